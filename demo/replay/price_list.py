"""The price list that the data implies: per article, store and day one list price and one member price.

Both are chosen by search. Every line votes for the prices next to its own value per unit; of a day's candidates the
one wins under which the till's arithmetic hits most lines exactly, then the one that misses by the least, in sum and
in balance; then the lowest. So the choice depends on the day's own lines only, and not on the weeks that are replayed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from demo.replay.data import date_of

if TYPE_CHECKING:
    from datetime import date

    from demo.replay.data import Flags, Ints, Lines

PIECE, WEIGHED = 1, 1000


@dataclass(frozen=True, slots=True)
class PriceChange:
    """From this day on the store sells the article at `price` cents for `per` pieces or thousandths.

    `member_price` is None where the member pays no less.
    """

    sku: str
    price: int
    member_price: int | None
    per: int


@dataclass(frozen=True, slots=True)
class PriceList:
    """Prices by article, store and day; a row for each that sold something, sorted by store, article and day.

    `row_of_line` finds the row of each of the lines that the list was made from; −1 for lines of quantity 0.
    """

    day: Ints
    store: Ints
    sku: Ints
    price: Ints
    member_price: Ints
    per: Ints
    row_of_line: Ints

    def __len__(self) -> int:
        return len(self.day)

    def changes(self) -> PriceChanges:
        """What each store has to be told on each day: the rows that differ from the one in force."""
        other_article = differs(self.store) | differs(self.sku)
        changed = np.flatnonzero(other_article | differs(self.price) | differs(self.member_price))
        return PriceChanges(self, changed[np.lexsort((self.sku[changed], self.store[changed], self.day[changed]))])


class PriceChanges:
    """The changes of a price list, to be asked for by store and day."""

    def __init__(self, prices: PriceList, rows: Ints) -> None:
        self._prices, self._rows = prices, rows
        days, stores = prices.day[rows], prices.store[rows]
        starts = np.flatnonzero(differs(days) | differs(stores))
        ends = np.append(starts, len(rows))[1:]
        self._spans = {
            (int(stores[start]), date_of(int(days[start]))): (int(start), int(end))
            for start, end in zip(starts, ends, strict=True)
        }

    def __len__(self) -> int:
        return len(self._rows)

    def on(self, store: int, day: date) -> tuple[PriceChange, ...]:
        """The changes of one store on one day, by article; none when nothing changes there."""
        start, end = self._spans.get((store, day), (0, 0))
        rows, prices = self._rows[start:end], self._prices
        columns = (prices.sku[rows], prices.price[rows], prices.member_price[rows], prices.per[rows])
        return tuple(
            PriceChange(str(sku), price, member if member < price else None, per)
            for sku, price, member, per in zip(*(column.tolist() for column in columns), strict=True)
        )


def build(lines: Lines) -> PriceList:
    """The price list of all lines with a quantity."""
    sold = np.flatnonzero(lines.quantity > 0)
    sold = sold[np.lexsort((lines.day[sold], lines.sku[sold], lines.store[sold]))]
    day, store, sku = lines.day[sold], lines.store[sold], lines.sku[sold]
    new = differs(store) | differs(sku) | differs(day)
    row, first = np.cumsum(new) - 1, np.flatnonzero(new)
    row_of_line = np.full(len(lines), -1, dtype=np.int64)
    row_of_line[sold] = row
    per = np.where(lines.weighed[sold], WEIGHED, PIECE)
    quantity = lines.quantity[sold]
    member_price = best_prices(lines.member_value[sold], quantity, per, row)
    list_price = best_prices(lines.list_value[sold], quantity, per, row)
    price = np.maximum(list_price, member_price)
    return PriceList(day[first], store[first], sku[first], price, member_price, per[first], row_of_line)


def half_up(numerator: Ints, denominator: Ints) -> Ints:
    """Whole quotients of figures that are not negative, halves up: the till's rounding of a line."""
    return (2 * numerator + denominator) // (2 * denominator)


def best_prices(value: Ints, quantity: Ints, per: Ints, row: Ints) -> Ints:
    """The best unit price of each row; `row` numbers the rows 0, 1, 2 … in the order of the lines."""
    owner, price = _candidates(value, quantity, per, row)
    start, count = np.flatnonzero(differs(row)), np.bincount(row)
    votes = count[owner]
    offset = np.cumsum(votes) - votes
    candidate = np.repeat(np.arange(len(owner)), votes)
    line = start[owner[candidate]] + np.arange(len(candidate)) - offset[candidate]
    missed = half_up(price[candidate] * quantity[line], per[line]) - value[line]
    misses, size, balance = (
        np.add.reduceat(part, offset) if len(offset) else offset
        for part in ((missed != 0).astype(np.int64), np.abs(missed), missed)
    )
    order = np.lexsort((price, np.abs(balance), size, misses, owner))
    return price[order][differs(owner[order])]


def _candidates(value: Ints, quantity: Ints, per: Ints, row: Ints) -> tuple[Ints, Ints]:
    """The prices next to each line's own value per unit, below and above, each once per row."""
    below, rest = np.divmod(value * per, quantity)
    between = rest != 0
    owner = np.concatenate((row, row[between]))
    price = np.concatenate((below, below[between] + 1))
    order = np.lexsort((price, owner))
    owner, price = owner[order], price[order]
    once = differs(owner) | differs(price)
    return owner[once], price[once]


def differs(column: Ints) -> Flags:
    """Where a column differs from the line before; the first line always does."""
    return np.append(np.ones(1, dtype=np.bool_), column[1:] != column[:-1])[: len(column)]
