"""Where lots began and what places gave for them: the sums that a settlement between stores is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict

import sqlalchemy as sa

from domain.settlement import Begun, Used
from hq.store.schema import metadata, number, owner, text, whole
from hq.store.upsert import add, insert_new

lot_begun = sa.Table("lot_begun", metadata, owner("member"), owner("lot"), text("place"), whole("lost"))
lot_use = sa.Table(
    "lot_use",
    metadata,
    owner("member"),
    owner("lot"),
    owner("place"),
    owner("day"),
    number("lost"),
    whole("amount"),
    sa.Index(None, "day"),
)
UseKey = tuple[str, str, str, str, bool]
"""(member, lot, place, day, lost)."""


def begin(tx: sa.Connection, lots: Iterable[Begun]) -> None:
    """Keep where lots began; what is known stays."""
    insert_new(tx, lot_begun, [{**asdict(one), "lost": int(one.lost)} for one in lots])


def use(tx: sa.Connection, sums: Mapping[UseKey, int]) -> None:
    """Add what places gave for lots."""
    names = ("member", "lot", "place", "day", "lost")
    rows = [{**dict(zip(names, (*key[:4], int(key[4])), strict=True)), "amount": sums[key]} for key in sorted(sums)]
    add(tx, lot_use, rows, "amount")


def between(tx: sa.Connection, first: str, last: str) -> list[Used]:
    """What places gave on business days from the first to the last one, with where the lots began."""
    use, lot = lot_use.c, lot_begun.c
    same = sa.and_(use.member == lot.member, use.lot == lot.lot)
    query = (
        sa.select(use.place, use.lost, lot.place.label("began"), lot.lost.label("began_lost"), sa.func.sum(use.amount))
        .select_from(lot_use.outerjoin(lot_begun, same))
        .where(use.day >= first, use.day <= last)
        .group_by(use.place, use.lost, lot.place, lot.lost)
    )
    return [Used(row[0], bool(row[1]), row[2], bool(row[3]), int(row[4])) for row in tx.execute(query)]


def every_begun(tx: sa.Connection) -> set[Begun]:
    """Every lot."""
    rows = tx.execute(sa.select(lot_begun))
    return {Begun(row.member, row.lot, row.place, bool(row.lost)) for row in rows}


def every_use(tx: sa.Connection) -> dict[UseKey, int]:
    """All sums that are not zero."""
    rows = tx.execute(sa.select(lot_use).where(lot_use.c.amount != 0))
    return {(row.member, row.lot, row.place, row.day, bool(row.lost)): row.amount for row in rows}
