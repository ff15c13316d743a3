"""A push: everything that fits is appended in one durable commit, or nothing is.

HQ never refuses an entry for a business reason or for its clock; it refuses a journal that is not the one it holds.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from domain.entries import KINDS
from hq.services.context import Hq
from hq.store import journal
from hq.store.identity import KnownKey
from hq.store.journal import JournalKey, Kept
from wire.bodies import VERSION
from wire.entries import Entry, entry_hash, verify_hash
from wire.json_text import Malformed
from wire.push import MAX_LINES, Sent, encode_line


class Gap(Exception):
    """Entries before the first line are missing: HQ expects `expected` next."""

    def __init__(self, expected: int) -> None:
        super().__init__(expected)
        self.expected = expected


class Fork(Exception):
    """The line of entry `at` does not fit the journal that HQ holds."""

    def __init__(self, at: int, why: str, line: int) -> None:
        super().__init__(f"entry {at}: {why}")
        self.at = at
        self.line = line


class TooManyLines(Exception):
    """More lines than a push may have."""


@dataclass(frozen=True, slots=True)
class Received:
    """Where the journal stands after a push, and the entries of unknown kinds among those that were new."""

    head: int
    head_hash: str
    parked: tuple[int, ...]


def _check(sent: Sequence[Sent], key: KnownKey, first: int) -> None:
    """Raises `Malformed` when an entry is not of this journal or `first` is not the first."""
    if not sent:
        raise Malformed("a push holds at least one line")
    if sent[0].entry.seq != first:
        raise Malformed(f"first is {first}, the first line is entry {sent[0].entry.seq}")
    for one in sent:
        if (one.entry.register, one.entry.epoch) != (key.register, key.epoch):
            raise Malformed(f"entry {one.entry.seq} is not of this journal")


def ingest(hq: Hq, key: KnownKey, first: int, sent: Sequence[Sent]) -> Received:
    """Append what is new; what HQ has already is passed over.

    Raises `Malformed`, `Gap`, and `Fork` after the lines that do not fit were kept apart as evidence.
    """
    _check(sent, key, first)
    place = JournalKey(key.store, key.register, key.epoch)
    try:
        received = hq.database.run_transaction("push", lambda tx: _append(hq, tx, place, key.public_key, sent))
    except Fork as fork:
        _keep_evidence(hq, place, sent, fork)
        raise
    hq.journal_bell.ring()
    return received


def _append(hq: Hq, tx: sa.Connection, place: JournalKey, public_key: str, sent: Sequence[Sent]) -> Received:
    head = journal.head(tx, place, lock=True)
    if head is None:
        msg = f"{place} has no head"
        raise RuntimeError(msg)
    first = sent[0].entry.seq
    if first > head.head + 1:
        raise Gap(head.head + 1)
    known = journal.hashes(tx, place, first - 1, first + len(sent) - 1)
    new: list[Kept] = []
    prev = known.get(first - 1, head.head_hash)
    for seq, one in enumerate(sent, start=first):
        trouble = _trouble(one, seq, known.get(seq), prev, public_key)
        if trouble:
            raise Fork(one.entry.seq, trouble, seq - first)
        if seq not in known:
            new.append(_kept(one))
        prev = one.line.hash
    if not new:
        return Received(head.head, head.head_hash, ())
    journal.append(tx, place, new, hq.now())
    parked = tuple(one.entry.seq for one in sent if one.entry.seq > head.head and not is_known(one.entry))
    return Received(new[-1].seq, new[-1].hash, parked)


def is_known(entry: Entry) -> bool:
    """Whether this program reads entries of this kind and version."""
    return entry.kind in KINDS and entry.version == VERSION


def _trouble(one: Sent, seq: int, known: str | None, prev: str, public_key: str) -> str:
    """Why a line does not fit, or "" when it does."""
    line, entry = one.line, one.entry
    if entry.seq != seq:
        return f"entry {seq} is missing before it"
    if entry_hash(line.entry) != line.hash:
        return "the hash is not of the bytes"
    if known is not None:
        return "" if known == line.hash else "another entry has this number"
    if entry.prev != prev:
        return "prev is not the hash of the entry before"
    return "" if verify_hash(public_key, line.hash, line.sig) else "the signature does not fit"


def _kept(one: Sent) -> Kept:
    private = tuple((record.salt, record.record) for record in one.line.private)
    return Kept(one.entry.seq, one.line.hash, one.line.sig, one.line.entry, one.entry.kind, private)


def _keep_evidence(hq: Hq, place: JournalKey, sent: Sequence[Sent], fork: Fork) -> None:
    lines = [(one.entry.seq, encode_line(one.line)) for one in sent[fork.line :]]
    evidence = [(hashlib.sha256(data).hexdigest(), seq, data) for seq, data in lines]
    hq.database.run_transaction(
        "push.evidence", lambda tx: journal.keep_evidence(tx, place, evidence, str(fork), hq.now())
    )


def check_line_count(body: bytes) -> None:
    """Refuse a body with more lines than a push may have; raises `TooManyLines`."""
    if body.count(b"\n") + (not body.endswith(b"\n")) > MAX_LINES:
        raise TooManyLines
