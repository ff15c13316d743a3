"""From cart to entry and back: a past sale prices again to the cent, and a changed one does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from domain.cart import Cart, CartLine
from domain.entries import SaleCompleted
from domain.errors import Refusal
from domain.plan import Plan
from domain.sales import bill_for, complete, reprice
from tests.domain.shop import sales
from tests.receipt_language import AT, PLAN, PLAN_REF, SHIFT, article, cart, cash, coupon, member, rounding, stored


@given(sales())
def test_any_sale_prices_again_to_the_cent(found: tuple[SaleCompleted, Plan]) -> None:
    """From its entry and its plan alone."""
    sale, plan = found

    assert reprice(sale, plan, AT) == ""
    assert sum(tender.amount for tender in sale.tenders) - sale.change == sale.payable


@given(sales())
def test_a_changed_sale_is_found(found: tuple[SaleCompleted, Plan]) -> None:
    """A cent more on the payable, another change, another tax: each is named."""
    sale, plan = found

    assert "payable" in reprice(replace(sale, payable=sale.payable + 1), plan, AT)
    assert reprice(replace(sale, change=sale.change + 1), plan, AT)
    line = replace(sale.lines[0], tax=sale.lines[0].tax + 1, net=sale.lines[0].net - 1)
    assert "lines" in reprice(replace(sale, lines=(line, *sale.lines[1:])), plan, AT)


def test_tenders_below_the_total_never_finish() -> None:
    """One cent short is short."""
    with pytest.raises(Refusal, match="tenders_below_total"):
        complete(cart("MILK 10"), None, PLAN, PLAN_REF, AT, (cash("9.99"),), store="S01", shift=SHIFT)
    with pytest.raises(Refusal, match="cart_empty"):
        complete(Cart(), None, PLAN, PLAN_REF, AT, (), store="S01", shift=SHIFT)


def test_the_very_sale_promotes() -> None:
    """T3: 950.00 spent before and 60.00 now make a yellow diamond, from the next sale on."""
    sale = complete(
        cart("MILK 60", "M1"), member(None, 95_000), PLAN, PLAN_REF, AT, (cash("60"),), store="S01", shift=SHIFT
    )

    assert (sale.payable, sale.tier_after) == (6000, "yellow")


def test_the_balance_shown_is_less_by_what_was_spent() -> None:
    """Receipts print the balance before and after."""
    sale = complete(
        cart("MILK 60", "M1"),
        member(),
        PLAN,
        PLAN_REF,
        AT,
        (stored("50", "10"),),
        store="S01",
        shift=SHIFT,
        balance=9000,
    )

    assert sale.balance is not None
    assert (sale.balance.before, sale.balance.after) == (9000, 3000)


def test_rounding_on_cash_comes_with_the_cash() -> None:
    """Not while stored value pays, then on what is left for the drawer."""
    plan = rounding("0.10", "down", "cash")
    basket = cart("MILK 186.74", "M1")

    assert bill_for(basket, member(), plan, AT, (stored("100"),)).payable == 18674
    sale = complete(basket, member(), plan, PLAN_REF, AT, (stored("100"), cash("90")), store="S01", shift=SHIFT)
    assert (sale.payable, sale.rounding, sale.change, sale.cash_part) == (18670, 4, 330, 8674)


def test_two_coupons_of_one_rule() -> None:
    """Each says what it took itself."""
    basket = (
        cart("MILK 15", "M1").with_coupon(coupon("ten", "9900000000011")).with_coupon(coupon("ten", "9900000000028"))
    )
    sale = complete(basket, member(), PLAN, PLAN_REF, AT, (), store="S01", shift=SHIFT)

    assert [used.taken for used in sale.coupons] == [1000, 500]
    assert sale.payable == 0


def test_a_sale_made_elsewhere_may_even_be_negative() -> None:
    """An imported basket below zero: nothing is tendered, the difference leaves the drawer as change."""
    lines = (CartLine(1, article("MILK", "1.00"), 1, imported=150),)
    sale = complete(Cart(lines, (), None, 2), None, PLAN, PLAN_REF, AT, (), store="S01", shift=SHIFT)

    assert (sale.payable, sale.change) == (-50, 50)
    assert reprice(sale, PLAN, AT) == ""
