"""Which benefits are taken together (docs/rules/stacking.md): groups in their order, of what competes the best.

Benefits of a best group that share no line with another of their group are simply taken. The others form knots, which
are tied by shared lines. Where everything later looks only at the sum of the same lines, a knot is settled by itself,
by what it takes off. All choices of the other knots are tried together. Where these are too many, knots of which all
that is later takes the whole or nothing are settled so too, and of the others only choices are tried that no other one
beats on every line; where these are still too many, knot after knot is improved within a bound, and the bill says so.
"""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

from domain.knots import order_of, tied
from domain.maximal import maximal, members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from domain.gathering import Stage
    from domain.knots import Choice, Knot, Taken
    from domain.taking import Offer

    Ties = Mapping[Stage, tuple[list[Offer], list[Knot]]]

TRIED, LEAST_TRIED = 64, 4
"""So many stacks are tried where a cart has up to 20 lines; fewer with more lines, but so many always."""
ALTERNATIVES = 64
"""So many ways in which groups exclude each other are looked at."""


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


class Stack:
    """One way to let groups work: which offers of which stage are taken, and what it leaves."""

    __slots__ = ("chosen", "cut", "payable", "stages")

    def __init__(self, stages: Sequence[Stage], chosen: Sequence[Offer], payable: int) -> None:
        self.stages = stages
        self.chosen = chosen
        self.payable = payable
        self.cut = False

    @property
    def key(self) -> tuple[int, tuple[int, ...]]:
        """Cheapest first, then the plan's order."""
        return self.payable, order_of(self.chosen)


