"""Knots: benefits of one best group that are tied by shared lines, and the choices among them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from domain.maximal import Packing, earlier, maximal, members

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.gathering import Stage
    from domain.taking import Offer

LISTED = 16
"""Of a knot of more offers the choices are not listed; then the one that takes most off stands for all."""
CHOICES = 64
"""Nor where there are more choices."""
Choice = tuple["Offer", ...]


class Knot:
    """Offers of one best group that are tied by shared lines; `stage` is the place of the group among the stages."""

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
        offers = self._worth_a_look(left) if len(self.offers) > LISTED else self.offers
        worth = [sum([amount for _, amount in offer.parts(left)]) for offer in offers]
        packing = Packing([offer.mask for offer in offers], worth)
        return tuple(offers[n] for n in packing.best()), packing.cut

    def _worth_a_look(self, left: Sequence[int]) -> list[Offer]:
        """Of the offers on one line alone only the one that takes most off it; and all the others."""
        single: dict[int, tuple[int, int, Offer]] = {}
        wide: list[Offer] = []
        for offer in self.offers:
            if len(offer.places) > 1:
                wide.append(offer)
                continue
            at = offer.places[0]
            taken = (-sum([amount for _, amount in offer.parts(left)]), offer.position, offer)
            if at not in single or taken[:2] < single[at][:2]:
                single[at] = taken
        return sorted([*wide, *(offer for _, _, offer in single.values())], key=position_of)

    def list_choices(self) -> None:
        """List every maximal choice, the plan's order first; none where there are too many."""
        self.choices = []
        if len(self.offers) > LISTED:
            return
        masks = [offer.mask for offer in self.offers]
        against = [
            sum([1 << n for n, other in enumerate(masks) if n != number and other & mask])
            for number, mask in enumerate(masks)
        ]
        found = [tuple(self.offers[n] for n in members(bits)) for bits in islice(maximal(against), CHOICES + 1)]
        if len(found) <= CHOICES:
            self.choices = sorted(found, key=order_of)

    def drop_dearer(self, left: Sequence[int]) -> None:
        """Drop choices that leave some line dearer and none cheaper than another, or come later and leave the same."""
        taken = [{at: amount for offer in choice for at, amount in offer.parts(left)} for choice in self.choices]
        self.choices = [
            choice
            for number, choice in enumerate(self.choices)
            if not any(_beats(other, taken[number], first=n < number) for n, other in enumerate(taken) if n != number)
        ]


def _beats(other: dict[int, int], taken: dict[int, int], *, first: bool) -> bool:
    """Whether the other choice takes as much off every line, and more off one or comes first in the plan."""
    if any(other.get(at, 0) < amount for at, amount in taken.items()):
        return False
    return first or any(taken.get(at, 0) < amount for at, amount in other.items())


def position_of(offer: Offer) -> int:
    """An offer's place in the plan's order."""
    return offer.position


def order_of(offers: Iterable[Offer]) -> tuple[int, ...]:
    """The plan's order of choices."""
    return earlier([offer.position for offer in offers])


def tied(number: int, stage: Stage) -> tuple[list[Offer], list[Knot]]:
    """What a stage simply takes, and its knots."""
    if stage.group.mode != "best" or len(stage.offers) == 1:
        return list(stage.offers), []
    root = list(range(len(stage.offers)))

    def top(one: int) -> int:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    holds: dict[int, int] = {}
    for one, offer in enumerate(stage.offers):
        for at in offer.places:
            if at in holds:
                root[top(one)] = top(holds[at])
            else:
                holds[at] = one
    heaps: dict[int, list[Offer]] = {}
    for one, offer in enumerate(stage.offers):
        heaps.setdefault(top(one), []).append(offer)
    free = [offers[0] for offers in heaps.values() if len(offers) == 1]
    return free, [Knot(number, offers) for offers in heaps.values() if len(offers) > 1]
