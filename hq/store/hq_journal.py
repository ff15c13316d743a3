"""HQ's own entries, chained per member."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from hq.store import schema
from hq.store.among import among
from hq.store.database import Conflict
from hq.store.one_statement import each
from hq.store.upsert import insert_new

CHUNK = 500


@dataclass(frozen=True, slots=True)
class HqEntry:
    """One of HQ's entries: exact bytes, hash, and the signature of the HQ key named."""

    member: str
    epoch: str
    seq: int
    hash: str
    key: str
    sig: str
    entry: bytes
    kind: str


_ENTRY, _WAITS = schema.hq_entry, schema.hq_waiting
_NAMES = ("member", "epoch", "seq")
_HEADS = (
    sa.select(_ENTRY.c.member, _ENTRY.c.seq, _ENTRY.c.hash)
    .where(among(_ENTRY.c.member, "ids"), _ENTRY.c.epoch == sa.bindparam("epoch"))
    .order_by(_ENTRY.c.member, _ENTRY.c.seq)
)
_WAITING = (
    sa.select(_ENTRY)
    .join(_WAITS, sa.and_(*(_ENTRY.c[name] == _WAITS.c[name] for name in _NAMES)))
    .order_by(*(_WAITS.c[name] for name in _NAMES))
    .limit(sa.bindparam("most"))
)
_PROJECTED = _WAITS.delete().where(*(_WAITS.c[name] == sa.bindparam(f"the_{name}") for name in _NAMES))


def heads(tx: sa.Connection, epoch: str, members: Sequence[str]) -> dict[str, tuple[int, str]]:
    """(seq, hash) of the last entry of each member's journal in this life; members without one are left out."""
    found: dict[str, tuple[int, str]] = {}
    for start in range(0, len(members), CHUNK):
        part = list(members[start : start + CHUNK])
        for row in tx.execute(_HEADS, {"ids": part, "epoch": epoch}):
            found[row.member] = (row.seq, row.hash)
    return found


def append(tx: sa.Connection, entries: Sequence[HqEntry]) -> None:
    """Append entries; raises `Conflict` when another process appended at the same place: the work is done again."""
    if insert_new(tx, schema.hq_entry, [asdict(entry) for entry in entries]) != len(entries):
        raise Conflict("an entry of HQ stands there already")
    insert_new(tx, schema.hq_waiting, [{"member": one.member, "epoch": one.epoch, "seq": one.seq} for one in entries])


def walk(tx: sa.Connection) -> Iterator[HqEntry]:
    """Every entry of HQ, by member, life and seq."""
    table = schema.hq_entry
    place = sa.tuple_(table.c.member, table.c.epoch, table.c.seq)
    after = ("", "", 0)
    while True:
        query = sa.select(table).where(place > after).order_by(table.c.member, table.c.epoch, table.c.seq)
        rows = tx.execute(query.limit(CHUNK)).all()
        if not rows:
            return
        yield from (HqEntry(**row._asdict()) for row in rows)
        after = (rows[-1].member, rows[-1].epoch, rows[-1].seq)


def entry(tx: sa.Connection, member: str, epoch: str, seq: int) -> bytes:
    """The bytes of one entry, which must be there."""
    table = schema.hq_entry
    same = (table.c.member == member, table.c.epoch == epoch, table.c.seq == seq)
    return bytes(tx.execute(sa.select(table.c.entry).where(*same)).scalar_one())


def of_kind(tx: sa.Connection, member: str, kind: str) -> list[bytes]:
    """The bytes of a member's entries of this kind, oldest first, through all of HQ's lives."""
    table = schema.hq_entry
    query = sa.select(table.c.entry).where(table.c.member == member, table.c.kind == kind)
    return [bytes(raw) for raw in tx.scalars(query.order_by(table.c.epoch, table.c.seq))]


def waiting(tx: sa.Connection, limit: int) -> list[HqEntry]:
    """Entries of HQ that are not projected yet, in order, at most `limit`."""
    return [HqEntry(**row._asdict()) for row in tx.execute(_WAITING, {"most": limit})]


def projected(tx: sa.Connection, entries: Sequence[HqEntry]) -> None:
    """These entries wait no longer."""
    rows = [{"the_member": one.member, "the_epoch": one.epoch, "the_seq": one.seq} for one in entries]
    each(tx, _PROJECTED, rows)
