"""SQLCipher: keys, settings that are read back, and what the driver's errors mean."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2

from domain.errors import Fault
from wire.points import point

Row = tuple[Any, ...]
DriverError = dbapi2.DatabaseError
ConstraintError = dbapi2.IntegrityError

SQLITE_VERSION = "3.53.4"
"""The oldest SQLite we run on: older ones corrupt a WAL (3.7.0 to 3.51.2) or were never tried."""

_COMMON = ("PRAGMA foreign_keys = ON", "PRAGMA mmap_size = 0", "PRAGMA busy_timeout = 5000", "PRAGMA temp_store = 2")
_WRITER = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA wal_autocheckpoint = 1000")
_READER = ("PRAGMA query_only = ON",)
_WANTED = {"foreign_keys": 1, "mmap_size": 0}
_WANTED_OF_WRITER = {**_WANTED, "journal_mode": "wal", "synchronous": 2, "wal_autocheckpoint": 1000}


__all__ = ["ConstraintError", "DriverError", "Row", "Transaction", "connect", "dbapi2", "settle", "transaction"]


class Transaction:
    """What may be done to a database inside one transaction: plain statements with parameters."""

    __slots__ = ("connection",)

    def __init__(self, connection: Any) -> None:  # noqa: ANN401  the driver has no types
        self.connection = connection

    def execute(self, sql: str, params: Sequence[Any] = ()) -> int:
        """Run a statement; how many rows it changed."""
        count: int = self.connection.execute(sql, params).rowcount
        return count

    def many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement once for each row of parameters."""
        if rows:
            self.connection.executemany(sql, rows)

    def one(self, sql: str, params: Sequence[Any] = ()) -> Row | None:
        """The first row, or None."""
        row: Row | None = self.connection.execute(sql, params).fetchone()
        return row

    def all(self, sql: str, params: Sequence[Any] = ()) -> list[Row]:
        """Every row."""
        rows: list[Row] = self.connection.execute(sql, params).fetchall()
        return rows


def connect(path: Path, key: str | None, *, writes: bool) -> Any:  # noqa: ANN401  the driver has no types
    """A connection to one file, settled; `key` is 96 hex digits (key and salt), None for a plain file."""
    mode = "rwc" if writes else "ro"
    uri = f"file:{quote(str(path))}?mode={mode}"
    connection = dbapi2.connect(uri, uri=True, check_same_thread=False, isolation_level=None, cached_statements=256)
    settle(connection, key, writes=writes)
    return connection


def settle(connection: Any, key: str | None, *, writes: bool) -> None:  # noqa: ANN401
    """Key first, then the settings, then read everything back; Faults `no_key`, `settings_differ`."""
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        connection.execute("PRAGMA cipher_compatibility = 4")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in (*_COMMON, *(_WRITER if writes else _READER)):
            connection.execute(pragma).fetchall()
        check_settings(connection, _WANTED_OF_WRITER if writes else _WANTED, encrypted=key is not None)
    except DriverError as error:
        connection.close()
        raise meaning(error) from error
    except Fault:
        connection.close()
        raise


def check_settings(connection: Any, wanted: dict[str, Any], *, encrypted: bool) -> None:  # noqa: ANN401
    """Refuse to sell on another SQLite, another cipher or other settings than we ask for; Fault `settings_differ`."""
    found = {name: _pragma(connection, name) for name in wanted}
    found["sqlite"] = _pragma_sql(connection, "SELECT sqlite_version()")
    wanted = {**wanted, "sqlite": found["sqlite"] if _at_least(str(found["sqlite"])) else SQLITE_VERSION}
    if encrypted:
        cipher = str(_pragma(connection, "cipher_version") or "")
        found["cipher"] = cipher if cipher.startswith("4.") else f"not SQLCipher 4: {cipher!r}"
        wanted["cipher"] = cipher
    if found != wanted:
        differ = ", ".join(f"{name} is {found[name]}" for name in wanted if found[name] != wanted[name])
        raise Fault(
            f"The database does not have the settings it needs: {differ}.",
            advice="Do not sell on this machine; install the program again.",
            code="settings_differ",
        )


def _at_least(version: str) -> bool:
    return tuple(map(int, version.split("."))) >= tuple(map(int, SQLITE_VERSION.split(".")))


def _pragma(connection: Any, name: str) -> object:  # noqa: ANN401
    return _pragma_sql(connection, f"PRAGMA {name}")


def _pragma_sql(connection: Any, sql: str) -> object:  # noqa: ANN401
    row = connection.execute(sql).fetchone()
    return row[0] if row else None


def meaning(error: Exception) -> Exception:
    """What an error of the driver means: a Fault for what the world did, the error itself for a bug of ours."""
    text = str(error)
    if "file is not a database" in text or "file is encrypted" in text or "hmac check failed" in text:
        return Fault(
            "The books cannot be opened with this key.",
            advice="Bring back the right key (key store or key file), or open them with HQ's recovery key.",
            code="no_key",
        )
    if "malformed" in text:
        return Fault(
            f"The database file is damaged ({text}).",
            advice="Check the disk, then bring the books back from a backup; HQ has what it acknowledged.",
            code="disk_failed",
        )
    if "disk is full" in text:
        return Fault("The disk is full.", advice="Free some space on this disk; nothing was lost.", code="disk_full")
    if "disk I/O error" in text or "unable to open database" in text or "readonly database" in text:
        return Fault(
            f"The disk does not do what it should ({text}).",
            advice="Check the disk and the rights on the data folder; nothing that was shown as paid is lost.",
            code="disk_failed",
        )
    return error


@contextmanager
def transaction(connection: Any) -> Iterator[Transaction]:  # noqa: ANN401
    """BEGIN IMMEDIATE … COMMIT; whatever goes wrong inside, nothing is written.  Faults as in `meaning`."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield Transaction(connection)
        point("before commit")
        connection.execute("COMMIT")
        point("after commit")
    except DriverError as error:
        raise meaning(error) from error
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
