"""Whether a benefit holds: here, now, for this member, for these goods; every field that is set must fit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from domain.benefits import Scope, When
    from domain.members import Member


def in_scope(scope: Scope, sku: str, category: str, since: str, on: date) -> bool:
    """Whether an article is meant; `since` is the day on which it came into the range ("": not known)."""
    if sku in scope.not_skus or category in scope.not_categories:
        return False
    if (scope.skus or scope.categories) and sku not in scope.skus and category not in scope.categories:
        return False
    return not scope.new_days or younger(since, on, scope.new_days)


def younger(since: str, on: date, days: int) -> bool:
    """Whether something that began on that day is fewer than so many days old; "" is not known."""
    return bool(since) and 0 <= (on - date.fromisoformat(since[:10])).days < days


def fits(when: When, member: Member | None, tier: str | None, store: str, at: datetime) -> bool:
    """Whether place, time and member fit; `tier` is the one in force. `least` and `pieces` are asked of the goods."""
    day, clock = at.date().isoformat(), f"{at:%H:%M}"
    here = (
        not when.stores or store in when.stores,
        not when.weekdays or at.isoweekday() in when.weekdays,
        not when.hours or any(start <= clock < end for start, end in when.hours),
        when.since is None or when.since <= day,
        when.until is None or day <= when.until,
    )
    return all(here) and _fits_member(when, member, tier, at.date())


def _fits_member(when: When, member: Member | None, tier: str | None, on: date) -> bool:
    if member is None:
        return not (when.members or when.kinds or when.tiers or when.birthday or when.new_member_days or when.paid)
    paid = {name for name, last in member.paid.items() if last >= on.isoformat()}
    return all(
        (
            not when.kinds or member.kind in when.kinds,
            not when.tiers or tier in when.tiers,
            not when.birthday or member.birthday in {"day", when.birthday},
            not when.new_member_days or younger(member.enrolled, on, when.new_member_days),
            not when.paid or not paid.isdisjoint(when.paid),
        )
    )
