"""The tier of engine 1, as it always was."""

from __future__ import annotations

import pytest

from domain.tiers_1 import earned
from tests.receipt_language import PLAN, member


@pytest.mark.parametrize(
    ("held", "spending", "found"),
    [(None, 99_999, None), (None, 100_000, "yellow"), ("black", 0, "black"), ("pearl", 0, "pearl"), ("red", 0, "red")],
)
def test_the_better_of_held_and_earned(held: str | None, spending: int, found: str | None) -> None:
    assert earned(member(held), spending, PLAN) == found
