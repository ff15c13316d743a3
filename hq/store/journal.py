"""Registers' journals as they were pushed: bytes, heads, private records, evidence, exceptions, cursors."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from hq.store import schema
from hq.store.one_statement import insert
from hq.store.schema import plain_text
from hq.store.upsert import insert_new

PAGE = 500


@dataclass(frozen=True, slots=True)
class JournalKey:
    """The owner and name of a journal."""

    store: str
    register: str
    epoch: str

    @property
    def names(self) -> dict[str, str]:
        return {"store": self.store, "register": self.register, "epoch": self.epoch}

    @property
    def bound(self) -> dict[str, str]:
        """What makes the condition `of_journal` that of this journal."""
        return {"of_store": self.store, "of_register": self.register, "of_epoch": self.epoch}


def of_journal(table: sa.Table) -> sa.ColumnElement[bool]:
    """The condition on a table that is keyed by a journal, for statements made once (`JournalKey.bound`)."""
    return sa.and_(*(table.c[name] == sa.bindparam(f"of_{name}") for name in ("store", "register", "epoch")))


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as HQ holds it: its exact bytes, with private records as (salt, record's bytes)."""

    seq: int
    hash: str
    sig: str
    entry: bytes
    kind: str
    private: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class HeadRow:
    """Where a journal stands."""

    head: int
    head_hash: str


_HEAD = sa.select(schema.head.c.head, schema.head.c.head_hash).where(of_journal(schema.head))
_HEAD_LOCKED = _HEAD.with_for_update()


def head(tx: sa.Connection, key: JournalKey, *, lock: bool = False) -> HeadRow | None:
    """The head of a journal; with `lock`, nobody else may append until the transaction ends."""
    row = tx.execute(_HEAD_LOCKED if lock else _HEAD, key.bound).one_or_none()
    return None if row is None else HeadRow(row.head, row.head_hash)


_HASHES = sa.select(schema.journal.c.seq, schema.journal.c.hash).where(
    of_journal(schema.journal), schema.journal.c.seq.between(sa.bindparam("first"), sa.bindparam("last"))
)


def hashes(tx: sa.Connection, key: JournalKey, first: int, last: int) -> dict[int, str]:
    """The hashes of entries from `first` to `last`, by seq."""
    rows = tx.execute(_HASHES, {**key.bound, "first": first, "last": last})
    return {row.seq: row.hash for row in rows}


_INSERT = schema.journal.insert()
_MOVE_HEAD = (
    schema.head.update()
    .where(of_journal(schema.head))
    .values(head=sa.bindparam("to"), head_hash=sa.bindparam("to_hash"), pushed_at=sa.bindparam("at"))
)


def append(tx: sa.Connection, key: JournalKey, entries: Sequence[Kept], at: str) -> None:
    """Append entries and move the head; one statement for all of them.  Conflicts are raised, never swallowed."""
    rows = [
        {
            **key.names,
            "seq": kept.seq,
            "hash": kept.hash,
            "sig": kept.sig,
            "entry": kept.entry,
            "kind": plain_text(kept.kind),
            "received_at": at,
        }
        for kept in entries
    ]
    insert(tx, _INSERT, rows)
    private = [
        {**key.names, "seq": kept.seq, "number": number, "salt": salt, "record": record}
        for kept in entries
        for number, (salt, record) in enumerate(kept.private)
    ]
    insert_new(tx, schema.private_record, private)
    last = entries[-1]
    tx.execute(_MOVE_HEAD, {**key.bound, "to": last.seq, "to_hash": last.hash, "at": at})


_PAGE = (
    sa.select(schema.journal)
    .where(of_journal(schema.journal), schema.journal.c.seq > sa.bindparam("after"))
    .order_by(schema.journal.c.seq)
    .limit(sa.bindparam("most"))
)
_PRIVATE = (
    sa.select(schema.private_record)
    .where(
        of_journal(schema.private_record),
        schema.private_record.c.seq > sa.bindparam("after"),
        schema.private_record.c.seq <= sa.bindparam("last"),
    )
    .order_by(schema.private_record.c.number)
)


def page(tx: sa.Connection, key: JournalKey, after: int, limit: int = PAGE) -> list[Kept]:
    """The entries that follow `after`, in order, with their private records."""
    rows = tx.execute(_PAGE, {**key.bound, "after": after, "most": limit}).all()
    private = _private(tx, key, after, rows[-1].seq) if rows else {}
    return [Kept(row.seq, row.hash, row.sig, row.entry, row.kind, private.get(row.seq, ())) for row in rows]


def _private(tx: sa.Connection, key: JournalKey, after: int, last: int) -> dict[int, tuple[tuple[str, bytes], ...]]:
    found: dict[int, tuple[tuple[str, bytes], ...]] = {}
    for row in tx.execute(_PRIVATE, {**key.bound, "after": after, "last": last}):
        found[row.seq] = (*found.get(row.seq, ()), (row.salt, row.record))
    return found


