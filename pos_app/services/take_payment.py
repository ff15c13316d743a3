"""Take a tender: cash, or stored value out of what is lent to this register (C3, V3, V4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.stored_value import lots_of, spend, spendable
from domain.tenders import CASH, STORED_VALUE, Tender
from pos_app.services.open_sale import cash_due, priced, stored_value_in

if TYPE_CHECKING:
    from domain.stored_value import Lot
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale

MUCH = 3
"""Cash of more than this many times what is due is asked about once."""
MUCH_AT_LEAST = 10000


@dataclass(frozen=True, slots=True)
class StoredValueHere:
    """What can be spent here now and what the whole balance is, as last known, both in minor units."""

    here: int
    balance: int

    def missing(self, wanted: int) -> int:
        """How much more would have to be lent for that; never more than the balance holds."""
        return max(0, min(wanted, self.balance) - self.here)


def take_cash(desk: Desk, sale: OpenSale, amount: int | None = None, *, sure: bool = False) -> OpenSale:
    """Take cash: `amount` in minor units, or exactly what is due.

    Refusals: `nothing_to_pay`, `tender_not_positive`, `much_cash` (asks once; call again with `sure`).
    """
    due = cash_due(desk, sale)
    if sale.cart.empty or (due <= 0 and amount is None):
        raise Refusal("nothing_to_pay")
    given = due if amount is None else amount
    if given <= 0:
        raise Refusal("tender_not_positive", kind=CASH)
    if given > max(MUCH * due, MUCH_AT_LEAST) and not sure:
        raise Refusal("much_cash", amount=given, due=due)
    return _with_tender(desk, sale, Tender(CASH, given))


def stored_value_here(desk: Desk, sale: OpenSale) -> StoredValueHere:
    """What of the member's stored value this register may take now. Refusal `no_member`."""
    if sale.member is None:
        raise Refusal("no_member")
    return StoredValueHere(spendable(_lots(desk, sale), desk.clock.local(desk.clock.now()).date()), sale.member.balance)


def wanted_stored_value(sale: OpenSale, amount: int | None) -> int:
    """How much stored value is meant: what was typed, else everything due. Refusal `nothing_to_pay`."""
    due = sale.settlement.due
    if due <= 0:
        raise Refusal("nothing_to_pay")
    if amount is not None and amount <= 0:
        raise Refusal("tender_not_positive", kind=STORED_VALUE)
    if amount is not None and amount > due:
        raise Refusal("too_much_without_cash", payable=due, tendered=amount)
    return due if amount is None else amount


def enlarge_for(desk: Desk, sale: OpenSale, wanted: int) -> None:
    """Ask HQ to lend what is missing for `wanted`; silent when nothing is missing or HQ is not there.

    Blocks for one round trip: never call it on the UI thread. What was granted is installed when it returns.
    """
    if sale.member is None:
        return
    missing = stored_value_here(desk, sale).missing(wanted + stored_value_in(sale))
    if missing > 0 and desk.hq.online:
        desk.hq.enlarge(sale.member.member.id, {"SV": missing})


def take_stored_value(desk: Desk, sale: OpenSale, amount: int | None = None) -> OpenSale:
    """Pay from the member's stored value: `amount`, or as much of what is due as is spendable here.

    Refusals: `no_member`, `nothing_to_pay`, `stored_value_empty`, `not_enough_stored_value` (with what is
    spendable here and the whole balance), `too_much_without_cash`.
    """
    room = stored_value_here(desk, sale)
    taken = stored_value_in(sale)
    wanted = wanted_stored_value(sale, amount)
    free = room.here - taken
    if free <= 0:
        raise Refusal("stored_value_empty", here=0, balance=room.balance)
    if amount is not None and wanted > free:
        raise Refusal("not_enough_stored_value", wanted=wanted, here=free, balance=room.balance)
    plan, _ = desk.books.plan()
    day = desk.clock.local(desk.clock.now()).date()
    total = taken + min(wanted, free)
    spends = spend(_lots(desk, sale), total, plan.stored_value.order, day)
    others = tuple(tender for tender in sale.tenders if tender.kind != STORED_VALUE)
    return priced(desk, replace(sale, tenders=(Tender(STORED_VALUE, total, spends), *others)))


def take_tenders_back(desk: Desk, sale: OpenSale) -> OpenSale:
    """Give everything that was tendered so far back; nothing was booked yet."""
    return priced(desk, replace(sale, tenders=()))


def _with_tender(desk: Desk, sale: OpenSale, tender: Tender) -> OpenSale:
    merged = sum(other.amount for other in sale.tenders if other.kind == tender.kind) + tender.amount
    others = tuple(other for other in sale.tenders if other.kind != tender.kind)
    return priced(desk, replace(sale, tenders=(*others, Tender(tender.kind, merged))))


def _lots(desk: Desk, sale: OpenSale) -> tuple[Lot, ...]:
    if sale.member is None:
        raise Refusal("no_member")
    rooms = desk.books.rooms(sale.member.member.id)
    return lots_of(
        {unit: room.totals.room for unit, room in rooms.items()},
        {unit: room.expires for unit, room in rooms.items()},
    )
