"""Reviews of tiers (T3): whether enough came in to keep a tier, and what a member falls to when it did not.

A review looks at the calendar months after the one in which the tier was earned, or last kept; it decides when the
days of grace are over, and what came in up to then counts. Everything follows from the counters of the months.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from domain.entry_benefits import Progress
from domain.plan_tiers import SPENDING
from domain.tiers import COUNTED, best, counter, later, month_of, rank, reached
from domain.value import dataclass

if TYPE_CHECKING:
    from domain.members import Member
    from domain.plan import Plan
    from domain.plan_tiers import Review, Tier


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a review finds: `counted` came in, the tier afterwards, from when the next review counts, what is taken."""

    counted: int
    least: int
    after: str | None
    next: str
    consumed: tuple[Progress, ...] = ()


def decided_on(review: Review, since: str) -> date:
    """The day on which a review decides: the first after its months, and the days of grace."""
    year, _, month = later(since[:7], review.months + 1).partition("-")
    return date(int(year), int(month), 1) + timedelta(days=review.grace_days)


def review(facts: Member, plan: Plan, since: str, on: date) -> Verdict | None:
    """Review the tier that a member holds since a day; None while nothing is due. `facts` are the counters as known."""
    tier = plan.tier(facts.tier)
    if tier is None or tier.review is None:
        return None
    day = decided_on(tier.review, since)
    if on < day:
        return None
    counted = _came_in(facts, tier, since, day)
    if counted >= tier.review.least:
        return Verdict(counted, tier.review.least, tier.id, _end_of(later(since[:7], tier.review.months)))
    consumed = _before(facts, tier, counted)
    left = _less(facts, consumed)
    found = None
    for lower in plan.tiers[: rank(plan, tier.id)]:
        if reached(lower, left, day):
            found = best(plan, found, lower.id)
    return Verdict(counted, tier.review.least, found, day.isoformat(), consumed)


def _came_in(facts: Member, tier: Tier, since: str, day: date) -> int:
    month, total = later(since[:7], 1), 0
    while month <= month_of(day):
        total += counter(facts, tier.metric, month)
        month = later(month, 1)
    return total


def _before(facts: Member, tier: Tier, counted: int) -> tuple[Progress, ...]:
    """What a lifetime counter holds from before: it would earn the tier again at once."""
    if tier.metric not in COUNTED or tier.window.kind != "lifetime":
        return ()
    old = counter(facts, tier.metric) - max(0, counted)
    return (Progress(tier.metric, old),) if old > 0 else ()


def _less(facts: Member, consumed: tuple[Progress, ...]) -> Member:
    for one in consumed:
        left = counter(facts, one.metric) - one.amount
        if one.metric == SPENDING:
            facts = replace(facts, spending=left)
        else:
            facts = replace(facts, metrics={**facts.metrics, one.metric: left})
    return facts


def _end_of(month: str) -> str:
    year, _, number = month.partition("-")
    return f"{month}-{monthrange(int(year), int(number))[1]:02d}"
