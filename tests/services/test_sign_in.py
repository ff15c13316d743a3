"""Signing in by name and PIN; wrong ones are counted, also over a restart."""

import pytest

from domain.entries import StaffSignedIn, TillStarted
from domain.errors import Refusal
from pos_app.services.close_shift import close_shift, count_drawer
from pos_app.services.sign_in import check_pin, sign_in, staff_member
from pos_app.services.start_till import start_till, stop_till
from pos_app.services.suspend_sale import keep_sale
from tests.services.shop import ANN, BEA, MILK, PIN, Shop


def wrong(shop: Shop, times: int) -> None:
    for _ in range(times):
        with pytest.raises(Refusal, match="wrong_pin"):
            check_pin(shop.desk, "A1", "0000")


def seconds_left(shop: Shop) -> object:
    with pytest.raises(Refusal, match="pin_locked") as locked:
        check_pin(shop.desk, "A1", PIN)
    return locked.value.params["seconds"]


def test_the_right_pin(shop: Shop) -> None:
    assert check_pin(shop.desk, "A1", PIN) == ANN

    entry = sign_in(shop.desk, ANN).result().entry
    assert (entry.actor, isinstance(entry.body, StaffSignedIn)) == ("A1", True)


def test_a_wrong_pin_and_nobody(shop: Shop) -> None:
    wrong(shop, 1)
    with pytest.raises(Refusal, match="unknown_staff"):
        staff_member(shop.desk, "A9")


def test_after_five_wrong_ones_even_the_right_one_waits(shop: Shop) -> None:
    wrong(shop, 5)
    assert seconds_left(shop) == 30

    shop.clock.forward(seconds=12)
    assert seconds_left(shop) == 18

    shop.clock.forward(seconds=18)
    assert check_pin(shop.desk, "A1", PIN) == ANN


def test_the_wait_grows(shop: Shop) -> None:
    wrong(shop, 5)
    waits = []
    for _ in range(7):
        shop.clock.forward(hours=1)
        wrong(shop, 1)
        waits.append(seconds_left(shop))

    assert waits == [60, 120, 240, 480, 900, 900, 900]


def test_a_restart_does_not_shorten_it(shop: Shop) -> None:
    wrong(shop, 5)
    again = shop.again()

    assert seconds_left(again) == 30
    again.close()


def test_the_others_may_sign_in(shop: Shop) -> None:
    wrong(shop, 5)

    assert check_pin(shop.desk, "A2", "1357") == BEA


def test_the_right_pin_forgets_the_wrong_ones(shop: Shop) -> None:
    wrong(shop, 4)
    check_pin(shop.desk, "A1", PIN)
    wrong(shop, 4)

    assert check_pin(shop.desk, "A1", PIN) == ANN


def test_somebody_signs_in_after_the_day_is_closed(open_shop: Shop) -> None:
    """The next one to work here: it belongs to the next day."""
    close_shift(open_shop.desk, ANN, count_drawer(open_shop.desk, {"10000": 2}), "", day=True)

    assert sign_in(open_shop.desk, BEA).result().entry.business_day == "2026-01-03"
    assert start_till(open_shop.desk, "0.1.0").result().entry.business_day == "2026-01-03"


def test_a_start_after_a_kill_says_so_and_names_the_sale(open_shop: Shop) -> None:
    first = start_till(open_shop.desk, "0.1.0").result().entry.body
    sale = open_shop.cart(MILK)
    keep_sale(open_shop.desk, sale, ANN).result()
    again = open_shop.again()

    body = start_till(again.desk, "0.1.0").result().entry.body

    assert isinstance(first, TillStarted)
    assert isinstance(body, TillStarted)
    assert (first.killed, body.killed, body.open_sale) == (False, True, sale.id)
    again.close()


def test_a_start_after_an_orderly_end(shop: Shop) -> None:
    start_till(shop.desk, "0.1.0").result()
    stop_till(shop.desk)

    body = start_till(shop.desk, "0.1.0").result().entry.body

    assert isinstance(body, TillStarted)
    assert not body.killed
