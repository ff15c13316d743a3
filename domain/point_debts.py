"""Points that are owed (`debt:points`): taken back beyond what was there, settled by HQ out of what comes later (P3).

A till that takes points back knows only what it holds of their lot; HQ alone knows what a member has and owes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain import points
from domain.entry_benefits import Gains, PointsSpend
from domain.entry_points import PointsReferred, PointsSettled
from domain.returns import returned_by
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class Owed:
    """So many points of a lot, and what they stand for in the books (minor units)."""

    points: int = 0
    value: int = 0

    def __add__(self, other: Owed) -> Owed:
        return Owed(self.points + other.points, self.value + other.value)


def owed_by(body: object) -> dict[tuple[str, str], Owed]:
    """What an entry leaves owing, by (owner, unit); below 0 what it settles."""
    found: dict[tuple[str, str], Owed] = {}
    if isinstance(body, PointsSettled):
        return {(body.member, _unit(one.lot)): Owed(-one.points, -one.amount) for one in body.settled}
    back = body.back if isinstance(body, PointsReferred) else _gone_back(body)
    for one in back.earned:
        if one.debt:
            key = one.owner, _unit(one.lot)
            found[key] = found.get(key, Owed()) + Owed(one.debt, one.debt_value)
    return found


def _gone_back(body: object) -> Gains:
    back = returned_by(body)
    return back.gains if back is not None else Gains()


def settlement(
    member: str,
    owed: Mapping[str, Owed],
    rooms: Mapping[str, tuple[int, str | None]],
    on: date,
    value: int,
    currency: str,
) -> PointsSettled | None:
    """What of a member's debt is settled now, None when nothing can be.

    `owed` and `rooms` (what is here, and until when) are by unit, `value` is what a point is worth. The points of the
    very lots that are owed go first, then the oldest; the oldest debt is settled first.
    """
    have = points.lots(rooms, on)
    debts = {unit.removeprefix(points.FAMILY): one for unit, one in sorted(owed.items()) if one.points > 0}
    many = min(sum(one.points for one in debts.values()), sum(have.values()))
    if many <= 0:
        return None
    own_first = {lot: have[lot] for lot in debts if lot in have} | have
    settled = points.spend({lot: one.points for lot, one in debts.items()}, many)
    return PointsSettled(
        member=member,
        day=on.isoformat(),
        taken=points.spend(own_first, many, value),
        settled=tuple(replace(one, amount=_worth(one, debts[one.lot])) for one in settled),
        currency=currency,
    )


def _worth(part: PointsSpend, whole: Owed) -> int:
    """What a part of a debt stands for: the last part takes the rest."""
    return whole.value if part.points == whole.points else whole.value * part.points // whole.points


def _unit(lot: str) -> str:
    return points.FAMILY + lot
