"""HQ's side of a replay: filling it, publishing prices, giving codes, and what its journals say was sold.

HQ itself serves in a process of its own; this works beside it on the same database, as HQ's command line does.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from demo.processes import DemoError
from demo.replay.sold_file import IMPORTED
from demo.replay.totals import Totals
from domain.entries import SaleCompleted
from hq.bootstrap import open_existing, open_hq
from hq.services import enrol, load_chain, outbox
from hq.services.chain import Price
from hq.store import journal, sales
from wire.bodies import read_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    import sqlalchemy as sa

    from demo.replay.price_list import PriceChange
    from hq.services.chain import Chain
    from hq.services.context import Hq


@dataclass(frozen=True, slots=True)
class Place:
    """Where HQ's books lie: its folder, and its database when that is not in the folder."""

    data: Path
    database: str | None


class Office:
    """Somebody at HQ with the books open."""

    def __init__(self, hq: Hq) -> None:
        self._hq = hq

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hq.database.close()

    def fill(self, chain: Chain) -> None:
        """Load the masters; DemoError when there are some already."""
        if load_chain.is_loaded(self._hq):
            raise DemoError("This database holds a chain already; give an empty one.")
        load_chain.load(self._hq, chain)

    def code(self, store: str) -> str:
        """A one-time code for the store's next register."""
        return enrol.new_code(self._hq, store)[1]

    def publish_prices(self, store: str, changes: Sequence[PriceChange]) -> None:
        """Put prices in force and into the store's feed; nothing happens when there are none."""
        if not changes:
            return
        prices = [Price(store, change.sku, change.price, change.member_price) for change in changes]
        self._hq.database.run_transaction("prices", lambda tx: load_chain.put_prices(tx, prices))
        outbox.publish(self._hq, [f"store:{store}"])

    def sold(self, days: Iterable[date]) -> dict[tuple[str, date], Totals]:
        """What was sold by store and day, read from the journals; DemoError when HQ's own facts say otherwise."""
        found = self._hq.database.read(_sold)
        facts = self._hq.database.read(lambda tx: _facts(tx, days))
        said = {key: (totals.sales, totals.payable) for key, totals in found.items()}
        if said != facts:
            wrong = sorted(key for key in {*said, *facts} if said.get(key) != facts.get(key))
            raise DemoError(f"HQ's facts of sales are not those of its journals: {wrong[:5]}")
        return found


def found_hq(place: Place) -> Office:
    """Make HQ's folder and database, or open what is there."""
    return Office(open_hq(place.database, place.data))


def visit_hq(place: Place) -> Office:
    """Open the books of an HQ that may be serving."""
    return Office(open_existing(place.database, place.data))


def _sold(tx: sa.Connection) -> dict[tuple[str, date], Totals]:
    found: dict[tuple[str, date], Totals] = defaultdict(Totals)
    for key, _ in journal.every_journal(tx):
        for row in journal.walk(tx, key):
            if row.kind == "sale.completed":
                entry = read_entry(row.entry)
                assert isinstance(entry.body, SaleCompleted)  # noqa: S101  the kind says so
                found[key.store, date.fromisoformat(entry.business_day)] += totals_of_body(entry.body)
    return dict(found)


def totals_of_body(body: SaleCompleted) -> Totals:
    """One entry's share of the totals."""
    imported = [one.amount for line in body.lines for one in line.adjustments if one.rule == IMPORTED]
    return Totals(1, body.payable, len(imported), sum(imported), sum(map(abs, imported)))


def _facts(tx: sa.Connection, days: Iterable[date]) -> dict[tuple[str, date], tuple[int, int]]:
    return {
        (store, day): (fact.sales, fact.payable)
        for day in days
        for store, fact in sales.day(tx, day.isoformat()).items()
    }
