"""Snapshots: a scope as one zstd file, so that a new register begins where the feed stands, in seconds.

`chain` and `index` are ready SQLite files (made with sqlcipher3 without a key), a store's scope is its feed rows as
NDJSON. A file is named by scope, life and cursor and never changes; the newest is signed and named in the database.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path
from threading import Lock, Thread

import sqlalchemy as sa
import zstandard

from hq.services import outbox
from hq.services.context import Hq
from hq.store import feed, snapshots
from hq.store.feed import StoredRow
from hq.store.snapshot_file import write_sqlite
from hq.store.snapshots import StoredSnapshot
from wire.compression import LEVEL
from wire.messages import to_bytes
from wire.points import point
from wire.reference_schema import SCHEMA
from wire.snapshots import SnapshotText

FOLDER = "snapshots"
FILES = frozenset({"chain", "index"})
KEPT = 2
STALE_ROWS = 2000
_NAME = re.compile(r"[A-Za-z0-9.-]+[.]zst")


def make(hq: Hq, scope: str) -> StoredSnapshot | None:
    """Make the snapshot of a scope as its feed stands, or keep the newest when it is that; None of an empty scope.

    Two at once do no harm: each writes files of its own.
    """
    outbox.publish(hq, [scope])
    head = hq.database.read(lambda tx: feed.heads(tx, [scope])[scope].pos)
    known = newest(hq, scope)
    if not head or (known is not None and known.cursor == head):
        return known
    folder = hq.data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    raw = folder / f"{_safe(scope)}.{hq.chance(4).hex()}.new"
    try:
        cursor = hq.database.read(lambda tx: _write(tx, scope, raw))
        made = _signed(hq, scope, cursor, _pack(raw, raw.with_suffix(".part")), folder)
    finally:
        raw.unlink(missing_ok=True)
        raw.with_suffix(".part").unlink(missing_ok=True)
    hq.database.run_transaction("snapshot", lambda tx: snapshots.put(tx, made))
    found = newest(hq, scope)
    _drop_old(folder, scope, found)
    return found


def make_all(hq: Hq) -> int:
    """Make every scope's snapshot that is not up to date (registers' scopes have none); how many scopes there are."""
    outbox.publish(hq)
    scopes = [scope for scope in hq.database.read(feed.scopes) if not scope.startswith("register:")]
    for scope in scopes:
        make(hq, scope)
    return len(scopes)


def newest(hq: Hq, scope: str) -> StoredSnapshot | None:
    """The newest snapshot of a scope in this life of HQ, if its file is whole."""
    found = hq.database.read(lambda tx: snapshots.newest(tx, scope))
    path = None if found is None else file_of(hq, scope, found.file)
    return found if found is not None and path is not None and path.stat().st_size == found.bytes else None


def file_of(hq: Hq, scope: str, name: str) -> Path | None:
    """Where the snapshot file of that name lies, if it is one of this scope and of this life of HQ."""
    path = hq.data / FOLDER / name
    mine = name.startswith(f"{_safe(scope)}.{hq.secrets.life}.") and _NAME.fullmatch(name)
    return path if mine and path.is_file() else None


class SnapshotMaker:
    """Makes what is wanted in a thread of its own, one after the other; the thread ends when nothing is left."""

    def __init__(self, hq: Hq) -> None:
        self._hq = hq
        self._lock = Lock()
        self._wanted: set[str] = set()
        self._thread: Thread | None = None

    def want(self, scope: str) -> None:
        """Have a scope's snapshot made soon; from any thread."""
        with self._lock:
            self._wanted.add(scope)
            if self._thread is None:
                self._thread = Thread(target=self._run, name="snapshots", daemon=True)
                self._thread.start()

    def is_stale(self, found: StoredSnapshot) -> bool:
        """Whether so much has changed that a new one is worth its making."""
        head = self._hq.database.read(lambda tx: feed.heads(tx, [found.scope])[found.scope].pos)
        return head - found.cursor > STALE_ROWS

    def finish(self) -> None:
        """Wait until everything that is wanted has been made."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        try:
            while (scope := self._next()) is not None:
                make(self._hq, scope)
        finally:
            with self._lock:
                self._thread = None

    def _next(self) -> str | None:
        with self._lock:
            return self._wanted.pop() if self._wanted else None


def _write(tx: sa.Connection, scope: str, path: Path) -> int:
    """Write the scope as one view of the database shows it; the cursor of that view."""
    cursor = feed.heads(tx, [scope])[scope].pos
    rows = feed.live(tx, scope)
    if scope in FILES:
        write_sqlite(path, scope, rows, cursor)
    else:
        _write_lines(path, rows)
    return cursor


def _write_lines(path: Path, rows: Iterable[StoredRow]) -> None:
    with path.open("wb") as file:
        file.writelines(row.json() + b"\n" for row in rows)


def _pack(raw: Path, packed: Path) -> Path:
    """Compress a file so that it lasts on the disk."""
    with raw.open("rb") as source, packed.open("wb") as target:
        zstandard.ZstdCompressor(level=LEVEL).copy_stream(source, target, size=raw.stat().st_size)
        target.flush()
        os.fsync(target.fileno())
    return packed


def _signed(hq: Hq, scope: str, cursor: int, packed: Path, folder: Path) -> StoredSnapshot:
    """Sign what is in a packed file and give it the name under which it stays."""
    with packed.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    size, life = packed.stat().st_size, hq.secrets.life
    text = SnapshotText(scope=scope, bytes=size, sha256=digest, cursor=cursor, schema=SCHEMA, life=life)
    signed = hq.secrets.sign(to_bytes(text).decode("utf-8"))
    name = f"{_safe(scope)}.{life}.{cursor}.{digest[:8]}.zst"
    point("before snapshot is named")
    packed.replace(folder / name)
    point("after snapshot is named")
    return StoredSnapshot(scope, cursor, SCHEMA, name, size, digest, signed.signed, signed.key, signed.sig)


def _drop_old(folder: Path, scope: str, newest: StoredSnapshot | None) -> None:
    """Keep the newest files of a scope: the one before may still be on its way to somebody."""
    found = sorted(folder.glob(f"{_safe(scope)}.*.*.*.zst"), key=_age)
    for path in found[:-KEPT]:
        if newest is None or path.name != newest.file:
            path.unlink(missing_ok=True)


def _age(path: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in path.name.split(".")[1:3])


def _safe(scope: str) -> str:
    return scope.replace(":", "-")
