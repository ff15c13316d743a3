"""What is derived from an entry."""

import pytest

from domain.allowances import Totals
from domain.entries import AllowanceReport, EntryRef, ReceiptReprinted, ShiftRef
from domain.errors import Refusal
from domain.ledger import Posting
from domain.postings import Move, postings
from local_db import projections
from tests.local_db.world import EPOCH, MILK, SOAP, Shop


def none(_owner: str, _unit: str) -> Totals:
    return Totals()


def test_postings_of_members_are_found_by_their_owner_and_the_shops_own_are_nobodys() -> None:
    accounts = ("allowance:M1", "available:M1", "member:M1", "cash:S01-R2", f"allowance:S01-R2/{EPOCH}/4")
    rows = projections.posting_rows(7, [Posting(account, "CNY", 1) for account in accounts])

    assert [row[-1] for row in rows] == ["M1", "M1", "M1", None, None]
    assert [row[:2] for row in rows] == [(7, place) for place in range(5)]


def test_an_identity_is_read_as_it_was_written() -> None:
    ref = EntryRef("S01-R2", EPOCH, 12)
    assert projections.read_ref(projections.ref_text(ref)) == ref


def test_credits_come_before_spends_of_the_same_entry() -> None:
    moves = (Move("M1", "U", "spend", 5), Move("M1", "U", "credit", 5))

    assert projections.moved(moves, none) == {("M1", "U"): Totals(credited=5, spent=5)}
    with pytest.raises(Refusal):
        projections.moved(moves[:1], none)


def test_totals_are_reported_in_order_and_only_by_bodies_that_have_a_place() -> None:
    after = {("M2", "U"): Totals(spent=1), ("M1", "U"): Totals(credited=3, given_back=2)}
    found = projections.reports(after)

    assert found == (AllowanceReport("M1", "U", c=3, b=2), AllowanceReport("M2", "U", s=1))
    body = ReceiptReprinted(EntryRef("S01-R2", EPOCH, 1))
    assert projections.with_reports(body, ()) == body
    with pytest.raises(TypeError):
        projections.with_reports(body, found)


def test_a_shift_comes_back_from_its_row(shop: Shop) -> None:
    opened = shop.open_shift()
    shop.sell((MILK, 2), (SOAP, 1), member="M1", stored=100)
    shift = projections.next_shift(9, None, opened.entry)
    assert shift is not None

    assert projections.shift_row(shift.columns()) == shift
    assert projections.next_shift(9, None, shop.sell((MILK, 1)).entry) is None
    assert projections.shift_of(opened.entry) == ShiftRef(EPOCH, opened.entry.seq)


def test_only_sales_and_returns_are_receipts(shop: Shop) -> None:
    opened = shop.open_shift()
    sold = shop.sell((MILK, 2), member="M1")
    back = shop.take_back(sold, {1: 1})

    assert projections.receipt_row(1, opened.entry) is None
    row = projections.receipt_row(4, sold.entry)
    assert row is not None
    assert row[3] == "M1"
    returned = projections.receipt_row(5, back.entry)
    assert returned is not None
    assert returned[-1] == projections.ref_text(sold.entry.ref)
    assert sum(posting.amount for posting in postings(back.entry) if posting.unit == "CNY") == 0
