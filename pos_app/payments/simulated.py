"""The simulated provider, seen from the till: the same port as the real ones, to try everything without money."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from domain.payments import ABSENT, APPROVED, CLOSED, PENDING, REFUND, REFUSED, UNKNOWN, Outcome
from pos_app.payments.posting import NoAnswer, post

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.payments import Payment

_STATES = {"approved": APPROVED, "pending": PENDING, "refused": REFUSED, "closed": CLOSED, "absent": ABSENT}


@dataclass(frozen=True, slots=True)
class Simulated:
    """A provider that `python -m pos_app.payments.simulator` plays."""

    url: str

    def pay(self, payment: Payment, code: str) -> Outcome:
        """Capture; the simulator does not look at the code."""
        del code
        return self._state("/pay", {"id": payment.id, "amount": payment.amount}, payment.id)

    def query(self, payment: Payment) -> Outcome:
        """How a payment or a refund stands."""
        if payment.purpose != REFUND:
            return self._state("/query", {"id": payment.id}, payment.id)
        found = self._asked("/refunded", {"id": payment.id, "of": payment.of})
        if found is None:
            return Outcome(UNKNOWN)
        return Outcome(APPROVED if found.get("amount") == payment.amount else ABSENT, payment.id)

    def reverse(self, payment: Payment) -> Outcome:
        """Undo."""
        found = self._asked("/reverse", {"id": payment.id}) or {}
        return Outcome({"refund": CLOSED, "close": CLOSED, "absent": ABSENT}.get(str(found.get("state")), UNKNOWN))

    def refund(self, refund: Payment, total: int) -> Outcome:
        """Give a part back."""
        del total
        return self._state("/refund", {"id": refund.id, "of": refund.of, "amount": refund.amount}, refund.id)

    def _state(self, path: str, asked: Mapping[str, Any], reference: str) -> Outcome:
        found = self._asked(path, asked) or {}
        state = _STATES.get(str(found.get("state")), UNKNOWN)
        return Outcome(state, f"SIM-{reference[:12]}" if state == APPROVED else "")

    def _asked(self, path: str, asked: Mapping[str, Any]) -> dict[str, Any] | None:
        try:
            found = json.loads(post(self.url + path, json.dumps(asked).encode(), "application/json"))
        except (NoAnswer, ValueError):
            return None
        return found if isinstance(found, dict) else None
