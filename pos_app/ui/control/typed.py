"""Quantities and receipt numbers as a person types them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Refusal
from pos_app.services.route_scan import receipt_number

if TYPE_CHECKING:
    from pos_app.ui.control.counter import Counter

LONGEST = 12
"""A number of more digits is too large whatever they are."""


RECEIPT_DIGITS = 9
"""Digits of a receipt's number at most."""


def receipt_of(counter: Counter, code: str) -> str:
    """The receipt that was typed: digits alone mean this register's number."""
    if code.isascii() and code.isdigit() and len(code) <= RECEIPT_DIGITS:
        return receipt_number(counter.desk.books.head().register, int(code))
    return code


def pieces(text: str) -> int:
    """Whole pieces, or grams; Refusal `quantity_not_whole`."""
    if not (text.isascii() and text.isdigit()):
        raise Refusal("quantity_not_whole", typed=text)
    digits = text.lstrip("0")
    return int(digits or "0") if len(digits) <= LONGEST else 10**LONGEST


def grams(text: str, per: int) -> int:
    """`1.284` of a kilogram, or grams without a point, as whole grams; Refusal `quantity_not_whole`."""
    whole, point, part = text.partition(".")
    if not point:
        return pieces(text)
    decimals = len(str(per)) - 1
    if len(part) > decimals:
        raise Refusal("quantity_not_whole", typed=text)
    return pieces(whole or "0") * per + pieces(part.ljust(decimals, "0"))


def amount(text: str, per: int) -> int:
    """Pieces for a piece, grams for weighed goods."""
    return pieces(text) if per == 1 else grams(text, per)
