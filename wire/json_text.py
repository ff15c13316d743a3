"""Strict JSON: no duplicate keys, no NaN, no nesting over 64; U+0000 and half surrogates are strings like others.

Whole numbers become `int`; numbers with a fraction or an exponent become `Decimal` and are never written by us.
"""

import json
import re
from decimal import Decimal, InvalidOperation
from json.encoder import JSONEncoder
from typing import Any, NoReturn

import msgspec

from wire import shapes

MAX_NESTING = 64

_FLATTENED = bytes.maketrans(b"[{]}", b"(())")
_NOT_STRUCTURE = bytes(byte for byte in range(256) if byte not in b'[]{}"')
_SPACES = re.compile(r"[ \t\n\r]*")


class Malformed(ValueError):
    """Bytes that are not what the protocol says; the text names the first thing that is wrong."""


def encode(value: object) -> bytes:
    """Write compact UTF-8 JSON, members in the order given; half surrogates are escaped.

    Raises TypeError for what JSON has no whole form of (fractions, bytes, dates), ValueError for NaN.
    """
    return _WRITER.encode(value).encode("utf-8", "backslashreplace")


def decode(data: bytes) -> Any:
    """Read one JSON value; raises `Malformed`."""
    check_nesting(data)
    return decode_shallow(data)


def decode_shallow(data: bytes) -> Any:
    """Read one JSON value of which the nesting was looked at; raises `Malformed`."""
    value = _as_we_write(data)
    return _read(data) if value is _OTHER else value


def _as_we_write(data: bytes) -> Any:
    """The value of a text that is just what would be written of it: no key twice, no fraction; else `_OTHER`.

    Nearly every text that we read is one that we wrote, and this takes a fifth of the time.
    """
    try:
        value = shapes.plain(data)
        return value if _QUICK_WRITER.encode(value) == data else _OTHER
    except (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError):
        return _OTHER


def _read(data: bytes) -> Any:
    text = _checked_text(data)
    start = _after_spaces(text, 0)
    value, end = _value_at(text, start)
    _expect_end(text, end)
    return value


def members(data: bytes) -> dict[str, tuple[Any, bytes]]:
    """Read one JSON object; every member comes with the exact bytes of its value.  Raises `Malformed`."""
    text = _checked_text(data)
    found, end = _members_at(text, _after_spaces(text, 0))
    _expect_end(text, end)
    return found


def items(data: bytes) -> list[tuple[Any, bytes]]:
    """Read one JSON array; every item comes with its exact bytes.  Raises `Malformed`."""
    text = _checked_text(data)
    at = _after_spaces(text, 0)
    if text[at : at + 1] != "[":
        raise Malformed("an array is expected")
    found: list[tuple[Any, bytes]] = []
    at = _after_spaces(text, at + 1)
    more = text[at : at + 1] != "]"
    while more:
        value, end = _value_at(text, at)
        found.append((value, text[at:end].encode()))
        at, more = _after_comma(text, end, "]")
    _expect_end(text, at + 1)
    return found


def _checked_text(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed(f"not UTF-8 at byte {error.start}") from error
    check_nesting(data)
    return text


def check_nesting(data: bytes) -> None:
    """Refuse JSON that nests over 64 deep; raises `Malformed`."""
    if _nests_too_deeply(data):
        raise Malformed(f"nesting over {MAX_NESTING}")


def _nests_too_deeply(data: bytes) -> bool:
    """Looked at before parsing, which would go down as deep as it is told to; wrong only for what is no JSON."""
    if data.count(b"[") + data.count(b"{") <= MAX_NESTING:
        return False
    if b"\\" in data:
        data = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    outside_strings = data.translate(_FLATTENED, _NOT_STRUCTURE).split(b'"')[::2]
    brackets = b"".join(outside_strings)
    for _ in range(MAX_NESTING):
        if not brackets:
            return False
        brackets = brackets.replace(b"()", b"")
    return bool(brackets)


def _members_at(text: str, at: int) -> tuple[dict[str, tuple[Any, bytes]], int]:
    if text[at : at + 1] != "{":
        raise Malformed("an object is expected")
    found: dict[str, tuple[Any, bytes]] = {}
    at = _after_spaces(text, at + 1)
    more = text[at : at + 1] != "}"
    while more:
        key, at = _key_at(text, at)
        if key in found:
            raise Malformed(f"duplicate key {key!r}")
        value, end = _value_at(text, at)
        found[key] = (value, text[at:end].encode())
        at, more = _after_comma(text, end, "}")
    return found, at + 1


def _key_at(text: str, at: int) -> tuple[str, int]:
    if text[at : at + 1] != '"':
        raise Malformed(f"a key is expected at character {at}")
    key, end = _value_at(text, at)
    end = _after_spaces(text, end)
    if text[end : end + 1] != ":":
        raise Malformed(f"':' is expected at character {end}")
    return str(key), _after_spaces(text, end + 1)


def _after_comma(text: str, at: int, closing: str) -> tuple[int, bool]:
    at = _after_spaces(text, at)
    found = text[at : at + 1]
    if found == ",":
        return _after_spaces(text, at + 1), True
    if found and found == closing:
        return at, False
    raise Malformed(f"',' or {closing!r} is expected at character {at}")


def _after_spaces(text: str, at: int) -> int:
    spaces = _SPACES.match(text, at)
    return spaces.end() if spaces else at


def _value_at(text: str, at: int) -> tuple[Any, int]:
    try:
        return _READER.raw_decode(text, at)
    except Malformed:
        raise
    except (ValueError, RecursionError) as error:
        raise Malformed(f"not JSON: {error}") from error


def _expect_end(text: str, at: int) -> None:
    if _after_spaces(text, at) != len(text):
        raise Malformed("more follows after the value")


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        raise Malformed(f"duplicate key {next(key for key in keys if keys.count(key) > 1)!r}")
    return found


def _fraction(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise Malformed("a number is out of range") from error


def _not_a_number(text: str) -> NoReturn:
    raise Malformed(f"{text} is not JSON")


_OTHER = object()
_QUICK_WRITER = msgspec.json.Encoder()
_WRITER = JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_READER = json.JSONDecoder(object_pairs_hook=_without_duplicates, parse_float=_fraction, parse_constant=_not_a_number)
