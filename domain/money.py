"""Every division of money has this one address (ARCHITECTURE, money rules).

Amounts are whole minor units as `int`, rates are exact ratios, halves go away from zero, and a negative
amount is treated exactly like its mirror image.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Ratio(NamedTuple):
    """An exact rate, `num / den` with `den > 0`; "98 折" is Ratio(98, 100), 13 % VAT is Ratio(13, 100)."""

    num: int
    den: int

    def of(self, amount: int) -> int:
        """This share of an amount of minor units, half-up away from zero."""
        return divide(amount * self.num, self.den)


def divide(numerator: int, denominator: int) -> int:
    """`numerator / denominator` rounded half-up away from zero; `denominator` must be positive."""
    magnitude = (2 * abs(numerator) + denominator) // (2 * denominator)
    return magnitude if numerator >= 0 else -magnitude


def divide_up(numerator: int, denominator: int) -> int:
    """`numerator / denominator` rounded up: the least whole amount that is not below it (a limit, no share)."""
    return -(-numerator // denominator)


def apportion(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Share minor units by non-negative weight, by largest remainder; ties go to the lowest index.

    Parts sum to the total, each lies within one unit of its exact share, a zero weight gets nothing, either
    sign is treated alike. All weights zero: equal parts, the first ones larger. No weights: only 0 can be shared.
    """
    if not weights:
        if total:
            msg = "nothing to share the amount over"
            raise ValueError(msg)
        return ()
    if not any(weights):
        weights = [1] * len(weights)
    whole = sum(weights)
    size = abs(total)
    exact = [size * weight for weight in weights]
    shares = [one // whole for one in exact]
    left = size - sum(shares)
    if left:
        lacking = [-(one % whole) for one in exact]
        neediest = sorted(range(len(weights)), key=lacking.__getitem__)
        for index in neediest[:left]:
            shares[index] += 1
    return tuple(shares) if total >= 0 else tuple(-share for share in shares)


def cumulative(part: int, quantity: int, upto: int) -> int:
    """What of `part` belongs to the first `upto` of `quantity` units: the rule by which returns give back.

    cum(0) = 0 and cum(quantity) = part, so any split of returns sums to the whole. A line of quantity 0 gives
    everything at once.
    """
    if quantity in (upto, 0):
        return part
    magnitude = (2 * abs(part) * upto + quantity) // (2 * quantity)
    return magnitude if part >= 0 else -magnitude


def included_tax(payable: int, rate: Ratio) -> int:
    """The tax inside a tax-inclusive amount: payable · r / (1 + r)."""
    return divide(payable * rate.num, rate.den + rate.num)


def extended(quantity: int, unit_price: int, per: int) -> int:
    """Price of `quantity` at `unit_price` for `per` units (1 for pieces, 1,000 for grams)."""
    return quantity * unit_price if per == 1 else divide(quantity * unit_price, per)


def to_step(amount: int, step: int, mode: str) -> int:
    """Round an amount to a multiple of `step`: "down" (toward zero), "half_up" (away from zero) or "off"."""
    if mode == "off" or step <= 1:
        return amount
    if mode == "half_up":
        return divide(amount, step) * step
    if mode == "down":
        whole = abs(amount) // step * step
        return whole if amount >= 0 else -whole
    msg = f"unknown rounding mode {mode!r}"
    raise ValueError(msg)
