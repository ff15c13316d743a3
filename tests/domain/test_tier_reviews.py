"""Reviews of tiers (T3): kept when enough came in, else, after the grace, down to what is deserved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.entry_benefits import Progress
from domain.members import Member
from domain.plan import Plan
from domain.plan_tiers import Review, Window
from domain.tier_reviews import Verdict, decided_on, review
from domain.tiers import earned
from tests.domain.club import tier
from tests.receipt_language import PLAN, member

SINCE = "2025-11-22"
YEARLY = Review(12, 50_000, 30)
LADDER = Plan(version=1, tiers=(tier("silver", 20_000), tier("gold", 100_000, review=YEARLY)))


def gold(**months: int) -> Member:
    """A gold member with 2,000.00 in his life and so much in months of the last year (`m2026_03=...`)."""
    metrics = {f"spending@{name[1:].replace('_', '-')}": amount for name, amount in months.items()}
    return Member("M1", "gold", 200_000, metrics=metrics)


@pytest.mark.parametrize(
    ("rule", "since", "day"),
    [
        (Review(12, 1), SINCE, date(2026, 12, 1)),
        (YEARLY, SINCE, date(2026, 12, 31)),
        (Review(1, 1), "2026-12-31", date(2027, 2, 1)),
    ],
)
def test_a_review_decides_after_its_months_and_the_grace(rule: Review, since: str, day: date) -> None:
    assert decided_on(rule, since) == day


def test_nothing_is_due_before() -> None:
    assert review(gold(), LADDER, SINCE, date(2026, 12, 30)) is None


def test_a_tier_without_a_review_is_for_ever() -> None:
    """T4: whatever comes in, and whatever is left of the balance."""
    assert review(member("black"), PLAN, SINCE, date(2036, 1, 1)) is None
    assert review(member(), PLAN, SINCE, date(2036, 1, 1)) is None
    assert review(member("pearl"), PLAN, SINCE, date(2036, 1, 1)) is None


def test_enough_keeps_the_tier_and_the_next_review_counts_from_there() -> None:
    """The month in which it was earned does not count, those of the grace do."""
    day = date(2026, 12, 31)

    assert review(gold(m2026_03=30_000, m2026_11=20_000), LADDER, SINCE, day) == Verdict(
        50_000, 50_000, "gold", "2026-11-30"
    )
    kept = review(gold(m2026_03=30_000, m2026_12=20_000), LADDER, SINCE, day)
    assert kept is not None
    assert kept.after == "gold"
    fallen = review(gold(m2025_11=90_000, m2026_03=30_000, m2027_01=99_000), LADDER, SINCE, date(2027, 1, 15))
    assert fallen is not None
    assert (fallen.counted, fallen.after) == (30_000, "silver")


def test_a_fall_leaves_what_came_in_and_does_not_rise_again_at_once() -> None:
    """What the lifetime counter held from before is taken off: one cent later he is still silver."""
    who = gold(m2026_03=30_000)
    found = review(who, LADDER, SINCE, date(2026, 12, 31))

    assert found == Verdict(30_000, 50_000, "silver", "2026-12-31", (Progress("spending", 170_000),))
    after = replace(who, tier="silver", spending=30_000)
    assert earned(after, LADDER, date(2026, 12, 31), {"spending": 1}) == "silver"
    nothing = review(gold(), LADDER, SINCE, date(2026, 12, 31))
    assert nothing is not None
    assert (nothing.after, nothing.consumed) == (None, (Progress("spending", 200_000),))


def test_other_counters_fall_likewise() -> None:
    """Visits, and a window that forgets by itself and needs nothing taken off."""
    visits = Plan(version=1, tiers=(tier("gold", 50, metric="visits", review=Review(12, 20)),))
    rolling = Plan(version=1, tiers=(tier("gold", 900, window=Window("rolling"), review=Review(12, 900)),))
    who = Member("M1", "gold", 5000, metrics={"visits": 60, "visits@2026-02": 19, "spending@2026-02": 899})
    day = date(2026, 12, 31)

    assert review(who, visits, SINCE, day) == Verdict(19, 20, None, "2026-12-01", (Progress("visits", 41),))
    assert review(who, rolling, SINCE, day) == Verdict(899, 900, None, "2026-12-01")


def test_it_never_falls_to_the_tier_that_is_reviewed_or_to_a_better_one() -> None:
    """Though the counter would earn it: what is looked at is what came in."""
    strict = replace(
        LADDER, tiers=(*LADDER.tiers[:1], tier("gold", 100_000, review=Review(12, 150_000)), tier("top", 9))
    )
    found = review(gold(m2026_03=120_000), strict, SINCE, date(2026, 12, 31))

    assert found is not None
    assert found.after == "silver"
