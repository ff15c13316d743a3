"""A merge moves what HQ has from one member to the other, and ends what may not happen twice; it makes nothing."""

from domain.entries import UnitAmount
from domain.entry_office import ExceptionHandled, MemberMerged
from domain.ledger import Posting
from domain.office_postings import office_postings
from domain.postings import unbalanced


def test_what_is_the_alias_s_is_the_member_s() -> None:
    body = MemberMerged(
        "M1",
        "M2",
        (UnitAmount("M2", "SVP/a", 500),),
        (UnitAmount("M2", "CAUSE:b:1", 1), UnitAmount("M1", "TRIAL:t", 1)),
    )
    found = tuple(office_postings(body))
    assert found == (
        Posting("available:M1", "SVP/a", 500),
        Posting("available:M2", "SVP/a", -500),
        Posting("merged", "CAUSE:b:1", 1),
        Posting("available:M2", "CAUSE:b:1", -1),
        Posting("merged", "TRIAL:t", 1),
        Posting("available:M1", "TRIAL:t", -1),
    )
    assert unbalanced(found) == {}


def test_other_decisions_move_nothing() -> None:
    assert list(office_postings(ExceptionHandled("S01", "S01-R1", "0" * 16, 2, "unsound", "handled", "seen"))) == []
