"""Which benefits are taken together (docs/rules/stacking.md): groups in their order, of what competes the best.

Benefits of a best group that share no line with another of their group are simply taken. The others form knots, which
are tied by shared lines. Where everything later looks only at the sum of the same lines, a knot is settled by itself,
by what it takes off. All choices of the other knots are tried together, up to a bound; beyond it what is left dearer
on some line and cheaper on none is dropped first, and then knot after knot is improved until nothing gets cheaper.
"""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

from domain.maximal import Packing, earlier, maximal, members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from domain.gathering import Stage
    from domain.taking import Offer

TRIED = 128
"""So many choices are tried one by one where a cart has up to 20 lines; fewer with more lines."""
CHOICES = 64
"""More maximal choices of one knot are not listed: then the one that takes most off stands for all."""
ALTERNATIVES = 64
Choice = tuple["Offer", ...]


class Floors:
    """Below which no line may fall: `at[n]` minor units; what rules in `spares` take does not count."""

    __slots__ = ("at", "list", "spares")

    def __init__(self, at: Sequence[int], full: Sequence[int], spares: Sequence[str]) -> None:
        self.at = at
        self.list = full
        self.spares = frozenset(spares)

    def back(self, left: Sequence[int], spared: Sequence[int]) -> list[int]:
        """What each line gets back: never more than what rules that are not spared took off it."""
        return [
            max(0, min(floor, full - kept) - rest)
            for floor, full, kept, rest in zip(self.at, self.list, spared, left, strict=True)
        ]


class Knot:
    """Offers of one best group that are tied by shared lines."""

    __slots__ = ("choices", "mask", "offers", "stage")

    def __init__(self, stage: int, offers: Sequence[Offer]) -> None:
        self.stage = stage
        self.offers = offers
        self.mask = 0
        for offer in offers:
            self.mask |= offer.mask
        self.choices: list[Choice] = []

    def best(self, left: Sequence[int]) -> tuple[Choice, bool]:
        """The choice that takes most off, and whether the search was cut short."""
        worth = [sum(amount for _, amount in offer.parts(left)) for offer in self.offers]
        packing = Packing([offer.mask for offer in self.offers], worth)
        return tuple(self.offers[n] for n in packing.best()), packing.cut

    def list_choices(self) -> None:
        """List every maximal choice, the plan's order first, and one more than `CHOICES` where there are too many."""
        against = [
            sum(1 << n for n, other in enumerate(self.offers) if other is not one and other.mask & one.mask)
            for one in self.offers
        ]
        found = [tuple(self.offers[n] for n in members(bits)) for bits in islice(maximal(against), CHOICES + 1)]
        self.choices = sorted(found, key=order_of)


def order_of(offers: Iterable[Offer]) -> tuple[int, ...]:
    """The plan's order of choices."""
    return earlier([offer.position for offer in offers])


class Stack:
    """One way to let groups work: which offers of which stage are taken, and what it leaves."""

    __slots__ = ("chosen", "cut", "left", "payable", "stages")

    def __init__(self, stages: Sequence[Stage], chosen: Sequence[Offer], left: list[int], payable: int) -> None:
        self.stages = stages
        self.chosen = chosen
        self.left = left
        self.payable = payable
        self.cut = False

    @property
    def key(self) -> tuple[int, tuple[int, ...]]:
        """Cheapest first, then the plan's order."""
        return self.payable, order_of(self.chosen)