class Solver:
    """Finds the cheapest stack of one set of stages."""

    __slots__ = ("_cut", "_floored", "_floors", "_free", "_knots", "_later", "_most", "_open", "_stages", "_start")

    def __init__(self, stages: Sequence[Stage], ties: Ties, start: Sequence[int], floors: Floors | None) -> None:
        self._stages = stages
        self._start = start
        self._floors = floors
        self._free = [ties[stage][0] for stage in stages]
        self._knots = [ties[stage][1] for stage in stages]
        self._later = {
            stage: [offer for one in stages[number:] for offer in one.offers] for number, stage in enumerate(stages, 1)
        }
        self._open: list[Knot] = []
        self._most = max(LEAST_TRIED, TRIED * 20 // max(20, len(start)))
        self._cut = self._floored = False

    def solve(self) -> Stack:
        """The cheapest, ties in the plan's order. Floors are looked at only where one was reached on the way."""
        knots = [knot for found in self._knots for knot in found]
        self._open = [knot for knot in knots if not self._settles_itself(knot)]
        found = self._search()
        if self._floored and not self._cut and len(self._open) < len(knots):
            self._open = knots
            found = self._search()
        found.cut = self._cut
        return found

    def _settles_itself(self, knot: Knot) -> bool:
        """Whether all that comes later sees of the knot's lines nothing but the sum of one and the same set of lines.

        The other lines of that set must likewise be seen by nothing else.
        """
        later = self._later[knot.stage]
        seen = next((offer.mask for offer in later if offer.mask & knot.mask), 0)
        if not seen:
            return True
        if knot.mask & ~seen:
            return False
        return all(offer.mask == seen and offer.whole for offer in later if offer.mask & seen)

    def _search(self) -> Stack:
        self._cut = False
        if not self._open:
            return self._stack({})
        for knot in self._open:
            knot.list_choices()
        if not 0 < _ways(self._open) <= self._most:
            self._narrow()
        if _ways(self._open) > self._most:
            return self._improved()
        return min(self._tried(0, _State(self._start)), key=_key)

    def _tried(self, number: int, state: _State) -> Iterator[Stack]:
        """Every stack that open knots allow; what groups have in common is worked out once."""
        if number == len(self._stages):
            yield self._finished(state)
            return
        mine = [knot for knot in self._knots[number] if knot in self._open]
        common = state.copy()
        self._take(common, _each(self._free[number], common))
        for knot in self._knots[number]:
            if knot not in mine:
                self._take(common, self._best(knot, common))
        choices = ([list(_each(choice, common)) for choice in knot.choices] for knot in mine)  # no line is of two knots
        for way in product(*choices):
            one = common.copy() if mine else common
            for taken in way:
                self._take(one, taken)
            yield from self._tried(number + 1, one)

    def _narrow(self) -> None:
        """Try fewer choices; where the cheapest may not be among them, beyond cents of sharing, the bill says so."""
        kept: list[Knot] = []
        for knot in self._open:
            if not self._seen_as_one(knot) and knot.choices:
                kept.append(knot)
            elif not knot.choices or self._floored:
                self._cut = True
        self._open = kept
        first = self._stages.index(kept[0].stage) if kept else 0
        spares = self._floors is not None and self._floors.spares
        if spares or not all(offer.steady for offer in self._later[self._stages[first]]):
            return
        left = self._run({}, upto=first).left
        for knot in kept:
            if knot.stage is self._stages[first]:
                knot.drop_dearer(left)

    def _seen_as_one(self, knot: Knot) -> bool:
        """Whether each thing that comes later looks at the sum of all the knot's lines, or at none of them."""
        return all(
            offer.whole and not knot.mask & ~offer.mask for offer in self._later[knot.stage] if offer.mask & knot.mask
        )

    def _improved(self) -> Stack:
        """Every knot takes most off for a start; then one after the other takes what makes the bill cheapest,
        until none helps or the bound is reached.
        """
        self._cut = True
        way: dict[int, Choice] = {}
        best = self._stack(way)
        tries, better = 0, True
        while better and tries < self._most:
            better = False
            for knot in self._open:
                for choice in knot.choices[: max(0, self._most - tries)]:
                    tries += 1
                    tried = self._stack({**way, id(knot): choice})
                    if tried.payable < best.payable:
                        best, way, better = tried, {**way, id(knot): choice}, True
        return best

    def _stack(self, way: dict[int, Choice]) -> Stack:
        """What comes of it when knots choose as `way` says, and the others what takes most off."""
        return self._finished(self._run(way))

    def _run(self, way: dict[int, Choice], upto: int | None = None) -> _State:
        """Let the groups work one after the other."""
        state = _State(self._start)
        for free, knots in zip(self._free[:upto], self._knots[:upto], strict=True):
            self._take(state, _each(free, state))
            for knot in knots:
                self._take(state, _each(way[id(knot)], state) if id(knot) in way else self._best(knot, state))
        return state

    def _best(self, knot: Knot, state: _State) -> list[Taken]:
        taken, cut = knot.best(state.left)
        self._cut |= cut
        return taken

    def _finished(self, state: _State) -> Stack:
        payable = sum(state.left)
        if self._floors is not None:
            back = sum(self._floors.back(state.left, state.spared))
            self._floored |= back > 0
            payable += back
        return Stack(self._stages, state.chosen, payable)

    def _take(self, state: _State, taken: Iterable[Taken]) -> None:
        left, spares = state.left, self._floors.spares if self._floors is not None else ()
        for offer, parts in taken:
            state.chosen.append(offer)
            for at, amount in parts:
                left[at] -= amount
            if offer.rule in spares:
                for at, amount in parts:
                    state.spared[at] += amount


class _State:
    """How far the groups have come: what was chosen, what is left, and what spared rules took."""

    __slots__ = ("chosen", "left", "spared")

    def __init__(self, left: Sequence[int]) -> None:
        self.chosen: list[Offer] = []
        self.left = list(left)
        self.spared = [0] * len(self.left)

    def copy(self) -> _State:
        """One to go on from."""
        other = _State(self.left)
        other.chosen = list(self.chosen)
        other.spared = list(self.spared)
        return other


def _each(offers: Iterable[Offer], state: _State) -> Iterator[Taken]:
    """Offers one after the other, each with what it takes of what is left then."""
    for offer in offers:
        yield offer, offer.parts(state.left)


def _key(stack: Stack) -> tuple[int, tuple[int, ...]]:
    return stack.key


def _ways(knots: Sequence[Knot]) -> int:
    ways = 1
    for knot in knots:
        ways *= len(knot.choices)
    return ways


def only(stages: Sequence[Stage]) -> Stack | None:
    """The only stack there is, not worked out, where nothing competes and no group excludes another; or None."""
    for stage in stages:
        if stage.group.excludes or (stage.group.mode == "best" and len(stage.offers) > 1):
            return None
    return Stack(stages, [offer for stage in stages for offer in stage.offers], 0)


def cheapest(variants: Sequence[Sequence[Stage]], start: Sequence[int], floors: Floors | None) -> Stack:
    """The cheapest stack of all variants of the stages; the first of equal ones in the plan's order."""
    forced = only(variants[0]) if len(variants) == 1 else None
    if forced is not None:
        return forced
    found: list[Stack] = []
    ties = {stage: tied(stage) for stages in variants for stage in stages}
    for stages in variants:
        ways = list(islice(_alternatives(stages), ALTERNATIVES + 1))
        solved = [Solver(way, ties, start, floors).solve() for way in ways[:ALTERNATIVES]]
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
