"""The member's PIN above a limit (V3): one check, one sale."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.errors import Refusal
from pos_app.services.attach_member import attach_member, find_card
from pos_app.services.finish_sale import finish_sale
from pos_app.services.member_pin import check_member_pin
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_payment import take_stored_value
from tests.services.shop import ANN, CARD, OWN, TWIN_CARD, Shop, sale_of
from tests.services.valued import MEMBER_PIN, POLICY, value_shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """The PIN is asked for above 8.00; one OWN costs M1 8.55."""
    shop = value_shop(tmp_path, replace(POLICY, pin_above=800))
    yield shop
    shop.close()


def test_below_the_limit_nobody_asks(shop: Shop) -> None:
    sale = take_stored_value(shop.desk, shop.cart(OWN, card=CARD), 800)

    assert sale.tenders[0].amount == 800


def test_above_it_the_right_pin_lets_this_sale_pass(shop: Shop) -> None:
    sale = shop.cart(OWN, card=CARD)

    with pytest.raises(Refusal, match="member_pin_needed") as refused:
        take_stored_value(shop.desk, sale)
    assert refused.value.params == {"limit": 800}
    with pytest.raises(Refusal, match="wrong_pin"):
        check_member_pin(shop.desk, sale, "0000")
    sold = sale_of(shop.finish(take_stored_value(shop.desk, check_member_pin(shop.desk, sale, MEMBER_PIN))))

    assert sold.pin_checked
    with pytest.raises(Refusal, match="member_pin_needed"):
        take_stored_value(shop.desk, shop.cart(OWN, card=CARD))
    shop.verified()


def test_two_parts_are_one_amount(shop: Shop) -> None:
    sale = take_stored_value(shop.desk, shop.cart(OWN, card=CARD), 800)

    with pytest.raises(Refusal, match="member_pin_needed"):
        take_stored_value(shop.desk, sale, 55)


def test_a_sale_that_comes_back_after_a_crash_asks_again(shop: Shop) -> None:
    sale = take_stored_value(shop.desk, check_member_pin(shop.desk, shop.cart(OWN, card=CARD), MEMBER_PIN))
    keep_sale(shop.desk, sale, ANN)

    with pytest.raises(Refusal, match="member_pin_needed"):
        finish_sale(shop.desk, replace(sale, pin_of=""), ANN)


def test_one_members_pin_is_not_anothers(shop: Shop) -> None:
    sale = check_member_pin(shop.desk, shop.cart(OWN, card=CARD), MEMBER_PIN)
    other = attach_member(shop.desk, sale, find_card(shop.desk, TWIN_CARD))
    back = attach_member(shop.desk, other, find_card(shop.desk, CARD))

    for changed in (other, back):
        assert not changed.pin_of


def test_who_has_no_pin_here_pays_less(shop: Shop) -> None:
    with pytest.raises(Refusal, match="member_pin_missing"):
        check_member_pin(shop.desk, shop.cart(OWN, card=TWIN_CARD), "1234")
    with pytest.raises(Refusal, match="no_member"):
        check_member_pin(shop.desk, shop.cart(OWN), "1234")


def test_guessing_is_slowed_down_also_over_a_restart(shop: Shop) -> None:
    sale = shop.cart(OWN, card=CARD)
    for _ in range(5):
        with pytest.raises(Refusal, match="wrong_pin"):
            check_member_pin(shop.desk, sale, "0000")

    again = shop.again()
    with pytest.raises(Refusal, match="pin_locked"):
        check_member_pin(again.desk, sale, MEMBER_PIN)
    again.clock.forward(seconds=31)
    assert check_member_pin(again.desk, sale, MEMBER_PIN).pin_of == "M1"
    again.close()
