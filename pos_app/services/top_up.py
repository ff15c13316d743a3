"""Top up a member's stored value: any tender, bonus table, trial cards, the legal limit (V1, V5)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from domain.entries import BalanceShown
from domain.entry_value import TopUpCompleted
from domain.errors import Refusal
from domain.rights import TOP_UP, Wanted
from domain.stored_value import lot_name
from domain.tenders import CAPTURED, CARD, CASH, Settlement, Tender, settle
from domain.top_ups import NOT_BY, offered, top_up
from domain.value import dataclass
from domain.value_postings import CAP, TRIAL
from local_db.act import Act, NewJob
from pos_app.services.finish_sale import current_shift
from pos_app.services.paper import heading
from pos_app.services.paper_queue import DRAWER
from pos_app.services.pay_by_code import captures_of, refuse_in_flight, undo_payments
from pos_app.services.permission import need
from pos_app.services.take_payment import slip_reference
from pos_app.services.value_paper import value_paper

if TYPE_CHECKING:
    from concurrent.futures import Future
    from datetime import datetime

    from domain.members import MemberView
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember

ONCE = "top_up/"


@dataclass(frozen=True, slots=True)
class OpenTopUp:
    """A top-up that is not finished: `principal` will be paid, `bonus` given. `id` makes its lot unique.

    No draft keeps it: after a stop nobody goes on with it, and what was captured for it is undone.
    """

    id: str
    member: MemberView
    principal: int
    bonus: int
    trial: str = ""
    tenders: tuple[Tender, ...] = ()

    @property
    def settlement(self) -> Settlement:
        """What was handed over, what is due, the change."""
        return settle(self.principal, self.tenders)


def open_top_up(desk: Desk, member: MemberView, amount: int = 0, *, trial: str = "") -> OpenTopUp:
    """Begin to top up by an amount, or by a trial card.

    Refusals: `card_frozen`, `top_up_amount`, `trial_unknown`, `trial_not_now`.
    """
    if member.member.frozen:
        raise Refusal("card_frozen", name=member.name or member.member.id)
    plan, _ = desk.plan()
    at = desk.clock.local(desk.clock.now())
    principal, bonus = offered(plan, amount, trial, member.member, desk.books.store(), at)
    if principal <= 0:
        raise Refusal("top_up_amount")
    return OpenTopUp(desk.new_id(), member, principal, bonus, trial)


def missing_for(desk: Desk, opened: OpenTopUp) -> dict[str, int]:
    """What HQ would have to lend first, by unit: head-room under the legal limit, the right to a trial card."""
    plan, _ = desk.plan()
    wanted = {CAP: opened.principal} if plan.stored_value.limits.apply else {}
    if opened.trial:
        wanted[TRIAL + opened.trial] = 1
    rooms = desk.books.rooms(opened.member.member.id)
    here = {unit: rooms[unit].totals.room if unit in rooms else 0 for unit in wanted}
    return {unit: amount - here[unit] for unit, amount in wanted.items() if amount > here[unit]}


def prepare_top_up(desk: Desk, opened: OpenTopUp) -> None:
    """Have HQ lend what is missing; blocks for a round trip or two, never on the UI thread.

    Refusals: `card_limit` (with how much may still be paid in), `trial_used`, `top_up_offline`.
    """
    owner = opened.member.member.id
    for unit, amount in missing_for(desk, opened).items():
        answer = desk.hq.enlarge(owner, {unit: amount})
        if not answer.reached:
            raise Refusal("top_up_offline", may_pay=_room(desk, owner, CAP) if unit == CAP else 0)
        if not answer.granted and unit == CAP:
            raise Refusal("card_limit", may_pay=_room(desk, owner, CAP) + answer.available)
        if not answer.granted:
            raise Refusal("trial_used")


def pay_top_up_by_card(opened: OpenTopUp, reference: str, amount: int | None = None) -> OpenTopUp:
    """Note what a terminal beside the till took: `amount` or all that is due, and the reference on its slip.

    Refusals: those of `pay_top_up`, `reference_needed`, `reference_twice`.
    """
    known = slip_reference(reference, opened.tenders)
    due = opened.settlement.due
    if due <= 0:
        raise Refusal("nothing_to_pay")
    wanted = due if amount is None else amount
    if wanted <= 0:
        raise Refusal("tender_not_positive", kind=CARD)
    paid = replace(opened, tenders=(*opened.tenders, Tender(CARD, wanted, reference=known)))
    settle(paid.principal, paid.tenders)
    return paid


def pay_top_up(opened: OpenTopUp, kind: str, amount: int | None = None) -> OpenTopUp:
    """Take a tender, or exactly what is due.

    Refusals: `nothing_to_pay`, `tender_not_positive`, `top_up_not_by`, `too_much_without_cash`.
    """
    due = opened.settlement.due
    if due <= 0:
        raise Refusal("nothing_to_pay")
    if kind in NOT_BY:
        raise Refusal("top_up_not_by", kind=kind)
    given = due if amount is None else amount
    same = sum(tender.amount for tender in opened.tenders if tender.kind == kind)
    others = tuple(tender for tender in opened.tenders if tender.kind != kind)
    paid = replace(opened, tenders=(*others, Tender(kind, same + given)))
    if given <= 0:
        raise Refusal("tender_not_positive", kind=kind)
    settle(paid.principal, paid.tenders)
    return paid


def top_up_with_payments(desk: Desk, opened: OpenTopUp) -> OpenTopUp:
    """The top-up with every capture that was made for it.

    When it was paid otherwise meanwhile, the captures stay out of it and are undone.
    """
    others = tuple(tender for tender in opened.tenders if tender.kind not in CAPTURED)
    paid = replace(opened, tenders=(*captures_of(desk, opened), *others))
    try:
        settle(paid.principal, paid.tenders)
    except Refusal:
        return replace(opened, tenders=others)
    return paid


def give_top_up_payments_back(desk: Desk, opened: OpenTopUp) -> OpenTopUp:
    """Undo every capture of the top-up, and take all its tenders out; blocks for a round trip each."""
    undo_payments(desk, opened)
    return replace(opened, tenders=())


def finish_top_up(desk: Desk, opened: OpenTopUp, cashier: StaffMember) -> Future[Recorded]:
    """Write the top-up; the future resolves after the durable commit, only then is it paid.

    Refusals: `no_shift`, `payment_in_flight`, `tenders_below_total`, `card_limit`, `trial_used`; from the commit
    `already_finished` (the second of two presses) and `payment_not_taken`.
    """
    need(cashier, Wanted(TOP_UP))
    shift = current_shift(desk)
    refuse_in_flight(desk, opened)
    _check(desk, opened)
    plan, ref = desk.plan()
    now = desk.clock.now()
    at = desk.clock.local(now)
    view = opened.member
    lot = lot_name(at, opened.principal, opened.bonus, opened.id)
    after = view.balance + opened.principal + opened.bonus
    body = top_up(
        view.member,
        lot,
        opened.principal,
        opened.tenders,
        plan,
        ref,
        at,
        store=desk.books.store(),
        shift=shift.ref,
        trial=opened.trial,
        balance=BalanceShown(view.balance, after) if view.local else None,
        offline=not desk.hq.online,
    )
    if (body.principal, body.bonus) != (opened.principal, opened.bonus):
        raise Refusal("top_up_changed", principal=body.principal, bonus=body.bonus)
    act = Act(
        kind="top_up.completed",
        body=body,
        actor=cashier.id,
        at=now,
        business_day=shift.business_day,
        members=(view.member.id,),
        once=ONCE + opened.id,
        jobs=partial(_jobs, desk, cashier.name, view.name, now),
    )
    return desk.books.record(act)


def _check(desk: Desk, opened: OpenTopUp) -> None:
    missing = missing_for(desk, opened)
    if CAP in missing:
        raise Refusal("card_limit", may_pay=_room(desk, opened.member.member.id, CAP))
    if missing:
        raise Refusal("trial_used")


def _room(desk: Desk, owner: str, unit: str) -> int:
    room = desk.books.rooms(owner).get(unit)
    return room.totals.room if room is not None else 0


def _jobs(desk: Desk, cashier: str, member: str, at: datetime, recorded: Recorded) -> tuple[NewJob, ...]:
    body = recorded.entry.body
    if not desk.paper or not isinstance(body, TopUpCompleted):
        return ()
    paper = value_paper(desk, body, heading(desk, recorded.entry, recorded.hash, cashier, at), member)
    opens = any(tender.kind == CASH for tender in body.tenders)
    return (*((DRAWER,) if opens else ()), NewJob("receipt", paper))
