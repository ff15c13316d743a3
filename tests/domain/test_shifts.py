"""Shifts: totals are a fold over entries; the count is blind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries import (
    CashMoved,
    DrawerOpened,
    ReceiptReprinted,
    SaleAbandoned,
    SaleCompleted,
    ShiftOpened,
    ShiftTotals,
)
from domain.errors import Refusal
from domain.plan import Plan
from domain.shifts import add, counted, fold
from tests.domain.returning import REF, returned
from tests.domain.shop import sales
from tests.domain.test_postings import entry
from tests.receipt_language import SHIFT


@given(st.lists(sales(), max_size=4))
def test_totals_are_the_sum_of_the_entries(found: list[tuple[SaleCompleted, Plan]]) -> None:
    """Sales less returns: what the tenders hold is what was paid less what was given back."""
    totals = fold(ShiftTotals(), entry(ShiftOpened("S01", 50_000), "shift.opened"))
    for sale, plan in found:
        totals = fold(totals, entry(sale))
        for back in returned(sale, plan):
            totals = fold(totals, entry(back, "return.completed"))

    assert totals.sales == len(found)
    assert totals.payable == totals.returned == sum(sale.payable for sale, _ in found)
    assert totals.expected_cash == 50_000
    assert totals.list == 0
    assert not any(totals.tenders.values())
    assert not any(totals.adjustments.values())
    assert not any(sum(parts) for parts in totals.taxes.values())


def test_what_else_a_shift_counts() -> None:
    """Paid in and out, no-sales and cleared carts; a reprint changes nothing."""
    totals = ShiftTotals()
    for kind, body in (
        ("cash.paid_in", CashMoved("S01", SHIFT, 500, "change")),
        ("cash.paid_out", CashMoved("S01", SHIFT, 200, "milk")),
        ("drawer.opened", DrawerOpened("S01", SHIFT, "change")),
        ("sale.abandoned", SaleAbandoned("S01", SHIFT, (), "left")),
        ("receipt.reprinted", ReceiptReprinted(REF)),
    ):
        totals = fold(totals, entry(body, kind))

    assert (totals.paid_in, totals.paid_out, totals.drawer_opened, totals.abandoned) == (500, 200, 1, 1)
    assert totals.expected_cash == 300


@given(sales(), sales())
def test_a_day_is_the_sum_of_its_shifts(one: tuple[SaleCompleted, Plan], other: tuple[SaleCompleted, Plan]) -> None:
    """The Z report over two shifts is what one shift with both sales would say."""
    apart = add([fold(ShiftTotals(), entry(one[0])), fold(ShiftTotals(), entry(other[0]))])

    assert apart == fold(fold(ShiftTotals(), entry(one[0])), entry(other[0]))


def test_the_blind_count() -> None:
    """22 × 100.00 and 5 × 0.10; nonsense is refused."""
    assert counted({"10000": 22, "10": 5}) == 220_050
    for nonsense in ({"10000": -1}, {"ten": 1}):
        with pytest.raises(Refusal, match="count_not_a_number"):
            counted(nonsense)
