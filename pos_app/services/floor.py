"""Sell beyond what is here, without a network, at the merchant's risk; collect it when HQ is there again (V4)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.entry_floor import FloorSettled
from domain.errors import Refusal
from domain.floor_limit import FLOOR, still, tendered
from domain.lending import EITHER
from domain.stored_value import LotSpend, alive, lot_name, lots_of, spend
from domain.tenders import Tender
from local_db.act import Act
from pos_app.services.give_back import held
from pos_app.services.open_sale import priced
from pos_app.services.take_payment import wanted_stored_value

if TYPE_CHECKING:
    from domain.stored_value import Lot
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale

MARK_BYTES = 4


def floor_room(desk: Desk, sale: OpenSale) -> int:
    """How much of this sale may still be paid at the merchant's risk, in minor units.

    Refusals: `no_member`, `floor_limit_off`, `floor_limit_online`.
    """
    if sale.member is None:
        raise Refusal("no_member")
    limit = desk.plan()[0].stored_value.floor
    if not limit.applies:
        raise Refusal("floor_limit_off")
    if desk.hq.online:
        raise Refusal("floor_limit_online")
    return max(0, still(limit, desk.books.owed(), sale.member.member.id) - tendered(sale.tenders))


def take_floor(desk: Desk, sale: OpenSale, amount: int | None = None) -> OpenSale:
    """Let the member owe `amount`, or what is due as far as the limits go.

    Refusals: those of `floor_room`, `nothing_to_pay`, `too_much_without_cash`, `floor_limit_reached`.
    """
    room, wanted = floor_room(desk, sale), wanted_stored_value(sale, amount)
    if room <= 0 or (amount is not None and wanted > room):
        raise Refusal("floor_limit_reached", amount=room)
    others = tuple(tender for tender in sale.tenders if tender.kind != FLOOR)
    whole = tendered(sale.tenders) + min(wanted, room)
    return priced(desk, replace(sale, tenders=(*others, Tender(FLOOR, whole))))


def collect(desk: Desk) -> int:
    """Let stored value pay what members owe here, as much as HQ lends of it; how many members it concerned.

    Blocks for a round trip or two a member: never call it on the UI thread.
    """
    count = 0
    for member, owed in sorted(desk.books.owed().items()):
        spends = _paying(desk, member, owed) if owed > 0 else _given(desk, -owed)
        if not spends:
            continue
        plan, _ = desk.plan()
        principal = sum(one.principal for one in spends)
        body = FloorSettled(
            desk.books.store(),
            member,
            sum(one.amount for one in spends),
            spends,
            principal if plan.stored_value.limits.apply and owed > 0 else 0,
            plan.currency,
        )
        act = Act("floor_limit.settled", body, "till", desk.clock.now(), desk.day(), (member,))
        try:
            desk.books.record(act).result()
        except Refusal:
            continue  # a sale took of it meanwhile: the next time
        count += 1
    return count


def _paying(desk: Desk, member: str, owed: int) -> tuple[LotSpend, ...]:
    """What of his lots pays it: HQ is asked for what is missing here."""
    missing = owed - sum(lot.left for lot in _lots(desk, member))
    if missing > 0:
        answer = desk.hq.enlarge(member, {EITHER: missing})
        if not answer.granted and answer.available > 0:
            desk.hq.enlarge(member, {EITHER: min(missing, answer.available)})
    lots, day = _lots(desk, member), desk.clock.local(desk.clock.now()).date()
    there = min(owed, sum(lot.left for lot in lots))
    return spend(lots, there, desk.plan()[0].stored_value.order, day) if there > 0 else ()


def _given(desk: Desk, amount: int) -> tuple[LotSpend, ...]:
    """Goods came back whose price was collected: it is his again, as a lot of its own."""
    mark = desk.chance(MARK_BYTES).hex()
    return (LotSpend(lot_name(desk.clock.local(desk.clock.now()), amount, 0, mark), -amount),)


def _lots(desk: Desk, member: str) -> tuple[Lot, ...]:
    """What may be spent here today and no open sale holds."""
    day, holds = desk.clock.local(desk.clock.now()).date(), held(desk, member)
    rooms = {
        unit: room.totals.room - holds.get(unit, 0)
        for unit, room in desk.books.rooms(member).items()
        if alive(room.expires, day)
    }
    return lots_of({unit: room for unit, room in rooms.items() if room > 0})
