"""Change a line: its quantity, or remove it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.services.open_sale import removed_line, with_cart

if TYPE_CHECKING:
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale


def set_quantity(desk: Desk, sale: OpenSale, number: int, quantity: int) -> OpenSale:
    """Set a line's quantity (pieces or grams). Refusals `quantity_zero`, `quantity_too_large`, `no_such_line`."""
    return with_cart(desk, sale, sale.cart.with_quantity(number, quantity))


def remove_line(desk: Desk, sale: OpenSale, number: int) -> OpenSale:
    """Remove a line; the sale remembers that it was there, and its entry tells if the sale is abandoned."""
    gone = removed_line(sale, number)
    return with_cart(desk, replace(sale, removed=(*sale.removed, gone)), sale.cart.without(number))
