"""Numbers out of drawn bytes: one draw for a whole cart; a draw for each of its numbers took most of a property's time.

Smaller bytes are a simpler case, so that what fails still shrinks; where the bytes end there are zeros.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Drawn:
    """Reads numbers off bytes, one after the other."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def below(self, limit: int) -> int:
        """A number from 0 to `limit` - 1."""
        many = ((limit - 1).bit_length() + 7) // 8
        piece = self._data[self._at : self._at + many]
        self._at += many
        return int.from_bytes(piece, "big") % limit

    def upto(self, most: int) -> int:
        """A number from 0 to `most`, often one of the ends."""
        kind = self.below(8)
        if kind < 2:
            return most * kind
        return self.below(min(most, 9) + 1) if kind == 2 else self.below(most + 1)

    def one_of(self, options: Sequence[T]) -> T:
        """One of these; the first is the simplest."""
        return options[self.below(len(options))]


def read(case: Callable[[Drawn], T], size: int) -> st.SearchStrategy[T]:
    """What is read off so many bytes."""
    return st.binary(min_size=size, max_size=size).map(lambda data: case(Drawn(data)))
