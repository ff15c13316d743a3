"""What a sale brings its member: one function of the sale's own facts, found again when it is priced again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from domain.entries import SaleCompleted
from domain.entry_benefits import Earned, Gains, Progress, Promoted
from domain.gains import of_sale, of_taking_part
from domain.members import Member
from domain.plan import Plan
from domain.plan_tiers import Window
from domain.sales import reprice
from tests.domain.club import earning, rule, sold, tier
from tests.domain.shop import sales
from tests.receipt_language import AT, PLAN, member

CLUB = replace(
    earning(rule("fixed", points=3), rule("fixed", points=2, on="visit")),
    tiers=(tier("guest", 2, metric="visits", window=Window("month")), tier("pal", 5, metric="points", after="zero")),
)


def test_points_and_visits_promote_too() -> None:
    """Two points held and three more make a pal; the counter goes back to zero; each metric has its own months."""
    who = Member("M1", None, 100, metrics={"points": 2, "visits@2026-11": 0})
    sale = sold("MILK 1", CLUB, who)

    assert sale.gains == Gains(
        progress=(
            Progress("spending", 100),
            Progress("visits", 1),
            Progress("visits", 1, "2026-11"),
            Progress("points", 3),
        ),
        promoted=(Promoted("pal", None, 0, (Progress("points", 5),)),),
        earned=(Earned("by_fixed", "M1", "2026-11+12", 3, 300, "2027-11-30"),),
    )
    assert sale.tier_after == "pal"


def test_without_a_member_a_sale_brings_nothing() -> None:
    assert sold("MILK 1", CLUB).gains == Gains()


def test_the_agents_points_are_counted_for_the_agent() -> None:
    """M5: his counter moves, the group's does not."""
    group = Member("G1", kind="group")
    found = sold("MILK 300", CLUB, group, agent="M7").gains

    assert Progress("points", 3, owner="M7") in found.progress
    assert [one.owner for one in found.progress if one.metric == "points"] == ["M7"]


def test_taking_part_counts_a_visit_and_its_points() -> None:
    found = of_taking_part(replace(member(), metrics={"points": 4}), CLUB, "visit", "S01", AT)

    assert [one.points for one in found.earned] == [2]
    assert Progress("visits", 1) in found.progress
    assert [one.tier for one in found.promoted] == ["pal"]
    again = of_taking_part(replace(member(), last_visit="2026-11-22"), CLUB, "visit", "S01", AT)
    assert [one for one in again.progress if one.metric == "visits"] == []
    assert of_taking_part(member(), CLUB, "event", "S01", AT) == Gains()


@given(sales())
def test_gains_are_read_from_the_sale_alone(found: tuple[SaleCompleted, Plan]) -> None:
    """What stands in `gains` already changes nothing."""
    sale, plan = found
    plan = replace(plan, points=CLUB.points)

    assert of_sale(sale, plan, None) == of_sale(replace(sale, gains=Gains(), tier_after="other"), plan, None)


@pytest.mark.parametrize(
    "change",
    [
        {"gains": Gains()},
        {"tier_after": "guest"},
        {"gains": Gains(promoted=(Promoted("black"),)), "tier_after": "black"},
    ],
    ids=str,
)
def test_other_gains_than_the_facts_give_are_told(change: dict[str, object]) -> None:
    """More points, another tier, nothing at all: pricing again finds it."""
    sale = sold("MILK 300", CLUB, member())

    assert reprice(sale, CLUB, AT) == ""
    assert next(iter(change)) in reprice(replace(sale, **change), CLUB, AT)  # type: ignore[arg-type]
    (one,) = sale.gains.earned
    more = replace(sale.gains, earned=(replace(one, points=one.points + 1),))
    assert "gains" in reprice(replace(sale, gains=more), CLUB, AT)


def test_a_sale_of_engine_1_says_nothing_of_gains_and_keeps_its_tier() -> None:
    """It is priced again by the engine that priced it, tier and all."""
    sale = replace(sold("MILK 60", PLAN, member(None, 95_000)), engine=1, gains=Gains(), tier_after="yellow")

    assert reprice(sale, PLAN, AT) == ""
    assert "tier_after" in reprice(replace(sale, tier_after=None), PLAN, AT)