class Solver:
    """Finds the cheapest stack of one set of stages."""

    __slots__ = ("_cut", "_floors", "_free", "_knots", "_open", "_stages", "_start")

    def __init__(self, stages: Sequence[Stage], start: Sequence[int], floors: Floors | None) -> None:
        self._stages = stages
        self._start = start
        self._floors = floors
        self._free: list[list[Offer]] = []
        self._knots: list[list[Knot]] = []
        self._open: list[Knot] = []
        self._cut = False
        for number, stage in enumerate(stages):
            free, knots = _tied(number, stage)
            self._free.append(free)
            self._knots.append(knots)

    def solve(self) -> Stack:
        """The cheapest, ties in the plan's order. Floors are looked at only where one is reached."""
        knots = [knot for found in self._knots for knot in found]
        self._open = [knot for knot in knots if not self._settles_itself(knot)]
        found = self._search()
        if self._floors is not None and knots and found.payable > sum(found.left):
            self._open = knots
            found = self._search()
        found.cut = self._cut
        return found

    def _settles_itself(self, knot: Knot) -> bool:
        """Whether all that comes later sees of the knot's lines nothing but the sum of one and the same set of lines.

        The other lines of that set must likewise be seen by nothing else.
        """
        later = [offer for stage in self._stages[knot.stage + 1 :] for offer in stage.offers]
        seen = next((offer.mask for offer in later if offer.mask & knot.mask), 0)
        if not seen:
            return True
        if knot.mask & ~seen:
            return False
        return all(offer.mask == seen and offer.whole for offer in later if offer.mask & seen)

    def _search(self) -> Stack:
        if not self._open:
            return self._run({})
        for knot in self._open:
            knot.list_choices()
        if any(len(knot.choices) > CHOICES for knot in self._open):
            self._shorten()
        most = max(8, TRIED * 20 // max(20, len(self._start)))
        if _product(self._open) > most:
            self._drop_dearer()
        if _product(self._open) > most:
            self._cut = True
            return self._improve(most)
        ways = product(*(knot.choices for knot in self._open))
        return min((self._run(dict(zip(map(id, self._open), way, strict=True))) for way in ways), key=_key)

    def _shorten(self) -> None:
        """Let the one choice that takes most off stand for a knot with too many."""
        self._cut = True
        for knot in self._open:
            if len(knot.choices) > CHOICES:
                knot.choices = [knot.best(self._start)[0]]

    def _drop_dearer(self) -> None:
        """Drop choices that leave some line dearer and none cheaper than another one, as far as that can be known.

        What a knot of a later group finds depends on the choices before it, so only those of the first group are
        looked at; and only where what comes later takes no less off a dearer line.
        """
        first = min(knot.stage for knot in self._open)
        if not all(offer.steady for stage in self._stages[first + 1 :] for offer in stage.offers):
            return
        left = self._run({}, upto=first).left
        for knot in self._open:
            if knot.stage == first:
                rest = [(_after(choice, left), choice) for choice in knot.choices]
                knot.choices = [
                    choice for n, (after, choice) in enumerate(rest) if not any(_beats(o, n, after) for o in _nth(rest))
                ]

    def _improve(self, most: int) -> Stack:
        """Knot after knot takes the choice that makes the bill cheapest, until none helps or the bound is reached."""
        way = {id(knot): knot.best(self._start)[0] for knot in self._open}
        best = self._run(way)
        tries, better = 0, True
        while better and tries < most:
            better = False
            for knot in self._open:
                for choice in knot.choices[: max(0, most - tries)]:
                    tries += 1
                    tried = self._run({**way, id(knot): choice})
                    if tried.payable < best.payable:
                        best, way, better = tried, {**way, id(knot): choice}, True
        return best

    def _run(self, way: dict[int, Choice], upto: int | None = None) -> Stack:
        """Let the groups work one after the other, open knots as `way` says, the others by what they take off."""
        left = list(self._start)
        spared = [0] * len(left)
        chosen: list[Offer] = []
        for free, knots in zip(self._free[:upto], self._knots[:upto], strict=True):
            taken = free
            for knot in knots:
                choice = way.get(id(knot))
                if choice is None:
                    choice, cut = knot.best(left)
                    self._cut |= cut
                taken = [*taken, *choice]
            for offer in taken:
                self._take(offer, left, spared)
            chosen += taken
        back = self._floors.back(left, spared) if self._floors is not None else ()
        return Stack(self._stages, chosen, left, sum(left) + sum(back))

    def _take(self, offer: Offer, left: list[int], spared: list[int]) -> None:
        keeps = self._floors is not None and offer.rule in self._floors.spares
        for at, amount in offer.parts(left):
            left[at] -= amount
            if keeps:
                spared[at] += amount


def _key(stack: Stack) -> tuple[int, tuple[int, ...]]:
    return stack.key


def _product(knots: Sequence[Knot]) -> int:
    ways = 1
    for knot in knots:
        ways *= len(knot.choices)
    return ways


def _after(choice: Choice, left: Sequence[int]) -> dict[int, int]:
    return {at: amount for offer in choice for at, amount in offer.parts(left)}


def _nth(rest: Sequence[tuple[dict[int, int], Choice]]) -> Iterator[tuple[int, dict[int, int]]]:
    for n, (after, _) in enumerate(rest):
        yield n, after


def _beats(other: tuple[int, dict[int, int]], n: int, taken: dict[int, int]) -> bool:
    """Whether the other choice takes as much off every line, and more off one or comes first in the plan."""
    number, more = other
    if number == n or any(more.get(at, 0) < amount for at, amount in taken.items()):
        return False
    return number < n or any(taken.get(at, 0) < amount for at, amount in more.items())


def _tied(number: int, stage: Stage) -> tuple[list[Offer], list[Knot]]:
    """What a stage simply takes, and its knots."""
    if stage.group.mode != "best" or len(stage.offers) == 1:
        return list(stage.offers), []
    heap_of: dict[int, list[Offer]] = {}
    for offer in stage.offers:
        together = [offer]
        for heap in {id(heap_of[at]): heap_of[at] for at in offer.places if at in heap_of}.values():
            together += heap
            for other in heap:
                heap_of.update(dict.fromkeys(other.places, together))
        heap_of.update(dict.fromkeys(offer.places, together))
    heaps = list({id(heap): heap for heap in heap_of.values()}.values())
    free = [offers[0] for offers in heaps if len(offers) == 1]
    knots = [Knot(number, sorted(offers, key=_position)) for offers in heaps if len(offers) > 1]
    return free, knots


def _position(offer: Offer) -> int:
    return offer.position


def only(stages: Sequence[Stage]) -> Stack | None:
    """The only stack there is, not worked out, where nothing competes and no group excludes another; or None."""
    for stage in stages:
        if stage.group.excludes or (stage.group.mode == "best" and len(stage.offers) > 1):
            return None
    return Stack(stages, [offer for stage in stages for offer in stage.offers], [], 0)


def cheapest(variants: Sequence[Sequence[Stage]], start: Sequence[int], floors: Floors | None) -> Stack:
    """The cheapest stack of all variants of the stages; the first of equal ones in the plan's order."""
    forced = only(variants[0]) if len(variants) == 1 else None
    if forced is not None:
        return forced
    found: list[Stack] = []
    for stages in variants:
        ways = list(islice(_alternatives(stages), ALTERNATIVES + 1))
        solved = [Solver(way, start, floors).solve() for way in ways[:ALTERNATIVES]]
        if len(ways) > ALTERNATIVES:
            solved[0].cut = True
        found += solved
    best = min(found, key=_key)
    best.cut = any(stack.cut for stack in found)
    return best


def _alternatives(stages: Sequence[Stage]) -> Iterator[list[Stage]]:
    """The ways in which groups that exclude each other may work: as many groups as can be."""
    names = [stage.group.id for stage in stages]
    against = [0] * len(stages)
    for n, stage in enumerate(stages):
        for name in stage.group.excludes:
            if name in names and name != stage.group.id:
                other = names.index(name)
                against[n] |= 1 << other
                against[other] |= 1 << n
    for bits in maximal(against):
        yield [stages[n] for n in members(bits)]
