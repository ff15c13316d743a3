"""Totals per store and week, and the table that puts data, till and HQ side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from demo.replay.baskets import store_id
from demo.replay.data import week_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from demo.replay.data import Lines

StoreWeek = tuple[str, int]
"""A store and a week of the data."""

HEADER = ("store", "week", "baskets", "data", "till", "HQ", "imported", "of it", "")
WIDTHS = (8, 5, 9, 14, 14, 14, 9, 10, 2)


@dataclass(frozen=True, slots=True)
class Totals:
    """Sales, their payable (less what was paid out for a negative one) and their `imported`, in cents.

    `imported` is the balance, `imported_size` the sum without signs.
    """

    sales: int = 0
    payable: int = 0
    imported_lines: int = 0
    imported: int = 0
    imported_size: int = 0

    def __add__(self, other: Totals) -> Totals:
        return Totals(
            self.sales + other.sales,
            self.payable + other.payable,
            self.imported_lines + other.imported_lines,
            self.imported + other.imported,
            self.imported_size + other.imported_size,
        )

    def agrees(self, other: Totals) -> bool:
        """Whether sales and payable are the same (the data knows no `imported`)."""
        return (self.sales, self.payable) == (other.sales, other.payable)


def data_totals(lines: Lines) -> dict[StoreWeek, Totals]:
    """The data's own totals."""
    stores, weeks = lines.store, lines.week
    key = stores * 100 + weeks
    keys, where = np.unique(key, return_inverse=True)
    payable = np.zeros(len(keys), dtype=np.int64)
    np.add.at(payable, where, lines.payable)
    first = np.unique(lines.basket, return_index=True)[1]
    sales = np.bincount(where[first], minlength=len(keys))
    return {
        (store_id(key // 100), key % 100): Totals(count, amount)
        for key, count, amount in zip(keys.tolist(), sales.tolist(), payable.tolist(), strict=True)
    }


def by_week(of_days: Mapping[tuple[str, date], Totals]) -> dict[StoreWeek, Totals]:
    """Totals of stores and days summed up by store and week."""
    weeks: dict[StoreWeek, Totals] = defaultdict(Totals)
    for (store, day), totals in of_days.items():
        weeks[store, week_of(day)] += totals
    return dict(weeks)


def disagreements(
    data: Mapping[StoreWeek, Totals], till: Mapping[StoreWeek, Totals], hq: Mapping[StoreWeek, Totals]
) -> list[StoreWeek]:
    """The stores and weeks in which the three are not the same to the cent; a missing one is all zeros."""
    none = Totals()
    return [
        key
        for key in sorted({*data, *till, *hq}, key=_by_number)
        if not (data.get(key, none).agrees(till.get(key, none)) and till.get(key, none) == hq.get(key, none))
    ]


def side_by_side(
    data: Mapping[StoreWeek, Totals], till: Mapping[StoreWeek, Totals], hq: Mapping[StoreWeek, Totals]
) -> Iterator[str]:
    """The table, line by line: one per store and week, then the sums."""
    yield _row(HEADER)
    wrong = set(disagreements(data, till, hq))
    none = Totals()
    sums = [none, none, none]
    for key in sorted({*data, *till, *hq}, key=_by_number):
        three = [side.get(key, none) for side in (data, till, hq)]
        sums = [total + part for total, part in zip(sums, three, strict=True)]
        yield _totals_row(key[0], str(key[1]), three, same=key not in wrong)
    yield _totals_row("all", "", sums, same=not wrong)


def money(cents: int) -> str:
    """Cents as a figure with two places and thousands apart."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def _totals_row(store: str, week: str, three: list[Totals], *, same: bool) -> str:
    data, till, hq = three
    figures = (f"{data.sales:,}", money(data.payable), money(till.payable), money(hq.payable))
    return _row((store, week, *figures, f"{till.imported_lines:,}", money(till.imported), "=" if same else "!"))


def _row(cells: tuple[str, ...]) -> str:
    return " ".join(cell.rjust(width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip()


def _by_number(key: StoreWeek) -> tuple[int, str, int]:
    return (len(key[0]), key[0], key[1])
