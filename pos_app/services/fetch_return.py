"""Fetch the right to return what another register sold, and what is left of it, from HQ (C5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.cause_postings import package_unit
from domain.errors import Refusal
from pos_app.services.return_goods import open_return
from pos_app.services.route_scan import receipt_parts

if TYPE_CHECKING:
    from pos_app.services.desk import Desk
    from pos_app.services.lending import RefundRight
    from pos_app.services.return_goods import OpenReturn

ELSEWHERE = frozenset({"receipt_elsewhere", "refund_right_elsewhere", "receipt_other_head"})
"""What `open_return` refuses and HQ may help with: an old epoch of this register had other heads, too."""


def fetch_return(desk: Desk, code: str) -> OpenReturn:
    """Open the return of a receipt of any register; what this till has the right to is opened without asking.

    Blocks for some round trips: never on the UI thread. Refusals as `open_return`, and: `return_needs_hq` (HQ does not
    answer), `right_is_out` (the register that has the right does not give it back now), `receipt_unknown` (HQ has no
    such receipt, or not yet), `receipt_ambiguous` (two receipts have this number: the head on the paper is needed).
    """
    try:
        return open_return(desk, code)
    except Refusal as refusal:
        if refusal.code not in ELSEWHERE:
            raise
        known = refusal
    register, seq, head = receipt_parts(code)
    answer = desk.hq.refund_right(register, seq, head)
    if not answer.sale:
        raise _refused(known, answer, code, register)
    desk.books.keep_elsewhere(answer.sale, answer.returns, answer.granted).result()
    opened = open_return(desk, code)
    _fetch_sessions(desk, opened)
    return opened


def _refused(known: Refusal, answer: RefundRight, code: str, register: str) -> Refusal:
    if answer.reason in {"receipt_unknown", "receipt_ambiguous"} and known.code == "receipt_other_head":
        return known
    if answer.reason == "receipt_unknown":
        return Refusal("receipt_unknown", receipt=code, register=register)
    if answer.reason == "receipt_ambiguous":
        return Refusal("receipt_ambiguous", receipt=code)
    if answer.holder:
        return Refusal("right_is_out", receipt=code, register=answer.holder)
    return Refusal("return_needs_hq", receipt=code, register=register)


def _fetch_sessions(desk: Desk, opened: OpenReturn) -> None:
    """Packages come back with their sessions: have them lent to this register, as far as nobody used them."""
    for lot in opened.sale.gains.bought:
        unit = package_unit(lot.package, lot.lot)
        room = desk.books.rooms(lot.owner).get(unit)
        missing = lot.sessions - (room.totals.room if room is not None else 0)
        if missing > 0:
            desk.hq.enlarge(lot.owner, {unit: missing})
