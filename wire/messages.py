"""The base of every message, and its way to bytes and back."""

from typing import Any, TypeVar

import msgspec

from wire import json_text, shapes
from wire.json_text import Malformed


class Message(msgspec.Struct, frozen=True, omit_defaults=True):
    """A frozen value with named fields; a field with a default may be absent, unknown fields are passed over."""


def nothing() -> tuple[()]:
    """The default of a list that may be absent when read and is always written."""
    return ()


M = TypeVar("M", bound=msgspec.Struct)


def to_plain(message: msgspec.Struct) -> dict[str, Any]:
    """The message as dicts, lists, texts and whole numbers, in the order of its fields."""
    plain: dict[str, Any] = msgspec.to_builtins(message)
    return plain


def to_bytes(message: msgspec.Struct) -> bytes:
    """The message as compact UTF-8 JSON."""
    return json_text.encode(to_plain(message))


def from_plain(kind: type[M], plain: object) -> M:
    """Check plain values against the kind of message; raises `Malformed`, which names the place."""
    try:
        return shapes.convert(plain, kind)
    except msgspec.ValidationError as error:
        raise Malformed(str(error)) from error


def from_bytes(kind: type[M], data: bytes) -> M:
    """Read a message from strict JSON; raises `Malformed`."""
    return from_plain(kind, json_text.decode(data))
