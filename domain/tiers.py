"""Tiers: what counts, what is reached, what a promotion consumes (T1 to T4); nothing here lowers a tier.

Of the tiers of a class the one that stands later in the plan is the better one. Counters live in the ledger, for a
lifetime (`TIER:visits`) and, where a tier of the plan needs it, by calendar month (`TIER:visits@2026-11`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.entry_benefits import Gains, Progress, Promoted
from domain.plan_tiers import BALANCE, ONE_TOP_UP, PAID, POINTS, SPENDING, TOP_UP, VISITS, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from domain.members import Member
    from domain.plan import Plan
    from domain.plan_tiers import Tier

COUNTED = (SPENDING, TOP_UP, VISITS, POINTS)
"""Metrics with counters; the others are facts of the moment: one top-up, the balance held, a paid term, a hand."""
PROMOTING = (*COUNTED, ONE_TOP_UP, BALANCE)
NOTHING: Mapping[str, int] = {}
_MONTHS = {"year": 12, "quarter": 3, "month": 1}


def rank(plan: Plan, tier: str | None) -> int:
    """The place of a tier in the plan: the later, the better; -1 for none and for one that the plan does not have."""
    return next((place for place, one in enumerate(plan.tiers) if one.id == tier), -1)


def best(plan: Plan, one: str | None, other: str | None) -> str | None:
    """The better of two tiers; the first where neither is."""
    return other if rank(plan, other) > rank(plan, one) or one is None else one


def month_of(on: date) -> str:
    """`2026-11`."""
    return f"{on:%Y-%m}"


def months(window: Window, on: date) -> tuple[str, ...]:
    """The calendar months that a window holds on that day, oldest first; a lifetime has none."""
    if window.kind == "lifetime":
        return ()
    if window.kind == "rolling":
        many = window.months
    else:
        size = _MONTHS[window.kind]
        many = (on.month - 1) % size + 1
    last = on.year * 12 + on.month - 1
    return tuple(_named(last - back) for back in range(many - 1, -1, -1))


def _named(number: int) -> str:
    """The name of the month with that number, counted from the year 0."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def later(month: str, by: int) -> str:
    """The month so many months after another one."""
    year, _, number = month.partition("-")
    return _named(int(year) * 12 + int(number) - 1 + by)


def counter(member: Member, metric: str, month: str = "") -> int:
    """What a counter of the member holds, for his lifetime or in a month."""
    if metric == SPENDING and not month:
        return member.spending
    return member.metrics.get(f"{metric}@{month}" if month else metric, 0)


def standing(tier: Tier, member: Member, on: date, counts: Mapping[str, int] = NOTHING) -> int:
    """How far the member is towards a tier's threshold; `counts` is what this act adds, or a fact of the moment."""
    now = counts.get(tier.metric, 0)
    if tier.metric not in COUNTED:
        return now
    if tier.window.kind == "lifetime":
        return counter(member, tier.metric) + now
    return sum(counter(member, tier.metric, month) for month in months(tier.window, on)) + now


def reached(tier: Tier, member: Member, on: date, counts: Mapping[str, int] = NOTHING) -> bool:
    """Whether the member has what the tier asks for; a paid term and a hand do not promote by themselves, and what a
    metric of a newer program asks for is never guessed at.
    """
    if tier.kind != member.kind or tier.metric not in PROMOTING:
        return False
    if tier.metric in {ONE_TOP_UP, BALANCE} and tier.metric not in counts:
        return False
    return standing(tier, member, on, counts) >= tier.threshold


def earned(member: Member, plan: Plan, on: date, counts: Mapping[str, int] = NOTHING) -> str | None:
    """The tier that the member holds after this act: the better of the one held and the best one reached."""
    found = member.tier
    for tier in plan.tiers:
        if reached(tier, member, on, counts):
            found = best(plan, found, tier.id)
    return found


def in_force(member: Member, plan: Plan, on: date) -> str | None:
    """The tier that holds on that day: the one held, or a better one that a paid membership brings for its term."""
    found = member.tier
    for paid in plan.memberships:
        if paid.tier and member.paid.get(paid.id, "") >= on.isoformat():
            found = best(plan, found, paid.tier)
    for tier in plan.tiers:
        if tier.metric == PAID and tier.kind == member.kind and member.paid.get(tier.paid, "") >= on.isoformat():
            found = best(plan, found, tier.id)
    return found


