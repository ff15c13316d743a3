"""Coupons that issue themselves: the right ones, once per cause."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.articles import is_gtin
from domain.benefits import When
from domain.entries import Promoted
from domain.issues import (
    Cause,
    ahead,
    all_coupons,
    asleep,
    coupon_code,
    holds,
    met_by_sale,
    of_calendar,
    of_enrolment,
    of_sale,
)
from domain.plan_issues import IssueRule, PaidMembership
from tests.domain.programme import NOON, PLAN, member, plan


def _rules(causes: object) -> list[tuple[str, str, str]]:
    return [(one.rule.id, one.owner, one.period) for one in causes]  # type: ignore[attr-defined]


def test_a_new_member_gets_the_welcome_and_both_get_the_friends_coupon() -> None:
    causes = of_enrolment(member("M7", referrer="M1"), PLAN, "S01", NOON)

    assert _rules(causes) == [
        ("welcome", "M7", "M7"),
        ("welcome3", "M7", "M7"),
        ("friend-new", "M7", "M7"),
        ("friend-old", "M1", "M7"),
    ]
    coupons = all_coupons(causes, PLAN, NOON.date())
    assert [(one.rule, one.owner) for one in coupons] == [
        ("welcome", "M7"), ("bogo", "M7"), ("bogo", "M7"), ("bogo", "M7"), ("friend", "M7"), ("friend", "M1"),
    ]  # fmt: skip
    assert coupons[0].expires == "2027-02-22"
    assert coupons[-1].expires is None


def test_codes_follow_from_their_cause_and_are_coupons_of_this_chain() -> None:
    codes = [coupon_code("M1", "welcome", "M1", number) for number in range(1, 200)]

    assert len(set(codes)) == len(codes)
    assert all(is_gtin(code) and code.startswith("99") and len(code) == 13 for code in codes)
    assert coupon_code("M1", "welcome", "M1", 1) == codes[0]


def test_a_sale_of_the_given_size_brings_a_coupon_for_next_time() -> None:
    who = member()

    assert _rules(of_sale(who, PLAN, "S01", NOON, 20_000, "D1")) == [("next", "M1", "D1")]
    assert of_sale(who, PLAN, "S01", NOON, 19_999, "D1") == ()


def test_a_promotion_is_a_cause_for_its_tier_and_cycle() -> None:
    promoted = [Promoted("yellow", None, 0), Promoted("red", "yellow", 3)]

    assert _rules(met_by_sale(member(), PLAN, "S01", NOON, promoted)) == [("up", "M1", "red@3")]
    assert list(ahead("personal", PLAN, 3)) == ["CAUSE:up:red@3"]
    assert list(ahead("group", PLAN)) == []


@pytest.mark.parametrize(("last", "woken"), [("2026-10-25", True), ("2026-10-26", False), ("", False)])
def test_a_member_is_woken_after_the_pause_and_no_day_earlier(last: str, *, woken: bool) -> None:
    causes = met_by_sale(member(last_visit=last), PLAN, "S01", NOON, ())

    assert _rules(causes) == ([("wake", "M1", last)] if woken else [])
    assert list(asleep(last, PLAN, NOON.date())) == ([f"CAUSE:wake:{last}"] if woken else [])


def test_a_member_of_another_store_may_have_been_there_yesterday() -> None:
    """What is known here is his last visit here, so the till says nothing of waking him."""
    assert met_by_sale(member(last_visit="2026-10-25", local=False), PLAN, "S01", NOON, ()) == ()


def test_the_calendar_brings_birthdays_and_rhythms_each_in_its_period() -> None:
    causes = of_calendar(member(tier="red"), "1990-11-29", PLAN, NOON)

    assert _rules(one for one, _ in causes) == [
        ("cake", "M1", "2026"), ("day", "M1", "2026"), ("red-month", "M1", "2026-11"),
    ]  # fmt: skip
    assert causes[1][1] == date(2026, 11, 29), "it counts from the birthday, not from the day of issue"
    assert of_calendar(member(), "1990-05-29", PLAN, NOON) == ()
    assert of_calendar(member(), "", PLAN, NOON) == ()


def test_another_day_of_the_same_period_is_the_same_cause() -> None:
    one = of_calendar(member(tier="red"), "1990-11-29", PLAN, NOON)
    other = of_calendar(member(tier="red"), "1990-11-29", PLAN, NOON + timedelta(days=6))
    next_month = of_calendar(member(tier="red"), "1990-11-29", PLAN, NOON + timedelta(days=10))

    assert [cause.unit for cause, _ in one] == [cause.unit for cause, _ in other]
    assert "CAUSE:red-month:2026-12" in [cause.unit for cause, _ in next_month]


def test_a_cause_whose_coupon_the_plan_does_not_know_brings_nothing() -> None:
    assert all_coupons([Cause(IssueRule("x", "enrolled", "gone"), "M1", "M1")], PLAN, NOON.date()) == ()


@pytest.mark.parametrize(
    ("when", "fits"),
    [
        (When(), True),
        (When(members=True, kinds=("personal",)), True),
        (When(kinds=("group",)), False),
        (When(tiers=("red",)), True),
        (When(tiers=("yellow",)), False),
        (When(stores=("S02",)), False),
        (When(weekdays=(2,)), True),
        (When(weekdays=(1, 3)), False),
        (When(hours=(("09:00", "12:00"),)), False),
        (When(hours=(("12:00", "13:00"),)), True),
        (When(hours=(("22:00", "12:01"),), weekdays=(1,)), True),
        (When(hours=(("22:00", "12:01"),), weekdays=(2,)), False),
        (When(since="2026-11-24", until="2026-11-24"), True),
        (When(since="2026-11-25"), False),
        (When(until="2026-11-23"), False),
        (When(birthday="month"), True),
        (When(birthday="day"), False),
        (When(new_member_days=5), True),
        (When(new_member_days=4), False),
        (When(paid=("gold",)), True),
        (When(paid=("silver",)), False),
    ],
)
def test_a_cause_holds_when_every_field_that_is_set_fits(when: When, *, fits: bool) -> None:
    paid = {"gold": "2026-11-24", "silver": "2026-11-23"}
    who = member(tier="red", birthday="month", enrolled="2026-11-20", paid=paid)

    assert holds(when, who, "S01", NOON, PLAN) is fits


def test_the_tier_of_a_paid_membership_counts_while_it_runs() -> None:
    """As in pricing: who pays for red is red, for its rhythm and its coupons too."""
    rules = plan(memberships=(PaidMembership("gold", {"en": "Gold"}, "GOLD", 12, tier="red"),))
    paid = member(paid={"gold": "2026-11-24"})

    assert holds(When(tiers=("red",)), paid, "S01", NOON, rules)
    assert [cause.rule.id for cause, _ in of_calendar(paid, "", rules, NOON)] == ["red-month"]
    assert not holds(When(tiers=("red",)), member(paid={"gold": "2026-11-23"}), "S01", NOON, rules)


def test_what_asks_about_a_member_does_not_hold_without_one() -> None:
    assert holds(When(weekdays=(2,)), None, "S01", NOON, PLAN)
    assert not holds(When(members=True), None, "S01", NOON, PLAN)
    assert not holds(When(paid=("gold",)), None, "S01", NOON, PLAN)


def test_place_and_time_hold_for_the_one_who_brought_him_too() -> None:
    rules = tuple(replace(one, when=When(weekdays=(1,))) for one in PLAN.issues)

    assert of_enrolment(member("M7", referrer="M1"), plan(issues=rules), "S01", NOON) == ()
