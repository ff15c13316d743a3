"""The reference files as the sync sees them: rows, cursors, checksums, snapshots."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from domain.errors import Fault
from local_db.books import Books
from local_db.driver import Transaction, transaction
from local_db.loans import LAN_KEY, NEIGHBOUR
from local_db.pepper import Pepper
from local_db.reference import feed_rows
from local_db.reference.feed_rows import FILES, GOODS, INDEX, PEOPLE
from local_db.reference.files import ReferenceFiles
from local_db.reference.goods import Goods
from local_db.reference.index import Index
from local_db.reference.people import People
from local_db.sync_state import INDEX_KEY, LIFE, UNREAD
from wire import json_text, messages, shapes
from wire import reference_schema as schema
from wire.feed import FeedRow
from wire.json_text import Malformed
from wire.keys import from_base64
from wire.peers import KIND_LAN_KEY, KIND_REGISTER
from wire.pins import KIND_PIN_PEPPER
from wire.signed import HqKeys, Signed, WrongSignature
from wire.snapshots import SnapshotText

LEARNT = ("plan", "hq_key", "index_key", KIND_REGISTER, KIND_PIN_PEPPER)
"""Kinds of rows of which the books keep what they say."""
S = TypeVar("S")
_COPY_PRICES = (
    "INSERT OR REPLACE INTO price SELECT * FROM old.price",
    "INSERT OR REPLACE INTO live SELECT * FROM old.live WHERE scope LIKE 'store:%'",
    "INSERT OR REPLACE INTO cursor SELECT * FROM old.cursor WHERE scope LIKE 'store:%'",
)


class FeedStore:
    """What HQ told this register of its scopes, and the questions to it (`goods`, `index`, `people`)."""

    def __init__(
        self,
        folder: Path,
        books: Books,
        *,
        register: str,
        store: str,
        now: Callable[[], str] | None = None,
        pepper: Pepper | None = None,
    ) -> None:
        self._books = books
        self._pepper = pepper
        self._files = ReferenceFiles(folder, books)
        self._scopes = ("chain", f"store:{store}", "index", f"register:{register}")
        in_force = self._files.in_force
        self.goods = Goods(in_force[GOODS]) if now is None else Goods(in_force[GOODS], now)
        self.people = People(in_force[PEOPLE])
        self.index = Index(in_force[INDEX], self._index_key)
        self._key_text, self._key = "", b""
        _learn_plan(self._books, _unread(books))  # another program may read it by now

    def life(self) -> int:
        """HQ's life that the cursors are of; 0 before the first answer."""
        return int(self._books.setting(LIFE) or 0)

    def cursors(self) -> Mapping[str, int]:
        """Every scope of this register and its position; 0: from the start."""
        return {scope: min(map(partial(self._position, scope), feed_rows.files_of(scope))) for scope in self._scopes}

    def apply_rows(self, rows: Sequence[FeedRow], cursors: Mapping[str, int], life: int) -> None:
        """Put rows in where they are newer, in short slices; a file's cursors move with its last slice."""
        self._learn((row.kind, row.doc) for row in rows if row.op == "put" and row.doc is not None)
        for file in FILES:
            here = [row for row in rows if feed_rows.file_of(row.scope, row.kind) == file]
            after = {scope: at for scope, at in cursors.items() if self._moves(file, scope, at)}
            pieces = list(feed_rows.slices(here)) or ([[]] if after else [])
            for number, piece in enumerate(pieces, start=1):
                self._slice(file, piece, after if number == len(pieces) else {})
        self._set_life(life)

    def checksum(self, scope: str) -> str:
        """The checksum over the live rows of a scope; the sync asks at complete states only.

        So what did not come again since `start_over` is deleted first.
        """
        for file in feed_rows.files_of(scope):
            if self._files.in_force[file].there:
                self._files.here(file, partial(feed_rows.forget_stale, file=file, scope=scope))
        there = (self._files.in_force[file] for file in feed_rows.files_of(scope))
        return feed_rows.checksum_of(scope, [file for file in there if file.there])

    def start_over(self, scope: str) -> None:
        """Cursor 0: all rows come again; what did not come again by the next complete state is deleted."""
        for file in feed_rows.files_of(scope):
            self._files.here(file, partial(feed_rows.start_over, scope=scope))

    def snapshot_folder(self) -> Path:
        """Where snapshots are fetched to: the disk of the files they replace."""
        return self._files.folder

    def install_snapshot(self, snapshot: SnapshotText, path: Path) -> None:
        """Put an unpacked snapshot into force, with its cursor and life; Fault `snapshot_schema`, `Malformed`."""
        if snapshot.schema != schema.SCHEMA:
            raise Fault(
                f"HQ's snapshot of {snapshot.scope} has another form ({snapshot.schema}) than this program reads.",
                advice="Install the version of the program that HQ wants.",
                code="snapshot_schema",
            )
        if snapshot.scope.startswith("store:"):
            self._install_rows(snapshot, path)
        else:
            self._install_file(snapshot, path)
        if self.life() not in {0, snapshot.life}:
            for scope in self._scopes:
                if scope != snapshot.scope:
                    self.start_over(scope)  # its position is of a life that HQ has forgotten
        self._set_life(snapshot.life)

    def close(self) -> None:
        """Close every file."""
        self._files.close()

    def pepper_key(self) -> bytes | None:
        """The pepper of the staff's PINs, None before HQ gave it."""
        return self._pepper.key() if self._pepper is not None else None

    def _install_rows(self, snapshot: SnapshotText, path: Path) -> None:
        """Rows in place of all that a scope had, each file in one transaction."""
        learnt, lines = _sorted_out(path)
        self._learn((row.kind, row.doc) for row in learnt if row.doc is not None)
        for file in feed_rows.files_of(snapshot.scope):
            rows = map(_row, lines.get(file, ()))
            self._files.here(file, partial(_put_in_place, file=file, rows=rows, snapshot=snapshot))
        path.unlink()

    def _install_file(self, snapshot: SnapshotText, path: Path) -> None:
        """A ready SQLite file; this store's prices move over from the one before."""
        file = feed_rows.file_of(snapshot.scope, "")
        old = self._files.in_force[file].path

        def prepare(connection: Any) -> None:  # noqa: ANN401  the driver has no types
            if file == GOODS and old is not None:
                self._files.attach(connection, old)
                with transaction(connection) as tx:
                    for sql in _COPY_PRICES:
                        tx.execute(sql)
                connection.execute("DETACH DATABASE old")
            with transaction(connection) as tx:
                tx.execute(schema.CURSOR_SQL, (snapshot.scope, snapshot.cursor))
                if file == GOODS:
                    self._learn(_learnt(tx))

        self._files.replace(file, path, snapshot.cursor, prepare)

    def _slice(self, file: str, rows: Sequence[FeedRow], cursors: Mapping[str, int]) -> None:
        self._files.slice(file, lambda tx: feed_rows.apply(tx, file, rows, cursors))

    def _moves(self, file: str, scope: str, position: int) -> bool:
        """Whether a position is news to a file; to one that is not there yet, every one is."""
        if file not in feed_rows.files_of(scope):
            return False
        return not self._files.in_force[file].there or self._position(scope, file) != position

    def _position(self, scope: str, file: str) -> int:
        in_force = self._files.in_force[file]
        row = in_force.one(feed_rows.POSITION_SQL, (scope,)) if in_force.there else None
        return int(row[0]) if row is not None else 0

    def _set_life(self, life: int) -> None:
        if life != self.life():
            self._books.set_setting(LIFE, str(life)).result()

    def _learn(self, documents: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Keep in the books what they need for ever: plans, HQ's keys, keys of index and LAN, the store's registers.

        The pepper of PINs goes into its own file, into no database.
        """
        for kind, doc in documents:
            if kind == "plan":
                _learn_plan(self._books, doc)
            elif kind == "hq_key":
                self._learn_key(doc)
            elif kind == "index_key":
                self._books.set_setting(INDEX_KEY, str(doc["key"])).result()
            elif kind == KIND_PIN_PEPPER and self._pepper is not None:
                self._pepper.keep(str(doc["key"]))
            elif kind == KIND_LAN_KEY:
                self._books.set_setting(LAN_KEY, str(doc["key"])).result()
            elif kind == KIND_REGISTER:
                self._books.set_setting(NEIGHBOUR + str(doc["register"]), json_text.encode(dict(doc)).decode()).result()

    def unread_plan(self) -> int:
        """The version of a plan of HQ that this program cannot read, 0 when it reads all; the last it read holds."""
        return _version(_unread(self._books))

    def _learn_key(self, doc: Mapping[str, Any]) -> None:
        """Keep a key that follows the ones we have; the sync has told of any other, which must not get in here."""
        known = self._books.hq_keys()
        try:
            link = messages.from_plain(Signed, dict(doc))
            chain = HqKeys((*known, link) if known else (link,)).links
        except (WrongSignature, Malformed):
            return
        if chain != known:
            self._books.save_hq_keys(chain).result()

    def _index_key(self) -> bytes | None:
        text = self._books.setting(INDEX_KEY)
        if text is not None and text != self._key_text:
            self._key, self._key_text = from_base64(text), text
        return self._key if text is not None else None


def _unread(books: Books) -> Mapping[str, Any]:
    text = books.setting(UNREAD)
    found: Mapping[str, Any] = msgspec.json.decode(text) if text else {}
    return found


def _version(plan: Mapping[str, Any]) -> int:
    return int(plan.get("version", 0))


def _learn_plan(books: Books, doc: Mapping[str, Any]) -> None:
    """Keep a plan in the books; one that uses what only a newer program knows is kept aside, never guessed at."""
    if not doc:
        return
    aside = _version(_unread(books))
    try:
        books.save_plan(str(doc["text"]).encode(), str(doc.get("from", ""))).result()
    except Malformed:
        if _version(doc) >= aside:
            books.set_setting(UNREAD, json_text.encode(dict(doc)).decode()).result()
    else:
        if aside and _version(doc) >= aside:
            books.set_setting(UNREAD, "").result()


def _put_in_place(tx: Transaction, file: str, rows: Iterable[FeedRow], snapshot: SnapshotText) -> None:
    cursors = {snapshot.scope: snapshot.cursor}
    if not feed_rows.has_any(tx, snapshot.scope):
        feed_rows.fill(tx, file, rows, cursors)
        return
    feed_rows.start_over(tx, snapshot.scope)
    feed_rows.apply(tx, file, rows, cursors)
    feed_rows.forget_stale(tx, file, snapshot.scope)


class _Name(msgspec.Struct):
    scope: str
    kind: str


Line = tuple[int, bytes]
"""Which line of a snapshot, and its bytes."""


def _sorted_out(path: Path) -> tuple[list[FeedRow], dict[str, list[Line]]]:
    """The rows that the books keep, and the lines of every row by the file that they go into."""
    learnt: list[FeedRow] = []
    found: dict[str, list[Line]] = {}
    with path.open("rb") as lines:
        for line in enumerate(lines, start=1):
            name = _read(line, _Name)
            found.setdefault(feed_rows.file_of(name.scope, name.kind), []).append(line)
            if name.kind in LEARNT:
                learnt.append(_row(line))
    return learnt, found


def _row(line: Line) -> FeedRow:
    return _read(line, FeedRow)


def _read(line: Line, shape: type[S]) -> S:
    try:
        return shapes.decode(line[1], shape)
    except msgspec.DecodeError as error:
        raise Malformed(f"row {line[0]} of the snapshot: {error}") from error


def _learnt(tx: Transaction) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Plans and keys that came inside a goods file."""
    for version, valid_from, text in tx.all("SELECT version, valid_from, text FROM plan ORDER BY version"):
        yield "plan", {"version": version, "from": valid_from, "text": text}
    for (doc,) in tx.all("SELECT doc FROM hq_key ORDER BY key"):
        yield "hq_key", msgspec.json.decode(doc)
