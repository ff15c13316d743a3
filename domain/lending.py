"""Which units (with their lots) make up a wish to borrow: the same at HQ and at a register that lends to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.stored_value import BONUS, PRINCIPAL, lots_of, spend

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

EITHER = "SV"
"""A wish for stored value of either kind: oldest lots first, inside a lot as the plan's order says."""


def belongs(name: str, wanted: str) -> bool:
    """Whether a unit with its lot is of the wanted one (`SVP/…` is of `SVP` and of `SV`)."""
    family = name.partition("/")[0]
    return wanted in {name, family} or (wanted == EITHER and family in {PRINCIPAL, BONUS})


def choose(
    rooms: Mapping[str, int], unit: str, amount: int, order: str, on: date, *, known: bool = False
) -> dict[str, int] | None:
    """How much of which units makes up `amount`, oldest lots first; None when there is not so much.

    `rooms` is what may be lent today, by unit. A unit with its lot (or of no lots, like a coupon) is taken as named;
    `known` says that it has an account though nothing of it may be lent.
    """
    if known or unit in rooms:
        return {unit: amount} if rooms.get(unit, 0) >= amount else None
    if unit == EITHER:
        return _either(rooms, amount, order, on)
    chosen: dict[str, int] = {}
    for name in sorted(name for name in rooms if name.startswith(f"{unit}/")):
        if amount > 0:
            chosen[name] = min(amount, rooms[name])
            amount -= chosen[name]
    return chosen if amount == 0 else None


def _either(rooms: Mapping[str, int], amount: int, order: str, on: date) -> dict[str, int] | None:
    try:
        spends = spend(lots_of(rooms), amount, order, on)
    except Refusal:
        return None
    parts = [(f"{PRINCIPAL}/{one.lot}", one.principal) for one in spends]
    parts += [(f"{BONUS}/{one.lot}", one.bonus) for one in spends]
    return {name: part for name, part in parts if part}


def as_much_as_there_is(
    rooms: Mapping[str, int], wants: Mapping[str, int], order: str, on: date
) -> tuple[dict[str, int], int]:
    """What of several wishes can be lent, each as far as there is, and how much in all is missing."""
    left = {unit: room for unit, room in rooms.items() if room > 0}
    chosen: dict[str, int] = {}
    missing = 0
    for unit, wanted in wants.items():
        there = min(wanted, sum(room for name, room in left.items() if belongs(name, unit)))
        parts = (choose(left, unit, there, order, on) if there > 0 else None) or {}
        for name, part in parts.items():
            chosen[name] = chosen.get(name, 0) + part
            left[name] -= part
        missing += wanted - sum(parts.values())
    return chosen, missing
