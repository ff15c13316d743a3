"""From a rule of the plan to offers on the goods of a sale: which lines and units it lies on, or what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.benefits import AMOUNT, BUNDLE, BUY_GET, MEMBER_PRICE, N_FOR, NTH, PERCENT, PRICE, Benefit, Scope
from domain.conditions import Here, Unmet, fits
from domain.taking import Each, Offer, Share, Sum, Together
from domain.units import Batch, Run, batches, cheapest, dealt, total, units_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from domain.goods import Goods

TOO_FEW, BELOW, NOTHING, NONE_LEFT = "too_few", "below_threshold", "nothing_in_scope", "none_left"
UNKNOWN = "unknown_kind"
MOST_PARTS = 8
"""A bundle of more parts is not understood (the work doubles with each part)."""


class Lot:
    """What a benefit is offered on: the goods, the places in scope, and how many times it may happen.

    `split`: prices of lines come line by line, so that in a best group each line may take another benefit.
    """

    __slots__ = ("benefit", "goods", "most", "now", "places", "scope", "split")

    def __init__(
        self, benefit: Benefit, scope: Scope, goods: Goods, places: Sequence[int], room: int | None, now: Here
    ) -> None:
        self.benefit = benefit
        self.scope = scope
        self.goods = goods
        self.places = places
        limits = [one for one in (benefit.times or None, room) if one is not None]
        self.most = min(limits) if limits else None
        self.now = now
        self.split = False

    def pieces(self) -> list[Run]:
        """The units of piece goods, dearest first."""
        counted: list[tuple[int, int, int]] = []
        for at in self.places:
            line = self.goods.lines[at]
            if line.article.per == 1 and line.quantity > 0:
                counted.append((-(line.article.price or 0), at, line.quantity))
        return [Run(at, 0, many) for _, at, many in sorted(counted)]

    def units(self) -> dict[int, int] | None:
        """The dearest units, as many as it may happen times; None without such a limit."""
        if self.most is None:
            return None
        return units_of(batches([(self.pieces(), 1)], self.most))

    def too_few(self, missing: int, scope: Scope | None = None) -> Unmet:
        """What is missing, and of what."""
        named = scope or self.scope
        return Unmet(TOO_FEW, missing, " ".join(named.categories or named.skus))


def offers(lot: Lot) -> list[Offer] | Unmet:
    """What the benefit may take; no offers of a benefit that takes nothing by its nature (`text`)."""
    kind = _KINDS.get(lot.benefit.kind)
    return kind(lot) if kind is not None else []


def _percent(lot: Lot) -> list[Offer] | Unmet:
    units = lot.units()
    if units is None:
        return [Share(lot.goods, lot.places, lot.benefit.pays, lot.benefit.most)]
    if not units:
        return lot.too_few(1)
    return [Share(lot.goods, units, lot.benefit.pays, lot.benefit.most, units, sum(units.values()))]


def _amount(lot: Lot) -> list[Offer] | Unmet:
    benefit = lot.benefit
    times = 1
    if benefit.every:
        full = sum(lot.goods.list[at] for at in lot.places)
        times = full // benefit.every
        if not times:
            return Unmet(BELOW, benefit.every - full)
    if lot.most is not None:
        times = min(times, lot.most)
    off = times * benefit.amount
    return [Sum(lot.goods, lot.places, min(off, benefit.most) if benefit.most else off, times)]


def _price(lot: Lot) -> list[Offer] | Unmet:
    return _each(lot, dict.fromkeys(lot.places, lot.benefit.amount))


def _member_price(lot: Lot) -> list[Offer] | Unmet:
    prices: dict[int, int] = {}
    for at in lot.places:
        article = lot.goods.lines[at].article
        if article.member_price is not None and article.price is not None and article.member_price < article.price:
            prices[at] = article.member_price
    if not prices:
        return Unmet(NOTHING)
    lot.places = sorted(prices)
    return _each(lot, prices)


def _each(lot: Lot, prices: dict[int, int]) -> list[Offer] | Unmet:
    units = lot.units()
    if units is None:
        return [Each(lot.goods, places, prices) for places in (zip(prices) if lot.split else (prices,))]
    return [Each(lot.goods, units, prices, units)] if units else lot.too_few(1)


def _grouped(lot: Lot, size: int) -> list[Batch]:
    runs = lot.pieces()
    if not lot.benefit.same:
        return batches([(runs, size)], lot.most)
    found: list[Batch] = []
    for alike in _by_sku(lot, runs):
        left = None if lot.most is None else lot.most - sum(batch.times for batch in found)
        found += batches([(alike, size)], left)
    return found


def _by_sku(lot: Lot, runs: Sequence[Run]) -> list[list[Run]]:
    by_sku: dict[str, list[Run]] = {}
    for run in runs:
        by_sku.setdefault(lot.goods.lines[run.at].article.sku, []).append(run)
    return list(by_sku.values())


def _lacking(lot: Lot, size: int) -> Unmet:
    runs = lot.pieces()
    parts = _by_sku(lot, runs) if lot.benefit.same else [runs]
    return lot.too_few(size - max((total(part) for part in parts), default=0))


def _reduced(lot: Lot, size: int, get: int) -> list[Offer] | Unmet:
    """Of each group of `size` the `get` cheapest pay their share."""
    if not 0 < get < size:
        return Unmet(UNKNOWN, detail=lot.benefit.kind)
    found = _grouped(lot, size)
    if not found:
        return _lacking(lot, size)
    units = dict.fromkeys(units_of(found), 0)
    for batch in found:
        for at, many in cheapest(batch, get):
            units[at] += many
    times = sum(batch.times for batch in found)
    return [Share(lot.goods, units, lot.benefit.pays, lot.benefit.most, units, times)]


def _buy_get(lot: Lot) -> list[Offer] | Unmet:
    return _reduced(lot, lot.benefit.buy + lot.benefit.get, lot.benefit.get)


def _nth(lot: Lot) -> list[Offer] | Unmet:
    return _reduced(lot, lot.benefit.count, 1)


def _n_for(lot: Lot) -> list[Offer] | Unmet:
    size = lot.benefit.count
    if size < 1:
        return Unmet(UNKNOWN, detail=lot.benefit.kind)
    found = _grouped(lot, size)
    return [Together(lot.goods, found, lot.benefit.amount)] if found else _lacking(lot, size)


def _bundle(lot: Lot) -> list[Offer] | Unmet:
    parts = lot.benefit.parts
    if not 0 < len(parts) <= MOST_PARTS or any(part.count < 1 for part in parts):
        return Unmet(UNKNOWN, detail=lot.benefit.kind)
    runs, fitting = [], []
    for run in lot.pieces():
        article = lot.goods.lines[run.at].article
        bits = sum(1 << n for n, part in enumerate(parts) if fits(part.scope, article, lot.now))
        if bits:
            runs.append(run)
            fitting.append(bits)
    sizes = [part.count for part in parts]
    found = batches(list(zip(dealt(runs, fitting, sizes), sizes, strict=True)), lot.most)
    if found:
        return [Together(lot.goods, found, lot.benefit.amount)]
    for n, part in enumerate(parts):
        have = sum(run.many for run, bits in zip(runs, fitting, strict=True) if bits >> n & 1)
        if have < part.count:
            return lot.too_few(part.count - have, part.scope)
    return lot.too_few(1, parts[0].scope)


_KINDS: dict[str, Callable[[Lot], list[Offer] | Unmet]] = {
    PERCENT: _percent,
    AMOUNT: _amount,
    PRICE: _price,
    MEMBER_PRICE: _member_price,
    BUY_GET: _buy_get,
    N_FOR: _n_for,
    NTH: _nth,
    BUNDLE: _bundle,
}
