"""Packages of prepaid sessions (G1): what a sale brings, and ticking off.

A lot begins with the date on which it was sold, so that lots sort by age. Sessions are ticked off oldest lot first
and never past the lot's date, out of what is lent to the register.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_benefits import Bought, SessionSpend
from domain.errors import Refusal
from domain.spans import until
from domain.stored_value import alive
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from domain.entries import SaleLine
    from domain.plan import Plan
    from domain.plan_issues import Package

FAMILY = "PKG:"


@dataclass(frozen=True, slots=True)
class SessionLot:
    """What this register may tick off of one lot of a package."""

    package: str
    id: str
    sessions: int
    expires: str | None = None


def package(plan: Plan, package_id: str) -> Package:
    """The package of that id; Refusal `unknown_package`."""
    found = next((one for one in plan.packages if one.id == package_id), None)
    if found is None:
        raise Refusal("unknown_package", package=package_id)
    return found


def bought(lines: Iterable[SaleLine], owner: str, plan: Plan, key: str, day: date) -> tuple[Bought, ...]:
    """The sessions that sold lines bring, each line into a lot of its own; `key` names the sale."""
    by_sku = {one.sku: one for one in plan.packages}
    return tuple(
        Bought(
            package=found.id,
            owner=owner,
            lot=f"{day:%Y%m%d}-{key}-{line.line}",
            line=line.line,
            sessions=found.sessions * line.quantity,
            expires=until(day, found.months),
        )
        for line in lines
        if (found := by_sku.get(line.sku)) is not None and line.quantity > 0
    )


def lots_of(rooms: Mapping[str, tuple[int, str | None]], package_id: str) -> tuple[SessionLot, ...]:
    """Lots of a package, oldest first, from (room, end) by unit."""
    family = f"{FAMILY}{package_id}/"
    return tuple(
        SessionLot(package_id, unit.removeprefix(family), room, expires)
        for unit, (room, expires) in sorted(rooms.items())
        if unit.startswith(family) and room > 0
    )


def use(lots: Iterable[SessionLot], sessions: int, on: date) -> tuple[SessionSpend, ...]:
    """Tick sessions off, oldest lot first, never past a lot's date.

    Refusals: `quantity_zero`; `not_enough_sessions` with what is left here; `sessions_expired` when only ended lots
    hold so many.
    """
    if sessions <= 0:
        raise Refusal("quantity_zero")
    every = tuple(lots)
    good = [lot for lot in every if alive(lot.expires, on)]
    left, spends = sessions, []
    for lot in good:
        taken = min(left, lot.sessions)
        if taken:
            spends.append(SessionSpend(lot.id, taken, lot.expires))
            left -= taken
    if left:
        here = sessions - left
        code = "sessions_expired" if sum(lot.sessions for lot in every) >= sessions else "not_enough_sessions"
        raise Refusal(code, wanted=sessions, here=here)
    return tuple(spends)
