"""The soft and the hard stop without contact."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.contact import Contact
from domain.plan import Plan

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "standing"),
    [(-30, "fine"), (0, "fine"), (71, "fine"), (72, "soft"), (335, "soft"), (336, "hard"), (9_999, "hard")],
)
def test_after_hours_without_an_answer(hours: int, standing: str) -> None:
    assert Contact(72, 336).standing(NOW - timedelta(hours=hours), NOW) == standing


def test_nothing_is_known_or_the_plan_stops_nothing() -> None:
    long_ago = NOW - timedelta(days=999)
    assert Contact(72, 336).standing(None, NOW) == "fine"
    assert Contact().standing(long_ago, NOW) == "fine"
    assert Contact(hard_hours=336).standing(NOW - timedelta(hours=100), NOW) == "fine"
    assert Contact(soft_hours=72).standing(long_ago, NOW) == "soft"


def test_a_plan_has_one() -> None:
    assert Plan(1).contact == Contact()
