"""The paper again, marked as a copy."""

from dataclasses import replace

import pytest

from domain.entries import EntryRef, ReceiptReprinted
from domain.errors import Refusal
from pos_app.services.close_shift import close_shift, count_drawer
from pos_app.services.reprint_receipt import last_receipt, reprint_receipt
from pos_app.services.return_goods import open_return, return_goods, want_everything
from tests.services.shop import ANN, CARD, MILK, SOAP, Shop


def test_a_copy_is_the_receipt_with_a_mark(open_shop: Shop) -> None:
    open_shop.sell(MILK, SOAP, card=CARD)
    (first,) = open_shop.papers()

    entry = reprint_receipt(open_shop.desk, last_receipt(open_shop.desk), ANN).result().entry

    (again,) = open_shop.papers()
    assert (again.copy, replace(again, copy=False)) == (True, first)
    assert isinstance(entry.body, ReceiptReprinted)


def test_a_return_is_copied_too(open_shop: Shop) -> None:
    sold = open_shop.sell(MILK)
    under_way = want_everything(open_return(open_shop.desk, f"S01-R2-{sold.entry.seq:06d}"))
    return_goods(open_shop.desk, under_way, ANN).result()
    first = open_shop.papers()[-1]

    reprint_receipt(open_shop.desk, last_receipt(open_shop.desk), ANN).result()

    assert open_shop.papers() == [first.as_copy()]


def test_the_z_report_is_copied_after_the_day_is_closed(open_shop: Shop) -> None:
    open_shop.sell(MILK)
    closed = close_shift(open_shop.desk, ANN, count_drawer(open_shop.desk, {"10": 2035}), "", day=True)
    first = open_shop.papers()[-1]
    assert closed.day is not None

    entry = reprint_receipt(open_shop.desk, closed.day.entry.ref, ANN).result().entry

    assert open_shop.papers() == [first.as_copy()]
    assert entry.business_day == "2026-01-03"


def test_nothing_to_print(open_shop: Shop) -> None:
    with pytest.raises(Refusal, match="receipt_not_found"):
        last_receipt(open_shop.desk)
    with pytest.raises(Refusal, match="receipt_not_found"):
        reprint_receipt(open_shop.desk, EntryRef("S01-R2", open_shop.books.head().epoch, 1), ANN)
    with pytest.raises(Refusal, match="receipt_not_found"):
        reprint_receipt(open_shop.desk, EntryRef("S01-R2", open_shop.books.head().epoch, 999), ANN)
