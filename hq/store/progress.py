"""Counters of tiers by member, and which promotion of a metric and cycle counts: the first that HQ heard of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from hq.store.among import among
from hq.store.one_statement import each
from hq.store.schema import member, metadata, number, owner, text, whole
from hq.store.upsert import add, insert_new

CHUNK = 500
TIER = "TIER:"
Key = tuple[str, str, int]
"""(register, epoch, seq) of an entry."""
Place = tuple[str, str, int]
"""(member, metric, cycle)."""

progress = sa.Table("progress", metadata, owner("member"), owner("unit"), whole("amount"))
promotion = sa.Table(
    "promotion",
    metadata,
    owner("member"),
    owner("metric"),
    number("cycle"),
    text("register"),
    text("epoch"),
    whole("seq"),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is set of a member: spending, tier, since when, and how often a promotion or a fall set counters back."""

    spending: int
    tier: str | None
    since: str
    cycle: int


def move(tx: sa.Connection, amounts: Mapping[tuple[str, str], int]) -> None:
    """Add to members' counters, by member and unit."""
    rows = [{"member": who, "unit": unit, "amount": amount} for (who, unit), amount in sorted(amounts.items())]
    add(tx, progress, rows, "amount")


_METRICS = sa.select(progress).where(among(progress.c.member, "ids"), progress.c.amount != 0).order_by(progress.c.unit)


def metrics(tx: sa.Connection, ids: Iterable[str]) -> dict[str, dict[str, int]]:
    """Counters of each member by unit without its family ("visits", "spending@2026-11"), zeros left out."""
    every, found = list(ids), defaultdict[str, dict[str, int]](dict)
    for start in range(0, len(every), CHUNK):
        part = every[start : start + CHUNK]
        for row in tx.execute(_METRICS, {"ids": part}):
            found[row.member][row.unit.removeprefix(TIER)] = row.amount
    return found


def everything(tx: sa.Connection) -> dict[tuple[str, str], int]:
    """Every counter that is not zero, by member and unit."""
    rows = tx.execute(sa.select(progress).where(progress.c.amount != 0))
    return {(row.member, row.unit): row.amount for row in rows}


def claim(tx: sa.Connection, place: Place, key: Key) -> bool:
    """Whether this entry's promotion is the one that counts of its metric and cycle; asked again it says the same."""
    names = ("member", "metric", "cycle", "register", "epoch", "seq")
    if insert_new(tx, promotion, [dict(zip(names, (*place, *key), strict=True))]):
        return True
    table = promotion.c
    query = sa.select(table.register, table.epoch, table.seq).where(
        table.member == place[0], table.metric == place[1], table.cycle == place[2]
    )
    return tuple(tx.execute(query).one()) == key


def claims(tx: sa.Connection) -> dict[Place, Key]:
    """Every promotion that counts."""
    return {(row.member, row.metric, row.cycle): (row.register, row.epoch, row.seq) for row in _all(tx)}


def _all(tx: sa.Connection) -> Sequence[sa.Row[tuple[str, str, int, str, str, int]]]:
    return tx.execute(sa.select(promotion)).all()


_CHANGE = (
    member.update()
    .where(member.c.member == sa.bindparam("who"))
    .values(
        spending=sa.bindparam("spent"),
        tier=sa.bindparam("reached"),
        tier_since=sa.bindparam("from_day"),
        cycle=sa.bindparam("now_cycle"),
    )
)


def change(tx: sa.Connection, changes: Mapping[str, Standing]) -> None:
    """Set spending, tier, since when and cycle of members."""
    rows = [
        {"who": who, "spent": to.spending, "reached": to.tier, "from_day": to.since, "now_cycle": to.cycle}
        for who, to in sorted(changes.items())
    ]
    each(tx, _CHANGE, rows)


def under_review(tx: sa.Connection, tier: str, before: str, after: str, limit: int) -> list[str]:
    """The ids of members behind `after` who have held this tier since before a day, in order."""
    query = (
        sa.select(member.c.member)
        .where(member.c.tier == tier, member.c.tier_since < before, member.c.member > after)
        .order_by(member.c.member)
        .limit(limit)
    )
    return list(tx.scalars(query))
