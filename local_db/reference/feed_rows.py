"""Rows of the feed into a reference file: newer ones only, each slice with its cursor in one transaction."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import chain, islice
from typing import Any, TypeVar

from local_db.driver import Transaction
from local_db.reference import people
from local_db.reference.in_force import InForce
from wire import reference_schema as schema
from wire.feed import CHECKED_TOGETHER, FeedRow, newer

GOODS, INDEX, PEOPLE = "goods", "index", "people"
FILES = (GOODS, INDEX, PEOPLE)
DDL = {GOODS: schema.GOODS_DDL, INDEX: schema.INDEX_DDL, PEOPLE: people.PEOPLE_DDL}
FILL_ROWS = 2000
SLICE_ROWS = 64
"""Rows of a slice: under 10 ms also for articles on a slow disk."""

_VERSION_SQL = "SELECT version FROM live WHERE scope = ? AND kind = ? AND key = ?"
POSITION_SQL = "SELECT position FROM cursor WHERE scope = ?"
_KINDS_SQL = "SELECT DISTINCT kind FROM live WHERE scope = ?"
_LIVE_OF_KIND_SQL = (
    "SELECT CAST(key AS BLOB), CAST(key || char(9) || version || char(10) AS BLOB) FROM live"
    " WHERE scope = ? AND kind = ? AND NOT gone ORDER BY live.key"
)
_ANY_LIVE_SQL = "SELECT 1 FROM live WHERE scope = ? LIMIT 1"
_IS_STALE_SQL = "SELECT 1 FROM meta WHERE name = ?"
_STALE_SQL = "UPDATE live SET version = -1 WHERE scope = ?"
_STALE_ROWS_SQL = "SELECT kind, key FROM live WHERE scope = ? AND version < 0"
_FORGET_SQL = "DELETE FROM live WHERE scope = ? AND version < 0"

T = TypeVar("T")


def file_of(scope: str, kind: str) -> str:
    """Which file holds rows of this scope and kind."""
    if scope == "chain" or (scope.startswith("store:") and kind == "price"):
        return GOODS
    return INDEX if scope == "index" else PEOPLE


def files_of(scope: str) -> tuple[str, ...]:
    """Which files hold rows of a scope: each has its own cursor, the smallest one counts."""
    if scope.startswith("store:"):
        return GOODS, PEOPLE
    return (file_of(scope, ""),)


def create(tx: Transaction, file: str, scope: str = "") -> None:
    """Make the tables of an empty file."""
    for sql in DDL[file]:
        tx.execute(sql)
    tx.execute(schema.META_SQL, ("schema", str(schema.SCHEMA)))
    tx.execute(schema.META_SQL, ("scope", scope))


def apply(tx: Transaction, file: str, rows: Iterable[FeedRow], cursors: Mapping[str, int]) -> None:
    """Put rows into a file where they are newer, then set the cursors; raises `Malformed`, nothing is written then."""
    for row in rows:
        known = tx.one(_VERSION_SQL, (row.scope, row.kind, row.key))
        if newer(row, known[0] if known is not None else None):
            for sql, params in _statements(file, row):
                tx.execute(sql, params)
            tx.execute(schema.LIVE_SQL, (row.scope, row.kind, row.key, row.version, int(row.op == "del")))
    for scope, position in cursors.items():
        tx.execute(schema.CURSOR_SQL, (scope, position))


def has_any(tx: Transaction, scope: str) -> bool:
    """Whether a file has, or had, any row of a scope."""
    return tx.one(_ANY_LIVE_SQL, (scope,)) is not None


def fill(tx: Transaction, file: str, rows: Iterable[FeedRow], cursors: Mapping[str, int]) -> None:
    """The same for a scope of which the file has nothing yet: nothing is looked up, and many rows go at once."""
    filled = set[tuple[str, str, str]]()
    left = iter(rows)
    while piece := list(islice(left, FILL_ROWS)):
        found: dict[str, list[tuple[Any, ...]]] = {}
        again: list[FeedRow] = []
        for row in piece:
            name = row.scope, row.kind, row.key
            if name in filled:
                again.append(row)
                continue
            filled.add(name)
            for sql, params in _statements(file, row, fresh=True):
                found.setdefault(sql, []).append(params)
            found.setdefault(schema.LIVE_SQL, []).append((*name, row.version, int(row.op == "del")))
        for sql, many in found.items():
            tx.many(sql, many)
        apply(tx, file, again, {})
    apply(tx, file, (), cursors)


def _statements(file: str, row: FeedRow, *, fresh: bool = False) -> Iterator[schema.Statement]:
    put: Callable[..., Iterator[schema.Statement]] = people.put if file == PEOPLE else schema.put
    remove = people.remove if file == PEOPLE else schema.remove
    if row.op == "put" and row.doc is not None:
        return put(row.kind, row.key, row.doc, fresh=fresh)
    return remove(row.kind, row.key)


def start_over(tx: Transaction, scope: str) -> None:
    """Every row will come again, whatever its version: until then each counts as older than anything."""
    tx.execute(_STALE_SQL, (scope,))
    tx.execute(schema.META_SQL, (f"stale {scope}", "1"))
    tx.execute(schema.CURSOR_SQL, (scope, 0))


def forget_stale(tx: Transaction, file: str, scope: str) -> None:
    """Delete what did not come again since `start_over`."""
    if tx.one(_IS_STALE_SQL, (f"stale {scope}",)) is None:
        return
    remove = people.remove if file == PEOPLE else schema.remove
    for kind, key in tx.all(_STALE_ROWS_SQL, (scope,)):
        for sql, params in remove(kind, key):
            tx.execute(sql, params)
    tx.execute(_FORGET_SQL, (scope,))
    tx.execute("DELETE FROM meta WHERE name = ?", (f"stale {scope}",))


def checksum_of(scope: str, files: Sequence[InForce]) -> str:
    """`wire.feed.checksum` over the live rows of a scope in some files, without holding them all in memory."""
    parts = [
        file.each(_LIVE_OF_KIND_SQL, (scope, kind)) for file in files for (kind,) in file.all(_KINDS_SQL, (scope,))
    ]
    digest, lines = hashlib.sha256(), (line for _, line in (merge(*parts) if len(parts) > 1 else chain(*parts)))
    while piece := b"".join(islice(lines, CHECKED_TOGETHER)):
        digest.update(piece)
    return digest.hexdigest()


def slices(rows: Sequence[T], size: int = SLICE_ROWS) -> Iterator[list[T]]:
    """The rows in pieces of at most `size`."""
    left = iter(rows)
    while piece := list(islice(left, size)):
        yield piece


def file_name(file: str, cursor: int, taken: Callable[[str], bool]) -> str:
    """A name that no file has yet: `goods-000123.db`."""
    name, again = f"{file}-{cursor:06d}.db", 1
    while taken(name):
        again += 1
        name = f"{file}-{cursor:06d}-{again}.db"
    return name


def is_reference_file(name: str) -> bool:
    """Whether a name is one that `file_name` gives, or of the files SQLite keeps beside it."""
    return re.fullmatch(r"(goods|index|people)-\d+(-\d+)?\.db(-wal|-shm|-journal)?", name) is not None
