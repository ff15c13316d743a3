"""Finish a sale: one durable commit, and only then paid (ARCHITECTURE, the till)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.gain_postings import owners
from domain.issues import CAUSE
from domain.rights import SELL, Wanted
from domain.sales import complete
from domain.tenders import CASH
from local_db.act import Act
from pos_app.services.frozen import refuse_frozen
from pos_app.services.member_pin import ask_for_pin, pin_checked
from pos_app.services.paper_queue import entry_jobs
from pos_app.services.permission import need

if TYPE_CHECKING:
    from concurrent.futures import Future

    from domain.members import MemberView
    from local_db.act import OpenShift, Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale
    from pos_app.services.ports import StaffMember


def current_shift(desk: Desk) -> OpenShift:
    """The open shift of this register; Refusal `no_shift`."""
    shift = desk.books.open_shift()
    if shift is None:
        raise Refusal("no_shift")
    return shift


def finish_sale(desk: Desk, sale: OpenSale, cashier: StaffMember) -> Future[Recorded]:
    """Write the sale. The future resolves after the durable commit; only then is the sale paid.

    Refusals: `approver_needed`, `no_shift`, `card_frozen` (since he was attached), `cart_empty`, `tenders_below_total`,
    `member_pin_needed`, `payment_in_flight`; from the commit `already_finished` (the second of two presses; a sale with
    the id "" never had a draft), `payment_not_taken` and `not_enough_allowance`.
    """
    return desk.books.record(sale_act(desk, sale, cashier))


def sale_act(desk: Desk, sale: OpenSale, cashier: StaffMember) -> Act:
    """The act that finishes a sale; refusals as `finish_sale`."""
    need(cashier, Wanted(SELL))
    shift = current_shift(desk)
    plan, ref = desk.plan()
    now = desk.clock.now()
    member = sale.member
    if member is not None:
        refuse_frozen(desk, member)
    ask_for_pin(desk, sale, sale.tenders)
    if desk.payments and any(found.open and found.draft == sale.id for found in desk.books.unsettled_payments()):
        raise Refusal("payment_in_flight")
    body = complete(
        sale.cart,
        member.member if member is not None else None,
        plan,
        ref,
        desk.clock.local(now),
        sale.tenders,
        store=desk.books.store(),
        shift=shift.ref,
        balance=member.balance if member is not None and member.local else None,
        offline=not desk.hq.online,
        draft=sale.id,
        pin_checked=pin_checked(sale),
        here=_causes_here(desk, member),
        held_points=member.points if member is not None and member.local and plan.points.earn else None,
    )
    return Act(
        kind="sale.completed",
        body=replace(body, approvals=sale.approvals),
        actor=cashier.id,
        at=now,
        business_day=shift.business_day,
        members=owners(body.gains, member.member.id if member is not None else None),
        draft=sale.id or None,
        jobs=entry_jobs(
            desk,
            cashier.name,
            member.name if member is not None else "",
            drawer=any(tender.kind == CASH for tender in body.tenders),
        ),
    )


def _causes_here(desk: Desk, member: MemberView | None) -> frozenset[str]:
    """The units of causes that are lent to this register: what such a cause brings is issued here, at once."""
    if member is None:
        return frozenset()
    rooms = desk.books.rooms(member.member.id)
    return frozenset(unit for unit, room in rooms.items() if unit.startswith(CAUSE) and room.totals.room > 0)
