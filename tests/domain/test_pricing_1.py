"""Engine 1 is frozen; under plans that have only what it knew, engine 2 gives the same bill to the cent."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from domain import pricing, pricing_1
from domain.cart import Cart
from domain.members import Member
from domain.plan import Plan, Rounding
from tests.domain.deals import drawn_lines, line
from tests.domain.drawn import Drawn, read
from tests.proving import MANY, counterexample, switched_off
from tests.receipt_language import AT, PLAN, cart, coupon, member

Found = tuple[Cart, Member | None, Plan]


def build(drawn: Drawn) -> Found:
    """A cart under an old plan; coupons in the order in which engine 2 counts them."""
    lines = tuple(line(number, one) for number, one in enumerate(drawn_lines(drawn, 6), 1))
    rules = sorted(PLAN.coupons[drawn.below(2)].id for _ in range(drawn.below(3)))
    coupons = tuple(coupon(rule, f"99{number}") for number, rule in enumerate(rules))
    who = drawn.one_of((None, *(member(tier) for tier in (None, "yellow", "red", "black"))))
    mode, on = drawn.one_of(MODES)
    rounding = Rounding(drawn.one_of((1, 10, 100)), mode, on)  # type: ignore[arg-type]
    return Cart(lines, coupons, "M1"), who, replace(PLAN, rounding=rounding)


MODES = (("off", "cash"), ("down", "bill"), ("half_up", "bill"), ("down", "cash"), ("half_up", "cash"))
old = read(build, 50)


def as_before(found: Found) -> None:
    """The same bill from both engines, with and without cash."""
    basket, who, plan = found
    for cash in (None, 5_000):
        one = pricing_1.price(basket, who, plan, AT, cash)
        two = pricing.price(basket, who, plan, AT, cash)
        assert (one.lines, one.adjustments, one.taxes) == (two.lines, two.adjustments, two.taxes)
        assert (one.list, one.payable, one.rounding) == (two.list, two.payable, two.rounding)
        assert one.why_not == tuple(why for why in two.why_not if why.reason != "no_gain")


@MANY
@given(old)
def test_engine_2_prices_old_plans_as_engine_1_did(found: Found) -> None:
    as_before(found)


def test_a_difference_is_found_out() -> None:
    """Negative control: engine 2 without the member price."""
    with switched_off(pricing, "for offer in stack.chosen:", "for offer in stack.chosen[1:]:"):
        counterexample(old, as_before)


@pytest.mark.parametrize(
    ("goods", "tier", "coupons", "payable", "tax"),
    [
        ("2 MILK 15.90 9%", "", "", 3_180, 263),
        ("NUTS 89.90>79.90 13%", "red", "", 7_591, 873),
        ("MILK 300 13%", "red", "twenty", 26_500, 3_049),
        ("MILK 99.99 13%", "red", "twenty", 9_499, 1_093),
        ("3 SOAP 0.33 13%, BALM 0.01 6%", "red", "", 95, 11),
    ],
)
def test_old_figures(goods: str, tier: str, coupons: str, payable: int, tax: int) -> None:
    basket = cart(goods, "M1")
    if coupons:
        basket = basket.with_coupon(coupon(coupons))
    bill = pricing_1.price(basket, member(tier) if tier else None, PLAN, AT)
    assert (bill.payable, sum(part.tax for part in bill.taxes)) == (payable, tax)
