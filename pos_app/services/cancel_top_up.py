"""Take a top-up back: within the plan's days, as a whole, while its lot is untouched and here (V5)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.entries import BalanceShown
from domain.entry_value import TopUpCancelled, TopUpCompleted
from domain.errors import Refusal
from domain.postings import sale_owner
from domain.rights import TOP_UP_CANCEL, Wanted
from domain.stored_value import BONUS, PRINCIPAL
from domain.tenders import CASH
from domain.top_ups import cancel
from domain.value import dataclass
from local_db.act import Act, NewJob
from pos_app.services.finish_sale import current_shift
from pos_app.services.paper import HEAD, heading
from pos_app.services.paper_queue import DRAWER
from pos_app.services.pay_by_code import check_refunds
from pos_app.services.permission import approved, need
from pos_app.services.route_scan import receipt_parts
from pos_app.services.value_paper import value_paper

if TYPE_CHECKING:
    from concurrent.futures import Future
    from datetime import datetime

    from domain.entries import EntryRef
    from domain.members import MemberView
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember


@dataclass(frozen=True, slots=True)
class OpenCancel:
    """A top-up of this register that is to be taken back."""

    ref: EntryRef
    hash: str
    done: TopUpCompleted
    member: MemberView | None

    @property
    def units(self) -> dict[str, int]:
        """What must be here of its lot."""
        parts = ((PRINCIPAL, self.done.principal), (BONUS, self.done.bonus))
        return {f"{family}/{self.done.lot}": amount for family, amount in parts if amount}


def open_cancel(desk: Desk, code: str) -> OpenCancel:
    """Find the top-up of a receipt's code.

    Refusals: `top_up_not_found`, `receipt_elsewhere`, `receipt_other_head`, `top_up_cancelled_before`.
    """
    register, seq, head = receipt_parts(code)
    if register != desk.books.head().register:
        raise Refusal("receipt_elsewhere", receipt=code, register=register)
    stored = desk.books.entry(seq)
    if stored is None or not isinstance(stored.entry.body, TopUpCompleted):
        raise Refusal("top_up_not_found", receipt=code)
    if head and stored.hash[:HEAD] != head:
        raise Refusal("receipt_other_head", receipt=code)
    if desk.books.cancelled(stored.entry.ref):
        raise Refusal("top_up_cancelled_before", receipt=code)
    done = stored.entry.body
    return OpenCancel(stored.entry.ref, stored.hash, done, desk.members.by_id(done.member.id))


def fetch_lot(desk: Desk, opened: OpenCancel) -> None:
    """Have HQ lend back what of the lot was given to it; blocks for a round trip, never on the UI thread."""
    missing = _missing(desk, opened)
    if missing and desk.hq.lends:
        desk.hq.enlarge(opened.done.member.id, missing)


def cancel_top_up(
    desk: Desk, opened: OpenCancel, cashier: StaffMember, reason: str, approval: Approval | None = None
) -> Future[Recorded]:
    """Write the cancelling; the future resolves after the durable commit.

    Refusals: `approver_needed`, `no_shift`, `top_up_too_old`, `top_up_touched` (a part was spent, or lies elsewhere),
    `refund_not_set_up`; from the commit `already_finished`.
    """
    allowed = need(cashier, Wanted(TOP_UP_CANCEL, sale_owner(opened.ref), opened.done.principal, reason), approval)
    shift = current_shift(desk)
    if _missing(desk, opened):
        raise Refusal("top_up_touched")
    check_refunds(desk, opened.done.tenders)
    plan, _ = desk.books.plan(opened.done.plan)
    now = desk.clock.now()
    view, whole = opened.member, opened.done.principal + opened.done.bonus
    body = cancel(
        opened.done,
        opened.ref,
        opened.hash,
        plan,
        desk.clock.local(now),
        shift=shift.ref,
        balance=BalanceShown(view.balance, view.balance - whole) if view is not None and view.local else None,
        reason=reason,
    )
    act = Act(
        kind="top_up.cancelled",
        body=body,
        actor=cashier.id,
        at=now,
        business_day=shift.business_day,
        members=(opened.done.member.id,),
        once=f"top_up_cancelled/{opened.done.lot}",
        jobs=partial(_jobs, desk, cashier.name, view.name if view is not None else "", now),
    )
    return desk.books.record(approved(desk, act, allowed))


def _missing(desk: Desk, opened: OpenCancel) -> dict[str, int]:
    rooms = desk.books.rooms(opened.done.member.id)
    here = {unit: rooms[unit].totals.room if unit in rooms else 0 for unit in opened.units}
    return {unit: amount - here[unit] for unit, amount in opened.units.items() if here[unit] < amount}


def _jobs(desk: Desk, cashier: str, member: str, at: datetime, recorded: Recorded) -> tuple[NewJob, ...]:
    body = recorded.entry.body
    if not desk.paper or not isinstance(body, TopUpCancelled):
        return ()
    paper = value_paper(desk, body, heading(desk, recorded.entry, recorded.hash, cashier, at), member)
    opens = any(tender.kind == CASH for tender in body.tenders)
    return (*((DRAWER,) if opens else ()), NewJob("receipt", paper))
