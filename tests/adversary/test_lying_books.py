"""Whole, well-signed journals that say something about money which is not so: `verify` names the entry."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from domain.cart import Cart
from domain.entries import (
    AllowanceGivenBack,
    BalanceShown,
    CashMoved,
    DayClosed,
    OpeningBalance,
    SaleCompleted,
    ShiftClosed,
    UnitAmount,
)
from domain.shifts import add
from domain.stored_value import LotSpend
from domain.tenders import STORED_VALUE, Tender
from local_db.verify import verify
from tests.local_db.world import KEY, SOAP, Shop

LOT = "20260101-M1"


def body_of(shop: Shop, member: str | None = "M1") -> SaleCompleted:
    return shop.sale_body(Cart(member=member).with_article(SOAP, 2), member)


def sell(shop: Shop, body: SaleCompleted, *members: str) -> None:
    shop.act("sale.completed", body, members=members)


def paid_from_nowhere(shop: Shop) -> None:
    body = body_of(shop)
    sell(shop, replace(body, tenders=(Tender(STORED_VALUE, body.payable),), change=0), "M1")


def bonus_minted(shop: Shop) -> None:
    body = body_of(shop)
    spends = (LotSpend(LOT, body.payable + 5_000, -5_000),)
    sell(shop, replace(body, tenders=(Tender(STORED_VALUE, body.payable, spends),), change=0, balance=None), "M1")


def another_balance_printed(shop: Shop) -> None:
    sell(shop, replace(body_of(shop), balance=BalanceShown(72_000, 71_000)), "M1")


def another_currency(shop: Shop) -> None:
    sell(shop, replace(body_of(shop), currency="USD"), "M1")


def another_store(shop: Shop) -> None:
    sell(shop, replace(body_of(shop), store="S02"), "M1")


def member_not_named(shop: Shop) -> None:
    sell(shop, body_of(shop))


def one_cart_sold_twice(shop: Shop) -> None:
    for _ in range(2):
        sell(shop, replace(body_of(shop, None), draft="d1"))


def rounded_where_nothing_is(shop: Shop) -> None:
    sell(shop, replace(body_of(shop, None), cash_part=5))


def till_emptied(shop: Shop) -> None:
    shift = shop.books.open_shift()
    assert shift is not None
    less = shift.totals.expected_cash - 5_000
    shop.act("shift.closed", ShiftClosed("S01", shift.ref, shift.totals, {}, less, less, 0))


def notes_do_not_sum(shop: Shop) -> None:
    shift = shop.books.open_shift()
    assert shift is not None
    cash = shift.totals.expected_cash
    shop.act("shift.closed", ShiftClosed("S01", shift.ref, shift.totals, {"100": 1}, cash, cash, 0))


def day_without_its_variance(shop: Shop) -> None:
    shop.close_shift()
    shifts = shop.books.day_shifts(shop.day)
    totals = add(each for _, each in shifts)
    shop.act("day.closed", DayClosed("S01", 1, totals, tuple(ref for ref, _ in shifts), 1, 2, 0))


def cash_paid_out_below_zero(shop: Shop) -> None:
    shift = shop.books.open_shift()
    assert shift is not None
    shop.act("cash.paid_out", CashMoved("S01", shift.ref, -5_000, "stamps"))


def less_than_nothing_given_back(shop: Shop) -> None:
    moves = (UnitAmount("M1", f"SVP/{LOT}", -5_000),)
    shop.act("allowance.given_back", AllowanceGivenBack("S01", "idle", moves), members=("M1",))


def balance_opened_by_a_till(shop: Shop) -> None:
    shop.act("opening.balance", OpeningBalance("M1", (UnitAmount("M1", f"SVP/{LOT}", 5_000),)), members=("M1",))


LIES: tuple[Callable[[Shop], None], ...] = (
    paid_from_nowhere,
    bonus_minted,
    another_balance_printed,
    another_currency,
    another_store,
    member_not_named,
    one_cart_sold_twice,
    rounded_where_nothing_is,
    till_emptied,
    notes_do_not_sum,
    day_without_its_variance,
    cash_paid_out_below_zero,
    less_than_nothing_given_back,
    balance_opened_by_a_till,
)


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_named(tmp_path: Path, lie: Callable[[Shop], None]) -> None:
    shop = Shop.new(tmp_path / "books.db")
    shop.open_shift()
    lie(shop)
    head = shop.books.head()
    shop.books.close()
    verdict = verify(tmp_path / "books.db", KEY)
    assert verdict.first_bad == f"{head.register}/{head.epoch}/{head.seq}", verdict
    assert verdict.reason
