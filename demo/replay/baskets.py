"""The lines as baskets, in the order in which they were sold, in words that a till understands.

Stores are S<number>, registers S<number>-R<n>, members H<household number>; a store's baskets of a day go to its
registers in turn. All amounts are cents.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from demo.replay.data import article_names, date_of
from demo.replay.expected import Expected, expect
from demo.replay.price_list import PIECE, WEIGHED, PriceChange, PriceList, build, differs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demo.replay.data import Lines

MAKER, STORE_MATCH, NO_ARTICLE = "maker", "store_match", "no_article"
"""The coupon rules: the maker's coupon and the store's match of it (on one line), a coupon without its article."""


@dataclass(frozen=True, slots=True)
class Coupon:
    """A coupon of a fixed amount."""

    rule: str
    amount: int


@dataclass(frozen=True, slots=True)
class BasketLine:
    """What was bought: pieces, or thousandths of a weighed article.

    `imported` is to be taken off after the coupons (less than 0: put on). `payable` is the data's; a coupon without
    its article shows there as a line of quantity 0 with a negative payable.
    """

    sku: str
    quantity: int
    coupons: tuple[Coupon, ...]
    imported: int
    payable: int


@dataclass(frozen=True, slots=True)
class Basket:
    """One sale of the data. `coupons` are for the whole basket; they come after those of the lines."""

    number: int
    store: str
    register: str
    day: date
    at: datetime
    member: str
    lines: tuple[BasketLine, ...]
    coupons: tuple[Coupon, ...]
    payable: int


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What the chain has to know of an article; `per` is 1 or, for weighed goods, 1,000."""

    sku: str
    name: str
    per: int


class Trade:
    """Some weeks of the chain: what HQ publishes before, the prices of each day, and the baskets."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.prices: PriceList = build(lines)
        self.expected: Expected = expect(lines, self.prices)
        self._changes = self.prices.changes()
        self._spans = _spans(lines)

    def articles(self) -> Iterator[ArticleFacts]:
        """Every article that is sold, by number."""
        names = article_names()
        skus, first = np.unique(self.lines.sku, return_index=True)
        for sku, weighed in zip(skus.tolist(), self.lines.weighed[first].tolist(), strict=True):
            yield ArticleFacts(str(sku), names.get(sku, f"Article {sku}").title(), WEIGHED if weighed else PIECE)

    def members(self) -> list[str]:
        """Every member that buys."""
        return [member_id(household) for household in np.unique(self.lines.household).tolist()]

    def stores(self) -> list[str]:
        """Every store that sells."""
        return [store_id(store) for store in np.unique(self.lines.store).tolist()]

    def days(self) -> list[date]:
        """The days on which something is sold, in order."""
        return sorted(self._spans)

    def stores_on(self, day: date) -> list[str]:
        """The stores that sell something on a day."""
        return [store_id(store) for store in self._spans.get(day, {})]

    def price_changes(self, store: str, day: date) -> tuple[PriceChange, ...]:
        """What the store's price list has to be told before it sells on this day."""
        return self._changes.on(int(store[1:]), day)

    def baskets(self, store: str, day: date, registers: int = 1) -> Iterator[Basket]:
        """The baskets of one store and day in the order of time, dealt to its registers in turn."""
        span = self._spans.get(day, {}).get(int(store[1:]))
        if span is None:
            return
        for turn, rows in enumerate(_baskets_in(self.lines, *span)):
            yield self._basket(rows, store, f"{store}-R{turn % registers + 1}", day)

    def _basket(self, rows: slice, store: str, register: str, day: date) -> Basket:
        lines, expected = self.lines, self.expected
        columns = (
            lines.sku, lines.quantity, lines.coupon, lines.match,
            expected.orphan, expected.imported, lines.sales,
        )  # fmt: skip
        bought, whole, payable = [], [], 0
        for sku, quantity, coupon, match, orphan, imported, sales in zip(
            *(column[rows].tolist() for column in columns), strict=True
        ):
            tied = ((STORE_MATCH, match), (MAKER, coupon - orphan))
            coupons = tuple(Coupon(rule, amount) for rule, amount in tied if amount)
            bought.append(BasketLine(str(sku), quantity, coupons, imported, sales - coupon))
            payable += sales - coupon
            if orphan:
                whole.append(Coupon(NO_ARTICLE, orphan))
        first = rows.start
        return Basket(
            number=int(lines.basket[first]),
            store=store,
            register=register,
            day=day,
            at=datetime.fromtimestamp(int(lines.moment[first]), UTC),
            member=member_id(int(lines.household[first])),
            lines=tuple(bought),
            coupons=tuple(whole),
            payable=payable,
        )


def store_id(store: int) -> str:
    """The store's name in the chain."""
    return f"S{store}"


def member_id(household: int) -> str:
    """The household's name as a member."""
    return f"H{household:04d}"


def _spans(lines: Lines) -> dict[date, dict[int, tuple[int, int]]]:
    """First line and end of each day's stores; the lines are sorted by day and store."""
    starts = np.flatnonzero(differs(lines.day) | differs(lines.store))
    ends = np.append(starts, len(lines))[1:]
    spans: dict[date, dict[int, tuple[int, int]]] = defaultdict(dict)
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        spans[date_of(int(lines.day[start]))][int(lines.store[start])] = (start, end)
    return dict(spans)


def _baskets_in(lines: Lines, start: int, end: int) -> Iterator[slice]:
    """The rows of each basket between two rows."""
    basket = lines.basket[start:end]
    edges = [start, *(start + 1 + np.flatnonzero(basket[1:] != basket[:-1])).tolist(), end]
    for first, after in pairwise(edges):
        yield slice(first, after)
