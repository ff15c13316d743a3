"""Pieces in groups: which units of which lines make a group of three, a pair, or a bundle, dearest first.

A line of Q pieces is a run of units 1 to Q; groups are walked run by run, never unit by unit, so that a thousand
pieces cost no more than three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Run(NamedTuple):
    """Units `first` (excluded) to `last` of the line at place `at` of the goods."""

    at: int
    first: int
    last: int

    @property
    def many(self) -> int:
        """How many units it has."""
        return self.last - self.first


class Batch(NamedTuple):
    """`times` groups that are alike, and the units that they are made of."""

    times: int
    runs: tuple[Run, ...]


class _Walk:
    """Takes units off a sequence of runs, from the front."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = list(reversed(runs))

    def inside(self, size: int) -> int:
        """How many whole groups of `size` lie in the run that is next."""
        return self._runs[-1].many // size

    def take(self, units: int) -> list[Run]:
        taken: list[Run] = []
        while units:
            run = self._runs.pop()
            if units < run.many:
                cut = run.first + units
                self._runs.append(Run(run.at, cut, run.last))
                run = Run(run.at, run.first, cut)
            taken.append(run)
            units -= run.many
        return taken


def total(runs: Sequence[Run]) -> int:
    """How many units they have together."""
    return sum(run.many for run in runs)


def batches(parts: Sequence[tuple[Sequence[Run], int]], most: int | None = None) -> list[Batch]:
    """Groups made of so many units of each part, in the parts' order, at most `most` of them (None: as many as fit).

    Groups that lie wholly in one line per part come as one batch; so there are never more than twice as many batches
    as lines.
    """
    times = min(total(runs) // size for runs, size in parts)
    times = times if most is None else min(times, most)
    walks = [(_Walk(runs), size) for runs, size in parts]
    found: list[Batch] = []
    while times:
        alike = max(1, min(times, *(walk.inside(size) for walk, size in walks)))
        found.append(Batch(alike, tuple(run for walk, size in walks for run in walk.take(alike * size))))
        times -= alike
    return found


def cheapest(batch: Batch, each: int) -> Iterator[tuple[int, int]]:
    """The last `each` units of each group of a batch, as pairs of place and number of units."""
    if len(batch.runs) == 1:
        yield batch.runs[0].at, each * batch.times
        return
    for run in reversed(batch.runs):
        if not each:
            return
        cut = min(each, run.many)
        yield run.at, cut
        each -= cut


def units_of(found: Sequence[Batch]) -> dict[int, int]:
    """How many units of each line the groups take."""
    units: dict[int, int] = {}
    for batch in found:
        for run in batch.runs:
            units[run.at] = units.get(run.at, 0) + run.many
    return units


def dealt(runs: Sequence[Run], fitting: Sequence[int], sizes: Sequence[int]) -> list[list[Run]]:
    """Give the parts of as many bundles as can be made their units: dearest first, no unit twice.

    `fitting[n]` says as bits which parts take units of run n; part i needs `sizes[i]` units for each bundle. How many
    bundles there are follows from Hall's theorem: for every set of parts, the units that fit any of it must suffice.
    """
    bundles = _bundles(runs, fitting, sizes)
    room = [bundles * size for size in sizes]
    held: list[dict[int, int]] = [{} for _ in sizes]
    for number, run in enumerate(runs):
        left = run.many
        while left and (moved := _place(number, left, fitting, room, held)):
            left -= moved
    parts: list[list[Run]] = [[] for _ in sizes]
    for number, run in enumerate(runs):
        first = run.first
        for part, given in enumerate(held):
            if many := given.get(number, 0):
                parts[part].append(Run(run.at, first, first + many))
                first += many
    return parts


def _bundles(runs: Sequence[Run], fitting: Sequence[int], sizes: Sequence[int]) -> int:
    kinds: dict[int, int] = {}
    for run, bits in zip(runs, fitting, strict=True):
        kinds[bits] = kinds.get(bits, 0) + run.many
    return min(
        sum(many for bits, many in kinds.items() if bits & chosen)
        // sum(size for part, size in enumerate(sizes) if chosen >> part & 1)
        for chosen in range(1, 1 << len(sizes))
    )


def _place(number: int, most: int, fitting: Sequence[int], room: list[int], held: list[dict[int, int]]) -> int:
    """Give a run's units to a part with room, moving units that fit elsewhere out of the way; how many found a place.

    `came` remembers, part by part, which run would have to leave which part for it: the shortest such chain is used.
    """
    came: dict[int, tuple[int, int]] = {part: (number, -1) for part in range(len(room)) if fitting[number] >> part & 1}
    queue = list(came)
    for part in queue:
        if room[part]:
            return _shift(part, most, came, room, held)
        for moving in held[part]:
            for other in range(len(room)):
                if other not in came and fitting[moving] >> other & 1:
                    came[other] = (moving, part)
                    queue.append(other)
    return 0


def _shift(end: int, most: int, came: dict[int, tuple[int, int]], room: list[int], held: list[dict[int, int]]) -> int:
    moved, part = min(most, room[end]), end
    while came[part][1] >= 0:
        run, part = came[part]
        moved = min(moved, held[part][run])
    room[end] -= moved
    part = end
    while True:
        run, source = came[part]
        held[part][run] = held[part].get(run, 0) + moved
        if source < 0:
            return moved
        held[source][run] -= moved
        if not held[source][run]:
            del held[source][run]
        part = source
