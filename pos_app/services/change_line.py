"""Change a line: its quantity, or remove it; and take that back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.rights import REMOVE, Wanted
from domain.value import dataclass
from pos_app.services.open_sale import removed_line, with_approval, with_cart
from pos_app.services.permission import need

if TYPE_CHECKING:
    from domain.cart import Cart, CartLine
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember


@dataclass(frozen=True, slots=True)
class LineChange:
    """What was done to a line: as it was, as it became (None: removed), and its place among the lines."""

    before: CartLine
    after: CartLine | None
    place: int


def set_quantity(desk: Desk, sale: OpenSale, number: int, quantity: int) -> OpenSale:
    """Set a line's quantity (pieces or grams). Refusals `quantity_zero`, `quantity_too_large`, `no_such_line`."""
    return with_cart(desk, sale, sale.cart.with_quantity(number, quantity))


def remove_line(
    desk: Desk, sale: OpenSale, number: int, cashier: StaffMember, approval: Approval | None = None
) -> OpenSale:
    """Remove a line; the sale remembers that it was there, and its entry tells if the sale is abandoned.

    Refusals `approver_needed`, `no_such_line`.
    """
    gone = removed_line(sale, number)
    allowed = need(cashier, Wanted(REMOVE, f"{sale.id}/{number}/{len(sale.removed)}"), approval)
    sale = with_approval(sale, allowed)
    return with_cart(desk, replace(sale, removed=(*sale.removed, gone)), sale.cart.without(number))


def change_between(before: Cart, after: Cart, number: int) -> LineChange:
    """What happened to a line from one cart to the next."""
    place = [line.line for line in before.lines].index(number)
    left = next((line for line in after.lines if line.line == number), None)
    return LineChange(before.lines[place], left, place)


def take_back_change(desk: Desk, sale: OpenSale, change: LineChange) -> OpenSale:
    """Make the line as it was; what was scanned, attached or paid since stays. Refusal `nothing_to_undo`.

    It is refused when the line was changed again since.
    """
    now = next((line for line in sale.cart.lines if line.line == change.before.line), None)
    if now != change.after:
        raise Refusal("nothing_to_undo")
    if now is not None:
        as_it_was = tuple(change.before if line.line == now.line else line for line in sale.cart.lines)
        return with_cart(desk, sale, replace(sale.cart, lines=as_it_was))
    lines = list(sale.cart.lines)
    lines.insert(change.place, change.before)
    return with_cart(desk, _remembered_no_more(sale, change), replace(sale.cart, lines=tuple(lines)))


def _remembered_no_more(sale: OpenSale, change: LineChange) -> OpenSale:
    removed = list(sale.removed)
    for index in reversed(range(len(removed))):
        if (removed[index].sku, removed[index].quantity) == (change.before.article.sku, change.before.quantity):
            del removed[index]
            break
    return replace(sale, removed=tuple(removed))
