"""Take a gift back: its points and its money go back as they came (P2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.entries import GiftTaken
from domain.errors import Refusal
from domain.gifts import check_returnable, gift_back
from domain.postings import right_unit, sale_owner
from domain.rights import RETURN, Wanted
from domain.value import dataclass
from local_db.act import Act
from pos_app.services.finish_sale import current_shift
from pos_app.services.paper import HEAD
from pos_app.services.paper_queue import entry_jobs
from pos_app.services.permission import approved, need
from pos_app.services.return_goods import known_receipt
from pos_app.services.route_scan import receipt_parts
from pos_app.services.take_points import balance_after

if TYPE_CHECKING:
    from concurrent.futures import Future

    from domain.entries import EntryRef
    from domain.members import MemberView
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember


@dataclass(frozen=True, slots=True)
class OpenGift:
    """A gift that is to be brought back, and whose it was, where this till knows that member."""

    ref: EntryRef
    taken: GiftTaken
    member: MemberView | None


def find_gift(desk: Desk, code: str) -> OpenGift | None:
    """The gift of a receipt's code; None when that is no gift that is known here.

    Refusals: `receipt_not_found` (no receipt's code), `receipt_other_head`, `gift_returned`, `gift_not_returnable`,
    `refund_right_elsewhere` (its right to come back lies elsewhere: HQ may lend it), `gift_not_here` (of before gifts
    had a right: only the register and the epoch that handed it over takes it back).
    """
    register, seq, head = receipt_parts(code)
    stored = known_receipt(desk, register, seq, head)
    if stored is None or not isinstance(stored.entry.body, GiftTaken):
        return None
    if head and stored.hash[:HEAD] != head:
        raise Refusal("receipt_other_head", receipt=code)
    ref, taken = stored.entry.ref, stored.entry.body
    if desk.books.was_done(_once(ref)):
        raise Refusal("gift_returned")
    check_returnable(taken, desk.books.plan(taken.plan)[0])
    if not _is_here(desk, ref, taken):
        raise Refusal("refund_right_elsewhere" if taken.right else "gift_not_here", receipt=code, register=register)
    return OpenGift(ref, taken, desk.members.by_id(taken.member))


def return_gift(
    desk: Desk,
    original: EntryRef,
    reason: str,
    cashier: StaffMember,
    approval: Approval | None = None,
) -> Future[Recorded]:
    """Write that a gift came back, as a whole and once: here lies its right to come back, which this spends.

    Refusals: `approver_needed`, `reason_missing`, `gift_not_here` (no gift of this till, and none that HQ told of; or
    its right lies elsewhere), `gift_not_returnable` by the plan, `gift_returned`, `no_shift`; `already_finished` or
    `not_enough_allowance` from the commit.
    """
    if not reason.strip():
        raise Refusal("reason_missing")
    allowed = need(cashier, Wanted(RETURN, sale_owner(original), reason=reason.strip()), approval)
    shift, now = current_shift(desk), desk.clock.now()
    stored, once = desk.books.sale(original) or desk.books.told(original), _once(original)
    taken = stored.entry.body if stored is not None else None
    if desk.books.was_done(once):
        raise Refusal("gift_returned")
    if stored is None or not isinstance(taken, GiftTaken) or not _is_here(desk, original, taken):
        raise Refusal("gift_not_here")
    plan, _ = desk.books.plan(taken.plan)
    body = gift_back(
        taken,
        original,
        stored.hash,
        plan,
        store=desk.books.store(),
        shift=shift.ref,
        at=desk.clock.local(now).isoformat(timespec="milliseconds"),
        reason=reason.strip(),
    )
    member = desk.members.by_id(body.member)
    points = sum(part.points for part in body.points)
    body = replace(body, balance=balance_after(member, points))
    act = Act(
        kind="points.gift_returned",
        body=body,
        actor=cashier.id,
        at=now,
        business_day=shift.business_day,
        members=(body.member,),
        once=once,
        jobs=entry_jobs(desk, cashier.name, member.name if member is not None else "", drawer=body.amount > 0),
    )
    return desk.books.record(approved(desk, act, allowed))


def _once(original: EntryRef) -> str:
    """A gift comes back once; the search for gifts knows the name too (`local_db.receipt_search`)."""
    return f"gift:{sale_owner(original)}"


def _is_here(desk: Desk, ref: EntryRef, taken: GiftTaken) -> bool:
    """Whether this register holds the right; a gift of before has none, and comes back in the epoch that gave it."""
    if not taken.right:
        head = desk.books.head()
        return (ref.register, ref.epoch) == (head.register, head.epoch)
    room = desk.books.rooms(sale_owner(ref)).get(right_unit(sale_owner(ref)))
    return room is not None and room.totals.room > 0
