"""How much stored value one register may hold (the plan's `sizing`): of one member, and of all members together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import sqlalchemy as sa

from domain.plan import Plan
from domain.stored_value import BONUS, PRINCIPAL
from hq.store import allowances, holders
from hq.store.allowances import Holding, Lending

FAMILIES = (PRINCIPAL + "/", BONUS + "/")


def over(tx: sa.Connection, plan: Plan, owner: str, holder: str, chosen: Mapping[str, int]) -> int | None:
    """How much stored value could be lent instead of this, None when it fits.

    All that a register holds is summed up only under a plan that bounds it: rows are kept by owner.
    """
    sizing = plan.sizing
    wanted = sum(amount for unit, amount in chosen.items() if unit.startswith(FAMILIES))
    if not wanted or not (sizing.member_cap or sizing.register_cap):
        return None
    free = wanted
    if sizing.member_cap:
        free = min(free, sizing.member_cap - held_by(allowances.holdings(tx, owner), holder))
    if sizing.register_cap:
        free = min(free, sizing.register_cap - whole(tx, holder))
    return None if free >= wanted else max(0, free)


def of_member(plan: Plan, target: int) -> int:
    """What a register should have of a member's stored value, within the plan's bound."""
    return min(target, plan.sizing.member_cap) if plan.sizing.member_cap else target


def fitting(tx: sa.Connection, plan: Plan, holder: str, lendings: Sequence[Lending]) -> list[Lending]:
    """What of these a register may be lent within the bound of all members together, the first ones first."""
    if not plan.sizing.register_cap:
        return list(lendings)
    free = max(0, plan.sizing.register_cap - whole(tx, holder))
    found: list[Lending] = []
    for one in lendings:
        amount = min(one.amount, free) if one.unit.startswith(FAMILIES) else one.amount
        free -= amount if one.unit.startswith(FAMILIES) else 0
        found += [replace(one, amount=amount)] if amount else []
    return found


def held_by(held: Iterable[Holding], holder: str) -> int:
    """What a holder has of an owner's stored value."""
    return sum(one.totals.room for one in held if one.holder == holder and one.unit.startswith(FAMILIES))


def whole(tx: sa.Connection, holder: str) -> int:
    """What a holder has of everybody's stored value."""
    return holders.value_by_holder(tx, [holder]).get(holder, 0)
