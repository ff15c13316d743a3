"""Sheets that are asked for by their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.ui.control import cash_sheet, drill_sheet, exchange_acts, goods_sheet, unlock_sheet

if TYPE_CHECKING:
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter

SHEETS = {
    "cash": cash_sheet.open_,
    "unlock": unlock_sheet.open_,
    "goods": goods_sheet.open_,
    "drills": drill_sheet.open_,
    "exchange": exchange_acts.begin,
}


def open_(counter: Counter, act: acts.OpenSheet) -> None:
    """Lay it, with what was typed."""
    SHEETS[act.sheet](counter, act.text.strip())
