"""Creating and opening books.db: lock, key, settings, version; the one writer and the readers."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, local
from typing import Any, TypeVar

from domain.errors import Fault
from local_db import actor, form
from local_db.actor import Actor
from local_db.bootstrap import make, migrate
from local_db.driver import DriverError, Row, Transaction, connect, meaning, transaction
from local_db.keys import BooksKey
from local_db.lock import BooksLock

T = TypeVar("T")
AT_A_TIME = 256


@dataclass
class _Reader:
    """A thread's connection, and the lock that whoever uses it holds: closing waits for it."""

    driver: Any
    using: Lock = field(default_factory=Lock)


class Readers:
    """Read-only connections to one file, one for each thread that asks; Fault `closing` for who asks after `close`."""

    def __init__(self, path: Path, key: str | None) -> None:
        self._path, self._key = path, key
        self._mine = local()
        self._guard = Lock()
        self._all: list[_Reader] = []
        self._closed = False

    def connection(self) -> Any:  # noqa: ANN401  the driver has no types
        """This thread's connection, for who closes the readers himself."""
        return self._reader().driver

    def one(self, sql: str, params: tuple[Any, ...] = ()) -> Row | None:
        """The first row, or None."""
        reader = self._reader()
        with reader.using:
            row: Row | None = self._execute(reader, sql, params).fetchone()
        return row

    def all(self, sql: str, params: tuple[Any, ...] = ()) -> list[Row]:
        """Every row."""
        reader = self._reader()
        with reader.using:
            rows: list[Row] = self._execute(reader, sql, params).fetchall()
        return rows

    def each(self, sql: str, params: tuple[Any, ...] = ()) -> Iterator[Row]:
        """Every row, some at a time."""
        reader = self._reader()
        with reader.using:
            cursor = self._execute(reader, sql, params)
        while True:
            with reader.using:
                if self._closed:
                    raise closing_fault()
                rows = cursor.fetchmany(AT_A_TIME)
            if not rows:
                return
            yield from rows

    def close(self) -> None:
        """Close the connections of all threads, each when its question is answered: who closes one that is in use
        ends the process.
        """
        with self._guard:
            self._closed = True
            for reader in self._all:
                with reader.using:
                    reader.driver.close()
            self._all.clear()

    def _reader(self) -> _Reader:
        found: _Reader | None = getattr(self._mine, "reader", None)
        if found is None:
            with self._guard:
                if self._closed:
                    raise closing_fault()
                found = self._mine.reader = _Reader(connect(self._path, self._key, writes=False))
                self._all.append(found)
        return found

    def _execute(self, reader: _Reader, sql: str, params: tuple[Any, ...]) -> Any:  # noqa: ANN401  the driver has no types
        if self._closed:
            raise closing_fault()
        return reader.driver.execute(sql, params)


def closing_fault() -> Fault:
    """What a thread is told that still asks when the till is being closed."""
    return Fault("The till is being closed.", advice="Start it again.", code="closing")


class BooksFile:
    """The open file: writes go through one thread and one connection, reads through a connection for each thread."""

    plans_added = 0
    """How often a plan was added since the start: who keeps plans in memory looks at it."""

    def __init__(self, path: Path, key: BooksKey, *, fresh: bool) -> None:
        self.path = path
        self.key = key
        self._lock = BooksLock(path)
        try:
            self._writer = _opened(path, key, fresh=fresh)
        except (Fault, DriverError):
            self._lock.release()
            raise
        self._actor = Actor("books")
        self.readers = Readers(path, key.hex)

    def run(self, work: Callable[[Transaction], T], *, urgent: bool = False) -> "Future[T]":
        """Run small writes in one transaction on the books' thread; `urgent` goes before everything but sales."""
        return self.submit(lambda: self.transact(work), actor.SMALL if urgent else actor.SLICE)

    def submit(self, work: Callable[[], T], urgency: int = actor.SLICE) -> "Future[T]":
        """Run anything on the books' thread, after what is more urgent; slices end in under 10 ms."""
        return self._actor.submit(work, urgency)

    def transact(self, work: Callable[[Transaction], T]) -> T:
        """Run work in one transaction; for code that is on the books' thread already."""
        with transaction(self._writer) as tx:
            return work(tx)

    def close(self) -> None:
        """Finish what is queued, close the file (its WAL goes into it), let another till open it."""
        self._actor.close()
        self.readers.close()
        self._writer.close()
        self._lock.release()


def _opened(path: Path, key: BooksKey, *, fresh: bool) -> Any:  # noqa: ANN401  the driver has no types
    """The writing connection; `fresh` books may have been begun before and never enrolled: a power cut, a lost code."""
    if not fresh and not path.exists():
        raise _not_there(path)
    connection = connect(path, key.hex, writes=True)
    try:
        empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if empty and not fresh:
            raise _not_there(path)
        if empty:
            make(connection)
        check_version(connection)
        migrate(connection)
        if fresh and connection.execute("SELECT count(*) FROM epoch").fetchone()[0]:
            raise _already_there(path)
    except (Fault, DriverError) as error:
        connection.close()
        if isinstance(error, Fault):
            raise
        raise meaning(error) from error
    return connection


def check_version(connection: Any) -> None:  # noqa: ANN401  the driver has no types
    """Refuse books that a newer program wrote; Fault `database_newer`."""
    with closing(connection.execute("SELECT version_num FROM alembic_version")) as cursor:
        found = [row[0] for row in cursor.fetchall()]
    if not set(found) <= set(form.KNOWN):
        raise Fault(
            f"The books were written by a newer version of the program ({', '.join(found)}).",
            advice="Install that version or a later one; the books were left as they are.",
            code="database_newer",
        )


def _already_there(path: Path) -> Fault:
    return Fault(
        f"There are books at {path.name} already.", advice="Open them, or choose another place.", code="books_exist"
    )


def _not_there(path: Path) -> Fault:
    return Fault(
        f"There are no books at {path.name}.", advice="Enrol this till, or say where they are.", code="no_books"
    )
