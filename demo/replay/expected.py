"""What the till will make of every line under the price list, worked out in columns, and what remains.

Per line: list − member discount − coupons = `left`; then a basket's coupon without an article takes its part of all
lines; what still separates the line from the data is its `imported` adjustment (positive: taken off).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from demo.replay.price_list import half_up

if TYPE_CHECKING:
    from demo.replay.data import Ints, Lines
    from demo.replay.price_list import PriceList


@dataclass(frozen=True, slots=True)
class Expected:
    """Columns beside the lines, in cents; discounts positive.

    `orphan` is the amount of a coupon that lies in the basket without its article (a line of quantity 0), and
    `orphan_taken` what the basket's goods are worth of it. `payable` of all lines with the orphans' parts taken back.
    """

    list: Ints
    member_off: Ints
    match_taken: Ints
    coupon_taken: Ints
    left: Ints
    orphan: Ints
    orphan_taken: Ints
    imported: Ints


def expect(lines: Lines, prices: PriceList) -> Expected:
    """Price all lines; both arguments come from the same lines."""
    list_value, member_value = _priced(lines, prices)
    nothing = np.zeros(len(lines), dtype=np.int64)
    orphan = np.where(lines.quantity == 0, lines.coupon, nothing)
    match_taken = np.minimum(lines.match, member_value)
    coupon_taken = np.minimum(lines.coupon - orphan, member_value - match_taken)
    left = member_value - match_taken - coupon_taken
    orphan_taken = np.minimum(orphan, _of_basket(lines, left))
    imported = np.where(orphan > 0, orphan - orphan_taken, left - lines.payable)
    return Expected(
        list_value, list_value - member_value, match_taken, coupon_taken, left, orphan, orphan_taken, imported
    )


def _priced(lines: Lines, prices: PriceList) -> tuple[Ints, Ints]:
    """List and member value of each line by the till's arithmetic; 0 for quantity 0."""
    list_value, member_value = np.zeros(len(lines), dtype=np.int64), np.zeros(len(lines), dtype=np.int64)
    sold = np.flatnonzero(prices.row_of_line >= 0)
    row = prices.row_of_line[sold]
    list_value[sold] = half_up(prices.price[row] * lines.quantity[sold], prices.per[row])
    member_value[sold] = half_up(prices.member_price[row] * lines.quantity[sold], prices.per[row])
    return list_value, member_value


def _of_basket(lines: Lines, amounts: Ints) -> Ints:
    """The sum of a basket's amounts, beside each of its lines."""
    basket = np.unique(lines.basket, return_inverse=True)[1]
    sums = np.zeros(int(basket.max(initial=-1)) + 1, dtype=np.int64)
    np.add.at(sums, basket, amounts)
    return sums[basket]
