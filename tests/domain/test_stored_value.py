"""Stored value: oldest lot first, inside a lot as the plan says, never more than is there."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refusal
from domain.stored_value import Lot, lots_of, spend, spendable

TODAY = date(2026, 11, 22)
lots = st.lists(
    st.builds(Lot, st.sampled_from(["a", "b", "c"]), st.integers(0, 5000), st.integers(0, 5000)), max_size=3
)


@given(lots, st.integers(0, 40_000), st.sampled_from(["pro_rata", "principal_first", "bonus_first"]))
def test_spends_sum_up_and_stay_inside_their_lots(found: list[Lot], amount: int, order: str) -> None:
    """Exactly the amount, out of lots in order, no part below 0 or above what the lot holds; else a refusal."""
    if amount > spendable(found, TODAY):
        with pytest.raises(Refusal, match="not_enough_stored_value"):
            spend(found, amount, order, TODAY)
        return
    spends = spend(found, amount, order, TODAY)

    assert sum(taken.amount for taken in spends) == amount
    left = list(found)
    for taken in spends:
        while left[0].id != taken.lot or left[0].left < taken.amount:
            left.pop(0)
        lot = left.pop(0)
        assert 0 <= taken.principal <= lot.principal
        assert 0 <= taken.bonus <= lot.bonus


@pytest.mark.parametrize(
    ("order", "parts"), [("pro_rata", (16667, 3333)), ("principal_first", (20000, 0)), ("bonus_first", (0, 20000))]
)
def test_the_order_inside_a_lot(order: str, parts: tuple[int, int]) -> None:
    """V3: 200.00 of a lot of 1,000 principal and 200 bonus."""
    taken = spend((Lot("20260101", 100_000, 20_000),), 20_000, order, TODAY)[0]

    assert (taken.principal, taken.bonus) == parts


def test_the_oldest_lot_goes_first() -> None:
    """Lot ids begin with their date."""
    rooms = {"SVP/20260301-b": 5000, "SVP/20260101-a": 3000, "SVB/20260101-a": 1000, "PTS/20260101-a": 99}
    found = lots_of(rooms, {"SVP/20260101-a": "2027-01-01"})

    assert [(lot.id, lot.principal, lot.bonus) for lot in found] == [
        ("20260101-a", 3000, 1000),
        ("20260301-b", 5000, 0),
    ]
    assert [taken.lot for taken in spend(found, 5000, "pro_rata", TODAY)] == ["20260101-a", "20260301-b"]


def test_a_lot_past_its_date_is_not_spent() -> None:
    """A till spends no lot past its date, but on the date itself it still does."""
    found = (Lot("a", 5000, 0, "2026-11-21"), Lot("b", 700, 0, "2026-11-22"))

    assert spendable(found, TODAY) == 700
    assert [taken.lot for taken in spend(found, 700, "pro_rata", TODAY)] == ["b"]
