"""Wrong acts that the negative controls put in place of right ones; nothing else ever runs them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from domain.allowances import Totals
from domain.entries import Entry
from domain.postings import right_unit
from hq.services.context import Hq
from hq.store import allowances
from hq.store.allowances import Holding, Lending
from hq.store.members import Key
from local_db import recording
from local_db.books import Books
from local_db.driver import Transaction
from wire.fields import time_text

_TAKEN = (
    "UPDATE account SET available = available + (SELECT sum(granted + credited - spent - given_back) FROM allowance a"
    " WHERE a.owner = account.owner AND a.unit = account.unit AND {which})"
    " WHERE EXISTS (SELECT 1 FROM allowance a WHERE a.owner = account.owner AND a.unit = account.unit AND {which})"
)
_FORGOTTEN = "UPDATE allowance AS a SET granted = spent + given_back - credited WHERE {which}"
_OLD = "a.since < '{since}' AND granted > 0 AND granted + credited > spent + given_back"
_ENDED = (
    "granted + credited > spent + given_back AND EXISTS (SELECT 1 FROM account c WHERE c.owner = a.owner"
    " AND c.unit = a.unit AND c.expires < '{since}')"
)
LINES = 2
LATER: list[tuple[str, str, str, Totals]] = []


def take_back_on_timeout(hq: Hq) -> None:
    """HQ takes back what was lent six hours ago and more."""
    _take_back(hq, _OLD.format(since=time_text(hq.clock() - timedelta(hours=6))))


def take_back_what_ended(hq: Hq) -> None:
    """HQ takes back what is past its date, though it may have been spent before."""
    _take_back(hq, _ENDED.format(since=hq.now()[:10]))


def _take_back(hq: Hq, which: str) -> None:
    def work(tx: sa.Connection) -> None:
        tx.exec_driver_sql(_TAKEN.format(which=which))
        tx.exec_driver_sql(_FORGOTTEN.format(which=which))

    hq.database.run_transaction("take_back", work)


def put_later(tx: Transaction, entry: Entry, owner: str, unit: str, totals: Totals) -> None:
    """What a sale takes from the wallet waits for a request of its own."""
    if entry.kind == "sale.completed":
        LATER.append((entry.epoch, owner, unit, totals))
    else:
        recording.put_totals(tx, entry.epoch, owner, unit, totals)


def deduct(books: Books) -> None:
    """The second request, after the sale."""
    waiting, LATER[:] = LATER[:], []

    def work(tx: Transaction) -> None:
        for one in waiting:
            recording.put_totals(tx, *one)

    if waiting:
        books.transact(work)


def granted(known: Totals, lent: int) -> Totals:
    """A loan as if HQ had granted it."""
    return replace(known, granted=max(known.granted, lent))


def lent_by_line(tx: sa.Connection, holder: str, owner: str, held: Iterable[Holding], at: str) -> bool:
    """The right to return another line of a sale, though that to return one of them is out."""
    free = sum(one.totals.room for one in held) < LINES
    if free:
        allowances.lend(tx, holder, [Lending(owner, right_unit(owner), 1)], at)
    return free


def every(rows: list[dict[str, Any]]) -> set[tuple[str, Key]]:
    """All of them as if they were new."""
    return {(row["member"], (row["register"], row["epoch"], row["seq"])) for row in rows}
