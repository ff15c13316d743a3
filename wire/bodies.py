"""Bytes to the domain's entries and plans, and back: the one place where bodies are converted."""

import hashlib
import re
from functools import lru_cache
from typing import Any, Generic, TypeVar

import msgspec

from domain.entries import KINDS, Body, Entry
from domain.plan import Plan
from wire import json_text, shapes
from wire.entries import Entry as Envelope
from wire.entries import check_line, decode_entry, encode_entry
from wire.fields import Day, Digest, Epoch, JournalId, Positive, TimeText
from wire.json_text import Malformed
from wire.messages import from_plain

B = TypeVar("B")
VERSION = 1
"""The version of the bodies that `domain.entries.KINDS` names."""


class UnknownKind(Malformed):
    """A kind or version that this program does not know; whoever reads journals keeps it raw and parks it."""


def read_entry(raw: bytes) -> Entry:
    """The entry of these bytes with its body read; raises `UnknownKind`, `Malformed`."""
    json_text.check_nesting(raw)
    return _as_we_write(raw) or from_envelope(decode_entry(raw))


def _as_we_write(raw: bytes) -> Entry | None:
    """An entry that is just what we would write of it, read quickly; None of any other, also of a malformed one.

    The same bytes come out again, so no key stands twice and nothing was left out or taken for something else.
    """
    named = _KIND.search(raw)
    kind = named[1].decode() if named else ""
    if kind not in KINDS:
        return None
    try:
        found = shapes.decode(raw, _shape(kind))
        if (found.kind, found.version) != (kind, VERSION) or _encoder.encode(found) != raw:
            return None
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return Entry(
        found.register,
        found.epoch,
        found.seq,
        kind,
        found.at,
        found.business_day,
        found.actor,
        found.members,
        found.body,
        found.approver,
        VERSION,
    )


def from_envelope(envelope: Envelope) -> Entry:
    """The domain's entry of a decoded envelope; raises `UnknownKind`, `Malformed`."""
    return Entry(
        register=envelope.register,
        epoch=envelope.epoch,
        seq=envelope.seq,
        kind=envelope.kind,
        at=envelope.at,
        business_day=envelope.business_day,
        actor=envelope.actor,
        members=envelope.members,
        body=read_body(envelope.kind, envelope.version, envelope.body),
        approver=envelope.approver,
        version=envelope.version,
    )


def read_body(kind: str, version: int, body: dict[str, Any]) -> Body:
    """A body from plain values; fields we do not know are passed over.  Raises `UnknownKind`, `Malformed`."""
    shape = KINDS.get(kind)
    if shape is None or version != VERSION:
        raise UnknownKind(f"{kind}@{version} is not known here")
    try:
        return shapes.convert(body, shape)
    except msgspec.ValidationError as error:
        raise Malformed(f"{kind}@{version}: {error}") from error


def body_json(body: Body) -> dict[str, Any]:
    """A body as plain values, every field written, in the order of its class."""
    plain: dict[str, Any] = msgspec.to_builtins(body)
    return plain


def to_envelope(entry: Entry, prev: str) -> Envelope:
    """The envelope of a new entry that follows the hash `prev`."""
    return Envelope(
        register=entry.register,
        epoch=entry.epoch,
        seq=entry.seq,
        prev=prev,
        kind=entry.kind,
        version=entry.version,
        at=entry.at,
        business_day=entry.business_day,
        actor=entry.actor,
        approver=entry.approver,
        members=entry.members,
        body=body_json(entry.body),
    )


class _Written(msgspec.Struct, Generic[B], frozen=True, kw_only=True, omit_defaults=True):
    """The members of an entry in the envelope's order, its body still the domain's."""

    register: JournalId
    epoch: Epoch
    seq: Positive
    prev: Digest
    kind: str
    version: Positive
    at: TimeText
    business_day: Day
    actor: str
    approver: str | None = None
    members: tuple[str, ...]
    body: B


@lru_cache(maxsize=len(KINDS))
def _shape(kind: str) -> Any:
    """What an entry of this kind looks like."""
    written: Any = _Written
    return written[KINDS[kind]]


_KIND = re.compile(rb'"kind":"([a-z_.]+)"')
_encoder = msgspec.json.Encoder()


def entry_bytes(entry: Entry, prev: str) -> bytes:
    """The bytes of a new entry that follows the hash `prev`: those of `encode_entry`, not by way of plain values.

    Raises as `encode_entry` does. A sale waits for this; half a surrogate in a text takes the long way.
    """
    written = _Written(
        register=entry.register,
        epoch=entry.epoch,
        seq=entry.seq,
        prev=prev,
        kind=entry.kind,
        version=entry.version,
        at=entry.at,
        business_day=entry.business_day,
        actor=entry.actor,
        approver=entry.approver,
        members=entry.members,
        body=entry.body,
    )
    try:
        data = _encoder.encode(written)
    except UnicodeEncodeError:
        return encode_entry(to_envelope(entry, prev))
    check_line(data)
    from_plain(Envelope, {**msgspec.structs.asdict(written), "approver": entry.approver, "body": {}})
    return data


@lru_cache(maxsize=16)
def plan_from(text: bytes) -> Plan:
    """The plan of its JSON text; raises `Malformed`."""
    try:
        return shapes.convert(json_text.decode(text), Plan)
    except msgspec.ValidationError as error:
        raise Malformed(f"plan: {error}") from error


def plan_text(plan: Plan) -> bytes:
    """A plan as the JSON text by whose hash entries name it."""
    return json_text.encode(msgspec.to_builtins(plan))


def plan_hash(text: bytes) -> str:
    """Hex SHA-256 of a plan's text, as entries name it."""
    return hashlib.sha256(text).hexdigest()
