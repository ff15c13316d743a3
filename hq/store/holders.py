"""What one holder (`register/epoch`) has of everybody: asked rarely, as rows are kept by owner."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from hq.store.allowances import allowance, holding
from hq.store.among import among
from hq.store.parting import locked


def owners(tx: sa.Connection, holder: str, behind: str, limit: int) -> list[str]:
    """The next owners of whom a holder ever had something, behind one."""
    query = (
        sa.select(allowance.c.owner)
        .where(allowance.c.holder == holder, allowance.c.owner > behind)
        .distinct()
        .order_by(allowance.c.owner)
        .limit(limit)
    )
    return list(tx.scalars(query))


def rooms(tx: sa.Connection, holder: str, of: Sequence[str]) -> dict[str, dict[str, int]]:
    """What a holder has of these owners by unit, as HQ knows it, locked; below 0: it spent more than HQ knows of."""
    theirs = (among(allowance.c.owner, "ids"), allowance.c.holder == holder)
    query = sa.select(allowance).where(*theirs).order_by(allowance.c.owner, allowance.c.unit).with_for_update()
    found: dict[str, dict[str, int]] = {}
    for row in locked(tx, query, of):
        one = holding(row)
        if one.totals.room:
            found.setdefault(row.owner, {})[one.unit] = one.totals.room
    return found


def value_by_holder(tx: sa.Connection, only: Sequence[str]) -> dict[str, int]:
    """What these holders have of members' stored value together, in minor units."""
    query = sa.select(allowance).where(allowance.c.holder.in_(only), allowance.c.unit.like("SV%"))
    found: dict[str, int] = {}
    for row in tx.execute(query):
        found[row.holder] = found.get(row.holder, 0) + holding(row).totals.room
    return found
