"""Lines of a push, and what the journal's addresses answer."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from wire import json_text, shapes
from wire.entries import Entry, decode_entry, envelope, private_hash
from wire.fields import Count, Digest, Epoch, TimeText
from wire.json_text import Malformed
from wire.keys import from_base64
from wire.messages import Message, nothing
from wire.signed import Signed

MAX_LINES = 500
MAX_BYTES = 256 * 1024
REFUSED_BYTES = 4 * 1024 * 1024
CONTENT_TYPE = "application/x-ndjson"


class PrivateRecord(msgspec.Struct, frozen=True):
    """A personal record beside its entry: a random salt in base64, and the JSON value's exact bytes."""

    salt: str
    record: bytes

    @property
    def hash(self) -> str:
        """What the entry says of it."""
        return private_hash(self.salt, self.record)


class PushLine(msgspec.Struct, frozen=True):
    """One entry on its way: hash, signature, the entry's exact bytes, and its private records."""

    hash: str
    sig: str
    entry: bytes
    private: tuple[PrivateRecord, ...] = ()

    def decoded(self) -> Entry:
        """The entry itself; raises `Malformed`."""
        return decode_entry(self.entry)


class Sent(msgspec.Struct, frozen=True):
    """A line with its entry decoded."""

    line: PushLine
    entry: Entry


class _Line(msgspec.Struct, frozen=True):
    """A line without private records, as `encode_line` writes it."""

    hash: str
    sig: str
    entry: msgspec.Raw


_encoder = msgspec.json.Encoder()


class PushAnswer(Message, frozen=True, kw_only=True):
    """HQ holds everything up to `head`; `window` is how many lines it wants at most next.

    `grants` are signed grants, `recalls` see `wire.allowances.Recall`, `notices` are {code, message, ...}.
    """

    head: Count
    head_hash: Digest
    window: Count
    hq_time: TimeText
    grants: tuple[Signed, ...] = msgspec.field(default_factory=nothing)
    recalls: tuple[dict[str, Any], ...] = msgspec.field(default_factory=nothing)
    notices: tuple[dict[str, Any], ...] = msgspec.field(default_factory=nothing)


class Head(Message, frozen=True, kw_only=True):
    """Where a journal stands; of an empty one, 0 and the `prev` of its first entry."""

    head: Count
    head_hash: Digest


class EpochHead(Message, frozen=True, kw_only=True):
    """One epoch of a register's journal."""

    epoch: Epoch
    head: Count
    head_hash: Digest
    opened_at: TimeText


class Epochs(Message, frozen=True, kw_only=True):
    """All epochs of a register, oldest first."""

    epochs: tuple[EpochHead, ...]


def encode_line(line: PushLine) -> bytes:
    """One line without its line feed: the entry's and the records' bytes are spliced in unchanged.

    Raises `Malformed` for bytes that hold a line feed: they cannot travel in lines.
    """
    parts = [b'{"hash":', json_text.encode(line.hash), b',"sig":', json_text.encode(line.sig)]
    parts += [b',"entry":', line.entry]
    if line.private:
        parts += [b',"private":[', b",".join(map(_encode_private, line.private)), b"]"]
    data = b"".join([*parts, b"}"])
    if b"\n" in data:
        raise Malformed("bytes with a line feed cannot stand in a line")
    return data


def _encode_private(private: PrivateRecord) -> bytes:
    return b'{"salt":%b,"record":%b}' % (json_text.encode(private.salt), private.record)


def encode_lines(lines: Iterable[PushLine]) -> bytes:
    """The body of a push: every line ends with a line feed."""
    return b"".join(encode_line(line) + b"\n" for line in lines)


def decode_line(data: bytes) -> PushLine:
    """Read a line; entry and records come back as the exact bytes sent.  Raises `Malformed`."""
    return _read(data)[0]


def decode_lines(body: bytes) -> list[PushLine]:
    """Read the body of a push or of a journal's page; raises `Malformed`, which names the line."""
    return [line for line, _ in _each(body)]


def decode_sent(body: bytes) -> list[Sent]:
    """The same with their entries, which must be entries by their envelope: each is read once."""
    return [Sent(line, envelope(plain)) for line, plain in _each(body)]


def _each(body: bytes) -> Iterator[tuple[PushLine, Any]]:
    lines = body.split(b"\n")
    if lines and not lines[-1].strip():
        lines.pop()
    for number, line in enumerate(lines, start=1):
        try:
            yield _read(line)
        except Malformed as error:
            raise Malformed(f"line {number}: {error}") from error


def _read(data: bytes) -> tuple[PushLine, Any]:
    """A line and the plain value of its entry."""
    json_text.check_nesting(data)
    return _as_we_write(data) or _read_slowly(data)


def _as_we_write(data: bytes) -> tuple[PushLine, Any] | None:
    """A line that is just what `encode_line` writes of it, read quickly; None of any other."""
    try:
        found = shapes.decode(data, _Line)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    if _encoder.encode(found) != data:
        return None
    entry = bytes(found.entry)
    return PushLine(found.hash, found.sig, entry), json_text.decode_shallow(entry)


def _read_slowly(data: bytes) -> tuple[PushLine, Any]:
    found = json_text.members(data)
    if not {"hash", "sig", "entry"} <= found.keys():
        raise Malformed("a line holds hash, sig and entry")
    private = _private_records(found["private"][1]) if "private" in found else ()
    plain, entry = found["entry"]
    return PushLine(_text(found["hash"][0], "hash"), _text(found["sig"][0], "sig"), entry, private), plain


def fitting(lines: Iterable[PushLine], *, window: int = MAX_LINES, limit: int = MAX_BYTES) -> list[PushLine]:
    """The first lines that fit into one push (`limit` in bytes before compression), always at least one."""
    chosen: list[PushLine] = []
    size = 0
    for line in lines:
        size += len(encode_line(line)) + 1
        if chosen and (size > limit or len(chosen) >= max(1, window)):
            break
        chosen.append(line)
    return chosen


def _private_records(data: bytes) -> tuple[PrivateRecord, ...]:
    records = []
    for _, item in json_text.items(data):
        found = json_text.members(item)
        if not {"salt", "record"} <= found.keys():
            raise Malformed("a private record holds salt and record")
        salt = _text(found["salt"][0], "salt")
        from_base64(salt)
        records.append(PrivateRecord(salt, found["record"][1]))
    return tuple(records)


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise Malformed(f"{name} is a text")
    return value
