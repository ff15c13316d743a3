"""price(): every cent explained, and the order of scanning changes nothing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from domain.bill import Bill, WhyNot
from domain.cart import Cart
from domain.members import Member
from domain.plan import Plan
from domain.pricing import price
from tests.domain.shop import carts, members, plans
from tests.receipt_language import AT, PLAN, cart, coupon, member, rounding

somebody = st.builds(lambda cart, who, plan: (cart, who, plan), carts(), members, plans)


def _priced(found: tuple[Cart, Member | None, Plan]) -> Bill:
    basket, who, plan = found
    return price(basket, who, plan, AT)


@given(somebody)
def test_payable_is_list_less_adjustments(found: tuple[Cart, Member | None, Plan]) -> None:
    """On every line and on the bill, and the rules' sums are the lines' sums."""
    bill = _priced(found)

    for line in bill.lines:
        assert line.payable == line.list - sum(taken.amount for taken in line.adjustments)
    assert bill.payable == sum(line.payable for line in bill.lines)
    assert bill.payable == bill.list - sum(taken.amount for taken in bill.adjustments)


@given(somebody)
def test_tax_and_net_are_the_payable(found: tuple[Cart, Member | None, Plan]) -> None:
    """Per line, per rate and on the bill."""
    bill = _priced(found)

    assert all(line.tax + line.net == line.payable for line in bill.lines)
    assert all(tax.tax + tax.net == tax.payable for tax in bill.taxes)
    assert sum(tax.payable for tax in bill.taxes) == bill.payable
    assert sum(tax.tax for tax in bill.taxes) == sum(line.tax for line in bill.lines)


@given(somebody, st.randoms(use_true_random=False))
def test_permuting_lines_changes_no_total(found: tuple[Cart, Member | None, Plan], chance: st.DataObject) -> None:
    """Scanned in any order: the same payable, the same tax per rate, the same adjustments."""
    basket, who, plan = found
    mixed = list(basket.lines)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = price(basket, who, plan, AT), price(replace(basket, lines=tuple(mixed)), who, plan, AT)

    assert (one.payable, one.taxes, one.adjustments) == (other.payable, other.taxes, other.adjustments)


@given(carts(), members)
def test_adjustments_stay_between_nothing_and_list(basket: Cart, who: Member | None) -> None:
    """Without cash rounding nothing is added to a price and nothing falls below zero."""
    bill = price(basket, who, PLAN, AT)

    for line in bill.lines:
        assert 0 <= line.payable <= line.list
        assert all(taken.amount > 0 for taken in line.adjustments)


@given(carts(), members)
def test_a_card_never_costs_more(basket: Cart, who: Member | None) -> None:
    """A member never pays more with the card than without."""
    assert price(basket, who, PLAN, AT).payable <= price(basket, None, PLAN, AT).payable


def test_a_line_shows_which_rule_took_how_much() -> None:
    """Member price first, then the tier on what is left, then the coupon."""
    basket = cart("NUTS 100>80", "M1").with_coupon(coupon("ten"))
    bill = price(basket, member("red"), PLAN, AT)

    assert [(taken.rule, taken.amount) for taken in bill.lines[0].adjustments] == [
        ("member_price", 2000),
        ("tier:red", 400),
        ("coupon:ten", 1000),
    ]
    assert bill.saved == 3400


def test_why_a_coupon_was_not_taken() -> None:
    """The bill says how much is missing."""
    bill = price(cart("MILK 15.90", "M1").with_coupon(coupon("twenty")), member(), PLAN, AT)

    assert bill.payable == 1590
    assert bill.why_not == (WhyNot("coupon:twenty", "below_threshold", 8410),)


def test_a_coupon_never_takes_more_than_there_is() -> None:
    """10 off a bill of 6 leaves 0, never less."""
    assert price(cart("MILK 6", "M1").with_coupon(coupon("ten")), member(), PLAN, AT).payable == 0


def test_rounding_is_its_own_adjustment_and_lies_before_tax() -> None:
    """C6: 186.74 rounded down to 0.10 takes 0.04 off, and the tax is on 186.70."""
    bill = price(cart("MILK 186.74 13%"), None, rounding("0.10", "down"), AT)

    assert (bill.payable, bill.rounding, bill.saved) == (18670, 4, 0)
    assert bill.taxes[0].tax == 2148


def test_rounding_on_cash_rounds_the_cash_part_only() -> None:
    """With 100.00 on stored value, the 86.74 that are left become 86.70."""
    plan = rounding("0.10", "down", "cash")
    basket = cart("MILK 186.74")

    assert price(basket, None, plan, AT).payable == 18674
    assert price(basket, None, plan, AT, cash_part=8674).payable == 18670


@given(carts(), members, plans, st.integers(0, 20_000))
def test_what_is_asked_in_cash_is_what_the_bill_leaves(
    basket: Cart, who: Member | None, plan: Plan, other: int
) -> None:
    """Whoever asks for cash need not price again: the bill with that cash part leaves the same amount."""
    bill = price(basket, who, plan, AT)
    cash_part = bill.payable - min(other, bill.payable)

    with_cash = price(basket, who, plan, AT, cash_part=cash_part) if plan.rounding.on == "cash" else bill
    assert plan.rounding.asked(cash_part) == with_cash.payable - (bill.payable - cash_part)
    if plan.rounding.on == "cash":
        assert price(basket, who, plan, AT, besides_cash=bill.payable - cash_part) == with_cash
