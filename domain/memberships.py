"""Paid membership for a term (G2): selling its article extends it, and a renewal adds on to what is left."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.entry_benefits import Extended
from domain.errors import Refusal
from domain.spans import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from domain.entries import SaleLine
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


def extended(
    lines: Iterable[SaleLine], owner: str, paid: Mapping[str, str], plan: Plan, day: date
) -> tuple[Extended, ...]:
    """What sold lines add to a member's paid memberships, line by line; `paid` is what he holds."""
    by_sku = {one.sku: one for one in plan.memberships}
    ends = dict(paid)
    found = []
    for line in lines:
        one = by_sku.get(line.sku)
        if one is not None and line.quantity > 0:
            months = one.months * line.quantity
            ends[one.id] = extended_until(ends.get(one.id), day, months)
            found.append(Extended(one.id, owner, line.line, months, ends[one.id]))
    return tuple(found)
