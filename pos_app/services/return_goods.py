"""Return goods of a receipt: a part or all, to where the money came from (C5)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from domain.charge_back import Charge, questions
from domain.entries import BalanceShown, EntryRef, Gains, ReturnCompleted, SaleCompleted
from domain.errors import Refusal
from domain.gain_postings import owners
from domain.postings import sale_owner
from domain.return_gains import coupons_back, head_room_back, limits_back
from domain.return_order import named
from domain.returned_gains import points_back, with_debts
from domain.returns import GiveBack, give_back, returnable
from domain.rights import RETURN, Wanted
from domain.tenders import CASH
from domain.value import dataclass
from domain.value_postings import CAP
from local_db.act import Act, NewJob
from pos_app.services.finish_sale import current_shift
from pos_app.services.paper import heading, return_paper
from pos_app.services.paper_queue import DRAWER
from pos_app.services.pay_by_code import check_refunds
from pos_app.services.permission import approved, need
from pos_app.services.route_scan import receipt_parts

if TYPE_CHECKING:
    from concurrent.futures import Future
    from datetime import datetime

    from domain.members import MemberView
    from local_db.act import Recorded, Stored
    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember

HEAD = 12


@dataclass(frozen=True, slots=True)
class OpenReturn:
    """A receipt whose goods come back: the sale, its earlier returns, and what is wanted (line → quantity).

    `charges` are the rules that the cashier chose to charge back where the plan asks. `earlier` are the hashes of the
    earlier returns, where not all of them were made here.
    """

    ref: EntryRef
    hash: str
    at: str
    sale: SaleCompleted
    before: tuple[ReturnCompleted, ...]
    wanted: dict[int, int]
    member: MemberView | None = None
    charges: frozenset[str] = frozenset()
    earlier: tuple[str, ...] = ()

    def left(self) -> dict[int, int]:
        """What may still come back of each line."""
        return returnable(self.sale, self.before)


def open_return(desk: Desk, code: str) -> OpenReturn:
    """Find the sale of a receipt's code.

    Refusals: `receipt_not_found`, `receipt_other_head` (the head on the paper is not the one in the books),
    `nothing_left_to_return`; `receipt_elsewhere` (another register sold it) and `refund_right_elsewhere` (another one
    was lent the right to return it): `fetch_return` asks HQ for both.
    """
    register, seq, head = receipt_parts(code)
    stored = known_receipt(desk, register, seq, head)
    if stored is None and register != desk.books.head().register:
        raise Refusal("receipt_elsewhere", receipt=code, register=register)
    if stored is None or not isinstance(stored.entry.body, SaleCompleted):
        raise Refusal("receipt_not_found", receipt=code)
    if head and stored.hash[:HEAD] != head:
        raise Refusal("receipt_other_head", receipt=code)
    sale, ref = stored.entry.body, stored.entry.ref
    made = desk.books.returns_made(ref)
    if made and made[-1].back.last:
        raise Refusal("nothing_left_to_return", receipt=code)
    if not desk.books.may_return(ref):
        raise Refusal("refund_right_elsewhere", receipt=code, register=register)
    member = desk.members.by_id(sale.member.id) if sale.member is not None else None
    here = desk.books.head()
    earlier, before = named(made, here.register, here.epoch), tuple(one.back for one in made)
    return OpenReturn(ref, stored.hash, stored.entry.at, sale, before, {}, member, earlier=earlier)


def known_receipt(desk: Desk, register: str, seq: int, head: str) -> Stored | None:
    """The entry of a receipt: of this register's present epoch, else as HQ told it."""
    own = desk.books.entry(seq) if register == desk.books.head().register else None
    fits = own is not None and own.hash.startswith(head)
    return own if fits else desk.books.sale_elsewhere(register, seq, head) or own


def want(opened: OpenReturn, line: int, quantity: int) -> OpenReturn:
    """Set how much of a line comes back. Refusals `no_such_line`, `more_than_sold`, `quantity_zero` for less than 0."""
    left = opened.left()
    if line not in left:
        raise Refusal("no_such_line", line=line)
    if quantity < 0:
        raise Refusal("quantity_zero")
    if quantity > left[line]:
        raise Refusal("more_than_sold", line=line, left=left[line])
    wanted = {**opened.wanted, line: quantity}
    return replace(opened, wanted={number: many for number, many in wanted.items() if many})


def want_everything(opened: OpenReturn) -> OpenReturn:
    """Take back all that is left of every line."""
    return replace(opened, wanted={line: left for line, left in opened.left().items() if left})


def choose_charge(desk: Desk, opened: OpenReturn, rule: str) -> OpenReturn:
    """Charge a promotion back that the plan asks about, or let the customer keep it after all; Refusal
    `nothing_to_charge` when the plan does not ask about it now.
    """
    if rule not in {charge.rule for charge in asked_about(desk, opened)}:
        raise Refusal("nothing_to_charge")
    return replace(opened, charges=opened.charges ^ {rule})


def asked_about(desk: Desk, opened: OpenReturn) -> tuple[Charge, ...]:
    """Promotions that the rest would no longer deserve and about which the plan asks, with what each is worth."""
    given = preview(desk, opened)
    if given is None or given.last:
        return ()
    plan, _ = desk.books.plan(opened.sale.plan)
    return questions(opened.sale, opened.before, given.lines, plan)


