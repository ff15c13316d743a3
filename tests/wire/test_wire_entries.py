"""Entries: shapes, kept members, hashes, private records, adopted entries; lines of a push."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.test_wire_json import TEXTS, VALUES
from tests.wire.test_wire_vector import ENTRY, HASH, REGISTER_KEY, SIG
from wire import entries, json_text, keys, push
from wire.entries import Entry, decode_entry, encode_entry, entry_hash, verify_hash
from wire.json_text import Malformed
from wire.push import PrivateRecord, PushLine

GOOD: dict[str, Any] = json_text.decode(ENTRY)

WRONG: list[tuple[str, Any]] = [
    ("register", "S01 R2"),
    ("register", "S01/R2"),
    ("register", "S01-R2\n"),
    ("register", "R" * 33),
    ("register", "HQ/"),
    ("epoch", "00112233445566FF"),
    ("epoch", "0011"),
    ("seq", 0),
    ("seq", -1),
    ("seq", True),
    ("seq", "1"),
    ("seq", 2**63),
    ("prev", "aa"),
    ("prev", None),
    ("kind", 1),
    ("version", 0),
    ("at", "2026-01-02T03:04:05Z"),
    ("at", "2026-01-02T03:04:05.678+00:00"),
    ("business_day", "02.01.2026"),
    ("actor", None),
    ("approver", 7),
    ("members", "M1"),
    ("members", [1]),
    ("body", []),
    ("body", None),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_wrong_shapes(name: str, value: object) -> None:
    with pytest.raises(Malformed):
        decode_entry(json_text.encode({**GOOD, name: value}))


@pytest.mark.parametrize("name", [name for name in GOOD if name != "approver"])
def test_missing_members(name: str) -> None:
    with pytest.raises(Malformed):
        decode_entry(json_text.encode({key: value for key, value in GOOD.items() if key != name}))


def test_not_an_object() -> None:
    with pytest.raises(Malformed):
        decode_entry(b"[]")


def test_unknown_members_are_kept() -> None:
    """Also one that is called like our own place for them."""
    entry = decode_entry(json_text.encode({**GOOD, "extra": 1, "later": {"a": [1]}}))
    assert entry.extra == {"extra": 1, "later": {"a": [1]}}
    assert decode_entry(encode_entry(entry)) == entry


def test_hq_writes_its_own_journal() -> None:
    assert decode_entry(json_text.encode({**GOOD, "register": "HQ/M0001"})).register == "HQ/M0001"


def test_an_entry_must_fit_into_a_line() -> None:
    """64 deep is the limit of the line, which is one level more than its entry."""
    deep: Any = {}
    for _ in range(61):
        deep = {"a": deep}
    data = encode_entry(_entry(deep))
    assert push.decode_line(push.encode_line(PushLine(HASH, SIG, data))).entry == data
    with pytest.raises(Malformed):
        encode_entry(_entry({"a": deep}))


def _entry(body: dict[str, Any], approver: str | None = None) -> Entry:
    known = {name: value for name, value in GOOD.items() if name not in ("members", "body")}
    return Entry(**known, members=("M1",), body=body, approver=approver)


@given(st.dictionaries(TEXTS, VALUES, max_size=5), st.none() | st.text())
def test_round_trip(body: dict[str, Any], approver: str | None) -> None:
    entry = _entry(body, approver)
    data = encode_entry(entry)
    assert decode_entry(data) == entry
    line = PushLine(entry_hash(data), SIG, data, (PrivateRecord("AAECAwQFBgcICQoLDA0ODw==", json_text.encode(body)),))
    assert push.decode_lines(push.encode_lines([line, line])) == [line, line]


def test_signatures_say_no() -> None:
    public = keys.public_text(REGISTER_KEY)
    assert verify_hash(public, HASH, SIG)
    assert not verify_hash(public, HASH.replace("e", "f", 1), SIG)
    assert not verify_hash(public, HASH.upper(), SIG)
    assert not verify_hash(public, "", SIG)
    assert not verify_hash(public, HASH, SIG.replace("=", ""))
    assert not verify_hash(public, HASH, "")
    assert not verify_hash(public, HASH, "é")
    assert not verify_hash("AAAA", HASH, SIG)
    assert not verify_hash(keys.public_text(keys.private_key(bytes(32))), HASH, SIG)


def test_private_hash_is_of_raw_salt_and_bytes_as_sent() -> None:
    """SHA-256(00 01 ‖ '{ }'), as sha256sum says; spaces count."""
    assert entries.private_hash("AAE=", b"{ }") == "39a86acd2005c489faa4a9a221fe63ac2978677a38d20361c345af8486fefe6b"
    assert PrivateRecord("AAE=", b"{}").hash != PrivateRecord("AAE=", b"{ }").hash


def test_adopted_entries_keep_their_bytes() -> None:
    body = entries.adopted_body(ENTRY, HASH, SIG)
    assert body["register"] == "S01-R2"
    adopted, data = entries.read_adopted(body)
    assert (data, adopted.seq, adopted.hash, adopted.sig) == (ENTRY, 1, HASH, SIG)


@pytest.mark.parametrize(
    "change", [{"seq": 2}, {"register": "S01-R3"}, {"hash": "0" * 64}, {"entry": "e30="}, {"entry": "e30"}, {"sig": 1}]
)
def test_adopted_entries_that_lie(change: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        entries.read_adopted({**entries.adopted_body(ENTRY, HASH, SIG), **change})


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b"{}",
        b'{"hash":"a","sig":"b"}',
        b'{"hash":1,"sig":"b","entry":{}}',
        b'{"hash":"a","sig":null,"entry":{}}',
        b'{"hash":"a","sig":"b","entry":{"x":1,"x":1}}',
        b'{"hash":"a","sig":"b","entry":{},"private":{}}',
        b'{"hash":"a","sig":"b","entry":{},"private":[1]}',
        b'{"hash":"a","sig":"b","entry":{},"private":[{"salt":"AAE="}]}',
        b'{"hash":"a","sig":"b","entry":{},"private":[{"salt":"AAE","record":1}]}',
        b'{"hash":"a","sig":"b","entry":{},"entry":{}}',
    ],
)
def test_malformed_lines(line: bytes) -> None:
    with pytest.raises(Malformed):
        push.decode_line(line)
    with pytest.raises(Malformed, match="line 2"):
        push.decode_lines(b'{"hash":"a","sig":"b","entry":{}}\n' + line + b"\n{}")


@pytest.mark.parametrize(
    "line",
    [
        b'{"hash":"a","sig":"b","entry":{"x":1}}',
        b'{"hash":"a","sig":"b","entry": {"x" :1} }',
        b'{"sig":"b","hash":"a","entry":{"x":1}}',
        b'{"hash":"a","sig":"b","more":1,"entry":{"x":1.50}}',
        b'{"hash":"a","sig":"b","entry":{"x":1},"private":[]}',
        b'{"hash":"\\u0061","sig":"b","entry":"\\ud800"}',
    ],
)
def test_a_line_is_read_the_same_whoever_wrote_it(line: bytes) -> None:
    """A line as we write it takes a short way; a space behind it, and it takes the long one."""
    assert push.decode_line(line) == push.decode_line(line + b" ")


def test_lines_are_sent_with_their_entries() -> None:
    body = push.encode_lines([PushLine(HASH, SIG, ENTRY)]) * 2
    assert [(one.line, one.entry) for one in push.decode_sent(body)] == [
        (PushLine(HASH, SIG, ENTRY), decode_entry(ENTRY))
    ] * 2
    with pytest.raises(Malformed):
        push.decode_sent(push.encode_lines([PushLine(HASH, SIG, b"{}")]))


def test_last_line_needs_no_line_feed() -> None:
    assert len(push.decode_lines(b'{"hash":"a","sig":"b","entry":{}}\r\n{"hash":"a","sig":"b","entry":1}')) == 2
    assert push.decode_lines(b"") == []


def test_a_line_feed_cannot_travel() -> None:
    with pytest.raises(Malformed):
        push.encode_line(PushLine(HASH, SIG, b'{"a":\n1}'))


def test_a_push_is_bounded_but_never_empty() -> None:
    """By lines, by bytes, by HQ's window; one line always goes."""
    line = PushLine(HASH, SIG, ENTRY)
    size = len(push.encode_line(line)) + 1
    assert len(push.fitting([line] * 600)) == push.MAX_LINES
    assert len(push.fitting([line] * 10, limit=3 * size)) == 3
    assert len(push.fitting([line] * 10, limit=3 * size - 1)) == 2
    assert len(push.fitting([line] * 10, limit=1)) == 1
    assert len(push.fitting([line] * 10, window=4)) == 4
    assert len(push.fitting([line] * 10, window=0)) == 1
    assert push.fitting([]) == []
