"""Writing a ready SQLite file (goods or index): tables and statements are `wire.reference_schema`'s."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite_driver

from hq.store.feed import StoredRow
from wire import json_text, reference_schema
from wire.points import point
from wire.reference_schema import CURSOR_SQL, GOODS_DDL, INDEX_DDL, LIVE_SQL, META_SQL, SCHEMA

DDL = {"chain": GOODS_DDL, "index": INDEX_DDL}
_FAST = ("journal_mode=OFF", "synchronous=OFF", "mmap_size=0")  # the file is thrown away if anything goes wrong
_BY_RANK = "CREATE TEMP TABLE ranked (rank INTEGER, number INTEGER, kind TEXT, key TEXT, doc BLOB)"

Found = tuple[str, str, bytes]
"""Kind, key and document of a row."""


def write_sqlite(path: Path, scope: str, rows: Iterable[StoredRow], cursor: int) -> None:
    """Write the rows of a scope, articles in the order of their rank, as the compact SQLite file `path`.

    Never holds more than a row in memory: a chain may have a million articles.
    """
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    connection = sqlite_driver.connect(str(draft), isolation_level=None)
    try:
        for pragma in _FAST:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.execute("BEGIN")
        _fill(connection, scope, rows, cursor)
        point("before snapshot is filled")
        connection.execute("COMMIT")
        point("after snapshot is filled")
        connection.execute("VACUUM INTO ?", (str(path),))
    finally:
        connection.close()
        draft.unlink(missing_ok=True)


def _fill(connection: Any, scope: str, rows: Iterable[StoredRow], cursor: int) -> None:  # noqa: ANN401  untyped driver
    for statement in DDL[scope]:
        connection.execute(statement)
    noted = _noted(connection, rows)
    for kind, key, doc in _ranked(connection, noted) if scope == "chain" else noted:
        for sql, values in reference_schema.put(kind, key, json_text.decode(doc), fresh=True):
            connection.execute(sql, values)
    connection.execute(META_SQL, ("schema", str(SCHEMA)))
    connection.execute(META_SQL, ("scope", scope))
    connection.execute(CURSOR_SQL, (scope, cursor))


def _noted(connection: Any, rows: Iterable[StoredRow]) -> Iterator[Found]:  # noqa: ANN401  untyped driver
    """Every row, once its version is noted in the file."""
    for row in rows:
        connection.execute(LIVE_SQL, (row.scope, row.kind, row.key, row.version, 0))
        yield row.kind, row.key, row.doc or b"{}"


def _ranked(connection: Any, rows: Iterable[Found]) -> Iterator[Found]:  # noqa: ANN401  untyped driver
    """The rows with the most popular articles first: they lie together and come first in a search."""
    connection.execute(_BY_RANK)
    insert = "INSERT INTO ranked VALUES (?, ?, ?, ?, ?)"
    for number, (kind, key, doc) in enumerate(rows):
        connection.execute(insert, (json_text.decode(doc).get("rank", 0), number, kind, key, doc))
    yield from connection.execute("SELECT kind, key, doc FROM ranked ORDER BY rank, number")