def every_journal(tx: sa.Connection) -> list[tuple[JournalKey, HeadRow]]:
    """All registers' journals with their heads, in order."""
    table = schema.head
    query = sa.select(table).order_by(table.c.store, table.c.register, table.c.epoch)
    return [
        (JournalKey(row.store, row.register, row.epoch), HeadRow(row.head, row.head_hash)) for row in tx.execute(query)
    ]


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest epoch of a register; `pushed_at` is "" before the first push."""

    store: str
    register: str
    epoch: str
    head: int
    pushed_at: str


def newest_epochs(tx: sa.Connection) -> list[Newest]:
    """The newest epoch of every register, by store and name."""
    table, epoch = schema.head, schema.epoch
    same = sa.and_(*(table.c[name] == epoch.c[name] for name in ("store", "register", "epoch")))
    query = sa.select(
        table.c.store, table.c.register, table.c.epoch, table.c.head, sa.func.coalesce(table.c.pushed_at, "")
    ).join(epoch, same)
    rows = tx.execute(query.order_by(table.c.store, table.c.register, epoch.c.opened_at, epoch.c.epoch))
    return list({row[1]: Newest(*row) for row in rows}.values())


def walk(tx: sa.Connection, key: JournalKey, after: int = 0) -> Iterator[Kept]:
    """Every entry of a journal that follows `after`, in order, a page at a time."""
    while rows := page(tx, key, after):
        yield from rows
        after = rows[-1].seq


def receipts(tx: sa.Connection, store: str, register: str, seq: int) -> list[tuple[str, Kept]]:
    """The entries with this number in each epoch of a register, as (epoch, entry)."""
    table = schema.journal
    query = sa.select(table).where(table.c.store == store, table.c.register == register, table.c.seq == seq)
    return [(row.epoch, Kept(row.seq, row.hash, row.sig, row.entry, row.kind)) for row in tx.execute(query)]


def keep_evidence(
    tx: sa.Connection, key: JournalKey, lines: Iterable[tuple[str, int, bytes]], reason: str, at: str
) -> None:
    """Keep refused lines apart, as (hash of the line, seq, line); the same line again changes nothing."""
    rows = [
        {
            **key.names,
            "line_hash": line_hash,
            "seq": seq,
            "reason": reason,
            "line": line,
            "received_at": at,
        }
        for line_hash, seq, line in lines
    ]
    insert_new(tx, schema.evidence, rows)


def raise_exceptions(tx: sa.Connection, key: JournalKey, found: Iterable[tuple[int, str, str]]) -> None:
    """Note oddities as (seq, code, detail); known ones are passed over."""
    rows = {
        (seq, code): {**key.names, "seq": seq, "code": code, "detail": plain_text(detail)}
        for seq, code, detail in found
    }
    insert_new(tx, schema.exception, list(rows.values()))


def exceptions(tx: sa.Connection, key: JournalKey) -> list[tuple[int, str, str]]:
    """The oddities of a journal as (seq, code, detail)."""
    table = schema.exception
    query = sa.select(table).where(of_journal(table)).order_by(table.c.seq, table.c.code)
    return [(row.seq, row.code, row.detail) for row in tx.execute(query, key.bound)]


def with_exception(tx: sa.Connection, code: str) -> list[tuple[JournalKey, int]]:
    """The entries of registers with this oddity, in order."""
    table = schema.exception
    names = (table.c.store, table.c.register, table.c.epoch, table.c.seq)
    rows = tx.execute(sa.select(*names).where(table.c.code == code, table.c.store != "").order_by(*names))
    return [(JournalKey(row.store, row.register, row.epoch), row.seq) for row in rows]


def settle_exception(tx: sa.Connection, key: JournalKey, seq: int, code: str) -> None:
    """An oddity is none any more."""
    table = schema.exception
    tx.execute(table.delete().where(of_journal(table), table.c.seq == seq, table.c.code == code), key.bound)


def was_adopted(tx: sa.Connection, store: str, head: str) -> bool:
    """Whether an entry of which the hash begins so was handed in again."""
    table = schema.adopted
    query = sa.select(table.c.hash).where(table.c.store == store, table.c.hash.startswith(head, autoescape=True))
    return tx.scalar(query.limit(1)) is not None


_CURSOR = sa.select(schema.projected.c.seq).where(of_journal(schema.projected))
_CURSOR_LOCKED = _CURSOR.with_for_update()
_MOVE_CURSOR = schema.projected.update().where(of_journal(schema.projected)).values(seq=sa.bindparam("to"))


def cursor(tx: sa.Connection, key: JournalKey, *, lock: bool = False) -> int:
    """Up to where a journal is projected."""
    return tx.scalar(_CURSOR_LOCKED if lock else _CURSOR, key.bound) or 0


def move_cursor(tx: sa.Connection, key: JournalKey, seq: int) -> None:
    """A journal is projected up to here."""
    tx.execute(_MOVE_CURSOR, {**key.bound, "to": seq})


_TOP, _DONE = schema.head, schema.projected
_SAME = sa.and_(*(_TOP.c[name] == _DONE.c[name] for name in ("store", "register", "epoch")))
_CURSORS = (
    sa.select(_TOP.c.store, _TOP.c.register, _TOP.c.epoch, _DONE.c.seq, _TOP.c.head)
    .join(_DONE, _SAME)
    .order_by(_TOP.c.store, _TOP.c.register, _TOP.c.epoch)
)
_BEHIND = (
    sa.select(_TOP.c.store, _TOP.c.register, _TOP.c.epoch)
    .join(_DONE, _SAME)
    .where(_DONE.c.seq < _TOP.c.head)
    .order_by(_TOP.c.store, _TOP.c.register, _TOP.c.epoch)
)


def cursors(tx: sa.Connection) -> list[tuple[JournalKey, int, int]]:
    """Every journal with how far it is projected and how far HQ holds it."""
    return [(JournalKey(*row[:3]), row.seq, row.head) for row in tx.execute(_CURSORS)]


def behind(tx: sa.Connection) -> list[JournalKey]:
    """The journals with entries that are not projected yet."""
    return [JournalKey(*row) for row in tx.execute(_BEHIND)]


_QUARANTINE_FROM = sa.select(schema.epoch.c.quarantine_from).where(of_journal(schema.epoch))


def quarantine_from(tx: sa.Connection, key: JournalKey) -> int | None:
    """The first entry of a revoked key that counts for nothing, or None."""
    return tx.scalar(_QUARANTINE_FROM, key.bound)
