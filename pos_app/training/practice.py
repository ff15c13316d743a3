"""What stands in for HQ and for the providers of payments while somebody is trained: no network, no money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.payments import ABSENT, APPROVED, CLOSED, PENDING, REFUSED, UNKNOWN, Outcome
from pos_app.services.lending import Enlarged, Redeemed, RefundRight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.payments import Payment

_FIRST_ANSWER = {"0": REFUSED, "1": PENDING, "2": UNKNOWN}
"""By the last digit of the customer's code: refused, a password is asked for, no answer. Any other one is approved."""


class NoHq:
    """Everything is lent already: whoever asks for more hears that there is no more."""

    lends = False

    def __init__(self) -> None:
        self.online = True

    def enlarge(self, owner: str, wants: Mapping[str, int]) -> Enlarged:
        """Nothing."""
        del owner, wants
        return Enlarged(granted=False, reached=True)

    def redeem(self, request_id: str, code: str, member: str) -> Redeemed:
        """No card is known."""
        del request_id, code, member
        return Redeemed(reason="card_refused")

    def refund_right(self, register: str, seq: int, head: str) -> RefundRight:
        """No receipt of another register is known."""
        del register, seq, head
        return RefundRight(reason="receipt_unknown")


class PracticeProvider:
    """Payments by code whose outcome the code's last digit chooses; what was pending or unanswered is approved next."""

    def __init__(self) -> None:
        self._stands: dict[str, str] = {}

    def pay(self, payment: Payment, code: str) -> Outcome:
        """The first answer."""
        answer = _FIRST_ANSWER.get(code[-1:], APPROVED)
        self._stands[payment.id] = answer
        return self._outcome(payment.id, answer)

    def query(self, payment: Payment) -> Outcome:
        """What became of it."""
        if payment.id not in self._stands:
            return Outcome(ABSENT)
        if self._stands[payment.id] in {PENDING, UNKNOWN}:
            self._stands[payment.id] = APPROVED
        return self._outcome(payment.id, self._stands[payment.id])

    def reverse(self, payment: Payment) -> Outcome:
        """Undone, whatever it was."""
        self._stands[payment.id] = CLOSED
        return Outcome(CLOSED)

    def refund(self, refund: Payment, total: int) -> Outcome:
        """Given back."""
        del total
        self._stands[refund.id] = APPROVED
        return self._outcome(refund.id, APPROVED)

    def _outcome(self, payment: str, state: str) -> Outcome:
        return Outcome(state, f"T-{payment[:12]}" if state == APPROVED else "", "training" if state == REFUSED else "")
