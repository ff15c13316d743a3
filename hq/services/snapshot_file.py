"""Writing a ready SQLite file (goods or index): tables and statements are `wire.reference_schema`'s."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite_driver

from hq.store.feed import StoredRow
from wire import json_text, reference_schema
from wire.points import point
from wire.reference_schema import CURSOR_SQL, GOODS_DDL, INDEX_DDL, LIVE_SQL, META_SQL, SCHEMA

DDL = {"chain": GOODS_DDL, "index": INDEX_DDL}
_FAST = ("journal_mode=OFF", "synchronous=OFF", "mmap_size=0")  # the file is thrown away if anything goes wrong


def write_sqlite(path: Path, scope: str, rows: Iterable[StoredRow], cursor: int) -> None:
    """Write the rows of a scope, articles in the order of their rank, as the compact SQLite file `path`."""
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    connection = sqlite_driver.connect(str(draft), isolation_level=None)
    try:
        for pragma in _FAST:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        _fill(connection, scope, rows, cursor)
        connection.execute("VACUUM INTO ?", (str(path),))
    finally:
        connection.close()
        draft.unlink(missing_ok=True)


def _fill(connection: Any, scope: str, rows: Iterable[StoredRow], cursor: int) -> None:  # noqa: ANN401  untyped driver
    connection.execute("BEGIN")
    for statement in DDL[scope]:
        connection.execute(statement)
    documents = [(row, json_text.decode(row.doc or b"{}")) for row in rows]
    documents.sort(key=_rank)
    for row, doc in documents:
        for sql, values in reference_schema.put(row.kind, row.key, doc, fresh=True):
            connection.execute(sql, values)
    connection.executemany(LIVE_SQL, [(scope, row.kind, row.key, row.version, 0) for row, _ in documents])
    connection.execute(META_SQL, ("schema", str(SCHEMA)))
    connection.execute(META_SQL, ("scope", scope))
    connection.execute(CURSOR_SQL, (scope, cursor))
    point("before snapshot is filled")
    connection.execute("COMMIT")
    point("after snapshot is filled")


def _rank(found: tuple[StoredRow, dict[str, Any]]) -> int:
    rank: int = found[1].get("rank", 0)
    return rank
