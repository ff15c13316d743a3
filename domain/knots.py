"""Knots: benefits of one best group that are tied by shared lines, and the choices among them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from domain.maximal import Packing, earlier, maximal, members

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.gathering import Stage
    from domain.goods import Parts
    from domain.taking import Offer

LISTED = 16
"""Of a knot of more offers the choices are not listed; then the one that takes most off stands for all."""
CHOICES = 64
"""Nor where there are more choices."""
Choice = tuple["Offer", ...]
Taken = tuple["Offer", "Parts"]
"""An offer with what it takes."""


class Knot:
    """Offers of one best group, in the plan's order, that are tied by shared lines."""

    __slots__ = ("_known", "_listed", "_places", "choices", "mask", "offers", "stage")

    def __init__(self, stage: Stage, offers: Sequence[Offer]) -> None:
        self.stage = stage
        self.offers = offers
        self.mask = 0
        for offer in offers:
            self.mask |= offer.mask
        self.choices: list[Choice] = []
        self._places = list(members(self.mask))
        self._listed: list[Choice] | None = None
        self._known: dict[tuple[int, ...], tuple[list[Taken], bool]] = {}

    def best(self, left: Sequence[int]) -> tuple[list[Taken], bool]:
        """The choice that takes most off, and whether the search was cut short.

        It depends on what is left of the knot's own lines alone, and is worked out once for each such state.
        """
        state = tuple([left[at] for at in self._places])
        if state not in self._known:
            self._known[state] = self._packed(left)
        return self._known[state]

    def _packed(self, left: Sequence[int]) -> tuple[list[Taken], bool]:
        packing = Packing([offer.mask for offer in self.offers], [offer.takes(left) for offer in self.offers])
        found = [self.offers[n] for n in packing.best()]
        return [(offer, offer.parts(left)) for offer in found], packing.cut

    def list_choices(self) -> None:
        """List every maximal choice, the plan's order first; none where there are too many."""
        if self._listed is None:
            self._listed = self._all_choices()
        self.choices = self._listed

    def _all_choices(self) -> list[Choice]:
        if len(self.offers) > LISTED:
            return []
        masks = [offer.mask for offer in self.offers]
        against = [
            sum([1 << n for n, other in enumerate(masks) if n != number and other & mask])
            for number, mask in enumerate(masks)
        ]
        found = [tuple(self.offers[n] for n in members(bits)) for bits in islice(maximal(against), CHOICES + 1)]
        return sorted(found, key=order_of) if len(found) <= CHOICES else []

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


def order_of(offers: Iterable[Offer]) -> tuple[int, ...]:
    """The plan's order of choices."""
    return earlier([offer.position for offer in offers])


def tied(stage: Stage) -> tuple[list[Offer], list[Knot]]:
    """What a stage simply takes, and its knots."""
    if stage.group.mode != "best" or len(stage.offers) == 1:
        return list(stage.offers), []
    root: dict[int, int] = {}
    for offer in stage.offers:
        first = _top(root, offer.places[0])
        for at in offer.places[1:]:
            root[_top(root, at)] = first
    heaps: dict[int, list[Offer]] = {}
    for offer in stage.offers:
        heaps.setdefault(_top(root, offer.places[0]), []).append(offer)
    free = [offers[0] for offers in heaps.values() if len(offers) == 1]
    return free, [Knot(stage, offers) for offers in heaps.values() if len(offers) > 1]


def _top(root: dict[int, int], at: int) -> int:
    """The line that stands for all that are tied to this one."""
    while (above := root.get(at, at)) != at:
        root[at] = at = root.get(above, above)
    return at
