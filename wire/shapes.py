"""Values from plain data, safe from every thread.

msgspec works out what a class looks like when it is first used, and two threads that do so at the same time end the
process (seen: the push and HQ's projector, first reading an entry). Here that happens once, behind a lock; a house rule
keeps other ways out.
"""

from decimal import Decimal
from threading import Lock
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
_looking = Lock()
_known: dict[type, msgspec.json.Decoder[Any]] = {}
_plain = msgspec.json.Decoder(float_hook=Decimal)


def decode(data: bytes | str, shape: type[T]) -> T:
    """The value of a JSON text; raises `msgspec.ValidationError`, `msgspec.DecodeError`."""
    value: T = _decoder(shape).decode(data)
    return value


def convert(plain: object, shape: type[T]) -> T:
    """The value of plain data, nothing taken for something else; raises `msgspec.ValidationError`."""
    _decoder(shape)
    return msgspec.convert(plain, shape, strict=True)


def plain(data: bytes) -> Any:
    """The plain data of a JSON text, quickly: of a key that stands twice the last one holds, fractions are `Decimal`.

    Raises `msgspec.DecodeError`, ValueError, ArithmeticError, RecursionError.
    """
    return _plain.decode(data)


def _decoder(shape: type) -> msgspec.json.Decoder[Any]:
    found = _known.get(shape)
    if found is None:
        with _looking:
            found = _known[shape] = msgspec.json.Decoder(shape)
    return found
