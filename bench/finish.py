"""Finishing a sale: until it is durable, beside the same rows by the bare driver; how long the window stands still."""

from __future__ import annotations

import time
from contextlib import closing
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer

from bench import made
from bench.counter import basket, begin, cashier, is_paid, settings_for, window_parts, working_till
from bench.figures import Figure, Goal, Took
from bench.floor import raw_file
from bench.painted import Painted, settle, until
from local_db import schema
from local_db.keys import read_key_file
from pos_app.bootstrap import BOOKS, open_till
from pos_app.services.attach_member import attach_member, find_card
from pos_app.services.finish_sale import finish_sale
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_payment import take_cash
from pos_app.ui import acts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.data import Data
    from pos_app.bootstrap import Till
    from pos_app.services.open_sale import OpenSale

Beat = tuple[float, float]
LINES, SALES, WATCHED = 8, 400, 120
FINISH = Goal("p50 ≤ 2 × floor", None, "p50", 2.0)
BLOCKED = Goal("p99 ≤ 16", 16.0)
_INSERTS = {table.name: schema.insert_sql(table) for table in (schema.journal, schema.posting, schema.receipt)}
_ALLOWANCE_SQL = "SELECT * FROM allowance WHERE (owner, unit) IN (SELECT owner, unit FROM posting WHERE n = ?)"
_ALLOWANCE_PUT_SQL = schema.insert_sql(schema.allowance)
_JOB_SQL = "INSERT INTO print_job (kind, payload, copy, state, attempts, note) VALUES (?, ?, ?, ?, ?, ?)"
_DRAFT_SQL = "INSERT INTO draft (id, state, cashier, at, document) VALUES (?, ?, ?, ?, ?)"


def finish(data: Data, folder: Path) -> list[Figure]:
    """Sales of eight lines, every second one for a member; the floor writes each sale's rows right after it."""
    bare = _bare_books(data, folder / "bare")
    took = Took()
    with working_till(data, folder / "finish") as till, closing(bare):
        for sale in _sales(data, till):
            keep_sale(till.desk, sale, cashier(till)).result()
            document = till.books.drafts()[-1]
            took.till(*_both(partial(_finished, till, sale)))
            bare.execute(_DRAFT_SQL, (sale.id, "open", document.cashier, document.at, document.document))
            rows = _rows(till, sale.id)
            took.bare(*_both(partial(_write, bare, *rows)))
    return took.figures("finish_sale", FINISH)


def _both(work: Callable[[], None]) -> tuple[float, float]:
    """Milliseconds by the wall's clock, and of processor time on all threads."""
    start, busy = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000


def _finished(till: Till, sale: OpenSale) -> None:
    finish_sale(till.desk, sale, cashier(till)).result()


def _sales(data: Data, till: Till) -> list[OpenSale]:
    many = data.sizes.times(SALES, 20)
    numbers = made.draw(data.sizes.articles, many * LINES)
    sales = [basket(till, numbers[at : at + LINES]) for at in range(0, len(numbers), LINES)]
    for at in range(0, many, 2):
        member = find_card(till.desk, made.card_and_phone(at % data.sizes.people + 1)[0])
        sales[at] = attach_member(till.desk, sales[at], member)
    return [take_cash(till.desk, sale) for sale in sales]


def _bare_books(data: Data, folder: Path) -> Any:  # noqa: ANN401  the driver has no types
    """Books that stand where the till's stand, without triggers, open by the bare driver with the same key."""
    data.copy_till(folder)
    till = open_till(settings_for(data, folder))
    begin(till)
    till.close()
    connection = raw_file(folder / BOOKS, read_key_file(data.key_file).hex, writes=True)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    return connection


def _rows(till: Till, draft: str) -> tuple[str, dict[str, list[Any]], list[Any], list[Any]]:
    """What the last sale wrote: its draft, its rows by table (with its right to be given back), its shift, its jobs."""
    read = till.books.readers.all
    [(n,)] = read("SELECT max(n) FROM journal")
    found = {name: read(f"SELECT * FROM {name} WHERE n = ?", (n,)) for name in _INSERTS}
    found["allowance"] = read(_ALLOWANCE_SQL, (n,))
    shift = read("SELECT closed, totals, n FROM shift ORDER BY n DESC LIMIT 1")
    jobs = read("SELECT kind, payload, copy, state, attempts, note FROM print_job ORDER BY id DESC LIMIT 2")
    return draft, found, shift, jobs


def _write(bare: Any, draft: str, rows: dict[str, list[Any]], shift: list[Any], jobs: list[Any]) -> None:  # noqa: ANN401
    bare.execute("BEGIN IMMEDIATE")
    bare.execute("DELETE FROM draft WHERE id = ?", (draft,))
    bare.execute("INSERT INTO finished_draft (id) VALUES (?)", (draft,))
    for name, found in rows.items():
        bare.executemany(_INSERTS.get(name, _ALLOWANCE_PUT_SQL), found)
    bare.execute("UPDATE shift SET closed = ?, totals = ? WHERE n = ?", shift[0])
    bare.executemany(_JOB_SQL, jobs)
    bare.execute("COMMIT")


def blocked(data: Data, folder: Path) -> list[Figure]:
    """From the pay key to the painted change, the longest time in which a timer of 1 ms did not come."""
    took = Took()
    with working_till(data, folder / "blocked") as till:
        parts = window_parts(till)
        counter, painted = parts.controller.counter, Painted(parts.window)
        beats: list[Beat] = []
        timer = QTimer(parts, interval=1, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(partial(_beat, beats))
        numbers = made.draw(data.sizes.articles, data.sizes.times(WATCHED, 10) * LINES)
        for at in range(0, len(numbers), LINES):
            counter.fresh()
            for number in numbers[at : at + LINES]:
                parts.window.scanned(made.barcode(number))
            settle(0.05)
            timer.start()
            settle(0.005)
            beats.clear()
            _beat(beats)
            parts.controller.did(acts.Pay(acts.TenderKind.CASH))
            until(partial(is_paid, counter))
            painted.wait(_nothing)
            _beat(beats)
            timer.stop()
            took.till(*_longest(beats))
        parts.window.close_now()
        parts.close()
    return took.figures("finish_blocked", BLOCKED)


def _beat(beats: list[Beat]) -> None:
    beats.append((time.perf_counter(), time.thread_time()))


def _nothing() -> None:
    """The change is on its way already."""


def _longest(beats: list[Beat]) -> tuple[float, float]:
    """The longest time between two beats, and the most that this thread worked between two."""
    pairs = list(pairwise(beats))
    return (
        max(later[0] - sooner[0] for sooner, later in pairs) * 1000,
        max(later[1] - sooner[1] for sooner, later in pairs) * 1000,
    )
