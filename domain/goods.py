"""The goods of a sale in canonical order, and how an amount is shared over them: scanning order changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.money import apportion, cumulative, extended

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.cart import CartLine
    from domain.money import Ratio

Parts = list[tuple[int, int]]
"""What is taken off: pairs of a line (its place in the goods) and an amount."""


Key = tuple[tuple[int, int], str, int, int]


def _key(line: CartLine, rates: dict[Ratio, tuple[int, int]]) -> Key:
    """What decides ties before what is left of a line does: higher tax rate, sku, unit price, quantity."""
    article = line.article
    rate = article.tax_rate
    if rate not in rates:
        rates[rate] = (-(rate.num * 1_000_000 // rate.den), -rate.num)
    return rates[rate], article.sku, article.price or 0, line.quantity


class Goods:
    """The lines of a cart in canonical order; all work goes on by their places in it."""

    __slots__ = ("lines", "list", "places", "ranks", "tied")

    def __init__(self, lines: Sequence[CartLine], ties: dict[int, str] | None = None) -> None:
        """`ties` names the coupons that are tied to a line, by its number.

        None leaves full ties as scanned: under a plan whose rules cannot tell such lines apart.
        """
        rates: dict[Ratio, tuple[int, int]] = {}
        keys = [_key(line, rates) for line in lines]
        order = sorted(range(len(lines)), key=keys.__getitem__)
        self.tied = len(set(keys)) < len(keys)
        if self.tied and ties is not None:
            rest = [_rest(line, ties) for line in lines]
            order.sort(key=rest.__getitem__)
            order.sort(key=keys.__getitem__)
        self.lines = [lines[index] for index in order]
        self.list = [extended(line.quantity, line.article.price or 0, line.article.per) for line in self.lines]
        self.places = order
        self.ranks = self._ranked([keys[index] for index in order]) if self.tied else []

    @staticmethod
    def _ranked(keys: list[Key]) -> list[int]:
        ranks: list[int] = []
        for index, key in enumerate(keys):
            ranks.append(ranks[-1] if index and keys[index - 1] == key else index)
        return ranks

    def shared(self, places: Sequence[int], weights: Sequence[int], left: Sequence[int], amount: int) -> Parts:
        """Share an amount over places by weight, the cents of largest remainders in canonical order."""
        if not amount:
            return []
        if self.tied:
            ranks = self.ranks
            turn = sorted(range(len(places)), key=[(ranks[at], left[at]) for at in places].__getitem__)
            places, weights = [places[n] for n in turn], [weights[n] for n in turn]
        return [(at, part) for at, part in zip(places, apportion(amount, weights), strict=True) if part]

    def worth(self, at: int, left: Sequence[int], units: int) -> int:
        """What the first `units` of a line's units are worth of what is left of it."""
        return cumulative(left[at], self.lines[at].quantity, units)


def _rest(line: CartLine, ties: dict[int, str]) -> tuple[str, int, int, int, str, int, str]:
    """What else a rule may look at, so that lines which differ in it never take each other's place."""
    article = line.article
    return (
        article.category,
        article.per,
        -1 if article.member_price is None else article.member_price,
        -1 if article.cost is None else article.cost,
        article.since,
        line.imported,
        ties.get(line.line, ""),
    )
