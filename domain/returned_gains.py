"""What goes back of a sale's gains with its goods: whole units, rounded down; the last return takes the rest (C5, P3).

A promotion stays (T4): what it consumed is not put back, and the counter may fall below 0 until it is earned again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.entry_benefits import Gains

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.entry_benefits import Earned, PointsSpend

Unit = tuple[str, str]
"""(owner, unit)."""


def part(total: int, whole: int, before: int, more: int, *, last: bool) -> int:
    """What of `total` goes back with `more` of `whole`, after `before`: rounded down, the last return the rest."""
    done = _upto(total, whole, before)
    return total - done if last else _upto(total, whole, before + more) - done


def _upto(total: int, whole: int, upto: int) -> int:
    """Rounded toward zero, either sign alike; a whole of nothing goes back with the last return."""
    if whole <= 0:
        return 0
    size = abs(total) * upto // whole
    return size if total >= 0 else -size


def taken_back(gains: Gains, whole: int, before: int, more: int, *, last: bool) -> Gains:
    """What of counters and points goes back with `more` of a payable of `whole` minor units, after `before`."""

    def share(total: int) -> int:
        return part(total, whole, before, more, last=last)

    progress = tuple(replace(one, amount=share(one.amount)) for one in gains.progress)
    earned = tuple(_less(one, share(one.points)) for one in gains.earned)
    return Gains(
        progress=tuple(one for one in progress if one.amount), earned=tuple(one for one in earned if one.points)
    )


def _less(one: Earned, points: int) -> Earned:
    """So many points of those that were earned, at the value at which they were booked."""
    return replace(one, points=points, value=one.value // one.points * points if one.points else 0)


def with_debts(gains: Gains, rooms: Mapping[Unit, int]) -> Gains:
    """The same with what is owed: points are taken from what is here of their lot first, and the rest is a debt."""
    left = dict(rooms)
    earned = []
    for one in gains.earned:
        place = (one.owner, f"PTS/{one.lot}")
        here = min(one.points, max(0, left.get(place, 0)))
        left[place] = left.get(place, 0) - here
        earned.append(replace(one, debt=one.points - here))
    return replace(gains, earned=tuple(earned))


def without_debts(gains: Gains) -> Gains:
    """The same as if all points were here: what can be proved from the sale alone."""
    return replace(gains, earned=tuple(replace(one, debt=0) for one in gains.earned))


def points_back(owner: str, spends: Iterable[PointsSpend]) -> dict[Unit, int]:
    """What a return gives back of points that had paid, by unit: they are here before anything is taken."""
    back: dict[Unit, int] = {}
    for spend in spends:
        place = (owner, f"PTS/{spend.lot}")
        back[place] = back.get(place, 0) + spend.points
    return back
