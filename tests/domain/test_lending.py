"""Which lots are lent for a wish, at HQ and at a register of the store alike."""

from __future__ import annotations

from datetime import date

import pytest

from domain.lending import as_much_as_there_is, belongs, choose

DAY = date(2026, 1, 2)
ROOMS = {"SVP/a": 1000, "SVB/a": 200, "SVP/b": 500, "PTS/x": 40, "CPN:ten/1": 1}


@pytest.mark.parametrize(
    ("unit", "amount", "chosen"),
    [
        ("SV", 600, {"SVP/a": 500, "SVB/a": 100}),
        ("SV", 1700, {"SVP/a": 1000, "SVB/a": 200, "SVP/b": 500}),
        ("SV", 1701, None),
        ("SVP", 1200, {"SVP/a": 1000, "SVP/b": 200}),
        ("PTS", 41, None),
        ("CPN:ten/1", 1, {"CPN:ten/1": 1}),
        ("CPN:ten/1", 2, None),
        ("CPN:ten/2", 1, None),
    ],
)
def test_oldest_lots_first_all_or_nothing(unit: str, amount: int, chosen: dict[str, int] | None) -> None:
    assert choose(ROOMS, unit, amount, "pro_rata", DAY) == chosen


def test_as_much_as_there_is_and_what_is_missing() -> None:
    """A register of the store lends what it has: the rest may lie at another one."""
    assert as_much_as_there_is(ROOMS, {"SV": 2000, "PTS": 10}, "pro_rata", DAY) == (
        {"SVP/a": 1000, "SVB/a": 200, "SVP/b": 500, "PTS/x": 10},
        300,
    )
    assert as_much_as_there_is(ROOMS, {"SVP/b": 600}, "pro_rata", DAY) == ({"SVP/b": 500}, 100)
    assert as_much_as_there_is({"SVP/a": 0}, {"SV": 5}, "pro_rata", DAY) == ({}, 5)


def test_the_same_room_is_not_lent_for_two_wishes() -> None:
    assert as_much_as_there_is({"SVP/a": 10}, {"SVP/a": 8, "SV": 8}, "pro_rata", DAY) == ({"SVP/a": 10}, 6)


def test_units_by_their_families() -> None:
    assert belongs("SVP/a", "SV")
    assert belongs("SVP/a", "SVP")
    assert not belongs("PTS/a", "SV")
