"""The parts that bodies are made of."""

from __future__ import annotations

from domain import entries, entry_parts
from domain.entry_parts import ShiftTotals


def test_expected_cash() -> None:
    """Float + cash − out + in."""
    assert ShiftTotals(opening_float=100, tenders={"cash": 50}, paid_in=5, paid_out=7).expected_cash == 148


def test_entries_shows_every_part() -> None:
    """Whoever reads an entry finds its parts at the same address."""
    parts = {
        name for name, value in vars(entry_parts).items() if getattr(value, "__module__", "") == "domain.entry_parts"
    }

    assert parts <= set(entries.__all__)
