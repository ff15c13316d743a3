"""Members come and go at any moment of a sale; every line reprices."""

from dataclasses import replace

import pytest

from domain.errors import Refusal
from domain.tenders import CASH, STORED_VALUE
from pos_app.services.attach_member import attach_member, detach_member, find_card, find_members
from pos_app.services.lay_coupon import lay_coupon
from pos_app.services.open_sale import new_sale, stored_value_in
from pos_app.services.take_payment import take_cash, take_stored_value
from tests.services.shop import (
    CARD,
    COUPON,
    COUPON_UNIT,
    FROZEN_CARD,
    MILK,
    NOBODYS_CARD,
    STRANGER_CARD,
    TWIN_CARD,
    Shop,
)


def ids(shop: Shop, typed: str) -> list[str]:
    return [member.member.id for member in find_members(shop.desk, typed)]


def test_a_card_finds_its_member(shop: Shop) -> None:
    member = find_card(shop.desk, CARD)

    assert (member.name, member.balance, member.member.tier) == ("王小明", 72000, "red")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("13800001234", ["M1"]),
        (CARD, ["M1"]),
        ("1234", ["M3", "M1"]),
        ("5678", ["M2"]),
        ("wdm", ["M3"]),
        ("小明", ["M1"]),
    ],
)
def test_members_by_what_was_typed(shop: Shop, typed: str, found: list[str]) -> None:
    assert ids(shop, typed) == found


@pytest.mark.parametrize(
    ("typed", "why"), [("0000", "unknown_member"), ("xyz", "unknown_member"), (" ", "nothing_typed")]
)
def test_nobody_is_refused(shop: Shop, typed: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        find_members(shop.desk, typed)


def test_the_card_of_nobody(shop: Shop) -> None:
    with pytest.raises(Refusal, match="unknown_card"):
        find_card(shop.desk, NOBODYS_CARD)


def test_every_line_reprices_with_its_reasons(shop: Shop) -> None:
    sale = shop.cart(MILK, MILK, card=CARD)

    assert sale.bill.list == 700
    assert [(taken.rule, taken.amount) for taken in sale.bill.adjustments] == [("member_price", 60), ("tier:red", 32)]
    assert sale.bill.payable == 608  # 640 at member price, of it 95 %


def test_a_frozen_card_is_refused_by_name(shop: Shop) -> None:
    with pytest.raises(Refusal) as refused:
        shop.cart(MILK, card=FROZEN_CARD)
    assert (refused.value.code, refused.value.params) == ("card_frozen", {"name": "冻小卡"})


def test_another_stores_member_has_his_price_and_no_name(shop: Shop) -> None:
    sale = shop.cart(MILK, card=STRANGER_CARD)

    assert sale.member is not None
    assert (sale.member.name, sale.member.local, sale.member.balance) == ("", False, 0)
    assert sale.bill.payable == 304


def test_changing_the_member_takes_the_first_ones_money_out(shop: Shop) -> None:
    sale = take_stored_value(shop.desk, shop.cart(MILK, MILK, card=CARD), 100)

    other = attach_member(shop.desk, sale, find_card(shop.desk, TWIN_CARD))

    assert (other.tenders, other.member and other.member.member.id) == ((), "M3")


def test_scanning_the_same_card_again_changes_nothing(shop: Shop) -> None:
    sale = take_stored_value(shop.desk, shop.cart(MILK, MILK, card=CARD), 100)

    assert attach_member(shop.desk, sale, find_card(shop.desk, CARD)) == sale


def test_dropping_the_member_drops_his_money_and_coupons_and_keeps_the_cash(shop: Shop) -> None:
    shop.hq.lend("M1", {COUPON_UNIT: 1})
    sale = lay_coupon(shop.desk, shop.cart(*[MILK] * 40, card=CARD), COUPON)
    sale = take_cash(shop.desk, take_stored_value(shop.desk, sale, 100), 200)
    assert [tender.kind for tender in sale.tenders] == [STORED_VALUE, CASH]

    dropped = detach_member(shop.desk, sale)

    assert [tender.kind for tender in dropped.tenders] == [CASH]
    assert (dropped.cart.coupons, dropped.bill.payable) == ((), 40 * 350)


def test_stored_value_that_no_longer_fits_is_taken_out(shop: Shop) -> None:
    sale = take_stored_value(shop.desk, shop.cart(*[MILK] * 3, card=CARD), 800)

    smaller = replace(sale, cart=sale.cart.with_quantity(1, 1))
    assert stored_value_in(attach_member(shop.desk, smaller, find_card(shop.desk, CARD))) == 0


def test_nobody_to_drop(shop: Shop) -> None:
    with pytest.raises(Refusal, match="no_member"):
        detach_member(shop.desk, new_sale(shop.desk))
