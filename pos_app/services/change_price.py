"""Change a price by hand (C4): another price for a line, or some percent off a line or the bill, for a reason.

How far somebody may go alone is his role's limit for that reason; beyond it, somebody with a higher one approves.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.cart import WHOLE
from domain.entries import ByHand
from domain.errors import Refusal
from domain.money import divide_up
from domain.rights import DISCOUNT, OVERRIDE, REASONS, Wanted
from pos_app.services.open_sale import with_approval, with_cart
from pos_app.services.permission import need

if TYPE_CHECKING:
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember


def override_price(
    desk: Desk,
    sale: OpenSale,
    number: int,
    price: int,
    cashier: StaffMember,
    reason: str,
    approval: Approval | None = None,
) -> OpenSale:
    """Sell a line at another unit price (minor units), which is then everybody's, members' too.

    Refusals: `no_reason` (none of `domain.rights.REASONS`), `no_such_line`, `price_not_lower`, `changed_by_hand`,
    `line_is_covered`, `tenders_first`, `approver_needed` (with the percent that it takes off, rounded up).
    """
    _check(sale, reason)
    was = sale.cart.line(number).article.price or 0
    changed = sale.cart.with_price(number, price, ByHand(reason, cashier.id))
    off = divide_up((was - price) * WHOLE, was)
    wanted = Wanted(OVERRIDE, f"{sale.id}/{number}/{price}", off, reason)
    sale = with_approval(sale, need(cashier, wanted, approval))
    return with_cart(desk, sale, changed)


def discount(
    desk: Desk,
    sale: OpenSale,
    number: int | None,
    percent: int,
    cashier: StaffMember,
    reason: str,
    approval: Approval | None = None,
) -> OpenSale:
    """Take percent off what is left of a line after all benefits, or (None) off the whole bill.

    Refusals as `override_price`, and `percent_wrong`, `cart_empty`.
    """
    _check(sale, reason)
    if sale.cart.empty:
        raise Refusal("cart_empty")
    changed = sale.cart.with_discount(number, ByHand(reason, cashier.id, percent=percent))
    where = "bill" if number is None else str(number)
    wanted = Wanted(DISCOUNT, f"{sale.id}/{where}/{percent}", percent, reason)
    sale = with_approval(sale, need(cashier, wanted, approval))
    return with_cart(desk, sale, changed)


def take_line_change_back(desk: Desk, sale: OpenSale, number: int) -> OpenSale:
    """A line costs again what it did before it was changed by hand. Refusal `no_such_line`."""
    line = sale.cart.line(number)
    article = line.article
    if line.by_hand is not None and line.by_hand.was:
        known = desk.goods.by_sku(article.sku)
        at_member_price = known.member_price if known is not None else None
        article = replace(article, price=line.by_hand.was, member_price=at_member_price)
    as_it_was = replace(line, article=article, by_hand=None)
    return with_cart(
        desk, sale, replace(sale.cart, lines=tuple(as_it_was if one == line else one for one in sale.cart.lines))
    )


def take_bill_discount_back(desk: Desk, sale: OpenSale) -> OpenSale:
    """Nothing is taken off the whole bill by hand any more."""
    return with_cart(desk, sale, replace(sale.cart, by_hand=None))


def _check(sale: OpenSale, reason: str) -> None:
    if reason not in REASONS:
        raise Refusal("no_reason")
    if sale.tenders:
        raise Refusal("tenders_first")
