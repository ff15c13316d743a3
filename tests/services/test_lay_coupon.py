"""Coupons: lent like money, taken once."""

from pathlib import Path

import pytest

from domain.errors import Refusal
from pos_app.services.lay_coupon import (
    coupon_at_hq,
    fetch_coupon,
    lay_coupon,
    missing_for_coupon,
    take_coupon_out,
)
from pos_app.services.return_goods import open_return, return_goods, want_everything
from pos_app.services.route_scan import receipt_number
from pos_app.services.take_payment import take_cash
from tests.services.programme import open_programme
from tests.services.shop import ANN, CARD, COUPON, COUPON_UNIT, MILK, TWIN_CARD, Shop, gtin, sale_of


@pytest.fixture
def lent(open_shop: Shop) -> Shop:
    """The coupon is lent to this register."""
    open_shop.hq.lend("M1", {COUPON_UNIT: 1})
    return open_shop


def test_a_coupon_takes_its_amount_off(lent: Shop) -> None:
    sale = lent.cart(*[MILK] * 15, card=CARD)

    laid = lay_coupon(lent.desk, sale, COUPON)

    assert laid.bill.payable == sale.bill.payable - 1000
    assert missing_for_coupon(laid, COUPON) == 0


def test_below_its_threshold_it_waits_and_says_what_is_missing(lent: Shop) -> None:
    sale = lent.cart(MILK, card=CARD)

    laid = lay_coupon(lent.desk, sale, COUPON)

    assert (laid.bill.payable, missing_for_coupon(laid, COUPON)) == (sale.bill.payable, 5000 - 350)


def test_it_is_spent_with_the_sale_and_gone_after_it(lent: Shop) -> None:
    recorded = lent.finish(take_cash(lent.desk, lay_coupon(lent.desk, lent.cart(*[MILK] * 15, card=CARD), COUPON)))

    assert [(used.code, used.taken) for used in sale_of(recorded).coupons] == [(COUPON, 1000)]
    assert lent.books.rooms("M1")[COUPON_UNIT].totals.room == 0
    with pytest.raises(Refusal, match="coupon_not_here"):
        lay_coupon(lent.desk, lent.cart(*[MILK] * 15, card=CARD), COUPON)
    lent.verified()


def test_one_that_took_nothing_off_is_not_spent(lent: Shop) -> None:
    lent.finish(take_cash(lent.desk, lay_coupon(lent.desk, lent.cart(MILK, card=CARD), COUPON)))

    assert lent.books.rooms("M1")[COUPON_UNIT].totals.room == 1


def test_taken_out_again(lent: Shop) -> None:
    sale = lent.cart(*[MILK] * 15, card=CARD)

    assert take_coupon_out(lent.desk, lay_coupon(lent.desk, sale, COUPON), COUPON) == sale


def test_twice_is_once(lent: Shop) -> None:
    with pytest.raises(Refusal, match="coupon_twice"):
        lay_coupon(lent.desk, lay_coupon(lent.desk, lent.cart(MILK, card=CARD), COUPON), COUPON)


@pytest.mark.parametrize(
    ("card", "coupon", "why"),
    [
        ("", COUPON, "coupon_needs_member"),
        (TWIN_CARD, COUPON, "coupon_not_here"),
        (CARD, gtin("990000000002"), "coupon_not_here"),
    ],
)
def test_what_is_not_his_or_not_here_is_refused(lent: Shop, card: str, coupon: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        lay_coupon(lent.desk, lent.cart(MILK, card=card), coupon)


def test_a_coupon_of_a_rule_that_is_unknown_here(lent: Shop) -> None:
    unit = f"CPN:later/{COUPON}"
    lent.hq.lend("M3", {unit: 1})

    with pytest.raises(Refusal, match="coupon_unknown_rule"):
        lay_coupon(lent.desk, lent.cart(MILK, card=TWIN_CARD), COUPON)


def test_one_that_lies_at_hq_is_fetched(open_shop: Shop) -> None:
    sale = open_shop.cart(MILK, card=CARD)
    unit = coupon_at_hq(open_shop.desk, sale, COUPON)
    assert unit == COUPON_UNIT

    fetch_coupon(open_shop.desk, sale, unit)

    assert lay_coupon(open_shop.desk, sale, COUPON).cart.coupons[0].code == COUPON


def test_offline_nothing_is_fetched(open_shop: Shop) -> None:
    open_shop.hq.online = False

    assert coupon_at_hq(open_shop.desk, open_shop.cart(MILK, card=CARD), COUPON) == ""


@pytest.mark.parametrize(
    ("rule", "why"),
    [("tuesday", "coupon_not_now"), ("strange", "coupon_unknown_kind"), ("cake", "coupon_not_now")],
)
def test_a_coupon_of_another_day_or_of_a_newer_program_is_refused(tmp_path: Path, rule: str, why: str) -> None:
    """It is a Friday, and Alice's birthday is not known."""
    shop = open_programme(tmp_path)
    shop.hq.lend("M1", {f"CPN:{rule}/{COUPON}": 1})

    with pytest.raises(Refusal, match=why):
        lay_coupon(shop.desk, shop.cart(MILK, card=CARD), COUPON)
    shop.close()


def test_any_kind_of_coupon_is_laid_in_and_what_it_takes_is_the_pricings(tmp_path: Path) -> None:
    shop = open_programme(tmp_path)
    shop.hq.lend("M1", {f"CPN:bogo/{COUPON}": 1})

    sale = lay_coupon(shop.desk, shop.cart(MILK, MILK, card=CARD), COUPON)

    assert [use.rule for use in sale.cart.coupons] == ["bogo"]
    shop.close()


@pytest.mark.parametrize(("rule", "back"), [("ten", 1), ("tenth", 0)])
def test_a_full_return_gives_a_coupon_back_as_its_rule_says(tmp_path: Path, rule: str, back: int) -> None:
    shop = open_programme(tmp_path)
    unit = f"CPN:{rule}/{COUPON}"
    shop.hq.lend("M1", {unit: 1})
    sale = lay_coupon(shop.desk, shop.cart(*[MILK] * 30, card=CARD), COUPON)
    sold = shop.finish(take_cash(shop.desk, sale))
    assert shop.books.rooms("M1")[unit].totals.room == 0

    opened = open_return(shop.desk, receipt_number(sold.entry.register, sold.entry.seq))
    return_goods(shop.desk, want_everything(opened), ANN).result()

    assert shop.books.rooms("M1")[unit].totals.room == back
    shop.verified()
