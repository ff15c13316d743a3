"""Codes of recharge cards (V2): 16 symbols of Crockford's base32, the last of which checks the others.

The check symbol is a sum over GF(32) in which each place weighs x times the next: one wrong symbol, or two symbols
that changed places, never pass. Written in groups of four; read whatever way people type them.
"""

from __future__ import annotations

from domain.errors import Refusal

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP, END = 16, 4, 4
RANDOM_BITS = 5 * (LENGTH - 1)
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
_FIELD, _HIGH = 0b100101, 0b100000
"""GF(32) as polynomials over GF(2) modulo x⁵ + x² + 1, in which x generates every element but 0."""


def check_symbol(body: str) -> str:
    """The symbol that follows so many symbols."""
    return SYMBOLS[_times_x(_sum(body))]


def normalised(typed: str) -> str:
    """The code as it is kept: capitals, no dashes, O is 0, I and L are 1. Refusal `recharge_code_mistyped`."""
    code = typed.strip().upper().translate(_ALIKE)
    if len(code) != LENGTH or not set(code) <= set(SYMBOLS) or check_symbol(code[:-1]) != code[-1]:
        raise Refusal("recharge_code_mistyped")
    return code


def from_random(number: int) -> str:
    """The code of a random number of `RANDOM_BITS` bits."""
    body = "".join(SYMBOLS[number >> shift & 31] for shift in range(RANDOM_BITS - 5, -1, -5))
    return body + check_symbol(body)


def printed(code: str) -> str:
    """The code as it stands on a card: 0123-4567-89AB-CDEF."""
    return "-".join(code[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def end_of(code: str) -> str:
    """What of a code may be shown and kept: its last symbols."""
    return code[-END:]


def _sum(symbols: str) -> int:
    total = 0
    for symbol in symbols:
        total = _times_x(total) ^ SYMBOLS.index(symbol)
    return total


def _times_x(element: int) -> int:
    doubled = element << 1
    return doubled ^ _FIELD if doubled & _HIGH else doubled
