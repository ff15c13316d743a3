"""What the machine and who stands at it do moves nothing."""

import pytest

from domain.entries import KINDS, Entry, EntryRef
from domain.entry_till import (
    TILL_KINDS,
    ApprovalGiven,
    ClockStepped,
    ReceiptReprinted,
    StaffLocked,
    StaffSignedIn,
    StaffUnlocked,
    TillBody,
    TillStarted,
)
from domain.postings import postings

BODIES: dict[str, TillBody] = {
    "till.started": TillStarted("S01", "0.1", killed=True, open_sale="D1"),
    "staff.signed_in": StaffSignedIn("A1"),
    "staff.locked": StaffLocked("A1", 10),
    "staff.unlocked": StaffUnlocked("A1"),
    "approval.given": ApprovalGiven("S01", "1", "drawer.open", "", reason="change"),
    "receipt.reprinted": ReceiptReprinted(EntryRef("S01-R1", "e", 3)),
    "clock.stepped": ClockStepped(-60),
}


def test_every_kind_is_known() -> None:
    assert set(BODIES) == set(TILL_KINDS) <= set(KINDS)


@pytest.mark.parametrize("kind", sorted(BODIES))
def test_it_moves_nothing(kind: str) -> None:
    at = "2026-01-02T03:04:05.678Z"
    assert postings(Entry("S01-R1", "e", 9, kind, at, "2026-01-02", "A1", (), BODIES[kind])) == ()
