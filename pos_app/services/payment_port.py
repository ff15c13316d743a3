"""What a provider of payments must do (C3), as a Protocol; `pos_app/payments` holds those that do it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from domain.payments import Outcome, Payment


class Provider(Protocol):
    """Moves money on the customer's code. Each call is one round trip, may take seconds, and never raises: whatever
    goes wrong on the way is the outcome `unknown`. Calls with the same payment id have one effect, however often.
    """

    def pay(self, payment: Payment, code: str) -> Outcome:
        """Capture the payment's amount from whoever showed the code: approved, pending, refused or unknown."""
        ...

    def query(self, payment: Payment) -> Outcome:
        """Ask how a payment or a refund stands; `absent` when the provider never heard of it, `closed` when undone."""
        ...

    def reverse(self, payment: Payment) -> Outcome:
        """Undo a payment, whatever became of it, so that it can never be approved: `closed`, or unknown."""
        ...

    def refund(self, refund: Payment, total: int) -> Outcome:
        """Give `refund.amount` of the capture `refund.of` (of `total`) back: approved, pending, refused or unknown."""
        ...
