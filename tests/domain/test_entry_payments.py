"""Refunds that were paid out of the drawer."""

from domain.entries import Entry, ShiftRef
from domain.entry_payments import RefundSettled
from domain.ledger import Posting
from domain.postings import postings, unbalanced
from domain.soundness import trouble


def settled(amount: int) -> Entry:
    body = RefundSettled("S01", ShiftRef("e", 1), "p1-7", "wechat", amount, "account closed")
    return Entry("S01-R1", "e", 9, "refund.settled", "2026-01-02T03:04:05.678Z", "2026-01-02", "A1", (), body)


def test_what_the_provider_owes_comes_out_of_the_drawer() -> None:
    found = postings(settled(500))
    assert set(found) == {Posting("tender:wechat", "CNY", 500), Posting("cash:S01-R1", "CNY", -500)}
    assert not unbalanced(found)


def test_nothing_is_settled_for_nothing() -> None:
    assert trouble(settled(500)) == ""
    assert "moves no cash" in trouble(settled(0))
    assert "moves no cash" in trouble(settled(-5))
