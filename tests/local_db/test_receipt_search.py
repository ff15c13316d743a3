"""Receipts are found by number, amount, member and time; years of them are not read for it."""

from datetime import timedelta

import pytest

from tests.local_db.world import MILK, SOAP, Shop
from wire.fields import time_text


@pytest.fixture
def sold(shop: Shop) -> Shop:
    """Three sales, a minute apart: 3.50, 4.99 to M1, 3.50."""
    shop.open_shift()
    shop.sell((MILK, 1))
    shop.sell((SOAP, 1), member="M1")
    shop.sell((MILK, 1))
    return shop


def amounts(shop: Shop, **wanted: object) -> list[int]:
    return [row.payable for row in shop.books.find_receipts(**wanted)]  # type: ignore[arg-type]


def test_by_number(sold: Shop) -> None:
    newest = sold.books.receipts(1)[0].ref.seq

    assert [row.ref.seq for row in sold.books.find_receipts(seq=newest)] == [newest]
    assert sold.books.find_receipts(seq=10**30) == ()


def test_by_amount_newest_first(sold: Shop) -> None:
    found = sold.books.find_receipts(payable=350)

    assert [row.payable for row in found] == [350, 350]
    assert found[0].ref.seq > found[1].ref.seq
    assert amounts(sold, payable=351) == []


def test_by_member(sold: Shop) -> None:
    assert len(amounts(sold, members=("M1", "M2"))) == 1
    assert amounts(sold, members=("nobody",)) == []


def test_by_time(sold: Shop) -> None:
    """The later end is not included."""
    moments = [row.at for row in sold.books.receipts(3)][::-1]
    far = time_text(sold.at + timedelta(days=1))

    assert len(amounts(sold, since=moments[1], until=far)) == 2
    assert len(amounts(sold, since=moments[0], until=moments[1])) == 1
    assert amounts(sold, since=far, until=far) == []


def test_any_of_what_is_asked_for(sold: Shop) -> None:
    assert len(amounts(sold, payable=350, members=("M1",))) == 3
    assert len(amounts(sold, payable=350, members=("M1",), limit=2)) == 2


def test_nothing_asked_for_is_nothing(sold: Shop) -> None:
    assert amounts(sold) == []


def test_books_without_a_journal_have_no_receipts(shop: Shop) -> None:
    assert amounts(shop, since="2026", until="2027") == []
