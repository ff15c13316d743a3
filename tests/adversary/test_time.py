"""Clocks that jump: a day back, over midnight, to the end of time. Selling goes on and the books hold."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.errors import Refusal
from pos_app.services.close_shift import Closed, close_shift, count_drawer
from pos_app.services.start_till import start_till
from tests.services.conftest import open_shop, shop, template
from tests.services.shop import ANN, CARD, MILK, Shop

__all__ = ["open_shop", "shop", "template"]


def close_day(shop: Shop) -> Closed:
    shift = shop.books.open_shift()
    assert shift is not None
    count = count_drawer(shop.desk, {"1": shift.totals.expected_cash})
    return close_shift(shop.desk, ANN, count, "", day=True)


def test_a_day_back_in_the_middle_of_the_shift(open_shop: Shop) -> None:
    """Each step back is an entry of its own, times never fall, and the day is the shift's."""
    shop = open_shop
    first = shop.sell(MILK)
    shop.clock.at -= timedelta(days=1)
    second = shop.sell(MILK, card=CARD)
    assert second.entry.at >= first.entry.at
    assert second.entry.business_day == first.entry.business_day
    stepped = shop.books.entry(second.entry.seq - 1)
    assert stepped is not None
    assert stepped.entry.kind == "clock.stepped"
    close_day(shop)
    shop.verified()


def test_over_midnight_the_shift_keeps_its_day(open_shop: Shop) -> None:
    shop = open_shop
    shop.clock.at = datetime(2026, 1, 2, 15, 59, 59, tzinfo=UTC)
    before = shop.sell(MILK)
    shop.clock.forward(hours=2)
    after = shop.sell(MILK)
    closed = close_day(shop)
    assert closed.day is not None
    days = {one.entry.business_day for one in (before, after, closed.day)}
    assert days == {"2026-01-02"}
    shop.open()
    assert shop.sell(MILK).entry.business_day == "2026-01-03"
    close_day(shop)
    shop.verified()


def test_a_closed_day_stays_closed_when_the_clock_comes_back(open_shop: Shop) -> None:
    """Nothing is added to a day that has its Z report; what needs no shift belongs to the next day."""
    shop = open_shop
    shop.sell(MILK)
    close_day(shop)
    with pytest.raises(Refusal, match="day_closed"):
        shop.open()
    assert start_till(shop.desk, "x").result().entry.business_day == "2026-01-03"
    shop.verified()


def test_the_last_day_there_is(shop: Shop) -> None:
    """A clock gone wild closes its day, and the till is usable when the clock is right again."""
    shop.clock.at = datetime(9999, 12, 31, 12, tzinfo=UTC)
    shop.open()
    shop.sell(MILK)
    close_day(shop)
    with pytest.raises(Refusal, match="day_closed"):
        start_till(shop.desk, "x").result()
    shop.clock.at = datetime(2026, 1, 5, tzinfo=UTC)
    start_till(shop.desk, "x").result()
    shop.open()
    assert shop.sell(MILK).entry.business_day == "2026-01-05"
    close_day(shop)
    shop.verified()
