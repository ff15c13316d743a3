"""Keep the sale under way, suspend it and resume it (C4, C8): a draft is a row in the books, saved at each change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.rights import SELL, Wanted
from domain.value import dataclass
from local_db.act import Draft
from pos_app.services.open_sale import from_document, to_document
from pos_app.services.permission import need

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale
    from pos_app.services.ports import StaffMember

OPEN, SUSPENDED = "open", "suspended"


@dataclass(frozen=True, slots=True)
class SuspendedSale:
    """A sale that waits: since when (UTC text), who suspended it."""

    sale: OpenSale
    at: str
    cashier: str


def keep_sale(desk: Desk, sale: OpenSale, cashier: StaffMember) -> Future[None]:
    """Save the sale as it stands; an untouched one needs no draft. Returns at once, the future when it is durable."""
    if sale.untouched:
        return desk.books.drop_draft(sale.id)
    return hold_sale(desk, sale, cashier)


def hold_sale(desk: Desk, sale: OpenSale, cashier: StaffMember) -> Future[None]:
    """Save the sale as the open one, whatever is in it."""
    return desk.books.save_draft(_draft(desk, sale, cashier, OPEN))


def forget_sale(desk: Desk, sale: OpenSale) -> Future[None]:
    """Drop the draft of a sale in which nothing is worth keeping."""
    return desk.books.drop_draft(sale.id)


def suspend_sale(desk: Desk, sale: OpenSale, cashier: StaffMember) -> Future[None]:
    """Put the sale aside; nothing of it is spent or released. Refusals `cart_empty`, `tenders_first`."""
    need(cashier, Wanted(SELL))
    if sale.cart.empty:
        raise Refusal("cart_empty")
    if sale.tenders:
        raise Refusal("tenders_first")
    return desk.books.save_draft(_draft(desk, sale, cashier, SUSPENDED))


def suspended_sales(desk: Desk) -> tuple[SuspendedSale, ...]:
    """Every sale that waits, the oldest first."""
    return tuple(
        SuspendedSale(from_document(desk, draft.id, draft.document), draft.at, draft.cashier)
        for draft in desk.books.drafts(SUSPENDED)
    )


def resume_sale(desk: Desk, sale: OpenSale, cashier: StaffMember) -> Future[None]:
    """Take a suspended sale up again: it becomes the open one."""
    return keep_sale(desk, sale, cashier)


def sale_after_crash(desk: Desk) -> OpenSale | None:
    """The sale that was open when the till stopped, priced again; None when there was none."""
    drafts = desk.books.drafts(OPEN)
    return from_document(desk, drafts[-1].id, drafts[-1].document) if drafts else None


def put_older_ones_aside(desk: Desk, sale: OpenSale | None, cashier: StaffMember) -> None:
    """Suspend what else was open when the till stopped, so that nothing is lost and nothing blocks the day's end."""
    for draft in desk.books.drafts(OPEN):
        if sale is None or draft.id != sale.id:
            older = from_document(desk, draft.id, draft.document)
            if older.cart.empty:
                forget_sale(desk, older)
            else:
                desk.books.save_draft(_draft(desk, older, cashier, SUSPENDED))


def _draft(desk: Desk, sale: OpenSale, cashier: StaffMember, state: str) -> Draft:
    at = desk.clock.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return Draft(sale.id, "suspended" if state == SUSPENDED else "open", cashier.id, at, to_document(sale))
