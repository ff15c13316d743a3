"""Quantities as a person types them."""

from __future__ import annotations

from domain.errors import Refusal

LONGEST = 12
"""A number of more digits is too large whatever they are."""


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
