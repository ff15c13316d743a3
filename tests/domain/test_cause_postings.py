"""Postings of issues, packages and draws balance, and move what they say."""

from typing import Any

import pytest

from domain.entries import KINDS, CauseMet, Entry, EntryRef, Gains, Issued, PointsSpend, UnitAmount
from domain.entry_benefits import SessionSpend
from domain.entry_causes import (
    CampaignOpened,
    CausesOpened,
    CouponIssued,
    DrawMade,
    MemberEnrolled,
    MembershipGranted,
    PackageTransferred,
    SessionUsed,
)
from domain.postings import allowance_moves, postings, unbalanced
from tests.domain.programme import REF, SHIFT, member

SALE = EntryRef("S01-R2", "00112233445566ff", 5)
COUPON = Issued("ten", "9900000000011", "M1", "wake", "2026-09-01")


def entry(body: Any, register: str = "S01-R2") -> Entry:  # noqa: ANN401  any body
    """An entry of a register, or of HQ."""
    kind = next(name for name, shape in KINDS.items() if isinstance(body, shape))
    return Entry(register, "00112233445566ff", 5, kind, "2026-11-24T04:00:00.000Z", "2026-11-24", "A1", (), body)


CASES: list[tuple[Any, list[tuple[str, str, int]]]] = [
    (
        MemberEnrolled(
            "S01", SHIFT, REF, member("M7"), "f" * 64, "", gains=Gains(issued=(COUPON,)), causes=("CAUSE:a:b",)
        ),
        [("allowance:M7", "CAUSE:a:b", 1), ("allowance:M1", "CPN:ten/9900000000011", 1)],
    ),
    (
        CouponIssued("M1", REF, (COUPON,), (CauseMet("wake", "M1", "2026-09-01", here=True),)),
        [("available:M1", "CPN:ten/9900000000011", 1), ("available:M1", "CAUSE:wake:2026-09-01", -1)],
    ),
    (CausesOpened("M1", REF, (UnitAmount("M1", "CAUSE:a:b", 1),)), [("available:M1", "CAUSE:a:b", 1)]),
    (
        CampaignOpened("flash", REF, (UnitAmount("campaign/flash", "QTY:flash", 10),)),
        [("available:campaign/flash", "QTY:flash", 10)],
    ),
    (
        SessionUsed("S01", SHIFT, "M1", "m", (SessionSpend("a", 2), SessionSpend("b", 1)), 4),
        [("allowance:M1", "PKG:m/a", -2), ("allowance:M1", "PKG:m/b", -1)],
    ),
    (
        PackageTransferred("S01", SHIFT, "M1", "M2", "m", "a", 3),
        [("allowance:M1", "PKG:m/a", -3), ("allowance:M2", "PKG:m/a", 3)],
    ),
    (
        MembershipGranted("S01", SHIFT, "M1", "gold", 12, "2026-11-24", "2027-11-24", "contest"),
        [("member:M1", "PAID:gold", 12)],
    ),
    (
        DrawMade("S01", SHIFT, REF, "wheel", SALE, "", "", "", 0, "", "", "", "M1", SALE),
        [("allowance:S01-R2/00112233445566ff/5", "DRAW:wheel", -1)],
    ),
    (
        DrawMade("S01", SHIFT, REF, "lot", SALE, "", "", "", 0, "", "", "", "M1", None, (PointsSpend("a", 20, 2000),)),
        [("allowance:M1", "PTS/a", -20), ("liability:points", "CNY", 2000), ("cost:points", "CNY", -2000)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "moves"), CASES, ids=[type(body).__name__ for body, _ in CASES])
def test_each_balances_and_moves_what_it_says(body: object, moves: list[tuple[str, str, int]]) -> None:
    found = postings(entry(body))

    assert unbalanced(found) == {}
    said = [(one.account, one.unit, one.amount) for one in found]
    assert [move for move in moves if move not in said] == []
    ours = ("allowance:", "available:", "member:", "liability:", "cost:")
    assert sorted(one for one in said if one[0].startswith(ours)) == sorted(moves)


def test_a_transfer_takes_from_one_and_gives_to_the_other() -> None:
    moves = allowance_moves(entry(PackageTransferred("S01", SHIFT, "M1", "M2", "m", "a", 3)))

    assert {(one.owner, one.op, one.amount) for one in moves} == {("M1", "spend", 3), ("M2", "credit", 3)}
