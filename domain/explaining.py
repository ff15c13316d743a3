"""What became of every offer of a sale: what it took, what the margin floor gave back, why another one was better."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.bill import WhyNot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

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
    works = {stage.group.id: stage for stage in stack.stages}
    chosen = {offer.position for offer in stack.chosen}
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
                yield _left_out(offer, stage, works, stack.chosen)
    if stack.cut:
        yield WhyNot(STACKING, NOT_SEARCHED)


def _left_out(offer: Offer, stage: Stage, works: dict[str, Stage], chosen: Sequence[Offer]) -> WhyNot:
    if stage.group.id in works:
        for other in chosen:
            if other.mask & offer.mask and other in works[stage.group.id].offers:
                return WhyNot(offer.rule, BEATEN, detail=other.rule)
        return WhyNot(offer.rule, NO_GAIN)
    excluding = (
        name for name, other in works.items() if name in stage.group.excludes or stage.group.id in other.group.excludes
    )
    group = next(excluding, "")
    return WhyNot(offer.rule, EXCLUDED, detail=group) if group else WhyNot(offer.rule, NO_GAIN)