def preview(desk: Desk, opened: OpenReturn) -> GiveBack | None:
    """What would be given back now; None while nothing is chosen."""
    if not opened.wanted:
        return None
    plan, _ = desk.books.plan(opened.sale.plan)
    return give_back(opened.sale, opened.before, opened.wanted, plan, opened.charges, _here(desk, opened))


def return_goods(
    desk: Desk, opened: OpenReturn, cashier: StaffMember, reason: str = "", approval: Approval | None = None
) -> Future[Recorded]:
    """Write the return; the future resolves after the durable commit.

    Refusals: those of `give_back`, `no_shift`, `sessions_used` (pay the unused part back instead), `refund_not_set_up`
    (a provider has the money that this till does not know); from the commit
    `return_changed` when something of the receipt came back since it was opened (what the screen shows is what is given
    back, or nothing is), `refund_right_elsewhere` when another register was lent the right meanwhile.
    """
    allowed = need(cashier, Wanted(RETURN, sale_owner(opened.ref), reason=reason), approval)
    return desk.books.record(approved(desk, taken_back(desk, opened, cashier, reason), allowed))


def taken_back(
    desk: Desk,
    opened: OpenReturn,
    cashier: StaffMember,
    reason: str,
    kind: str = "return.completed",
    exchange: str = "",
) -> Act:
    """The act that gives back what is wanted of a sale; refusals as `return_goods`. `exchange` is the draft of the sale
    that follows in the same commit.
    """
    shift = current_shift(desk)
    plan, _ = desk.books.plan(opened.sale.plan)
    given = give_back(opened.sale, opened.before, opened.wanted, plan, opened.charges, _here(desk, opened))
    _sessions_are_here(desk, given)
    check_refunds(desk, given.tenders)
    now = desk.clock.now()
    at = desk.clock.local(now).isoformat(timespec="milliseconds")
    member = opened.sale.member.id if opened.sale.member is not None else None
    gains = owing(desk, given, member or "")
    body = ReturnCompleted(
        store=desk.books.head().store,
        shift=shift.ref,
        original=opened.ref,
        original_hash=opened.hash,
        lines=given.lines,
        adjustments=given.adjustments,
        taxes=given.taxes,
        list=given.list,
        payable=given.payable,
        tenders=given.tenders,
        held_back=given.held_back,
        charged=given.charged,
        last=given.last,
        member=member,
        coupons=coupons_back(opened.sale, plan, at, last=given.last),
        balance=_balance(opened.member, given),
        reason=reason,
        currency=opened.sale.currency,
        engine=opened.sale.engine,
        gains=gains,
        head_room=_head_room(desk, opened.sale, given),
        returned_at=at,
        held=limits_back(opened.sale, plan, last=given.last),
        sessions=given.sessions,
        earlier=opened.earlier,
        exchange=exchange,
    )
    return Act(
        kind=kind,
        body=body,
        actor=cashier.id,
        at=now,
        business_day=shift.business_day,
        members=owners(gains, member),
        returns_seen=len(opened.before),
        jobs=partial(
            _jobs, desk, opened.sale, cashier.name, opened.member.name if opened.member is not None else "", now
        ),
    )


def owing(desk: Desk, given: GiveBack, member: str) -> Gains:
    """What goes back of the sale's gains: points that are here are taken, those that are not are owed (P3)."""
    rooms = points_back(member, (spend for tender in given.tenders for spend in tender.points))
    for owner in {one.owner for one in given.gains.earned}:
        for unit, room in desk.books.rooms(owner).items():
            rooms[owner, unit] = rooms.get((owner, unit), 0) + room.totals.room
    return with_debts(given.gains, rooms)


def _head_room(desk: Desk, sale: SaleCompleted, given: GiveBack) -> int:
    """What returned principal takes of the legal limit again, as far as this register holds it."""
    room = desk.books.rooms(sale.member.id).get(CAP) if sale.member is not None else None
    return head_room_back(sale, given.tenders, room.totals.room if room is not None else 0)


def _here(desk: Desk, opened: OpenReturn) -> frozenset[str]:
    """The units of coupons and draws that the sale brought and that can be taken back here."""
    owners = {one.owner for one in opened.sale.gains.issued} | {sale_owner(opened.ref)}
    rooms = (desk.books.rooms(owner) for owner in sorted(owners))
    return frozenset(unit for found in rooms for unit, room in found.items() if room.totals.room > 0)


def _sessions_are_here(desk: Desk, given: GiveBack) -> None:
    """A returned package takes all its sessions back: of one that was used, the unused part is paid back instead."""
    for one in given.gains.bought:
        room = desk.books.rooms(one.owner).get(f"PKG:{one.package}/{one.lot}")
        if room is None or room.totals.room < one.sessions:
            raise Refusal("sessions_used")


def _balance(member: MemberView | None, given: GiveBack) -> BalanceShown | None:
    back = sum(spend.amount for tender in given.tenders for spend in tender.spends)
    if member is None or not member.local:
        return None
    return BalanceShown(member.balance, member.balance + back)


def _jobs(
    desk: Desk, sale: SaleCompleted, cashier: str, member: str, at: datetime, recorded: Recorded
) -> tuple[NewJob, ...]:
    body = recorded.entry.body
    if not isinstance(body, ReturnCompleted):
        return ()
    paper = return_paper(desk, body, sale, heading(desk, recorded.entry, recorded.hash, cashier, at), member)
    opens = bool(body.held_back) or any(tender.kind == CASH for tender in body.tenders)
    return (*((DRAWER,) if opens else ()), NewJob("receipt", paper))
