"""What receipts need from outside."""

from collections.abc import Sequence
from typing import Protocol

from domain.value import dataclass


class Bitmap(Protocol):
    """Black dots: rows of ``width_bytes`` bytes, the highest bit is the leftmost dot, 1 is black."""

    @property
    def width_bytes(self) -> int:
        """Bytes of one row."""

    @property
    def data(self) -> bytes:
        """All rows, top first."""


@dataclass(frozen=True, slots=True)
class Dots:
    """A bitmap made here (a QR symbol)."""

    width_bytes: int
    data: bytes


class Rasteriser(Protocol):
    """Paints a line of text that a head has no characters for."""

    def text_row(self, cells: Sequence[tuple[str, int]], *, width_dots: int, scale: int) -> Bitmap:
        """Paint one row; each character with its columns of 12 x 24 dots (times scale)."""
