"""Tenders: ways of paying, in any mix; what is given minus the change is the payable (C3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_benefits import PointsSpend
from domain.errors import Refusal
from domain.stored_value import LotSpend
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

CASH, STORED_VALUE, POINTS = "cash", "stored_value", "points"
CARD, WECHAT, ALIPAY, ACCOUNT = "card", "wechat", "alipay", "account"
CAPTURED = (WECHAT, ALIPAY)
"""Ways of paying in which a provider moves the money: each has a payment of its own (`domain.payments`)."""
ROUND_TO = (500, 1000, 5000, 10000, 100, 2000)
"""What customers round a bill up to, in minor units, the likeliest first, for the quick cash keys."""
QUICK_KEYS = 3


@dataclass(frozen=True, slots=True)
class Tender:
    """One way of paying: `amount` handed over in minor units; stored value and points name the lots they take.

    `payment` is the id of the payment that brought it, `reference` what the provider or the terminal calls it.
    """

    kind: str
    amount: int
    spends: tuple[LotSpend, ...] = ()
    points: tuple[PointsSpend, ...] = ()
    payment: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """Where a sale stands: what was handed over, what is still due, and the change once nothing is."""

    tendered: int
    due: int
    change: int


def settle(payable: int, tenders: Sequence[Tender]) -> Settlement:
    """Compare tenders with the payable; change is given out of cash only.

    Refusals: `tender_not_positive`, `too_much_without_cash` when tenders other than cash exceed the payable.
    """
    for tender in tenders:
        if tender.amount <= 0:
            raise Refusal("tender_not_positive", kind=tender.kind)
    cash = sum(tender.amount for tender in tenders if tender.kind == CASH)
    other = sum(tender.amount for tender in tenders) - cash
    if other > max(payable, 0):
        raise Refusal("too_much_without_cash", payable=payable, tendered=other)
    tendered = cash + other
    return Settlement(tendered, max(0, payable - tendered), max(0, tendered - payable))


def non_cash(tenders: Sequence[Tender]) -> int:
    """What is paid by anything but cash, in minor units."""
    return sum(tender.amount for tender in tenders if tender.kind != CASH)


def quick_cash(due: int, coin: int = 1) -> tuple[int, ...]:
    """The exact amount and up to three round amounts above it that a customer is likely to hand over."""
    exact = -(-due // coin) * coin
    if exact <= 0:
        return ()
    above = dict.fromkeys(-(-exact // note) * note for note in ROUND_TO)
    above.pop(exact, None)
    return (exact, *sorted(list(above)[:QUICK_KEYS]))
