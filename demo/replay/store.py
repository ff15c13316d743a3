"""One store of a replay: the seller of all its registers, and its weeks from the first day to the proof."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, astuple, dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from time import perf_counter
from typing import TYPE_CHECKING, Any

from demo.replay.baskets import Trade
from demo.replay.register import Register
from demo.replay.runner import sell_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future
    from datetime import date
    from pathlib import Path
    from typing import TextIO

    from demo.replay.baskets import Basket
    from demo.replay.data import Lines
    from demo.replay.headquarters import Office
    from demo.replay.price_list import PriceChange
    from demo.replay.sold_file import Sold

BEFORE_OPENING = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class StoreTask:
    """A store to be sold on so many registers."""

    store: str
    registers: int


class StoreSeller:
    """The registers of one store (see `runner.Seller`); a register opens at its first basket of the day.

    HQ publishes a day's prices while the day before is sold; the registers pull them in the morning.
    """

    def __init__(self, office: Office, registers: Sequence[Register], trade: Trade) -> None:
        self._office = office
        self._registers = {register.name: register for register in registers}
        self._open: set[str] = set()
        self._trade = trade
        self._following = dict(pairwise(trade.days()))
        self._published: dict[date, Future[None]] = {}
        self._threads = ThreadPoolExecutor(max(2, len(registers)))

    def publish_prices(self, store: str, day: date, changes: Sequence[PriceChange]) -> None:
        """See that HQ has published the day's prices, have the registers pull them, and begin with the next day's."""
        published = self._published.pop(day, None) or self._publish(store, day)
        published.result()
        if changes:
            list(self._threads.map(Register.pull, self._registers.values()))
        following = self._following.get(day)
        if following is not None:
            self._published[following] = self._publish(store, following)

    def close(self) -> None:
        """End the threads."""
        self._threads.shutdown()

    def _publish(self, store: str, day: date) -> Future[None]:
        return self._threads.submit(self._office.publish_prices, store, self._trade.price_changes(store, day))

    def open_shift(self, register: str, day: date) -> None:
        """Wait for the day's first basket: only that has a time."""

    def sell(self, basket: Basket) -> Sold:
        """Sell at the basket's register."""
        register = self._registers[basket.register]
        if basket.register not in self._open:
            register.open_shift(basket.at)
            self._open.add(basket.register)
        return register.sell(basket)

    def close_shift(self, register: str, day: date) -> None:
        """Close what was opened."""
        del day
        if register in self._open:
            self._registers[register].close_shift()
            self._open.remove(register)


def sell_store(
    task: StoreTask, lines: Lines, office: Office, folder: Path, hq_url: str, sold: TextIO
) -> dict[str, Any]:
    """Sell all of a store's baskets; the answer of a worker, as plain values."""
    began = perf_counter()
    trade = Trade(lines)
    first = datetime.fromtimestamp(int(lines.moment.min()), UTC) - BEFORE_OPENING
    registers = [
        Register(folder / f"{task.store}-{number}", hq_url, office.code(task.store), first)
        for number in range(1, task.registers + 1)
    ]
    enrolled = perf_counter()
    seller = StoreSeller(office, registers, trade)
    days = []
    for day in trade.days():
        totals = sell_day(trade, task.store, day, seller, registers=task.registers, sold_file=sold)
        days.append([day.isoformat(), *astuple(totals)])
    seller.close()
    sold.flush()
    ready = perf_counter()
    books = [asdict(register.end()) for register in registers]
    spent = {"enrol": enrolled - began, "sell": ready - enrolled, "prove": perf_counter() - ready}
    return {"store": task.store, "days": days, "books": books, "seconds": spent}