def at_once(member: Member, plan: Plan, on: date, payable: Callable[[str | None], int]) -> str | None:
    """The tier that a sale is priced with: the one in force, or, if the plan says so, one that this very sale earns.

    `payable` prices the sale with a tier. The best tier is taken that the sale still earns at that tier's price.
    """
    held = in_force(member, plan, on)
    if not plan.at_once:
        return held
    most = sale_counts(member, on, payable(held))
    for tier in reversed(plan.tiers[rank(plan, held) + 1 :]):
        if reached(tier, member, on, most) and reached(tier, member, on, sale_counts(member, on, payable(tier.id))):
            return tier.id
    return held


def sale_counts(member: Member, on: date, payable: int) -> dict[str, int]:
    """What a sale adds: what was paid, and a visit unless it is another sale of the same day."""
    return {SPENDING: payable, VISITS: int(member.last_visit != on.isoformat())}


def advance(member: Member, plan: Plan, on: date, counts: Mapping[str, int]) -> Gains:
    """What an act counts towards tiers, and the promotion that it earns: the parts `progress` and `promoted`.

    `counts` by metric: what was paid, topped up, visits, points earned; ONE_TOP_UP and BALANCE as they stand now.
    """
    progress = tuple(one for metric in COUNTED for one in counted(plan, on, metric, counts.get(metric, 0)))
    tier = plan.tier(earned(member, plan, on, counts))
    if tier is None or tier.id == member.tier:
        return Gains(progress=progress)
    return Gains(progress=progress, promoted=(promotion(member, tier, on, counts),))


def counted(plan: Plan, on: date, metric: str, amount: int, owner: str = "") -> tuple[Progress, ...]:
    """The counters that an amount goes to: spending always, others where the plan asks for them: a tier, or what earns
    a paid membership.
    """
    users = [tier for tier in plan.tiers if tier.metric == metric]
    earning = [one.earned.per for one in plan.memberships if one.earned.threshold and one.earned.metric == metric]
    if not amount or not (users or earning or metric == SPENDING):
        return ()
    whole = Progress(metric, amount, owner=owner)
    monthly = any(tier.window.kind != "lifetime" or tier.review is not None for tier in users)
    monthly = monthly or any(per != "lifetime" for per in earning)
    return (whole, replace(whole, month=month_of(on))) if monthly else (whole,)


def promotion(member: Member, tier: Tier, on: date, counts: Mapping[str, int] = NOTHING) -> Promoted:
    """The promotion to a tier, with what it takes off the counters as the tier says (`after`)."""
    return Promoted(tier.id, member.tier, member.cycle, _consumed(member, tier, on, counts))


def _consumed(member: Member, tier: Tier, on: date, counts: Mapping[str, int]) -> tuple[Progress, ...]:
    """Lifetime counters as a whole, those of a window by month, the oldest first."""
    if tier.after == "keep" or tier.metric not in COUNTED:
        return ()
    now = counts.get(tier.metric, 0)
    if tier.window.kind == "lifetime":
        parts = {"": counter(member, tier.metric) + now}
    else:
        parts = {month: counter(member, tier.metric, month) for month in months(tier.window, on)}
        parts[month_of(on)] += now
    left = tier.threshold if tier.after == "consume" else sum(max(0, have) for have in parts.values())
    found = []
    for month, have in parts.items():
        take = min(left, max(0, have))
        left -= take
        if take:
            found.append(Progress(tier.metric, take, month))
    return tuple(found)


def tier_after(member: Member, gains: Gains) -> str | None:
    """The tier held after an act with these gains."""
    return gains.promoted[-1].tier if gains.promoted else member.tier


def next_tier(member: Member, plan: Plan, on: date, counts: Mapping[str, int] = NOTHING) -> tuple[Tier, int] | None:
    """The next better tier that can be reached by oneself and how much is missing for it, or None at the top."""
    held = rank(plan, in_force(member, plan, on))
    for tier in plan.tiers[held + 1 :]:
        if tier.kind == member.kind and tier.metric in PROMOTING:
            return tier, max(0, tier.threshold - standing(tier, member, on, counts))
    return None
