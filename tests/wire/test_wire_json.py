"""Strict JSON: what is refused, what never is, and that bytes come back exactly."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wire import json_text
from wire.json_text import Malformed

REFUSED = {
    "duplicate key": b'{"a":1,"a":2}',
    "duplicate key by escape": b'{"a":1,"\\u0061":2}',
    "duplicate key inside": b'{"x":[{"a":1,"a":1}]}',
    "NaN": b'{"a":NaN}',
    "Infinity": b"[Infinity]",
    "-Infinity": b"[-Infinity]",
    "65 arrays": b"[" * 65 + b"]" * 65,
    "100,000 arrays": b"[" * 100_000,
    "65 mixed": b'{"a":[' * 32 + b"[" + b"]" + b"]}" * 32 + b" ",
    "not UTF-8": b'"\xff"',
    "a raw half surrogate": b'"\xed\xa0\x80"',
    "UTF-16": '{"a":1}'.encode("utf-16"),
    "byte order mark": b"\xef\xbb\xbf{}",
    "control character": b'"\x01"',
    "more after it": b"{} {}",
    "nothing": b"",
    "single quotes": b"{'a':1}",
    "trailing comma": b"[1,]",
    "leading zero": b"[01]",
    "an exponent beyond all": b"[1e99999999999999999999]",
    "a digit string beyond all": b"[" + b"9" * 5000 + b"]",
}
REFUSED["65 mixed"] = b'{"a":[' * 32 + b"[" + b"]" + b"]}" * 32

TAKEN: dict[bytes, Any] = {
    b'"\\u0000"': "\0",
    b'"\\ud800"': "\ud800",
    b'{"\\udfff":"\\udc00\\ud800"}': {"\udfff": "\udc00\ud800"},
    b'"\\ud83d\\ude00"': "\U0001f600",
    b"[" * 64 + b"]" * 64: json.loads("[" * 64 + "]" * 64),
    b'["' + b"[" * 100 + b'\\"]"]': ["[" * 100 + '"]'],
    b'["\\\\","' + b"{" * 70 + b'\\\\\\"]' + b"[" * 9 + b'"]': ["\\", "{" * 70 + '\\"]' + "[" * 9],
    b' {"a" : [ 1 , -0 ] } \n': {"a": [1, 0]},
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    """Each of these is malformed, also as an object's member and an array's item."""
    with pytest.raises(Malformed):
        json_text.decode(REFUSED[name])
    with pytest.raises(Malformed):
        json_text.members(b'{"x":' + REFUSED[name] + b"}")
    if name != "more after it":
        with pytest.raises(Malformed):
            json_text.items(b"[1," + REFUSED[name] + b"]")


@pytest.mark.parametrize("data", TAKEN)
def test_taken(data: bytes) -> None:
    """Valid JSON is never refused for its strings."""
    assert json_text.decode(data) == TAKEN[data]


@pytest.mark.parametrize(
    "data", [b"[]", b"1", b'{"a":1,"a":1}', b'{"a" 1}', b'{"a":1 "b":2}', b"{,}", b'{"a":1,}', b"{"]
)
def test_members_refuse(data: bytes) -> None:
    """Members are only of a well-formed object."""
    with pytest.raises(Malformed):
        json_text.members(data)


@pytest.mark.parametrize("data", [b"{}", b"[1 2]", b"[,]", b"[1,]", b"[", b"[1"])
def test_items_refuse(data: bytes) -> None:
    """Items are only of a well-formed array."""
    with pytest.raises(Malformed):
        json_text.items(data)


def test_members_keep_bytes() -> None:
    """The bytes of a member are those sent: spaces, escapes and number forms unchanged."""
    found = json_text.members(b' { "a" : { "n":1.50e1 ,"s":"\\u00e9\\ud800"} , "b": "\xc3\xa9" }')
    assert {key: data for key, (_, data) in found.items()} == {
        "a": b'{ "n":1.50e1 ,"s":"\\u00e9\\ud800"}',
        "b": b'"\xc3\xa9"',
    }


def test_hostile_strings_are_quick() -> None:
    """A megabyte of escaped quotes that never ends is refused without going over it again and again."""
    with pytest.raises(Malformed):
        json_text.decode(b'"\\"' * 350_000 + b"\\")


def test_fractions_are_not_written() -> None:
    """What was read with a fraction cannot slip into what we write."""
    with pytest.raises(TypeError):
        json_text.encode(json_text.decode(b"[1.5]"))


def _joined(text: str) -> str:
    """Half surrogates that stand side by side as a pair are one character in JSON."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


TEXTS = st.text(st.characters(codec=None, exclude_categories=())).map(_joined)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_round_trip(value: object) -> None:
    """What is written is read as it was, and any other reader reads the same."""
    data = json_text.encode(value)
    assert json_text.decode(data) == value
    assert json.loads(data) == value


@given(VALUES)
def test_what_we_write_is_read_the_same_as_what_others_write(value: object) -> None:
    """Text as we write it takes a short way; a space behind it, and it takes the long one."""
    data = json_text.encode(value)
    assert repr(json_text.decode(data)) == repr(json_text.decode(data + b" "))


PIECES = [
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b'"a"',
    b'"b"',
    b"1",
    b"-0",
    b"1.0",
    b"2e3",
    b"null",
    b'"\\u0061"',
    b"9" * 25,
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join))
def test_no_text_is_read_on_the_short_way_alone(data: bytes) -> None:
    """What the long way refuses or reads otherwise, the short way leaves to it."""
    try:
        long = repr(json_text.decode(data + b" "))
    except Malformed:
        long = ""
    try:
        assert repr(json_text.decode(data)) == long
    except Malformed:
        assert long == ""


@given(st.dictionaries(TEXTS, VALUES, max_size=5))
def test_members_round_trip(value: dict[str, Any]) -> None:
    """Members are the object, and their bytes put together are its bytes."""
    data = json_text.encode(value)
    found = json_text.members(data)
    assert {key: inner for key, (inner, _) in found.items()} == value
    assert b"{" + b",".join(json_text.encode(key) + b":" + raw for key, (_, raw) in found.items()) + b"}" == data


@given(st.lists(VALUES, max_size=5))
def test_items_round_trip(value: list[Any]) -> None:
    """Items are the array, and their bytes put together are its bytes."""
    data = json_text.encode(value)
    found = json_text.items(data)
    assert [inner for inner, _ in found] == value
    assert b"[" + b",".join(raw for _, raw in found) + b"]" == data


@given(st.integers(1, 90), st.integers(0, 40), st.sampled_from(['"\\\\"', '"]"', '"{\\""', '"\\\\\\"["', "1"]))
def test_nesting_is_counted_outside_strings(depth: int, beside: int, leaf: str) -> None:
    """Whatever the strings hold and however many brackets stand side by side."""
    data = ("[" * depth + ",".join([leaf] + ["[]"] * beside) + "]" * depth).encode()
    deepest = depth + (1 if beside else 0)
    if deepest <= json_text.MAX_NESTING:
        assert json_text.decode(data) == json.loads(data)
    else:
        with pytest.raises(Malformed):
            json_text.decode(data)


@given(st.binary(max_size=60))
def test_garbage(data: bytes) -> None:
    """Any bytes are either read or malformed, never another error; what is read strictly, others read too."""
    try:
        json_text.decode(data)
    except Malformed:
        return
    json.loads(data)
