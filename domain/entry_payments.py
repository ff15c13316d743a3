"""Bodies of entries about payments that a provider moves, beside the sales and returns that rest on them."""

from __future__ import annotations

from domain.entry_parts import ShiftRef
from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class RefundSettled:
    """The provider refused to give `amount` back for a return: it was paid out of the drawer instead.

    `payment` is the refund's id, `kind` the tender by which the return gave it back.
    """

    store: str
    shift: ShiftRef
    payment: str
    kind: str
    amount: int
    reason: str
    currency: str = "CNY"


PaymentBody = RefundSettled
PAYMENT_KINDS: dict[str, type[PaymentBody]] = {"refund.settled": RefundSettled}
