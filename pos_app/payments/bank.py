"""What a provider keeps: orders, what was captured of each, what went back. Pure memory, outcomes on demand.

The simulator serves one; the tests put the wire of other providers in front of one, so that all meet the same money.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from threading import Lock
from typing import Literal

Doing = Literal["approve", "refuse", "wait"]
"""What the customer does: pays, cannot pay, or first types a password (and pays when asked about often enough)."""
APPROVE: Doing = "approve"
REFUSE: Doing = "refuse"
WAIT: Doing = "wait"
WAITS = 2


@dataclass(slots=True)
class Order:
    """One order: `captured` is what was ever taken, `back` what went back by refund id; `asked` counts questions."""

    amount: int
    state: str
    captured: int = 0
    asked: int = 0
    back: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Bank:
    """Orders by the merchant's number. `plan` holds what the next customers do; one who is not in it pays."""

    orders: dict[str, Order] = field(default_factory=dict)
    plan: deque[Doing] = field(default_factory=deque)
    refuse_refunds: bool = False
    _lock: Lock = field(default_factory=Lock)

    def pay(self, number: str, amount: int) -> str:
        """Ask for money: "approved", "pending" or "refused". A number that is known has one answer for ever."""
        with self._lock:
            order = self.orders.get(number)
            if order is None:
                doing = self.plan.popleft() if self.plan else APPROVE
                order = self.orders[number] = Order(amount, "pending")
                if doing == REFUSE:
                    order.state = "refused"
                elif doing == APPROVE:
                    _capture(order)
            elif order.amount != amount:
                return "refused"
            return order.state

    def query(self, number: str) -> str:
        """How an order stands: "approved", "pending", "refused", "closed", or "absent"."""
        with self._lock:
            order = self.orders.get(number)
            if order is None:
                return "absent"
            order.asked += 1
            if order.state == "pending" and order.asked > WAITS:
                _capture(order)
            return order.state

    def customer_pays(self, number: str) -> None:
        """The customer confirms, late or not: an order that is closed takes nothing any more."""
        with self._lock:
            if self.orders[number].state == "pending":
                _capture(self.orders[number])

    def reverse(self, number: str) -> str:
        """Undo an order: "refund" when money went back, "close" when none had come, "absent"."""
        with self._lock:
            order = self.orders.get(number)
            if order is None:
                return "absent"
            taken = order.captured - sum(order.back.values())
            if taken and order.state == "approved":
                order.back["reversal"] = taken
            order.state = "closed"
            return "refund" if "reversal" in order.back else "close"

    def refund(self, number: str, refund: str, amount: int) -> str:
        """Give a part back under the refund's number: "approved", "refused", or "absent" without such an order."""
        with self._lock:
            order = self.orders.get(number)
            if order is None:
                return "absent"
            if refund in order.back:
                return "approved" if order.back[refund] == amount else "refused"
            if self.refuse_refunds or order.state != "approved" or sum(order.back.values()) + amount > order.captured:
                return "refused"
            order.back[refund] = amount
            return "approved"

    def refunded(self, number: str, refund: str) -> int | None:
        """What went back under that number; None when nothing did."""
        with self._lock:
            order = self.orders.get(number)
            return order.back.get(refund) if order is not None else None

    def kept(self) -> int:
        """What the merchant has of all orders, in minor units."""
        with self._lock:
            return sum(order.captured - sum(order.back.values()) for order in self.orders.values())


def _capture(order: Order) -> None:
    order.state = "approved"
    order.captured += order.amount
