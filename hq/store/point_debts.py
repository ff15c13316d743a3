"""Points that members owe, by lot: taken back beyond what was there."""

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from domain.point_debts import Owed
from hq.store.among import among
from hq.store.bulk import Excluded, put_many
from hq.store.schema import metadata, owner, whole

point_debt = sa.Table("point_debt", metadata, owner("member"), owner("unit"), whole("points"), whole("value"))


def move(tx: sa.Connection, amounts: Mapping[tuple[str, str], Owed]) -> None:
    """Add to what members owe, by member and unit; below 0: settled."""
    rows = [
        {"member": who, "unit": unit, "points": owed.points, "value": owed.value}
        for (who, unit), owed in sorted(amounts.items(), key=_place)
    ]
    put_many(tx, point_debt, rows, _added)


_OF = (
    sa.select(point_debt)
    .where(among(point_debt.c.member, "ids"), point_debt.c.points > 0)
    .order_by(point_debt.c.member, point_debt.c.unit)
)


def of(tx: sa.Connection, members: Iterable[str]) -> dict[str, dict[str, Owed]]:
    """What these members owe, by member and unit, zeros left out."""
    found: dict[str, dict[str, Owed]] = {}
    for row in tx.execute(_OF, {"ids": sorted(members)}):
        found.setdefault(row.member, {})[row.unit] = Owed(row.points, row.value)
    return found


def owing(tx: sa.Connection, behind: str, limit: int) -> list[str]:
    """The ids of members behind an id who owe points, in order."""
    table = point_debt.c
    query = sa.select(table.member).distinct().where(table.member > behind, table.points > 0)
    return list(tx.scalars(query.order_by(table.member).limit(limit)))


def everything(tx: sa.Connection) -> dict[tuple[str, str], Owed]:
    """Every debt that is not settled, by member and unit."""
    rows = tx.execute(sa.select(point_debt))
    return {(row.member, row.unit): Owed(row.points, row.value) for row in rows if row.points or row.value}


def _place(item: tuple[tuple[str, str], Owed]) -> tuple[str, str]:
    return item[0]


def _added(excluded: Excluded, table: sa.Table) -> dict[str, Any]:
    return {"points": table.c.points + excluded.points, "value": table.c.value + excluded.value}
