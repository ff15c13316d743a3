"""An entry that lends: it moves the member's units from one register to another, and the member has what he had."""

from __future__ import annotations

import pytest

from domain.entries import AllowanceLent, Entry, UnitAmount
from domain.postings import Move, allowance_moves, postings, unbalanced
from domain.soundness import trouble

OTHER = "S01-R2/ffeeddccbbaa9988"


def lent(amount: int, to: str = OTHER) -> Entry:
    body = AllowanceLent("S01", to, "asked", (UnitAmount("M1", "SVP/a", amount),))
    return Entry("S01-R1", "00112233445566ff", 7, "allowance.lent", "", "2026-01-02", "till", ("M1",), body)


def test_what_is_lent_leaves_the_allowance_and_stays_the_members() -> None:
    found = postings(lent(500))

    assert unbalanced(found) == {}
    assert {one.account: one.amount for one in found} == {"lent:M1": 500, "allowance:M1": -500}
    assert allowance_moves(lent(500)) == (Move("M1", "SVP/a", "lend", 500, OTHER),)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (lent(0), "it gives back or lends nothing, or less"),
        (lent(-5), "it gives back or lends nothing, or less"),
        (lent(500, "S01-R1/00112233445566ff"), "it lends to itself"),
        (lent(500), ""),
    ],
)
def test_what_a_loan_cannot_be(entry: Entry, said: str) -> None:
    assert trouble(entry) == said
