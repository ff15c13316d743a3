"""Paid membership for a term (G2): selling its article extends it, and a renewal adds on to what is left; a large sale
or an accumulated figure may grant it too. A counter runs over all stores, so HQ alone grants what it reached.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain import tiers
from domain.entry_benefits import Extended
from domain.errors import Refusal
from domain.plan_tiers import Window
from domain.spans import add_months, period_of
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from domain.entries import SaleLine
    from domain.entry_causes import MembershipEarned
    from domain.members import Member
    from domain.plan import Plan
    from domain.plan_issues import PaidMembership


def membership(plan: Plan, membership_id: str) -> PaidMembership:
    """The paid membership of that id; Refusal `unknown_membership`."""
    found = next((one for one in plan.memberships if one.id == membership_id), None)
    if found is None:
        raise Refusal("unknown_membership", membership=membership_id)
    return found


def extended_until(last: str | None, day: date, months: int) -> str:
    """The last day after so many months more: from the day on, or from the last day where that lies ahead."""
    start = max(day, date.fromisoformat(last)) if last else day
    return add_months(start, months).isoformat()


def last_day(known: str | None, terms: Iterable[tuple[str, int]]) -> str | None:
    """The last day after terms (day, months) that were added one after the other; months below 0 take away, last."""
    for taken_back, day, months in sorted((months < 0, day, months) for day, months in terms):
        if not taken_back:
            known = extended_until(known, date.fromisoformat(day), months)
        elif known is not None:
            known = add_months(date.fromisoformat(known), months).isoformat()
    return known


LIFETIME = "lifetime"
BY_SALE = 0
"""The line of a term that the sale as a whole grants."""


def extended(
    lines: Iterable[SaleLine], owner: str, paid: Mapping[str, str], plan: Plan, day: date, payable: int = 0
) -> tuple[Extended, ...]:
    """What sold lines add to a member's paid memberships, line by line, then what the `payable` of the sale grants;
    `paid` is what he holds.
    """
    by_sku = {one.sku: one for one in plan.memberships}
    ends = dict(paid)
    found = []
    for line in lines:
        one = by_sku.get(line.sku)
        if one is not None and line.quantity > 0:
            months = one.months * line.quantity
            ends[one.id] = extended_until(ends.get(one.id), day, months)
            found.append(Extended(one.id, owner, line.line, months, ends[one.id]))
    found += [
        Extended(one.id, owner, BY_SALE, one.months, extended_until(None, day, one.months))
        for one in plan.memberships
        if 0 < one.earned.least <= payable and ends.get(one.id, "") < day.isoformat()
    ]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Due:
    """A term that a counter has reached: it held `counted`; `period` tells this grant from every other one."""

    membership: str
    months: int
    period: str
    counted: int


def due(member: Member, plan: Plan, on: date, granted: Mapping[str, Sequence[str]]) -> tuple[Due, ...]:
    """What counters have reached on that day and nobody was granted yet; `granted` are the days of HQ's own grants."""
    found = []
    for one in plan.memberships:
        counted, period = reached_by(member, one, on), period_of_grant(one, on)
        before = {period_of_grant(one, date.fromisoformat(day)) for day in granted.get(one.id, ())}
        if 0 < one.earned.threshold <= counted and period not in before:
            found.append(Due(one.id, one.months, period, counted))
    return tuple(found)


def reached_by(member: Member, one: PaidMembership, on: date) -> int:
    """What the counter of a membership holds on that day: of a lifetime, or of the calendar period."""
    earned = one.earned
    if earned.per == LIFETIME:
        return tiers.counter(member, earned.metric)
    window = tiers.months(Window(earned.per), on)
    return sum(tiers.counter(member, earned.metric, month) for month in window)


def period_of_grant(one: PaidMembership, on: date) -> str:
    """The period in which a counter grants once: "once" for a lifetime."""
    return "once" if one.earned.per == LIFETIME else period_of(one.earned.per, on)


def earned_trouble(body: MembershipEarned, plan: Plan) -> str:
    """What the plan does not say of a membership that HQ granted for a counter; "" when nothing."""
    one = next((one for one in plan.memberships if one.id == body.membership), None)
    if one is None or not 0 < one.earned.threshold <= body.counted:
        return f"{body.counted} do not earn {body.membership}"
    right = one.months, period_of_grant(one, date.fromisoformat(body.day))
    return "" if (body.months, body.period) == right else f"it should be {right[0]} months for {right[1]}"
