"""Journal entries: one UTF-8 JSON object each, hashed and signed as written, never written again."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from wire import json_text, keys
from wire.fields import Day, Digest, Epoch, JournalId, Positive, RegisterId, TimeText
from wire.json_text import Malformed
from wire.messages import Message, from_plain, to_plain
from wire.signed import text_bytes

HASH_PREFIX = b"pos/1\n"
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One act of a register: the envelope, the body of `kind@version`, and members of the envelope we do not know.

    `at` is a time in UTC with milliseconds, `business_day` the shift's day, `members` the ids whose balances it moves.
    `register` is a register's name, or `HQ/<member>` in HQ's own entries.
    """

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
    body: dict[str, Any]
    extra: dict[str, Any] = {}


class Adopted(Message, frozen=True, kw_only=True):
    """The body of `adopted@1`: an entry of a closed branch with its original bytes in base64."""

    register: RegisterId
    epoch: Epoch
    seq: Positive
    hash: Digest
    sig: str
    entry: str


_ENVELOPE = tuple(name for name in Entry.__struct_fields__ if name != "extra")


def encode_entry(entry: Entry) -> bytes:
    """The bytes of a new entry, members in the envelope's order, `approver` only when there is one.

    Raises `Malformed` when a value does not have its shape or the body nests too deeply for a line of a push,
    TypeError or ValueError for a body JSON cannot hold.
    """
    values: dict[str, Any] = {name: getattr(entry, name) for name in _ENVELOPE}
    if entry.approver is None:
        del values["approver"]
    data = json_text.encode({**values, **entry.extra})
    check_line(data)
    envelope({**values, **entry.extra})
    return data


ADOPTED = "adopted"


def check_line(data: bytes) -> None:
    """Raises `Malformed` when an entry nests too deeply for a line of a push."""
    json_text.check_nesting(b"[%b]" % data)


def decode_entry(data: bytes) -> Entry:
    """Read an entry; unknown members of the envelope are kept in `extra`.  Raises `Malformed`."""
    return envelope(json_text.decode(data))


def envelope(values: object) -> Entry:
    """The entry of plain values; raises `Malformed`."""
    if not isinstance(values, dict):
        raise Malformed("an entry is an object")
    known = {name: values[name] for name in _ENVELOPE if name in values}
    extra = {name: value for name, value in values.items() if name not in known}
    return from_plain(Entry, {**known, "extra": extra})


def entry_hash(data: bytes) -> str:
    """SHA-256 over "pos/1", a line feed and the entry's bytes, as lower-case hex."""
    return hashlib.sha256(HASH_PREFIX + data).hexdigest()


def first_prev(certificate_signed_text: str) -> str:
    """The `prev` of entry 1: SHA-256 of the certificate's text (its `signed` member), as lower-case hex."""
    return hashlib.sha256(text_bytes(certificate_signed_text)).hexdigest()


def sign_hash(key: keys.SigningKey, entry_hash: str) -> str:
    """The register's signature over the 32 raw bytes of a hash, in base64."""
    return keys.signature(key, bytes.fromhex(entry_hash))


def verify_hash(public: str, entry_hash: str, sig: str) -> bool:
    """Whether the owner of this public key signed this hash; False also for texts that are neither."""
    if not _DIGEST.fullmatch(entry_hash):
        return False
    return keys.signature_fits(public, sig, bytes.fromhex(entry_hash))


def private_hash(salt: str, record: bytes) -> str:
    """What an entry says of a private record: hex SHA-256 of the salt's raw bytes and the record's bytes as sent.

    `salt` is base64; raises `Malformed`.
    """
    return hashlib.sha256(keys.from_base64(salt) + record).hexdigest()


def names_record(data: bytes, digest: str) -> bool:
    """Whether an entry names a private record by its hash; one that hands another entry in names what that one does."""
    if digest.encode() in data:
        return True
    entry = decode_entry(data)
    return entry.kind == ADOPTED and names_record(read_adopted(entry.body)[1], digest)


def adopted_body(data: bytes, digest: str, sig: str) -> dict[str, Any]:
    """The body of the `adopted@1` entry that hands in an entry of a closed branch; raises `Malformed`."""
    entry = decode_entry(data)
    adopted = Adopted(
        register=entry.register, epoch=entry.epoch, seq=entry.seq, hash=digest, sig=sig, entry=keys.to_base64(data)
    )
    return to_plain(adopted)


def read_adopted(body: Mapping[str, Any]) -> tuple[Adopted, bytes]:
    """The adopted entry and its original bytes; raises `Malformed` when they are not what the body says."""
    adopted = from_plain(Adopted, dict(body))
    data = keys.from_base64(adopted.entry)
    entry = decode_entry(data)
    if (entry.register, entry.epoch, entry.seq) != (adopted.register, adopted.epoch, adopted.seq):
        raise Malformed("the adopted bytes are another entry")
    if entry_hash(data) != adopted.hash:
        raise Malformed("the adopted hash is not of the bytes")
    return adopted, data
