"""Who the members are (PRODUCT A1): the few that bring most of the sales, and those that sleep. No screen asks yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.money import Ratio, divide_up
from domain.spans import add_months

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

TOP = Ratio(20, 100)


def high_value(spent: Mapping[str, int], top: Ratio = TOP) -> tuple[tuple[str, ...], Ratio]:
    """The `top` share of those who bought (rounded up, ties by id), and the share of all sales that they bring.

    `spent` is what each member paid, in minor units. Where nobody bought anything: nobody, and nothing of 1.
    """
    bought = sorted((member for member, paid in spent.items() if paid > 0), key=lambda member: (-spent[member], member))
    first = tuple(bought[: divide_up(len(bought) * top.num, top.den)])
    return first, Ratio(sum(spent[member] for member in first), sum(spent[member] for member in bought) or 1)


def sleeps(last_visit: str, balance: int, on: date, *, months: int = 1, below: int = 0) -> bool:
    """Whether nothing was bought for so many months; with `below` only where the balance is under it, too.

    `last_visit` is a day, "" where he never bought anything; amounts are minor units.
    """
    if below and balance >= below:
        return False
    return last_visit <= add_months(on, -months).isoformat()
