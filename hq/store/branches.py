"""Closed branches: what each did to an owner's units as far as it was handed in, and how much of it he was given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from hq.store.among import among
from hq.store.schema import metadata, owner, whole
from hq.store.upsert import add

closed_unit = sa.Table(
    "closed_unit",
    metadata,
    owner("owner"),
    owner("register"),
    owner("epoch"),
    owner("unit"),
    whole("net"),
    whole("given"),
)
Branch = tuple[str, str, str]
"""(owner, register, epoch)."""


@dataclass(frozen=True, slots=True)
class ClosedUnit:
    """A unit of an owner in a closed branch: credits − spends, and what the owner got; the rest is the chain's loss."""

    unit: str
    net: int
    given: int


def move(tx: sa.Connection, branch: Branch, moves: Mapping[str, int]) -> None:
    """More of the branch was handed in."""
    of, register, epoch = branch
    names = {"owner": of, "register": register, "epoch": epoch}
    add(tx, closed_unit, [{**names, "unit": unit, "net": by, "given": 0} for unit, by in sorted(moves.items())], "net")


def give(tx: sa.Connection, branch: Branch, moves: Mapping[str, int]) -> None:
    """The owner was given so much more of it (below 0: so much less)."""
    of, register, epoch = branch
    names = {"owner": of, "register": register, "epoch": epoch}
    rows = [{**names, "unit": unit, "net": 0, "given": by} for unit, by in sorted(moves.items()) if by]
    add(tx, closed_unit, rows, "given")


_UNITS = (
    sa.select(closed_unit.c.unit, closed_unit.c.net, closed_unit.c.given)
    .where(
        *(closed_unit.c[name] == sa.bindparam(name) for name in ("owner", "register", "epoch")),
        among(closed_unit.c.unit, "units"),
    )
    .order_by(closed_unit.c.unit)
    .with_for_update()
)


def units(tx: sa.Connection, branch: Branch, names: Iterable[str]) -> list[ClosedUnit]:
    """How these units of the branch stand, locked."""
    of, register, epoch = branch
    wanted = {"owner": of, "register": register, "epoch": epoch, "units": sorted(names)}
    return [ClosedUnit(*row) for row in tx.execute(_UNITS, wanted)]


def everything(tx: sa.Connection) -> dict[tuple[Branch, str], ClosedUnit]:
    """Every unit of every closed branch that moved."""
    table = closed_unit
    return {
        ((row.owner, row.register, row.epoch), row.unit): ClosedUnit(row.unit, row.net, row.given)
        for row in tx.execute(sa.select(table))
        if row.net or row.given
    }


def lost_value(tx: sa.Connection) -> int:
    """What the chain lost of stored value by closed branches, in minor units."""
    table = closed_unit
    total = tx.scalar(sa.select(sa.func.sum(table.c.given - table.c.net)).where(table.c.unit.like("SV%")))
    return int(total or 0)
