"""Sells the baskets of some weeks through a `Seller`, day by day, store by store, register by register."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

from demo.replay.sold_file import IMPORTED, write_sold
from demo.replay.totals import Totals

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import TextIO

    from demo.replay.baskets import Basket, Trade
    from demo.replay.price_list import PriceChange
    from demo.replay.sold_file import Sold


class Seller(Protocol):
    """The registers of some stores and the HQ behind them."""

    def publish_prices(self, store: str, day: date, changes: Sequence[PriceChange]) -> None:
        """Let the store's registers know these prices before they sell on that day."""
        ...

    def open_shift(self, register: str, day: date) -> None:
        """Open a register for the day."""
        ...

    def sell(self, basket: Basket) -> Sold:
        """Sell a basket at its register, with every `imported` as it is; an odd basket too."""
        ...

    def close_shift(self, register: str, day: date) -> None:
        """Close the register's day."""
        ...


def sell_day(
    trade: Trade, store: str, day: date, seller: Seller, *, registers: int = 1, sold_file: TextIO | None = None
) -> Totals:
    """One store's day on `registers` registers; the totals of what the seller says it sold."""
    names = [f"{store}-R{number + 1}" for number in range(registers)]
    seller.publish_prices(store, day, trade.price_changes(store, day))
    for name in names:
        seller.open_shift(name, day)
    totals = Totals()
    for basket in trade.baskets(store, day, registers):
        sold = seller.sell(basket)
        totals += totals_of(sold)
        if sold_file is not None:
            write_sold(sold_file, basket, sold)
    for name in names:
        seller.close_shift(name, day)
    return totals


def replay(
    trade: Trade, seller: Seller, *, registers: int = 1, sold_file: TextIO | None = None
) -> dict[tuple[str, date], Totals]:
    """All days and stores in the order of the calendar; what was sold per store and day."""
    sold: dict[tuple[str, date], Totals] = defaultdict(Totals)
    for day in trade.days():
        for store in trade.stores_on(day):
            sold[store, day] = sell_day(trade, store, day, seller, registers=registers, sold_file=sold_file)
    return dict(sold)


def totals_of(sold: Sold) -> Totals:
    """One sale's share of the totals."""
    imported = [line.off[IMPORTED] for line in sold.lines if line.off.get(IMPORTED)]
    return Totals(1, sold.payable - sold.paid_out, len(imported), sum(imported), sum(map(abs, imported)))
