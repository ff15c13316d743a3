"""What the replay of some weeks has before it, in figures: the data, its price list, `imported`, the odd cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from demo.replay.odd import odd_cases
from demo.replay.totals import money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demo.replay.baskets import Trade
    from demo.replay.data import Flags

MOST_LINES_PERCENT, MOST_VALUE_PERMILLE = 4, 4


@dataclass(frozen=True, slots=True)
class ImportedFigures:
    """How much `imported` some weeks need; amounts in cents, `size` without signs, `balance` with them."""

    lines: int
    of_lines: int
    size: int
    balance: int
    of_value: int

    @property
    def within_limits(self) -> bool:
        """At most 4 % of the lines and 0.4 % of the value."""
        few = self.lines * 100 <= self.of_lines * MOST_LINES_PERCENT
        return few and self.size * 1000 <= self.of_value * MOST_VALUE_PERMILLE


def imported_figures(trade: Trade, chosen: Flags | None = None) -> ImportedFigures:
    """The figures of all lines or of the chosen ones."""
    rows = np.ones(len(trade.lines), dtype=np.bool_) if chosen is None else chosen
    imported = trade.expected.imported[rows]
    return ImportedFigures(
        lines=int(np.count_nonzero(imported)),
        of_lines=len(imported),
        size=int(np.abs(imported).sum()),
        balance=int(imported.sum()),
        of_value=int(trade.lines.payable[rows].sum()),
    )


def describe(trade: Trade) -> Iterator[str]:
    """The figures as lines of text."""
    lines = trade.lines
    counts = (
        ("lines", len(lines)),
        ("baskets", len(np.unique(lines.basket))),
        ("stores", len(trade.stores())),
        ("households", len(trade.members())),
        ("articles", len(np.unique(lines.sku))),
        ("prices (article, store, day)", len(trade.prices)),
        ("price changes", sum(len(trade.price_changes(s, d)) for d in trade.days() for s in trade.stores_on(d))),
    )
    for name, count in counts:
        yield f"{name:<34}{count:>12,}"
    yield f"{'payable':<34}{money(int(lines.payable.sum())):>12}"
    yield from _imported(trade)
    for case in odd_cases(lines):
        yield f"{case.name:<34}{case.count:>12,} {case.of:<8}{money(case.amount):>12}  {case.posted}"


def _imported(trade: Trade) -> Iterator[str]:
    none, weighed = trade.lines.quantity == 0, trade.lines.weighed
    kinds = (
        ("imported", None),
        ("  of piece goods", ~none & ~weighed),
        ("  of weighed goods", ~none & weighed),
        ("  of quantity 0", none),
    )
    for name, chosen in kinds:
        part = imported_figures(trade, chosen)
        yield f"{name:<34}{part.lines:>12,} lines   {money(part.size):>12}  balance {money(part.balance)}"
