"""Tills and an HQ that are wrong in one way each: what the crash tests must be able to tell."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from itertools import count

from sqlalchemy import Connection

from hq.store.database import Database
from local_db.act import Act, Recorded
from local_db.books import Books
from local_db.print_queue import PrintQueue
from tests.crash.day import Diary

FORGOTTEN = 2
_record, _mark, _shown = Books.record, PrintQueue.mark, Diary.shown
_committed = Database._committed


def shows_too_early() -> None:
    """The screen says paid before the commit: here it says of the entry after the last one that it is there."""

    def shown(diary: Diary, what: str, recorded: Recorded, **facts: object) -> None:
        _shown(diary, what, recorded, **facts)
        diary.note(what, seq=recorded.entry.seq + 1, hash="not yet written", **facts)

    Diary.shown = shown  # type: ignore[assignment, method-assign]


def keeps_the_cart() -> None:
    """The draft is not removed in the transaction of its sale, but after it."""

    def record(books: Books, act: Act) -> "Future[Recorded]":
        future = _record(books, replace(act, draft=None))
        if act.draft is not None:
            future.result()
            books.drop_draft(act.draft)
        return future

    Books.record = record  # type: ignore[assignment, method-assign]


def prints_on_trust() -> None:
    """A job counts as printed as soon as it is begun."""

    def mark(queue: PrintQueue, job_id: int, state: str, note: str = "") -> None:
        _mark(queue, job_id, "printed" if state == "sending" else state, note)

    PrintQueue.mark = mark  # type: ignore[assignment, method-assign]


def forgets_a_push() -> None:
    """HQ acknowledges its second push without keeping it."""
    pushes = count(1)

    def committed(database: Database, name: str, work: Callable[[Connection], object]) -> object:
        if name != "push" or next(pushes) != FORGOTTEN:
            return _committed(database, name, work)
        with database.engine.connect() as connection, database.writing(connection) as transaction:
            result = work(connection)
            transaction.rollback()
        return result

    Database._committed = committed  # type: ignore[assignment, method-assign]


SABOTAGE: dict[str, Callable[[], None]] = {
    function.__name__: function for function in (shows_too_early, keeps_the_cart, prints_on_trust, forgets_a_push)
}
