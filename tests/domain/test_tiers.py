"""Tiers: earned at the moment, by every metric and window; what a promotion consumes; never lowered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.entry_benefits import Gains, Progress, Promoted
from domain.members import Member
from domain.plan import Plan
from domain.plan_issues import PaidMembership
from domain.plan_tiers import Window
from domain.tiers import (
    advance,
    at_once,
    best,
    counter,
    earned,
    in_force,
    later,
    month_of,
    months,
    next_tier,
    rank,
    reached,
    sale_counts,
    standing,
    tier_after,
)
from tests.domain.club import DAY, REVIEWED, YEAR, one_tier, tier
from tests.receipt_language import PLAN, member


@pytest.mark.parametrize(
    ("spending", "found"),
    [(0, None), (99_999, None), (100_000, "yellow"), (200_000, "red"), (299_999, "red"), (300_000, "black")],
)
def test_a_tier_is_earned_at_its_threshold(spending: int, found: str | None) -> None:
    """T1: yellow diamond from 1,000, red from 2,000, black from 3,000."""
    assert earned(member(None, spending), PLAN, DAY) == found


def test_a_tier_is_never_lowered() -> None:
    """T4: a black diamond with little spending stays black, and a lower top-up changes nothing."""
    assert earned(member("black"), PLAN, DAY) == "black"
    plan = Plan(version=1, tiers=(tier("small", 500, metric="one_top_up"), tier("big", 900, metric="one_top_up")))
    assert earned(Member("M1", "big"), plan, DAY, {"one_top_up": 500}) == "big"


def test_a_tier_the_plan_no_longer_has_is_kept() -> None:
    """A tier of an older plan is not taken away by a newer one that forgot it; one of the newer may be earned."""
    assert earned(member("pearl"), PLAN, DAY) == "pearl"
    assert earned(member("pearl", 100_000), PLAN, DAY) == "yellow"


def test_the_later_tier_of_a_plan_is_the_better_one() -> None:
    """Whatever the metrics: thresholds of visits and of money cannot be compared."""
    plan = Plan(version=1, tiers=(tier("spender", 100_000), tier("regular", 10, metric="visits")))
    who = Member("M1", None, 100_000, metrics={"visits": 10})

    assert earned(who, plan, DAY) == "regular"
    assert [rank(plan, name) for name in ("regular", "spender", "pearl", None)] == [1, 0, -1, -1]
    assert best(plan, "spender", "regular") == best(plan, "regular", "spender") == "regular"
    assert best(plan, None, None) is None


def test_a_metric_of_a_newer_program_is_never_guessed_at() -> None:
    """Not even where it asks for nothing: nobody gets the tier, and nobody is told that it comes next."""
    plan = one_tier(threshold=0, metric="quantum")

    assert earned(member(), plan, DAY) is None
    assert next_tier(member(), plan, DAY) is None


def test_a_class_has_tiers_of_its_own() -> None:
    """A group is promoted by top-ups, and never by the tiers of persons."""
    plan = replace(PLAN, tiers=(*PLAN.tiers, tier("bronze", 500_000, kind="group", metric="top_up")))

    assert earned(Member("G1", None, 900_000, kind="group"), plan, DAY) is None
    assert earned(Member("G1", kind="group"), plan, DAY, {"top_up": 500_000}) == "bronze"
    assert earned(Member("M1"), plan, DAY, {"top_up": 500_000}) is None


@pytest.mark.parametrize(
    ("window", "found"),
    [
        (Window("month"), ["2026-11"]),
        (Window("quarter"), ["2026-10", "2026-11"]),
        (Window("year"), [f"2026-{month:02d}" for month in range(1, 12)]),
        (Window("rolling", 3), ["2026-09", "2026-10", "2026-11"]),
        (Window("rolling", 13), ["2025-11", "2025-12", *(f"2026-{month:02d}" for month in range(1, 12))]),
        (Window(), []),
    ],
    ids=str,
)
def test_the_months_of_a_window(window: Window, found: list[str]) -> None:
    """On the 22nd of November."""
    assert list(months(window, DAY)) == found


def test_months_go_on_over_the_year() -> None:
    assert (month_of(DAY), later("2026-11", 1), later("2026-11", 2), later("2026-01", -1)) == (
        "2026-11",
        "2026-12",
        "2027-01",
        "2025-12",
    )


def test_a_rolling_window_forgets() -> None:
    """What was spent thirteen months ago counts no more."""
    plan = one_tier(threshold=1000, window=YEAR)
    who = Member("M1", None, 5000, metrics={"spending@2025-12": 700, "spending@2025-11": 4300})
    gold = plan.tiers[0]

    assert (standing(gold, who, DAY), standing(gold, who, DAY, {"spending": 300})) == (700, 1000)
    assert earned(who, plan, DAY, {"spending": 299}) is None
    assert earned(who, plan, DAY, {"spending": 300}) == "gold"
    assert earned(who, plan, date(2027, 1, 1), {"spending": 300}) is None


def test_facts_of_the_moment_count_only_at_that_moment() -> None:
    """One top-up and the balance held are told by the act; a hand and a paid term promote nobody by themselves."""
    for metric in ("one_top_up", "balance"):
        plan = one_tier(threshold=0, metric=metric)
        assert not reached(plan.tiers[0], Member("M1"), DAY)
        assert reached(plan.tiers[0], Member("M1"), DAY, {metric: 0})
    for metric in ("by_hand", "paid"):
        plan = one_tier(threshold=0, metric=metric)
        assert not reached(plan.tiers[0], Member("M1"), DAY, {metric: 1})


def test_a_paid_membership_brings_its_tier_for_its_term() -> None:
    """Not a day longer, and the better of it and the tier held."""
    plan = replace(
        PLAN,
        tiers=(*PLAN.tiers, tier("club", 0, metric="paid", paid="year")),
        memberships=(PaidMembership("month", {"en": "Month"}, "1", 1, "red"),),
    )
    on_red, on_club = {"month": "2026-11-22"}, {"year": "2026-11-22"}

    assert in_force(replace(member("yellow"), paid=on_red), plan, DAY) == "red"
    assert in_force(replace(member("black"), paid=on_red), plan, DAY) == "black"
    assert in_force(replace(member("black"), paid=on_club), plan, DAY) == "club"
    assert in_force(replace(member("yellow"), paid=on_red | on_club), plan, date(2026, 11, 23)) == "yellow"
    assert earned(replace(member(), paid=on_club), plan, DAY) is None


def test_at_once_needs_the_tier_to_be_earned_at_its_own_price() -> None:
    """950.00 before: 60.00 at 98 % is enough, 51.00 is not, and a plan that does not say so waits for the next sale."""
    plan = replace(PLAN, at_once=True)

    def paying(full: int) -> str | None:
        def priced(name: str | None) -> int:
            found = plan.tier(name)
            return found.pays.of(full) if found is not None else full

        return at_once(member(None, 95_000), plan, DAY, priced)

    assert (paying(6000), paying(5100), paying(4900)) == ("yellow", None, None)
    assert at_once(member(None, 95_000), PLAN, DAY, _sixty) is None


def _sixty(_tier: str | None) -> int:
    return 6000


def test_a_sale_is_one_visit_a_day() -> None:
    who = replace(member(), last_visit="2026-11-22")

    assert sale_counts(member(), DAY, 700) == {"spending": 700, "visits": 1}
    assert sale_counts(who, DAY, 700) == {"spending": 700, "visits": 0}
    assert sale_counts(who, date(2026, 11, 23), 700)["visits"] == 1


def test_only_what_the_plan_asks_for_is_counted() -> None:
    """Spending always; by month only for windows and for reviews."""
    counts = {"spending": 700, "visits": 1, "points": 7, "top_up": 0}
    by_month = one_tier(threshold=9, metric="visits", window=Window("quarter"))
    reviewed = one_tier(threshold=10**6, review=REVIEWED)

    assert advance(member(), PLAN, DAY, counts).progress == (Progress("spending", 700),)
    assert advance(member(), by_month, DAY, counts).progress == (
        Progress("spending", 700),
        Progress("visits", 1),
        Progress("visits", 1, "2026-11"),
    )
    assert advance(member(), reviewed, DAY, counts).progress == (
        Progress("spending", 700),
        Progress("spending", 700, "2026-11"),
    )


@pytest.mark.parametrize(
    ("after", "consumed"),
    [
        ("keep", ()),
        ("zero", (Progress("spending", 1250),)),
        ("consume", (Progress("spending", 1000),)),
    ],
)
def test_what_a_promotion_takes_of_a_lifetime_counter(after: str, consumed: tuple[Progress, ...]) -> None:
    """T3: the counter goes on, back to zero, or down by the threshold."""
    plan = one_tier(threshold=1000, after=after)
    who = Member("M1", None, 950, cycle=3)

    assert advance(who, plan, DAY, {"spending": 300}).promoted == (Promoted("gold", None, 3, consumed),)
    assert advance(who, plan, DAY, {"spending": 49}).promoted == ()


@pytest.mark.parametrize(
    ("after", "consumed"),
    [
        ("zero", {"2026-09": 300, "2026-10": 400, "2026-11": 700}),
        ("consume", {"2026-09": 300, "2026-10": 400, "2026-11": 300}),
    ],
)
def test_a_window_is_consumed_by_month_oldest_first(after: str, consumed: dict[str, int]) -> None:
    """A month below zero (goods came back) gives nothing and takes nothing."""
    plan = one_tier(threshold=1000, after=after, window=Window("rolling", 4))
    months_ = {"spending@2026-08": -100, "spending@2026-09": 300, "spending@2026-10": 400, "spending@2026-11": 100}
    (found,) = advance(Member("M1", None, 700, metrics=months_), plan, DAY, {"spending": 600}).promoted

    assert {one.month: one.amount for one in found.consumed} == consumed


def test_the_tier_after_an_act() -> None:
    assert tier_after(member("red"), Gains()) == "red"
    assert tier_after(member("red"), Gains(promoted=(Promoted("black"),))) == "black"


def test_counters_of_a_member() -> None:
    who = Member("M1", None, 700, metrics={"visits": 3, "visits@2026-11": 1, "spending@2026-11": 200})

    assert [counter(who, "spending"), counter(who, "spending", "2026-11")] == [700, 200]
    assert [counter(who, "visits"), counter(who, "visits", "2026-11"), counter(who, "top_up")] == [3, 1, 0]


def test_the_way_to_the_next_tier() -> None:
    """M2: the next tier that can be earned and what is missing for it; nothing above the top."""
    found = next_tier(member("yellow", 150_000), PLAN, DAY)
    plan = replace(PLAN, tiers=(*PLAN.tiers, tier("friend", 0, metric="by_hand"), tier("bank", 900, metric="balance")))

    assert found is not None
    assert (found[0].id, found[1]) == ("red", 50_000)
    assert next_tier(member("black", 400_000), PLAN, DAY) is None
    bank = next_tier(member("black", 400_000), plan, DAY, {"balance": 300})
    assert bank is not None
    assert (bank[0].id, bank[1]) == ("bank", 600)
