"""Give allowances back to HQ: what was recalled, and what no open sale holds (ARCHITECTURE, allowances: recall)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import AllowanceGivenBack, UnitAmount
from domain.tenders import STORED_VALUE
from local_db.act import Act
from pos_app.services.open_sale import SaleDocument
from wire import shapes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Future

    from local_db.act import Recorded
    from pos_app.services.desk import Desk


def held(desk: Desk, owner: str) -> dict[str, int]:
    """What open and suspended sales hold of an owner's units: it stays here."""
    holds: dict[str, int] = {}
    for draft in desk.books.drafts():
        kept = shapes.decode(draft.document, SaleDocument)
        if kept.member is None or kept.member.member.id != owner:
            continue
        for tender in kept.tenders:
            for spend in tender.spends if tender.kind == STORED_VALUE else ():
                for unit, amount in ((f"SVP/{spend.lot}", spend.principal), (f"SVB/{spend.lot}", spend.bonus)):
                    holds[unit] = holds.get(unit, 0) + amount
        for coupon in kept.cart.coupons:
            holds[f"CPN:{coupon.rule}/{coupon.code}"] = 1
    return holds


def give_back(desk: Desk, owner: str, units: Iterable[str], reason: str) -> Future[Recorded] | None:
    """Give back all room of these units that no sale holds; None when there is nothing to give."""
    rooms, holds = desk.books.rooms(owner), held(desk, owner)
    moves = tuple(
        UnitAmount(owner, unit, free)
        for unit in units
        if unit in rooms and (free := rooms[unit].totals.room - holds.get(unit, 0)) > 0
    )
    if not moves:
        return None
    now = desk.clock.now()
    body = AllowanceGivenBack(desk.books.head().store, reason, moves)
    return desk.books.record(Act("allowance.given_back", body, "till", now, desk.day(), members=(owner,)))
