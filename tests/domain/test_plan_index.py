"""The index of a plan."""

from __future__ import annotations

from dataclasses import replace

from domain.benefits import Group, Stacking
from domain.plan import Plan
from domain.plan_index import MOST_PLANS, index_of
from tests.plan_language import goods, plan
from tests.receipt_language import PLAN


def test_promotions_are_found_by_what_lies_in_the_cart() -> None:
    """By article, by category, once each, and those for everything."""
    index = index_of(plan(PLAN, "a: 90% @TEA,drinks; b: 90% @snacks; c: 90%; d: 90% @-TEA"))
    near = index.near(goods("TEA 1, COLA 1, PEAR 1").lines)

    assert {order: sorted(places) for order, places in near.items()} == {0: [0, 1], 2: [0, 1, 2], 3: [0, 1, 2]}


def test_an_index_is_made_once_per_plan() -> None:
    """A plan is known by being the same object; the memory is bounded."""
    one = index_of(PLAN)

    assert index_of(PLAN) is one
    assert index_of(replace(PLAN)) is not one
    for version in range(MOST_PLANS + 1):
        index_of(Plan(version))
    assert index_of(PLAN).coupons.keys() == one.coupons.keys()


def test_plain_plans() -> None:
    """Those that have nothing that engine 1 did not have."""
    assert index_of(PLAN).plain
    assert not index_of(plan(PLAN, "a: 90%")).plain
    assert not index_of(plan(PLAN, coupons="a: 10 off @drinks")).plain
    assert not index_of(plan(PLAN, stacking="tier, coupons")).plain


def test_a_group_named_twice_works_once() -> None:
    """The first time."""
    twice = replace(PLAN, stacking=Stacking((Group("tier"), Group("coupons"), Group("tier", "best"))))

    assert index_of(twice).groups == (Group("tier"), Group("coupons"))


def test_a_coupon_of_a_rule_that_is_gone() -> None:
    """It is the amount that it says, after those of the plan."""
    rule = index_of(PLAN).coupon("gone")

    assert (rule.rule, rule.trouble, rule.order) == ("coupon:gone", None, 2)
    assert set(rule.label) == {"en", "zh_CN", "zh_TW", "es"}


def test_near_of_nothing() -> None:
    """No line, no promotion but those for everything, which then have no place."""
    near = index_of(plan(PLAN, "a: 90%; b: 90% @TEA")).near(())
    assert {order: list(places) for order, places in near.items()} == {0: []}
