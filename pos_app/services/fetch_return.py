"""Fetch the right to take back what another register sold or handed over, and what is left of it, from HQ (C5, P2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.cause_postings import package_unit
from domain.entries import GiftTaken, SaleCompleted
from domain.errors import Fault, Refusal
from domain.points import FAMILY
from pos_app.services.return_gift import OpenGift, find_gift
from pos_app.services.return_goods import OpenReturn, open_return
from pos_app.services.route_scan import receipt_parts
from wire.bodies import read_entry

if TYPE_CHECKING:
    from domain.entries import PlanRef
    from pos_app.services.desk import Desk
    from pos_app.services.lending import RefundRight

OTHER_EPOCH = frozenset({"receipt_other_head", "receipt_not_found"})
"""What is said of this register's own receipts of before its books were restored: HQ knows them."""
ELSEWHERE = frozenset({"receipt_elsewhere", "refund_right_elsewhere"}) | OTHER_EPOCH
"""What `open_receipt` refuses and HQ may help with."""

NEVER = "9999-12-31T23:59:59.999Z"
"""From when a plan is in force that is kept for the sales of another store alone."""


def open_receipt(desk: Desk, code: str) -> OpenReturn | OpenGift:
    """Open what is to be brought back, a sale's goods or a gift, as far as the right to it lies here.

    Refusals as `find_gift` and `open_return`; those in `ELSEWHERE` are `fetch_receipt`'s to help with.
    """
    gift = find_gift(desk, code)
    return gift if gift is not None else open_return(desk, code)


def fetch_receipt(desk: Desk, code: str) -> OpenReturn | OpenGift:
    """Open the receipt of any register; what this till has the right to is opened without asking.

    Blocks for some round trips: never on the UI thread. Refusals as `open_receipt`, and: `return_needs_hq` (HQ does not
    answer), `right_is_out` (the register that has the right does not give it back now), `receipt_unknown` (HQ has no
    such receipt, or not yet), `receipt_ambiguous` (two receipts have this number: the head on the paper is needed).
    """
    register, seq, head = receipt_parts(code)
    try:
        return open_receipt(desk, code)
    except Refusal as refusal:
        if refusal.code not in ELSEWHERE:
            raise
        known = refusal
    answer = desk.hq.refund_right(register, seq, head)
    body = read_entry(answer.sale).body if answer.sale else None
    if not isinstance(body, SaleCompleted | GiftTaken):
        raise _refused(known, answer, code, register)
    if isinstance(body, GiftTaken) and answer.returns:
        raise Refusal("gift_returned")
    if answer.plan:
        _keep_plan(desk, body.plan, answer.plan)
    desk.books.keep_elsewhere(answer.sale, answer.returns, answer.granted).result()
    opened = open_receipt(desk, code)
    if isinstance(opened, OpenReturn):
        _fetch_gains(desk, opened)
    return opened


def fetch_return(desk: Desk, code: str) -> OpenReturn:
    """The same where goods of a sale are wanted; Refusal `receipt_not_found` for a gift."""
    opened = fetch_receipt(desk, code)
    if isinstance(opened, OpenGift):
        raise Refusal("receipt_not_found", receipt=code)
    return opened


def _refused(known: Refusal, answer: RefundRight, code: str, register: str) -> Refusal:
    if answer.holder:
        return Refusal("right_is_out", receipt=code, register=answer.holder)
    if answer.reason == "receipt_ambiguous" and known.code != "receipt_other_head":
        return Refusal("receipt_ambiguous", receipt=code)
    if known.code == "receipt_not_found" or (answer.reason and known.code == "receipt_other_head"):
        return known
    if answer.reason == "receipt_unknown" or answer.sale:
        return Refusal("receipt_unknown", receipt=code, register=register)
    return Refusal("return_needs_hq", receipt=code, register=register)


def _fetch_gains(desk: Desk, opened: OpenReturn) -> None:
    """Have sessions, coupons and points that the sale brought lent to this register, as far as nobody used them: what
    the seller would take back is taken back here.
    """
    gains = opened.sale.gains
    wanted = [(lot.owner, package_unit(lot.package, lot.lot), lot.sessions) for lot in gains.bought]
    wanted += [(one.owner, f"CPN:{one.rule}/{one.code}", 1) for one in gains.issued]
    wanted += [(one.owner, FAMILY + one.lot, one.points) for one in gains.earned]
    for owner, unit, many in wanted:
        room = desk.books.rooms(owner).get(unit)
        missing = many - (room.totals.room if room is not None else 0)
        answer = desk.hq.enlarge(owner, {unit: missing}) if missing > 0 else None
        if answer is not None and not answer.granted and 0 < answer.available < missing:
            desk.hq.enlarge(owner, {unit: answer.available})


def _keep_plan(desk: Desk, sold: PlanRef, text: bytes) -> None:
    """Keep the plan of another store's sale, so that what it gave goes back by it; it is never in force here."""
    try:
        desk.books.plan(sold)
    except Fault:
        desk.books.save_plan(text, NEVER).result()
