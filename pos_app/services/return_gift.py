"""Take a gift back: its points and its money go back as they came (P2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import GiftTaken
from domain.errors import Refusal
from domain.gifts import check_returnable, gift_back
from domain.postings import right_unit, sale_owner
from domain.rights import RETURN, Wanted
from domain.value import dataclass
from local_db.act import Act
from pos_app.services.finish_sale import DRAWER, current_shift
from pos_app.services.paper import HEAD
from pos_app.services.permission import approved, need
from pos_app.services.route_scan import receipt_parts

if TYPE_CHECKING:
    from concurrent.futures import Future

    from domain.entries import EntryRef
    from domain.members import MemberView
    from local_db.act import NewJob, Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember


@dataclass(frozen=True, slots=True)
class OpenGift:
    """A gift of this register that is to be brought back, and whose it was."""

    ref: EntryRef
    taken: GiftTaken
    member: MemberView | None


def find_gift(desk: Desk, code: str) -> OpenGift | None:
    """The gift of a receipt's code; None when that is no gift of this register.

    Refusals: `receipt_not_found` (no receipt's code), `receipt_other_head`, `gift_returned`, `gift_not_returnable`.
    """
    register, seq, head = receipt_parts(code)
    stored = desk.books.entry(seq) if register == desk.books.head().register else None
    if stored is None or not isinstance(stored.entry.body, GiftTaken):
        return None
    if head and stored.hash[:HEAD] != head:
        raise Refusal("receipt_other_head", receipt=code)
    ref, taken = stored.entry.ref, stored.entry.body
    if desk.books.was_done(_once(ref)):
        raise Refusal("gift_returned")
    check_returnable(taken, desk.books.plan(taken.plan)[0])
    return OpenGift(ref, taken, desk.members.by_id(taken.member))


@dataclass(frozen=True, slots=True)
class Handed:
    """A gift that was handed over: its entry's place and hash."""

    ref: EntryRef
    hash: str
    taken: GiftTaken


def return_gift(
    desk: Desk,
    original: EntryRef,
    reason: str,
    cashier: StaffMember,
    approval: Approval | None = None,
    *,
    elsewhere: Handed | None = None,
) -> Future[Recorded]:
    """Write that a gift came back, as a whole and once: here lies its right to come back, which this spends.

    `elsewhere` is the gift as HQ tells it, where another register handed it over; its right was lent by HQ and is in
    these books. Refusals: `approver_needed`, `reason_missing`, `gift_not_here` (no such gift, or its right lies at
    another register or in the books of before a restore), `gift_not_returnable` by the plan, `gift_returned`,
    `no_shift`; `already_finished` or `not_enough_allowance` from the commit.
    """
    if not reason.strip():
        raise Refusal("reason_missing")
    allowed = need(cashier, Wanted(RETURN, sale_owner(original), reason=reason.strip()), approval)
    shift, now = current_shift(desk), desk.clock.now()
    handed, once = elsewhere or _own(desk, original), _once(original)
    if desk.books.was_done(once):
        raise Refusal("gift_returned")
    if handed is None or handed.ref != original or not _is_here(desk, handed):
        raise Refusal("gift_not_here")
    plan, _ = desk.books.plan(handed.taken.plan)
    body = gift_back(
        handed.taken,
        original,
        handed.hash,
        plan,
        store=desk.books.store(),
        shift=shift.ref,
        at=desk.clock.local(now).isoformat(timespec="milliseconds"),
        reason=reason.strip(),
    )
    act = Act(
        kind="points.gift_returned",
        body=body,
        actor=cashier.id,
        at=now,
        business_day=shift.business_day,
        members=(body.member,),
        once=once,
        jobs=_drawer if body.amount else None,
    )
    return desk.books.record(approved(desk, act, allowed))


def _once(original: EntryRef) -> str:
    """A gift comes back once; the search for gifts knows the name too (`local_db.receipt_search`)."""
    return f"gift:{sale_owner(original)}"


def _own(desk: Desk, original: EntryRef) -> Handed | None:
    """A gift that this register handed over."""
    stored = desk.books.sale(original)
    if stored is None or not isinstance(stored.entry.body, GiftTaken):
        return None
    return Handed(original, stored.hash, stored.entry.body)


def _is_here(desk: Desk, handed: Handed) -> bool:
    """Whether this register holds the right; a gift of before has none, and comes back in the epoch that gave it."""
    if not handed.taken.right:
        head = desk.books.head()
        return (handed.ref.register, handed.ref.epoch) == (head.register, head.epoch)
    owner = sale_owner(handed.ref)
    room = desk.books.rooms(owner).get(right_unit(owner))
    return room is not None and room.totals.room > 0


def _drawer(_recorded: Recorded) -> tuple[NewJob, ...]:
    return (DRAWER,)
