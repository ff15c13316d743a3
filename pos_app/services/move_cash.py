"""Cash in and out of the drawer without a sale, and to the safe, for a reason that is written down (D1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import CashMoved
from domain.errors import Refusal
from domain.rights import CASH_DROP, PAID_IN, PAID_OUT, Wanted
from local_db.act import Act, NewJob
from pos_app.services.finish_sale import current_shift
from pos_app.services.paper_queue import DRAWER
from pos_app.services.permission import approved, need

if TYPE_CHECKING:
    from concurrent.futures import Future

    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember

MOST = 10_000_000
"""More than this at once (minor units) is a typing mistake."""


def check_amount(amount: int) -> None:
    """Refusal `cash_amount` for what nobody can have counted."""
    if not 0 < amount <= MOST:
        raise Refusal("cash_amount", amount=amount)


def pay_in(
    desk: Desk, cashier: StaffMember, amount: int, reason: str, approval: Approval | None = None
) -> Future[Recorded]:
    """Lay cash into the drawer. Refusals `cash_amount`, `no_reason`, `approver_needed`, `no_shift`."""
    return _move(desk, cashier, ("cash.paid_in", PAID_IN), amount, reason, approval)


def pay_out(
    desk: Desk, cashier: StaffMember, amount: int, reason: str, approval: Approval | None = None
) -> Future[Recorded]:
    """Take cash out for an expense. Refusals as `pay_in`, and `not_in_drawer` when there is less."""
    return _move(desk, cashier, ("cash.paid_out", PAID_OUT), amount, reason, approval)


def drop_cash(
    desk: Desk, cashier: StaffMember, amount: int, reason: str, approval: Approval | None = None
) -> Future[Recorded]:
    """Bring cash to the safe. Refusals as `pay_out`."""
    return _move(desk, cashier, ("cash.dropped", CASH_DROP), amount, reason, approval)


def _move(
    desk: Desk,
    cashier: StaffMember,
    act_of: tuple[str, str],
    amount: int,
    reason: str,
    approval: Approval | None,
) -> Future[Recorded]:
    kind, right = act_of
    check_amount(amount)
    if not reason.strip():
        raise Refusal("no_reason")
    allowed = need(cashier, Wanted(right, amount=amount, reason=reason.strip()), approval)
    shift = current_shift(desk)
    if kind != "cash.paid_in" and amount > shift.totals.expected_cash:
        raise Refusal("not_in_drawer", here=shift.totals.expected_cash)
    plan, _ = desk.plan()
    body = CashMoved(desk.books.store(), shift.ref, amount, reason.strip(), plan.currency)
    act = Act(kind, body, cashier.id, desk.clock.now(), shift.business_day, jobs=_kick)
    return desk.books.record(approved(desk, act, allowed))


def _kick(recorded: Recorded) -> tuple[NewJob, ...]:
    del recorded
    return (DRAWER,)
