"""Pay the unused part of a package back, to the tenders of the sale that sold it (G1)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.entries import Bought, PackageRefunded, ReturnCompleted
from domain.errors import Refusal
from domain.gain_postings import owners
from domain.package_refunds import refund
from domain.packages import package
from domain.rights import REFUND_PACKAGE, Wanted
from domain.tenders import CASH
from domain.value import dataclass
from local_db.act import Act, NewJob
from pos_app.services.finish_sale import current_shift
from pos_app.services.paper import heading, return_paper
from pos_app.services.paper_queue import DRAWER
from pos_app.services.pay_by_code import check_refunds
from pos_app.services.permission import approved, need
from pos_app.services.return_goods import owing

if TYPE_CHECKING:
    from concurrent.futures import Future
    from datetime import datetime

    from domain.entries import SaleCompleted
    from domain.returns import GiveBack
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember
    from pos_app.services.return_goods import OpenReturn


@dataclass(frozen=True, slots=True)
class OpenRefund:
    """A lot of a sale that is to be paid back: the sessions that nobody used, and what goes back for them."""

    opened: OpenReturn
    lot: Bought
    unused: int
    given: GiveBack


def open_refund(desk: Desk, opened: OpenReturn, line: int) -> OpenRefund:
    """What would be paid back for the package of this line.

    Refusals: `no_package_here`; `sessions_elsewhere` when a part of what is left is not lent to this register;
    `package_not_refundable`, `nothing_to_return`, `unknown_package`.
    """
    sale = opened.sale
    lot = next((one for one in sale.gains.bought if one.line == line), None)
    if lot is None or opened.member is None or opened.member.member.id != lot.owner:
        raise Refusal("no_package_here")
    unit = f"PKG:{lot.package}/{lot.lot}"
    room = desk.books.rooms(lot.owner).get(unit)
    unused = room.totals.room if room is not None else 0
    whole = opened.member.packages.get(unit, 0)
    if opened.member.local and whole > unused:
        raise Refusal("sessions_elsewhere", here=unused, left=whole)
    plan, _ = desk.books.plan(sale.plan)
    given = refund(sale, opened.before, lot, unused, package(plan, lot.package), plan.coin)
    return OpenRefund(opened, lot, unused, given)


def refund_package(
    desk: Desk, opened: OpenRefund, cashier: StaffMember, reason: str = "", approval: Approval | None = None
) -> Future[Recorded]:
    """Write `package.refunded`; the future resolves after the durable commit.

    Refusals: `no_shift`, `refund_not_set_up`; from the commit `return_changed`, `not_enough_allowance` when a session
    was used meanwhile.
    """
    allowed = need(cashier, Wanted(REFUND_PACKAGE, opened.lot.lot, opened.given.payable, reason), approval)
    shift, now = current_shift(desk), desk.clock.now()
    sale, lot, given = opened.opened.sale, opened.lot, opened.given
    check_refunds(desk, given.tenders)
    member = sale.member.id if sale.member is not None else None
    gains = owing(desk, given, member or "")
    back = ReturnCompleted(
        store=desk.books.store(),
        shift=shift.ref,
        original=opened.opened.ref,
        original_hash=opened.opened.hash,
        lines=given.lines,
        adjustments=given.adjustments,
        taxes=given.taxes,
        list=given.list,
        payable=given.payable,
        tenders=given.tenders,
        held_back=given.held_back,
        member=member,
        reason=reason,
        currency=sale.currency,
        engine=sale.engine,
        gains=gains,
        returned_at=desk.clock.local(now).isoformat(timespec="milliseconds"),
        earlier=opened.opened.earlier,
    )
    used = lot.sessions - opened.unused - _returned(opened.opened.before, lot.lot)
    body = PackageRefunded(back.store, shift.ref, lot.owner, lot.package, lot.lot, used, opened.unused, back)
    act = Act(
        kind="package.refunded",
        body=body,
        actor=cashier.id,
        at=now,
        business_day=shift.business_day,
        members=owners(gains, lot.owner),
        returns_seen=len(opened.opened.before),
        jobs=partial(_jobs, desk, sale, cashier.name, opened.opened.member.name if opened.opened.member else "", now),
    )
    return desk.books.record(approved(desk, act, allowed))


def _returned(before: tuple[ReturnCompleted, ...], lot: str) -> int:
    return sum(one.sessions for entry in before for one in entry.gains.bought if one.lot == lot)


def _jobs(
    desk: Desk, sale: SaleCompleted, cashier: str, member: str, at: datetime, recorded: Recorded
) -> tuple[NewJob, ...]:
    body = recorded.entry.body
    if not isinstance(body, PackageRefunded) or not desk.paper:
        return ()
    head = heading(desk, recorded.entry, recorded.hash, cashier, at)
    opens = any(tender.kind == CASH for tender in body.back.tenders)
    return (*((DRAWER,) if opens else ()), NewJob("receipt", return_paper(desk, body.back, sale, head, member)))
