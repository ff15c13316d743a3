"""Opening HQ's database and running transactions on it."""

from collections.abc import Callable, Collection
from threading import Event, RLock
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlite_driver

from domain.errors import Fault
from hq.store import one_statement
from hq.store.parting import ALONE, Parting, parting_of, together
from wire.points import point

T = TypeVar("T")
Work = Callable[[sa.Connection], T]

ATTEMPTS = 12
_AGAIN = {"40001", "40P01"}  # serialization failure, deadlock
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000", "mmap_size=0")


class Conflict(Exception):
    """Another process wrote what this work was about to write: the work is done again on what is there now."""


def nothing(_point: str) -> None:
    """The usual observer of commits."""


class Database:
    """An engine and the two ways of using it: `run_transaction` and `read`.

    `observe` is called with "<name>:before" and "<name>:after" around every commit of a transaction. `parting` is how
    owners are parted; by default the database itself says it when that is first asked.
    """

    def __init__(
        self, engine: sa.Engine, observe: Callable[[str], None] = nothing, parting: Parting | None = None
    ) -> None:
        self.engine = engine
        self._observe = observe
        self._parting = parting
        self._one_writer = RLock() if self.is_sqlite else None

    @property
    def parting(self) -> Parting:
        """How owners are parted."""
        if self._parting is None:
            self._parting = parting_of(self.engine)
        return self._parting

    @property
    def parted(self) -> bool:
        """Whether a transaction is for some owners only: then what is for many goes in steps."""
        return self.parting is not together

    def parts(self, owners: Collection[str]) -> list[list[str]]:
        """These owners in parts, each for a transaction of its own."""
        return self.parting(owners)

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    def run_transaction(self, name: str, work: Work[T]) -> T:
        """Do the work in one transaction and commit it durably; tried again on a conflict, so it must be idempotent.

        Raises Fault `database_busy` when every attempt met a conflict.
        """
        for attempt in range(ATTEMPTS):
            try:
                return self._once(name, work)
            except Conflict:
                Event().wait(attempt / 100)
            except DBAPIError as error:
                if not _may_try_again(error):
                    raise
                Event().wait(attempt / 100)
        raise Fault("The database is busy.", advice="Try again in a moment.", code="database_busy")

    def _once(self, name: str, work: Work[T]) -> T:
        if self._one_writer is None:
            return self._committed(name, work)
        with self._one_writer:
            return self._committed(name, work)

    def _committed(self, name: str, work: Work[T]) -> T:
        with self.engine.connect() as connection:
            if self.parted:
                connection.execution_options(**{ALONE: True})
            with self.writing(connection) as transaction:
                result = work(connection)
                self._observe(f"{name}:before")
                point(f"before commit {name}")
                transaction.commit()
                point(f"after commit {name}")
            self._observe(f"{name}:after")
            return result

    def writing(self, connection: sa.Connection) -> sa.RootTransaction:
        """Begin a transaction that writes; on SQLite it waits for its turn at once."""
        driver = connection.connection.driver_connection
        if not isinstance(driver, _Driver):
            return connection.begin()
        driver.begins = "BEGIN IMMEDIATE"
        try:
            return connection.begin()
        finally:
            driver.begins = "BEGIN"

    def read(self, work: Work[T]) -> T:
        """Do the work on one unchanging view of the books; nothing may be written."""
        with self.engine.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                return work(connection)

    def close(self) -> None:
        self.engine.dispose()


def open_database(url: str, observe: Callable[[str], None] = nothing, parting: Parting | None = None) -> Database:
    """Open `sqlite:///PATH` (driver sqlcipher3, plain file, WAL, FULL) or `postgresql://...` (driver psycopg).

    Raises Fault for any other kind of database.
    """
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return Database(_sqlite(parsed), observe, parting)
    if parsed.get_backend_name() == "postgresql":
        return Database(_postgresql(parsed), observe, parting)
    raise Fault(f"HQ cannot use {parsed.get_backend_name()}.", advice="Give a sqlite:/// or postgresql:// address.")


class _Driver(sqlite_driver.Connection):  # type: ignore[misc]  # the driver has no types
    """A connection of the driver; `begins` is how its next transaction begins."""

    begins = "BEGIN"


class _Sqlite(SQLiteDialect_pysqlite):
    """SQLAlchemy's SQLite, which says BEGIN; told by an event, every statement would look for listeners."""

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: DBAPIConnection) -> None:
        dbapi_connection.execute(dbapi_connection.begins)


registry.register("sqlite.saying_begin", __name__, _Sqlite.__name__)


def _sqlite(url: sa.URL) -> sa.Engine:
    engine = sa.create_engine(
        url.set(drivername="sqlite+saying_begin"),
        module=sqlite_driver,
        pool_size=16,
        max_overflow=48,
        connect_args={"check_same_thread": False, "factory": _Driver},
    )
    sa.event.listen(engine, "connect", _set_up_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite_driver.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()


def _postgresql(url: sa.URL) -> sa.Engine:
    engine = sa.create_engine(url.set(drivername="postgresql+psycopg"), pool_size=16, max_overflow=48)
    one_statement.on(engine)
    return engine


def _may_try_again(error: DBAPIError) -> bool:
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return state in _AGAIN
    text = str(error.orig)
    return isinstance(error.orig, sqlite_driver.OperationalError) and ("locked" in text or "busy" in text)
