"""Go on with payments that are not at their end: ask, undo, give back, until each is (C3, D4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_payments import RefundSettled
from domain.errors import Refusal
from domain.payments import ABSENT, CLOSED, INTENDED, PENDING, REFUND, REVERSING, TAKE, UNKNOWN, Outcome
from domain.rights import SETTLE, Wanted
from local_db.act import Act
from pos_app.services.finish_sale import current_shift
from pos_app.services.paper_queue import entry_jobs
from pos_app.services.pay_by_code import ask_again, call_off, note, provider_of
from pos_app.services.permission import approved, need

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from concurrent.futures import Future

    from domain.payments import Payment
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember

LATEST = 180_000
"""Milliseconds after which a request that was sent cannot arrive any more: its connection is gone, its order ended."""


class Settler:
    """Remembers since when a provider says that it knows nothing of a payment that is to be undone.

    `now` counts milliseconds and never jumps: a wrong clock must not end a payment too early.
    """

    def __init__(self, desk: Desk, now: Callable[[], int]) -> None:
        self._desk, self._now = desk, now
        self._absent: dict[str, int] = {}

    def step(self, at_work: Collection[str] = ()) -> tuple[Payment, ...]:
        """Take each payment one step on; those that are not at their end then. Blocks: for a thread of its own.

        Captures of the sales `at_work` are the cashier's. Those whose sale is gone are undone; of a sale that waits, an
        open capture is asked about, and an approved one stays with it.
        """
        drafts = {draft.id for draft in self._desk.books.drafts()}
        for found in self._desk.books.unsettled_payments():
            if found.kind not in self._desk.payments or found.draft in at_work:
                continue
            if found.state == REVERSING:
                self._undo(found)
            elif found.purpose == TAKE and found.draft not in drafts:
                self._let_go(found)
            elif found.state in {PENDING, UNKNOWN} or (found.purpose == REFUND and found.state == INTENDED):
                ask_again(self._desk, found)
        return self._desk.books.unsettled_payments()

    def _undo(self, payment: Payment) -> None:
        outcome = provider_of(self._desk, payment.kind).reverse(payment)
        if outcome.state == ABSENT:
            since = self._absent.setdefault(payment.id, self._now())
            if self._now() - since >= LATEST:
                outcome = Outcome(CLOSED, reason="the provider never heard of it")
        else:
            self._absent.pop(payment.id, None)
        note(self._desk, payment, outcome)

    def _let_go(self, payment: Payment) -> None:
        """No sale waits for this capture any more: undo it, unless it was used meanwhile."""
        try:
            call_off(self._desk, payment)
        except Refusal as refused:
            if refused.code != "payment_is_final":
                raise


def settle_in_cash(
    desk: Desk, refund: Payment, cashier: StaffMember, reason: str, approval: Approval | None = None
) -> Future[Recorded]:
    """Pay a refund that the provider refused out of the drawer. Refusals `reason_needed`, `payment_is_final`."""
    if not reason.strip():
        raise Refusal("reason_needed")
    allowed = need(cashier, Wanted(SETTLE, refund.id, refund.amount, reason.strip()), approval)
    shift = current_shift(desk)
    plan, _ = desk.plan()
    body = RefundSettled(
        desk.books.store(), shift.ref, refund.id, refund.kind, refund.amount, reason.strip(), plan.currency
    )
    jobs = entry_jobs(desk, cashier.name, "", drawer=True)
    act = Act("refund.settled", body, cashier.id, desk.clock.now(), shift.business_day, jobs=jobs)
    return desk.books.record(approved(desk, act, allowed))
