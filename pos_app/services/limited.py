"""Promotions with a limited quantity (flash sales): what this register holds of them, and asking HQ for more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.entries import Held
from domain.gain_postings import CAMPAIGN

if TYPE_CHECKING:
    from domain.cart import Cart
    from domain.plan import Plan
    from pos_app.services.desk import Desk
    from pos_app.services.lending import Enlarged

QUANTITY = "QTY:"


def with_held(desk: Desk, cart: Cart, plan: Plan) -> Cart:
    """The cart with what this register holds of the plan's limited promotions; a promotion not held is not given."""
    held = tuple(Held(promotion.id, held_here(desk, promotion.id)) for promotion in plan.promotions if promotion.limit)
    return cart if held == cart.held else replace(cart, held=held)


def held_here(desk: Desk, promotion: str) -> int:
    """How many units of a limited promotion this register may still give."""
    room = desk.books.rooms(CAMPAIGN + promotion).get(QUANTITY + promotion)
    return room.totals.room if room is not None else 0


def fetch_limited(desk: Desk, promotion: str, many: int) -> Enlarged | None:
    """Ask HQ to lend what is missing for `many` units, or as much as there is; blocks, never on the UI thread.

    None when nothing is missing or HQ is away.
    """
    missing = many - held_here(desk, promotion)
    if missing <= 0 or not desk.hq.lends:
        return None
    unit = QUANTITY + promotion
    answer = desk.hq.enlarge(CAMPAIGN + promotion, {unit: missing})
    if not answer.granted and 0 < answer.available < missing:
        return desk.hq.enlarge(CAMPAIGN + promotion, {unit: answer.available})
    return answer
