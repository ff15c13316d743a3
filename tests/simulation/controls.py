"""Negative controls: each switches one rule off, and some seed of the first 200 must see it.

`KNOWN` names a seed that sees each: it is played first, so that all of them together take seconds.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from unittest.mock import patch

import hq.store.allowances
import hq.store.database
import hq.store.members
import hq.store.reports
import local_db.driver
from domain import allowances
from hq.services import effects, housekeeping, ingest, place_units, refund_right, sizing
from hq.services.context import Hq
from hq.store import lives
from local_db import books, loans, recording
from pos_app.sync import pusher
from tests.proving import switched_off
from tests.simulation import lives as restores
from tests.simulation import mutants

MUTANTS = '__import__("tests.simulation.mutants", fromlist=["x"])'
Control = Callable[[], AbstractContextManager[None]]


def _every_night(wrong: Callable[[Hq], None]) -> Control:
    @contextmanager
    def mutated() -> Iterator[None]:
        right = housekeeping.keep_house

        def keep_house(hq: Hq) -> int:
            wrong(hq)
            return right(hq)

        with patch.object(housekeeping, "keep_house", keep_house):
            yield

    return mutated


@contextmanager
def _till_does_not_sync() -> Iterator[None]:
    writer = tuple(one.replace("FULL", "NORMAL") for one in local_db.driver._WRITER)
    wanted = {**local_db.driver._WANTED_OF_WRITER, "synchronous": 1}
    with patch.object(local_db.driver, "_WRITER", writer), patch.object(local_db.driver, "_WANTED_OF_WRITER", wanted):
        yield


@contextmanager
def _hq_does_not_sync() -> Iterator[None]:
    with patch.object(hq.store.database, "_PRAGMAS", ("journal_mode=WAL", "synchronous=NORMAL")):
        yield


@contextmanager
def _wallet_after_the_sale() -> Iterator[None]:
    put = "        put_totals(tx, entry.epoch, owner, unit, totals)\n"
    with ExitStack() as rules:
        rules.enter_context(
            switched_off(recording, put, f"        {MUTANTS}.put_later(tx, entry, owner, unit, totals)\n")
        )
        saw = "        self._recorder.saw(act.at)\n"
        rules.enter_context(switched_off(books, saw, f"{saw}        {MUTANTS}.deduct(self)\n"))
        yield


@contextmanager
def _same_life() -> Iterator[None]:
    with patch.object(restores, "new_life", lambda _world, old: old):
        yield


@contextmanager
def _waits_for_nobody() -> Iterator[None]:
    with patch.object(lives, "waiting", lambda _tx, _life: False):
        yield


@contextmanager
def _points_again() -> Iterator[None]:
    once = "    new = inserted(tx, schema.inbox, rows)\n"
    repeated = "    if not new:\n"
    with ExitStack() as rules:
        rules.enter_context(switched_off(hq.store.members, once, f"{once}    return {MUTANTS}.every(rows)\n"))
        again = f"    journal.move_cursor(tx, place, first - 1)\n{repeated}"
        rules.enter_context(switched_off(ingest, repeated, again))
        yield


WITHIN = range(1, 201)
KNOWN = {"HQ restored grants before all have told": 7, "the wallet is deducted in a second request": 7}
RARE = {"a restored disk keeps its epoch", "HQ restored goes on in its old life"}
"""What takes dozens of seeds to be seen: played on request."""
CONTROLS: dict[str, Control] = {
    "HQ takes back on a timeout": _every_night(mutants.take_back_on_timeout),
    "HQ takes back after a proven expiry": _every_night(mutants.take_back_what_ended),
    "a grant is a delta": lambda: switched_off(
        allowances, "granted=max(totals.granted, granted)", "granted=totals.granted + granted"
    ),
    "a give-back is counted per delivery": lambda: switched_off(
        hq.store.reports,
        "grown = now[one.place].given_back - known.given_back",
        "grown = one.said.given_back if one.said else 0",
    ),
    "a restored disk keeps its epoch": lambda: switched_off(
        pusher, 'self._journal.open_epoch("restored", min(position.confirmed, position.head) + 1)', "return False"
    ),
    "a till commits before it is durable": _till_does_not_sync,
    "HQ commits before it is durable": _hq_does_not_sync,
    "a sale is tried again under a new id": lambda: switched_off(
        recording, "            finish_draft(tx, act.draft)\n", "            pass\n"
    ),
    "the wallet is deducted in a second request": _wallet_after_the_sale,
    "points are added again on a retry": _points_again,
    "a closed branch is merged like a live one": lambda: switched_off(
        effects, "        units={},\n        reports={},\n        moves={},\n", ""
    ),
    "the same gift lies at two tills": lambda: switched_off(
        place_units, "if not amounts or not allowances.take(tx, owner, amounts):", "if not amounts:"
    ),
    "home allowances are lent and not taken": lambda: switched_off(
        sizing, "    allowances.take_many(tx, lendings)\n", ""
    ),
    "HQ restored goes on in its old life": _same_life,
    "HQ restored grants before all have told": _waits_for_nobody,
    "a loan is installed like a grant": lambda: switched_off(
        loans, "borrow(known, loan.lender, one.o)", f"{MUTANTS}.granted(known, one.o)"
    ),
    "the lines of a sale are rights of their own": lambda: switched_off(
        refund_right,
        "        elif out := next(",
        f"        elif {MUTANTS}.lent_by_line(tx, asker.holder, owner, held.values(), hq.now()):\n            pass\n"
        "        elif out := next(",
    ),
    "a loan is booked from one side": lambda: switched_off(
        hq.store.reports, "    if said is None:\n        return\n", "    if True:\n        return\n"
    ),
}  # fmt: skip
