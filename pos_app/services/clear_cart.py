"""Clear a cart: the sale is abandoned, and its entry tells what lay in it (S5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import SaleAbandoned
from domain.errors import Refusal
from domain.rights import CLEAR, Wanted
from local_db.act import Act
from pos_app.services.finish_sale import current_shift
from pos_app.services.open_sale import removed_line
from pos_app.services.permission import approved, need
from pos_app.services.suspend_sale import hold_sale

if TYPE_CHECKING:
    from concurrent.futures import Future

    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember


def clear_cart(
    desk: Desk, sale: OpenSale, cashier: StaffMember, reason: str = "", approval: Approval | None = None
) -> Future[Recorded]:
    """Abandon the sale. Refusals `cart_empty` when there is nothing to clear, `tenders_first` when money was taken."""
    allowed = need(cashier, Wanted(CLEAR, sale.id, reason=reason), approval)
    if sale.untouched and not sale.removed:
        raise Refusal("cart_empty")
    if sale.tenders:
        raise Refusal("tenders_first")
    shift = current_shift(desk)
    lying = tuple(removed_line(sale, line.line) for line in sale.cart.lines)
    member = sale.member.member.id if sale.member is not None else None
    if sale.untouched:  # its draft went with its last line, and an abandoned sale has one
        hold_sale(desk, sale, cashier)
    act = Act(
        kind="sale.abandoned",
        body=SaleAbandoned(desk.books.head().store, shift.ref, (*sale.removed, *lying), reason, member),
        actor=cashier.id,
        at=desk.clock.now(),
        business_day=shift.business_day,
        members=(member,) if member else (),
        draft=sale.id,
    )
    return desk.books.record(approved(desk, act, allowed))
