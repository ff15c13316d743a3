"""The plan: look-ups and the sizing rule."""

from __future__ import annotations

import pytest

from domain.plan import Sizing
from tests.receipt_language import PLAN


def test_look_ups() -> None:
    """What a plan does not have is None, not an error: an older entry may name it."""
    assert PLAN.tier("red") is not None
    assert PLAN.tier(None) is None
    assert PLAN.coupon("ten") is not None
    assert PLAN.coupon("nothing") is None


@pytest.mark.parametrize(
    ("balance", "p95", "lent"),
    [(60_000, 0, 5_000), (5_000, 100_000, 3_000), (100_000, 20_000, 30_000), (1_000_000, 900_000, 50_000), (0, 0, 0)],
)
def test_home_sizing(balance: int, p95: int, lent: int) -> None:
    """min(60 % of the balance, max(50.00, min(1.5 · P95, 500.00)))."""
    assert Sizing().home(balance, p95) == lent


@pytest.mark.parametrize(("balance", "p75", "lent"), [(100_000, 9_000, 9_000), (20_000, 9_000, 3_000), (100_000, 0, 0)])
def test_sizing_elsewhere(balance: int, p75: int, lent: int) -> None:
    """min(15 % of the balance, P75)."""
    assert Sizing().elsewhere(balance, p75) == lent
