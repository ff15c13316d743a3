"""Stacks: exclusion, floors, and what happens beyond the bound; test_best_of.py proves that the best is found."""

from __future__ import annotations

import pytest
from hypothesis import given

from domain import knots, stacking
from domain.cart import CouponUse
from domain.pricing import price
from domain.stacking import Floors
from tests.domain.brute_force import cheapest
from tests.domain.deals import SUNDAY, Case, cases
from tests.plan_language import goods, plan
from tests.receipt_language import AT, PLAN, member


def test_floors_give_back_what_others_took() -> None:
    """Never more than that: what spared rules took stays off, and above list there is nothing."""
    floors = Floors([80, 80, 80], [100, 100, 100], ("spared",))

    assert floors.back([50, 50, 90], [0, 40, 0]) == [30, 10, 0]


def rivals(pairs: int) -> Case:
    """Pairs of articles, for each an amount off both and a bigger one off the first; a coupon on all the first ones."""
    names = [chr(ord("A") + n) for n in range(pairs)]
    promotions = "; ".join(f"both{n}: 3 off @{n}X,{n}Y; one{n}: 5 off @{n}X" for n in names)
    rules = plan(PLAN, promotions, "half: 50% @" + ",".join(f"{n}X" for n in names))
    cart = goods(", ".join(f"{n}X 10, {n}Y 2" for n in names), "M1")
    return Case(cart.with_coupon(CouponUse("1", "half", 0, 0, "M1")), member(), rules)


def not_searched(case: Case) -> bool:
    return any(why.reason == "not_searched" for why in case.bill().why_not)


def test_beyond_the_bound_the_bill_says_so() -> None:
    """64 stacks are tried one by one; with 128 each pair is improved by itself."""
    within, beyond = rivals(6), rivals(7)

    assert (not_searched(within), not_searched(beyond)) == (False, True)
    assert within.bill().payable == cheapest(within)[0]
    assert beyond.bill().payable == cheapest(beyond)[0]


@given(cases(most=5, promotions=6, coupons=3))
def test_beyond_the_bound_it_is_the_same_every_time(case: Case) -> None:
    """Never cheaper than the cheapest (equal lines may have each other's odd cent, and what is free then may be worth a
    cent more), never dearer than list, and the card still costs nothing.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(stacking, "TRIED", 0)
        patched.setattr(stacking, "LEAST_TRIED", 1)
        patched.setattr(knots, "CHOICES", 1)
        one, other = case.bill(), case.bill()
        without = price(case.cart, None, case.plan, SUNDAY)

    assert one == other
    assert one.payable <= min(one.list, without.payable)
    assert case.plan.at_once or one.payable >= cheapest(case)[0] - len(case.cart.lines)


def test_three_groups_that_exclude_each_other() -> None:
    """One of them works, the others say which."""
    rules = plan(PLAN, "a: 90% #x; b: 80% #y; c: 70% #z", stacking="x excludes y z, y excludes z, z, tier")
    bill = price(goods("TEA 10"), member(), rules, AT)

    assert bill.payable == 700
    assert [(why.rule, why.reason, why.detail) for why in bill.why_not] == [
        ("promotion:a", "excluded_by", "z"),
        ("promotion:b", "excluded_by", "z"),
    ]


def test_a_group_without_anything_excludes_nobody() -> None:
    """A promotion that does not hold keeps no tier away."""
    rules = plan(PLAN, "a: 50% @CAKE", stacking="promotions excludes tier, tier")

    assert price(goods("TEA 10"), member("red"), rules, AT).payable == 950
