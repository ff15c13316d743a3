"""What became of every offer of a sale: what it took, what the margin floor gave back, why another one was better."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.bill import WhyNot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from domain.benefits import Group
    from domain.entry_benefits import Held
    from domain.gathering import Stage
    from domain.goods import Parts
    from domain.stacking import Stack
    from domain.taking import Offer

MARGIN_FLOOR = "margin_floor"
BEATEN, EXCLUDED, NO_GAIN, FLOOR, NOT_SEARCHED = "beaten_by", "excluded_by", "no_gain", "floor", "not_searched"
STACKING = "stacking"


class Settled:
    """What each offer took, less what the margin floor gave back of it: the last to take is the first to give back."""

    __slots__ = ("_given", "_taken", "_used")

    def __init__(self) -> None:
        self._taken: list[tuple[Offer, Parts, int]] = []
        self._given: dict[int, int] = {}
        self._used: dict[str, int] = {}

    def took(self, offer: Offer, parts: Parts, left: Sequence[int]) -> int:
        """Note what an offer takes of what is left; the sum of it."""
        total = sum([amount for _, amount in parts])
        self._taken.append((offer, parts, total))
        if used := offer.used(parts, left):
            self._used[offer.rule] = self._used.get(offer.rule, 0) + used
        return total

    def gave_back(self, back: Sequence[int], spares: Collection[str]) -> None:
        """Note what the margin floor gave back on each line."""
        rest = list(back)
        for offer, parts, _ in reversed(self._taken):
            if offer.rule not in spares:
                for at, amount in parts:
                    cut = min(rest[at], amount)
                    rest[at] -= cut
                    self._given[offer.position] = self._given.get(offer.position, 0) + cut

    def rules(self) -> dict[str, tuple[int, int]]:
        """By rule: what was taken and what of it was given back."""
        sums: dict[str, tuple[int, int]] = {}
        for offer, _, total in self._taken:
            taken, given = sums.get(offer.rule, (0, 0))
            sums[offer.rule] = (taken + total, given + self._given.get(offer.position, 0))
        return sums

    def coupons(self) -> tuple[tuple[str, int], ...]:
        """By code what coupons took off that stayed off; a coupon that took nothing is not spent."""
        net = [
            (offer.code, total - self._given.get(offer.position, 0)) for offer, _, total in self._taken if offer.code
        ]
        return tuple(sorted(one for one in net if one[1]))

    def held(self, held: Iterable[Held]) -> tuple[Held, ...]:
        """What was held of limited promotions, and what of it was used."""
        return tuple(
            replace(one, used=self._used.get(f"promotion:{one.promotion}", 0))
            for one in sorted(held, key=lambda one: one.promotion)
        )


def why_not(stages: Sequence[Stage], stack: Stack, settled: Settled) -> Iterator[WhyNot]:
    """Of every rule that could have been taken and took nothing: which one was better, or that it gains nothing."""
    sums = settled.rules()
    chosen = {offer.position: turn for turn, offer in enumerate(stack.chosen)}
    works = {stage.group: _first_on(stage, chosen) for stage in stack.stages}
    told: set[str] = set()
    for stage in stages:
        for offer in stage.offers:
            taken, given = sums.get(offer.rule, (0, 0))
            if taken > given or offer.rule in told:
                continue
            told.add(offer.rule)
            if taken:
                yield WhyNot(offer.rule, FLOOR, given)
            elif offer.position in chosen:
                yield WhyNot(offer.rule, NO_GAIN)
            else:
                yield _left_out(offer, stage.group, works, stack.chosen)
    if stack.cut:
        yield WhyNot(STACKING, NOT_SEARCHED)


def _first_on(stage: Stage, chosen: Mapping[int, int]) -> dict[int, int]:
    """By line which of a group's offers was chosen first, as its place among those that were."""
    found: dict[int, int] = {}
    for offer in stage.offers:
        if offer.position in chosen:
            for at in offer.places:
                found.setdefault(at, chosen[offer.position])
    return found


def _left_out(offer: Offer, group: Group, works: dict[Group, dict[int, int]], chosen: Sequence[Offer]) -> WhyNot:
    if group in works:
        first = works[group]
        others = [first[at] for at in offer.places if at in first]
        return WhyNot(offer.rule, BEATEN, detail=chosen[min(others)].rule) if others else WhyNot(offer.rule, NO_GAIN)
    for other in works:
        if other.id in group.excludes or group.id in other.excludes:
            return WhyNot(offer.rule, EXCLUDED, detail=other.id)
    return WhyNot(offer.rule, NO_GAIN)
