"""Choices among things of which some exclude each other: maximal choices, and the one that is worth most."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
        yield _lowest(bits)
        bits &= bits - 1


class Packing:
    """Which of several masks fit beside each other and are worth most; of equal ones the first in order win.

    Exact within `NODES` steps; beyond that `cut` is set and what was found by taking the dearest first is used.
    """

    __slots__ = ("_alone", "_masks", "_memo", "_order", "_worth", "cut")

    def __init__(self, masks: Sequence[int], worth: Sequence[int]) -> None:
        self._masks = masks
        self._worth = worth
        self._memo: dict[int, tuple[int, tuple[int, ...]]] = {}
        self._alone: dict[int, int] = {}
        for n, mask in enumerate(masks):
            if not mask & (mask - 1) and (mask not in self._alone or worth[n] > worth[self._alone[mask]]):
                self._alone[mask] = n
        self._order = [n for n in range(len(masks)) if self._may_win(n)]
        self.cut = False

    def _may_win(self, n: int) -> bool:
        """Whether it is worth as much as the best that lies on each of its lines alone."""
        mask = self._masks[n]
        if not mask & (mask - 1):
            return self._alone[mask] == n
        return self._worth[n] >= sum([self._worth[one] for bit, one in self._alone.items() if bit & mask])

    def best(self) -> tuple[int, ...]:
        """The numbers of the best choice, ascending; nothing can be added to it."""
        found = self._search(self._order)[1]
        if self.cut:
            found = self._greedy()
        return tuple(sorted(self._filled(found)))

    def _search(self, fitting: Sequence[int]) -> tuple[int, tuple[int, ...]]:
        """(worth, numbers) of the best choice among those that fit on the lines that are free."""
        if not fitting or self.cut:
            return 0, ()
        masks = self._masks
        free = 0
        for n in fitting:
            free |= masks[n]
        known = self._memo.get(free)
        if known is not None:
            return known
        if len(self._memo) >= NODES:
            self.cut = True
            return 0, ()
        bit = free & -free
        best: tuple[int, tuple[int, ...]] = (-1, ())
        if bit not in self._alone:
            best = self._search([n for n in fitting if not masks[n] & bit])
        for n in fitting:
            if masks[n] & bit:
                mask = masks[n]
                worth, numbers = self._search([other for other in fitting if not masks[other] & mask])
                best = min(best, (worth + self._worth[n], tuple(sorted((*numbers, n)))), key=_rank)
        self._memo[free] = best
        return best

    def _greedy(self) -> tuple[int, ...]:
        return tuple(sorted(self._order, key=self._greed))

    def _greed(self, n: int) -> tuple[int, int]:
        return -self._worth[n], n

    def _filled(self, found: Sequence[int]) -> list[int]:
        """As many of these as fit, in this order, and then whatever still fits."""
        taken, kept = 0, []
        for n in (*found, *range(len(self._masks))):
            if not self._masks[n] & taken:
                taken |= self._masks[n]
                kept.append(n)
        return kept


def _rank(choice: tuple[int, tuple[int, ...]]) -> tuple[int, tuple[int, ...]]:
    return -choice[0], (*choice[1], 1 << 62)


def earlier(positions: Sequence[int]) -> tuple[int, ...]:
    """A key that puts the choice first which holds the earliest thing in which two choices differ."""
    return (*sorted(positions), 1 << 62)
