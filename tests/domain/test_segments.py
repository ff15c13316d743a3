"""Segments: beside the rows of docs/rules/members.md, what a chain may choose otherwise."""

from datetime import date

from domain.money import Ratio
from domain.segments import high_value, sleeps


def test_another_share_of_the_members() -> None:
    assert high_value({"A": 100, "B": 300}, Ratio(1, 2)) == (("B",), Ratio(300, 400))
    assert high_value({"A": 100, "B": 300}, Ratio(1, 1)) == (("B", "A"), Ratio(400, 400))


def test_what_came_back_brings_nothing() -> None:
    """A member whose returns outweigh what he paid is none of those who bought."""
    assert high_value({"A": -100, "B": 300}) == (("B",), Ratio(300, 300))


def test_a_longer_sleep() -> None:
    assert sleeps("2026-08-24", 0, date(2026, 11, 24), months=3)
    assert not sleeps("2026-08-25", 0, date(2026, 11, 24), months=3)
