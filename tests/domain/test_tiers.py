"""Tiers: earned at the moment, never lowered."""

from __future__ import annotations

import pytest

from domain.tiers import earned, next_tier
from tests.receipt_language import PLAN, member


@pytest.mark.parametrize(
    ("spending", "tier"),
    [(0, None), (99_999, None), (100_000, "yellow"), (200_000, "red"), (299_999, "red"), (300_000, "black")],
)
def test_a_tier_is_earned_at_its_threshold(spending: int, tier: str | None) -> None:
    """T1: yellow diamond from 1,000, red from 2,000, black from 3,000."""
    assert earned(member(), spending, PLAN) == tier


def test_a_tier_is_never_lowered() -> None:
    """T4: a black diamond with little spending stays black."""
    assert earned(member("black"), 0, PLAN) == "black"


def test_a_tier_the_plan_no_longer_has_is_kept() -> None:
    """A tier of an older plan is not taken away by a newer one that forgot it."""
    assert earned(member("pearl"), 0, PLAN) == "pearl"


def test_the_way_to_the_next_tier() -> None:
    """M2: the next tier and what is missing for it; nothing above the top."""
    found = next_tier(member("yellow", 150_000), PLAN)

    assert found is not None
    assert (found[0].id, found[1]) == ("red", 50_000)
    assert next_tier(member("black", 400_000), PLAN) is None
