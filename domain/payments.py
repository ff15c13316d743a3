"""Payments that a provider captures (C3): how one may stand, and what may follow.

The intent is written before the request leaves. Whatever happens then, a payment ends approved, refused or reversed;
until it does, it is open, is asked about again and blocks the close of the shift. The customer's code is never kept.
"""

from __future__ import annotations

from domain.errors import Refusal
from domain.value import dataclass

INTENDED, PENDING, UNKNOWN, APPROVED, REFUSED = "intended", "pending", "unknown", "approved", "refused"
REVERSING, REVERSED, SETTLED = "reversing", "reversed", "settled"
TAKE, REFUND = "take", "refund"
OPEN = (INTENDED, PENDING, UNKNOWN)
"""States in which the customer may yet have paid."""
ABSENT, CLOSED = "absent", "closed"
"""What a provider may also answer: it knows no such payment; the payment is undone and can never be approved."""

_ASKED = frozenset({PENDING, UNKNOWN, APPROVED, REFUSED, REVERSING})
_NEXT: dict[str, dict[str, frozenset[str]]] = {
    TAKE: {
        INTENDED: _ASKED,
        PENDING: _ASKED,
        UNKNOWN: _ASKED,
        APPROVED: frozenset({REVERSING}),
        REVERSING: frozenset({REVERSING, REVERSED}),
    },
    REFUND: {
        INTENDED: frozenset({PENDING, UNKNOWN, APPROVED, REFUSED}),
        PENDING: frozenset({PENDING, UNKNOWN, APPROVED, REFUSED}),
        UNKNOWN: frozenset({PENDING, UNKNOWN, APPROVED, REFUSED}),
        REFUSED: frozenset({SETTLED}),
    },
}


@dataclass(frozen=True, slots=True)
class Payment:
    """One capture (`take`) or one `refund` of a part of it, of `amount` minor units.

    `id` is the number under which the provider knows it, for ever; `draft` the sale it was meant for; `of` the capture
    that a refund gives back; `used` whether an entry rests on it. `note` is what the provider said last.
    """

    id: str
    purpose: str
    kind: str
    draft: str
    amount: int
    state: str
    at: str
    reference: str = ""
    note: str = ""
    of: str = ""
    used: bool = False

    @property
    def open(self) -> bool:
        """Whether the customer may yet have paid by it."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a provider answered: a state, its own number for the payment, and a reason in its words.

    No answer, or one that cannot be believed, is `unknown`.
    """

    state: str
    reference: str = ""
    reason: str = ""


def check_move(payment: Payment, state: str) -> None:
    """Whether the payment may come to stand so. Refusal `payment_is_final`, with how it stands."""
    allowed = _NEXT[payment.purpose].get(payment.state, frozenset())
    if payment.used and payment.purpose == TAKE:
        allowed = frozenset()
    if state not in allowed:
        raise Refusal("payment_is_final", state=payment.state, wanted=state)


def after(payment: Payment, outcome: Outcome) -> str:
    """The state that an answer brings; a payment that is being reversed is only ever reversed.

    That a provider knows nothing of a payment proves nothing: the request may still be under way. Only a reversal that
    the provider confirms ends it.
    """
    if payment.state == REVERSING:
        return REVERSED if outcome.state == CLOSED else REVERSING
    if outcome.state == CLOSED:
        return REFUSED
    return UNKNOWN if outcome.state == ABSENT else outcome.state
