"""The odd cases of the data: how many there are, what they are worth, and how each is posted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from demo.replay.data import WEIGHED_ABOVE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demo.replay.data import Flags, Ints, Lines

LARGEST = 89_638


@dataclass(frozen=True, slots=True)
class OddCase:
    """One kind: `count` lines or baskets worth `amount` cents, and what the replay does with them."""

    name: str
    of: str
    count: int
    amount: int
    posted: str


def odd_cases(lines: Lines) -> list[OddCase]:
    """All kinds, also those with a count of 0."""
    return [*_of_lines(lines), *_of_baskets(lines)]


def _of_lines(lines: Lines) -> Iterator[OddCase]:
    none, payable = lines.quantity == 0, lines.payable
    money = (lines.sales != 0) | (lines.retail != 0) | (lines.match != 0)
    with_coupon = none & (lines.coupon > 0)
    kinds: tuple[tuple[str, Flags, Ints, str], ...] = (
        ("quantity 0, no amount", none & ~money & ~with_coupon, payable, "a line of quantity 0 worth 0.00"),
        ("quantity 0, a coupon", with_coupon, lines.coupon, "a coupon on the whole basket"),
        ("quantity 0, an amount", none & money & ~with_coupon, payable, "a line of quantity 0 with `imported`"),
        (f"quantity {LARGEST:,}", lines.quantity == LARGEST, payable, "weighed, like any other"),
        (
            f"weighed, quantity up to {WEIGHED_ABOVE:,}",
            lines.weighed & ~none & (lines.quantity <= WEIGHED_ABOVE),
            payable,
            "weighed: the article decides, not the line",
        ),
        (
            "coupon above its line's value",
            ~none & (lines.coupon > lines.sales),
            lines.coupon - lines.sales,
            "the coupon takes the value, `imported` the rest",
        ),
        ("free article", ~none & (lines.list_value == 0), payable, "a price of 0.00"),
        ("free for members", ~none & (lines.member_value == 0) & (lines.retail > 0), lines.retail, "member price 0.00"),
    )
    for name, chosen, amount, posted in kinds:
        yield OddCase(name, "lines", int(chosen.sum()), int(amount[chosen].sum()), posted)


def _of_baskets(lines: Lines) -> Iterator[OddCase]:
    basket = np.unique(lines.basket, return_inverse=True)[1]
    count = int(basket.max(initial=-1)) + 1
    payable, goods = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    np.add.at(payable, basket, lines.payable)
    np.add.at(goods, basket, lines.quantity)
    kinds = (
        ("negative payable", payable < 0, "a sale below zero, its amount paid out in cash"),
        ("payable 0", payable == 0, "a sale that needs no tender"),
        ("no goods at all", goods == 0, "a sale of its lines of quantity 0"),
    )
    for name, chosen, posted in kinds:
        yield OddCase(name, "baskets", int(chosen.sum()), int(payable[chosen].sum()), posted)
