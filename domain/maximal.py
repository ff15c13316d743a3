"""Choices among things of which some exclude each other: maximal choices, and the one that is worth most."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NODES = 5_000
"""So many steps the search for the best packing may take."""


def maximal(against: Sequence[int]) -> Iterator[int]:
    """Every choice to which nothing can be added, as bits; `against[n]` are the bits of what n excludes."""
    yield from _grow(against, 0, (1 << len(against)) - 1, 0)


def _grow(against: Sequence[int], chosen: int, open_: int, done: int) -> Iterator[int]:
    if not open_:
        if not done:
            yield chosen
        return
    pivot = _lowest(open_ | done)
    rest = open_ & (against[pivot] | 1 << pivot)
    while rest:
        bit = rest & -rest
        rest ^= bit
        clear = ~(against[bit.bit_length() - 1] | bit)
        yield from _grow(against, chosen | bit, open_ & clear, done & clear)
        open_ ^= bit
        done |= bit


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length() - 1


def members(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set, ascending."""
    while bits:
        bit = bits & -bits
        yield bit.bit_length() - 1
        bits ^= bit


class Packing:
    """Which of several masks fit beside each other and are worth most; of equal ones the first in order win.

    Exact within `NODES` steps; beyond that `cut` is set and what was found by taking the dearest first is used.

    A value is a worth, and below it one bit for each thing, the higher the earlier in order. So sums of values tell
    which choice is worth more, of equal ones which holds the earliest thing in which they differ, and what it is.
    """

    __slots__ = ("_against", "_lines", "_masks", "_memo", "_order", "_values", "_worth", "cut")

    def __init__(self, masks: Sequence[int], worth: Sequence[int]) -> None:
        self._masks = masks
        self._worth = worth
        alone: dict[int, int] = {}
        for n, mask in enumerate(masks):
            if not mask & (mask - 1) and (mask not in alone or worth[n] > worth[alone[mask]]):
                alone[mask] = n
        self._order = [n for n in range(len(masks)) if self._may_win(n, alone)]
        self._lines: list[tuple[int, bool]] = []
        self._against: dict[int, int] = {}
        self._values: list[int] = []
        self._memo: dict[int, int] = {}
        self.cut = False
        if not self._fit():
            self._prepare(alone)

    def _may_win(self, n: int, alone: Mapping[int, int]) -> bool:
        """Whether it is worth as much as the best that lies on each of its lines alone."""
        mask = self._masks[n]
        if not mask & (mask - 1):
            return alone[mask] == n
        return self._worth[n] >= sum([self._worth[one] for bit, one in alone.items() if bit & mask])

    def _fit(self) -> bool:
        """Whether all that may win fit beside each other."""
        taken = 0
        for n in self._order:
            if self._masks[n] & taken:
                return False
            taken |= self._masks[n]
        return True

    def _prepare(self, alone: Mapping[int, int]) -> None:
        """Which stand on each line and whether one does so alone; which exclude each other; the value of each."""
        on: dict[int, int] = {}
        for n in self._order:
            rest = self._masks[n]
            while rest:
                bit = rest & -rest
                rest ^= bit
                on[bit] = on.get(bit, 0) | 1 << n
        self._against = dict.fromkeys(self._order, 0)
        for bit in sorted(on):
            many = on[bit]
            self._lines.append((many, bit in alone))
            for n in members(many):
                self._against[n] |= many
        last = len(self._masks) - 1
        self._values = [(one << last + 1) + (1 << last - n) for n, one in enumerate(self._worth)]

    def best(self) -> tuple[int, ...]:
        """The numbers of the best choice, ascending; nothing can be added to it."""
        found = self._order
        if self._values:
            choice, last = self._search(sum([1 << n for n in found]), 0), len(self._masks) - 1
            if self.cut:
                found = sorted(found, key=[-one for one in self._worth].__getitem__)
            else:
                found = [n for n in found if choice >> last - n & 1]
        return tuple(sorted(self._filled(found)))

    def _search(self, fitting: int, line: int) -> int:
        """The value of the best choice among those that fit (as bits), which all stand on this line or later ones."""
        if not fitting or self.cut:
            return 0
        known = self._memo.get(fitting)
        if known is not None:
            return known
        if len(self._memo) >= NODES:
            self.cut = True
            return 0
        here, alone = self._lines[line]
        while not here & fitting:
            line += 1
            here, alone = self._lines[line]
        here &= fitting
        best = -1 if alone else self._search(fitting ^ here, line + 1)
        for n in members(here):
            best = max(best, self._values[n] + self._search(fitting & ~self._against[n], line + 1))
        self._memo[fitting] = best
        return best

    def _filled(self, found: Sequence[int]) -> list[int]:
        """As many of these as fit, in this order, and then whatever still fits."""
        taken, kept = 0, []
        for n in (*found, *range(len(self._masks))):
            if not self._masks[n] & taken:
                taken |= self._masks[n]
                kept.append(n)
        return kept


def earlier(positions: Sequence[int]) -> tuple[int, ...]:
    """A key that puts the choice first which holds the earliest thing in which two choices differ."""
    return (*sorted(positions), 1 << 62)
