"""Take goods back without a receipt, as far as the plan lets (C5): for a reason, with a right that cashiers lack."""

from __future__ import annotations

from dataclasses import field, replace
from functools import partial
from typing import TYPE_CHECKING

from domain.cart import Cart
from domain.entries import GoodsReturned
from domain.errors import Refusal
from domain.no_receipt import KIND, goods_back
from domain.rights import NO_RECEIPT, Wanted
from domain.tenders import CASH
from domain.value import dataclass
from domain.value_postings import CAP
from local_db.act import Act, NewJob
from pos_app.services.finish_sale import current_shift
from pos_app.services.paper import goods_paper, heading
from pos_app.services.paper_queue import DRAWER
from pos_app.services.permission import approved, need
from pos_app.services.scan_article import find_article

if TYPE_CHECKING:
    from concurrent.futures import Future
    from datetime import datetime

    from domain.entries import ShiftRef
    from domain.members import MemberView
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember

ONCE = "goods/"


@dataclass(frozen=True, slots=True)
class OpenGoods:
    """Goods on the counter that have no receipt; `member` is whose stored value it goes to, where the plan says so."""

    id: str
    cart: Cart = field(default_factory=Cart)
    member: MemberView | None = None


def open_goods(desk: Desk, member: MemberView | None = None) -> OpenGoods:
    """Begin. Refusals `return_needs_receipt` (the plan takes nothing back without one), `card_frozen`."""
    plan, _ = desk.plan()
    if not plan.no_receipt.most:
        raise Refusal("return_needs_receipt")
    return for_member(OpenGoods(desk.new_id(), Cart(store=desk.books.store())), member)


def for_member(opened: OpenGoods, member: MemberView | None) -> OpenGoods:
    """Attach, change or drop the member. Refusal `card_frozen`."""
    if member is not None and member.member.frozen:
        raise Refusal("card_frozen", name=member.name or member.member.id)
    return replace(opened, member=member)


def add_good(desk: Desk, opened: OpenGoods, code: str, quantity: int = 1) -> OpenGoods:
    """Lay goods down by their code. Refusals `unknown_code`, `no_price`, `weigh_first`, and those of quantities."""
    found = find_article(desk, code)
    if found.article.per != 1 and quantity * found.quantity == 1:
        raise Refusal("weigh_first", name=found.article.name)
    return replace(opened, cart=opened.cart.with_article(found.article, quantity * found.quantity))


def set_good(opened: OpenGoods, line: int, quantity: int) -> OpenGoods:
    """Set how much of a line there is. Refusals `no_such_line`, `quantity_zero`, `quantity_too_large`."""
    return replace(opened, cart=opened.cart.with_quantity(line, quantity))


def drop_good(opened: OpenGoods, line: int) -> OpenGoods:
    """Take a line away again. Refusal `no_such_line`."""
    return replace(opened, cart=opened.cart.without(line))


def preview_goods(desk: Desk, opened: OpenGoods) -> GoodsReturned:
    """What would be given back now. Refusals as `return_without_receipt`, but for rights and the shift."""
    shift = desk.books.open_shift()
    return _body(desk, opened, "", desk.clock.now(), shift.ref if shift is not None else None)


def return_without_receipt(
    desk: Desk, opened: OpenGoods, cashier: StaffMember, reason: str, approval: Approval | None = None
) -> Future[Recorded]:
    """Write that goods came back without a receipt; the future resolves after the durable commit.

    Refusals: `no_reason`, `no_shift`, `approver_needed`, those of `domain.no_receipt.goods_back`; from the commit
    `already_finished` (the second of two presses) and `no_receipt_day`.
    """
    if not reason.strip():
        raise Refusal("no_reason")
    shift, now = current_shift(desk), desk.clock.now()
    body = _body(desk, opened, reason.strip(), now, shift.ref)
    allowed = need(cashier, Wanted(NO_RECEIPT, opened.id, body.payable, body.reason), approval)
    act = Act(
        kind=KIND,
        body=body,
        actor=cashier.id,
        at=now,
        business_day=shift.business_day,
        members=(body.member,) if body.member else (),
        once=ONCE + opened.id,
        jobs=partial(_jobs, desk, cashier.name, opened.member.name if body.member and opened.member else "", now),
    )
    return desk.books.record(approved(desk, act, allowed))


def _body(desk: Desk, opened: OpenGoods, reason: str, now: datetime, shift: ShiftRef | None) -> GoodsReturned:
    plan, ref = desk.plan()
    member = opened.member.member.id if opened.member is not None else None
    cap = desk.books.rooms(member).get(CAP) if member is not None else None
    if shift is None:
        raise Refusal("no_shift")
    return goods_back(
        opened.cart.lines,
        plan,
        ref,
        desk.clock.local(now),
        store=desk.books.store(),
        shift=shift,
        reason=reason,
        member=member,
        mark=opened.id,
        room=max(0, cap.totals.room) if cap is not None else 0,
    )


def _jobs(desk: Desk, cashier: str, member: str, at: datetime, recorded: Recorded) -> tuple[NewJob, ...]:
    body = recorded.entry.body
    if not desk.paper or not isinstance(body, GoodsReturned):
        return ()
    paper = goods_paper(desk, body, heading(desk, recorded.entry, recorded.hash, cashier, at), member)
    opens = any(tender.kind == CASH for tender in body.tenders)
    return (*((DRAWER,) if opens else ()), NewJob("receipt", paper))
