"""Void a finished sale (C4): everything comes back to where it came from, while the shift that sold it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.postings import sale_owner
from domain.rights import VOID, Wanted
from pos_app.services.finish_sale import current_shift
from pos_app.services.permission import approved, need
from pos_app.services.return_goods import taken_back, want_everything

if TYPE_CHECKING:
    from concurrent.futures import Future

    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember
    from pos_app.services.return_goods import OpenReturn


def check_voidable(desk: Desk, opened: OpenReturn) -> None:
    """Refusals `void_too_late`, `void_in_part`, `no_shift`."""
    if opened.sale.shift != current_shift(desk).ref:
        raise Refusal("void_too_late")
    if opened.before:
        raise Refusal("void_in_part")


def void_sale(
    desk: Desk, opened: OpenReturn, cashier: StaffMember, reason: str, approval: Approval | None = None
) -> Future[Recorded]:
    """Write `sale.voided`; the future resolves after the durable commit.

    Refusals: `no_reason`, `void_too_late` (of another shift), `void_in_part` (something came back already),
    `approver_needed`, and those of `return_goods`.
    """
    if not reason.strip():
        raise Refusal("no_reason")
    check_voidable(desk, opened)
    allowed = need(cashier, Wanted(VOID, sale_owner(opened.ref), opened.sale.payable, reason.strip()), approval)
    act = taken_back(desk, want_everything(opened), cashier, reason.strip(), "sale.voided")
    return desk.books.record(approved(desk, act, allowed))
