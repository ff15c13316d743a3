"""What a benefit takes off the lines it lies on (docs/rules/promotions.md). An offer is a benefit that holds in this
sale: its lines and units are settled, and what it takes depends only on what is left of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.money import cumulative, extended

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.benefits import Labels
    from domain.goods import Goods, Parts
    from domain.money import Ratio
    from domain.units import Batch


class Offer:
    """A benefit of rule `rule` on the lines at `places`; `code` is that of a coupon.

    `uses` counts what it takes of a limited promotion. `whole`: it looks only at the sum of what is left of its lines
    and leaves no less of a larger sum, so that nothing else of them can matter to it. `steady`: cents of sharing apart,
    no line gets cheaper because another one was dearer before.
    """

    __slots__ = (
        "_mask",
        "code",
        "for_member",
        "goods",
        "label",
        "places",
        "position",
        "rule",
        "steady",
        "uses",
        "whole",
    )

    def __init__(self, goods: Goods, places: Iterable[int], uses: int = 0) -> None:
        self.goods = goods
        self.places: Sequence[int] = places if isinstance(places, range) else sorted(places)
        self._mask = 0
        self.uses = uses
        self.whole = False
        self.steady = True
        self.for_member = False
        self.position = 0
        self.rule = self.code = ""
        self.label: Labels = {}

    @property
    def mask(self) -> int:
        """Its places as bits."""
        if not self._mask:
            for at in self.places:
                self._mask |= 1 << at
        return self._mask

    def parts(self, left: Sequence[int]) -> Parts:
        """What it takes off each line, of what is left of them."""
        raise NotImplementedError

    def takes(self, left: Sequence[int]) -> int:
        """What it takes off altogether: the sum of `parts`, without sharing it."""
        raise NotImplementedError

    def used(self, parts: Parts, left: Sequence[int]) -> int:  # noqa: ARG002  a kind may look
        """How much of a limited promotion it uses when it takes `parts` of `left`."""
        return self.uses if parts else 0


class _OnUnits(Offer):
    """A benefit on whole lines, or on so many units of each."""

    __slots__ = ("units",)

    def __init__(self, goods: Goods, places: Iterable[int], units: dict[int, int] | None, uses: int = 0) -> None:
        super().__init__(goods, places, uses)
        self.units = None if units is None else [units[at] for at in self.places]
        self.whole = units is None

    def _values(self, left: Sequence[int]) -> list[int]:
        if self.units is None:
            return list(left) if len(self.places) == len(left) else [left[at] for at in self.places]
        worth = self.goods.worth
        return [worth(at, left, units) for at, units in zip(self.places, self.units, strict=True)]


class Share(_OnUnits):
    """Pays only `pays` of what they are worth together; takes off no more than `most` (0: no cap)."""

    __slots__ = ("most", "pays")

    def __init__(
        self,
        goods: Goods,
        places: Iterable[int],
        pays: Ratio,
        most: int = 0,
        units: dict[int, int] | None = None,
        uses: int = 0,
    ) -> None:
        super().__init__(goods, places, units, uses)
        self.pays = pays
        self.most = most

    def parts(self, left: Sequence[int]) -> Parts:
        """The rest of the share, shared over the lines."""
        values = self._values(left)
        return self.goods.shared(self.places, values, left, self._off(sum(values)))

    def takes(self, left: Sequence[int]) -> int:
        """The rest of the share."""
        return self._off(sum(self._values(left)))

    def _off(self, base: int) -> int:
        off = max(0, base - self.pays.of(base))
        return min(off, self.most) if self.most else off


class Sum(_OnUnits):
    """Takes `amount` off, never more than there is."""

    __slots__ = ("amount",)

    def __init__(self, goods: Goods, places: Iterable[int], amount: int, uses: int = 0) -> None:
        super().__init__(goods, places, None, uses)
        self.amount = amount

    def parts(self, left: Sequence[int]) -> Parts:
        """The amount, shared over the lines."""
        values = self._values(left)
        return self.goods.shared(self.places, values, left, min(self.amount, sum(values)))

    def takes(self, left: Sequence[int]) -> int:
        """The amount."""
        return min(self.amount, sum(self._values(left)))


class Each(_OnUnits):
    """Every line costs what `prices` say for one unit, where that is less than what is left."""

    __slots__ = ("targets",)

    def __init__(
        self, goods: Goods, places: Iterable[int], prices: dict[int, int], units: dict[int, int] | None = None
    ) -> None:
        super().__init__(goods, places, units)
        self.whole = False
        self.targets: list[int] = []
        for at in self.places:
            line = goods.lines[at]
            many = line.quantity if units is None else units[at]
            self.targets.append(extended(many, prices[at], line.article.per))

    def parts(self, left: Sequence[int]) -> Parts:
        """What lies above the price, line by line."""
        values = self._values(left)
        return [
            (at, value - target)
            for at, value, target in zip(self.places, values, self.targets, strict=True)
            if value > target
        ]

    def takes(self, left: Sequence[int]) -> int:
        """What lies above the price on all lines."""
        values = [left[at] for at in self.places] if self.units is None else self._values(left)
        return sum([value - target for value, target in zip(values, self.targets, strict=True) if value > target])

    def used(self, parts: Parts, left: Sequence[int]) -> int:  # noqa: ARG002
        """The units of the lines that it makes cheaper."""
        if self.units is None:
            return 0
        units = dict(zip(self.places, self.units, strict=True))
        return sum(units[at] for at, _ in parts)


class Together(Offer):
    """Groups that cost `amount` each; those that are worth less already stay as they are."""

    __slots__ = ("amount", "batches")

    def __init__(self, goods: Goods, batches: Sequence[Batch], amount: int) -> None:
        super().__init__(goods, {run.at for batch in batches for run in batch.runs})
        self.batches = batches
        self.amount = amount
        self.steady = False

    def parts(self, left: Sequence[int]) -> Parts:
        """What the groups are worth above their price, shared over their units."""
        places, values, off = self._over(left)
        return self.goods.shared(places, values, left, off)

    def takes(self, left: Sequence[int]) -> int:
        """What the groups are worth above their price."""
        return self._over(left)[2]

    def _over(self, left: Sequence[int]) -> tuple[list[int], list[int], int]:
        """The lines of the groups that cost less so, what their units are worth, and what of it is too much."""
        taken = self._worth_it(left)
        units: dict[int, int] = {}
        for batch in taken:
            for run in batch.runs:
                units[run.at] = units.get(run.at, 0) + run.many
        places = sorted(units)
        values = [self.goods.worth(at, left, units[at]) for at in places]
        off = sum(values) - self.amount * sum(batch.times for batch in taken)
        return places, values, max(0, off)

    def used(self, parts: Parts, left: Sequence[int]) -> int:
        """How many groups cost less so."""
        return sum(batch.times for batch in self._worth_it(left)) if parts else 0

    def _worth_it(self, left: Sequence[int]) -> list[Batch]:
        return [batch for batch in self.batches if self._value(batch, left) > self.amount * batch.times]

    def _value(self, batch: Batch, left: Sequence[int]) -> int:
        found = 0
        for at, first, last in batch.runs:
            quantity = self.goods.lines[at].quantity
            found += cumulative(left[at], quantity, last) - cumulative(left[at], quantity, first)
        return found
