"""Postings of acts on tiers and points outside a sale: balanced, and each moves what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.entries import (
    Earned,
    EntryRef,
    Gains,
    PlanRef,
    PointsEarned,
    PointsExpired,
    PointsSpend,
    Progress,
    Promoted,
    PromotionPutBack,
    TierGranted,
    TierPromoted,
    TierReviewed,
    UnitAmount,
)
from domain.entry_points import GiftReturned, PointsReferred, PointsSettled
from domain.gains import of_taking_part
from domain.members import Member
from domain.postings import postings, unbalanced
from domain.tenders import Tender
from tests.domain.club import earning, rule
from tests.domain.test_points import taken
from tests.domain.test_postings import entry
from tests.receipt_language import AT, PLAN_REF, member

if TYPE_CHECKING:
    from domain.entries import Body

CLUB = earning(rule("fixed", points=2, on="visit"))
VISIT = of_taking_part(member(), CLUB, "visit", "S01", AT)
FACTS = Member("M1", None, 1250)
ZERO = (Progress("spending", 1250),)


def brought_back() -> GiftReturned:
    """The same gift comes back."""
    gone = taken()
    given = EntryRef("S01-R2", "00112233445566ff", 5)
    money = (Tender("cash", gone.amount),)
    return GiftReturned(
        *("S01", gone.shift, gone.plan, given, "a" * 64, "M1", gone.sku, gone.points, gone.taken_at),
        *(gone.amount, gone.taxes, money, "broken"),
    )


ACTS: list[tuple[str, Body, dict[tuple[str, str], int]]] = [
    (
        "tier.granted",
        TierGranted("S01", "M1", "red", None, "2026-11-22", "an apology"),
        {("member:M1", "TIER:by_hand"): 1},
    ),
    (
        "tier.promoted",
        TierPromoted("M1", PLAN_REF, "2026-11-22", FACTS, Promoted("gold", None, 0, ZERO)),
        {("member:M1", "TIER:spending"): -1250},
    ),
    (
        "tier.put_back",
        PromotionPutBack("M1", EntryRef("S02-R1", "0" * 16, 9), "gold", 0, ZERO),
        {("member:M1", "TIER:spending"): 1250},
    ),
    (
        "tier.reviewed",
        TierReviewed("M1", PLAN_REF, "2026-12-31", FACTS, "2025-11-22", 0, 9, None, "2026-12-31", ZERO),
        {("member:M1", "TIER:spending"): -1250},
    ),
    (
        "points.earned",
        PointsEarned("S01", PLAN_REF, member(), "visit", AT.isoformat(), VISIT),
        {("allowance:M1", "PTS/2026-11+12"): 2, ("liability:points", "CNY"): -200, ("cost:points", "CNY"): 200},
    ),
    (
        "points.expired",
        PointsExpired("M1", "2026-12-01", (UnitAmount("M1", "PTS/2025-11+12", 7),), 700),
        {("available:M1", "PTS/2025-11+12"): -7, ("liability:points", "CNY"): 700, ("cost:points", "CNY"): -700},
    ),
    (
        "points.settled",
        PointsSettled("M1", "2026-12-01", (PointsSpend("2026-10", 3, 300),), (PointsSpend("2025-11+12", 3, 450),)),
        {
            ("available:M1", "PTS/2026-10"): -3,
            ("debt:points", "PTS/2025-11+12"): 3,
            ("debt:points", "CNY"): -450,
            ("liability:points", "CNY"): 300,
            ("cost:points", "CNY"): 150,
        },
    ),
    (
        "points.referred",
        PointsReferred(
            member="M1",
            buyer="M2",
            sale=EntryRef("S02-R1", "0" * 16, 5),
            sale_hash="0" * 64,
            plan=PlanRef(1, "0" * 64),
            gains=Gains((Progress("points", 9, owner="M1"),), earned=(Earned("share", "M1", "2026-11", 9, 900),)),
            back=Gains(earned=(Earned("share", "M1", "2026-11", 4, 400, debt=1),)),
            returned=5_000,
        ),
        {
            ("available:M1", "PTS/2026-11"): 6,
            ("debt:points", "PTS/2026-11"): -1,
            ("member:M1", "TIER:points"): 9,
            ("debt:points", "CNY"): 100,
            ("cost:points", "CNY"): 500,
            ("liability:points", "CNY"): -600,
        },
    ),
    (
        "points.gift_taken",
        taken(),
        {
            ("allowance:M1", "PTS/2026-01+12"): -50,
            ("redeemed:S01", "PTS/2026-01+12"): 50,
            ("liability:points", "CNY"): 5000,
            ("cost:points", "CNY"): -5000,
            ("cash:S01-R2", "CNY"): 1130,
            ("sales:S01", "CNY"): -1000,
            ("tax:13/100", "CNY"): -130,
        },
    ),
    (
        "points.gift_returned",
        brought_back(),
        {
            ("allowance:M1", "PTS/2026-01+12"): 50,
            ("redeemed:S01", "PTS/2026-01+12"): -50,
            ("liability:points", "CNY"): -5000,
            ("cost:points", "CNY"): 5000,
            ("cash:S01-R2", "CNY"): -1130,
            ("sales:S01", "CNY"): 1000,
            ("tax:13/100", "CNY"): 130,
        },
    ),
]


@pytest.mark.parametrize(("kind", "body", "moves"), ACTS, ids=[kind for kind, *_ in ACTS])
def test_each_act_moves_what_it_says_and_balances(kind: str, body: Body, moves: dict[tuple[str, str], int]) -> None:
    found = postings(entry(body, kind))
    sums: dict[tuple[str, str], int] = {}
    for posting in found:
        sums[posting.account, posting.unit] = sums.get((posting.account, posting.unit), 0) + posting.amount
    other_ends = {"tier_progress", "points_issued", "points_expired", "points_settled"}

    assert unbalanced(found) == {}
    assert {key: amount for key, amount in sums.items() if key[0] not in other_ends} == moves
