"""Take a tender: cash, or stored value out of what is lent to this register (C3, V3, V4)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from domain.errors import Refusal
from domain.stored_value import alive, lots_of, spend, spendable
from domain.tenders import CARD, CASH, STORED_VALUE, Tender
from domain.value import dataclass
from pos_app.services.lending import Enlarged
from pos_app.services.member_pin import ask_for_pin
from pos_app.services.open_sale import SMALLEST, cash_due, priced, stored_value_in, with_cash
from pos_app.services.spending import may_spend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.stored_value import Lot
    from domain.tenders import Settlement
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale

EITHER = "SV"
"""The unit that stands for stored value of either kind: HQ chooses the lots."""
DATE = len("2026-01-01")
MUCH = 3
"""Cash of more than this many times what is due is asked about once."""
MUCH_AT_LEAST = 10000
REFERENCE = (4, 24)
"""How many characters the reference on a terminal's slip has, at least and at most."""


class Payable(Protocol):
    """What is paid: an open sale, or an open top-up. `id` is what its payments name as their draft."""

    @property
    def id(self) -> str:
        """Never that of another one."""
        ...

    @property
    def settlement(self) -> Settlement:
        """What was handed over, what is due."""
        ...


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
    if sale.cart.empty or sale.settlement.due <= 0:
        raise Refusal("nothing_to_pay")
    due = cash_due(desk, sale)
    given = (due or SMALLEST) if amount is None else amount
    if given <= 0:
        raise Refusal("tender_not_positive", kind=CASH)
    if given > max(MUCH * due, MUCH_AT_LEAST) and not sure:
        raise Refusal("much_cash", amount=given, due=due)
    return priced(desk, replace(sale, tenders=with_cash(sale.tenders, given)))


def take_card(desk: Desk, sale: OpenSale, reference: str, amount: int | None = None) -> OpenSale:
    """Note what a terminal beside the till took: `amount` or everything due, and the reference on its slip.

    Refusals: `nothing_to_pay`, `tender_not_positive`, `too_much_without_cash`, `reference_needed`.
    """
    if sale.cart.empty:
        raise Refusal("nothing_to_pay")
    wanted = wanted_of_due(sale, CARD, amount)
    known = slip_reference(reference, sale.tenders)
    return priced(desk, replace(sale, tenders=(*sale.tenders, Tender(CARD, wanted, reference=known))))


def slip_reference(reference: str, tenders: Sequence[Tender]) -> str:
    """The reference on a terminal's slip as it is kept. Refusals `reference_needed`, `reference_twice`."""
    known = "".join(reference.split())
    if not (REFERENCE[0] <= len(known) <= REFERENCE[1] and known.isascii() and known.isprintable()):
        raise Refusal("reference_needed", least=REFERENCE[0], most=REFERENCE[1])
    if any(tender.kind == CARD and tender.reference == known for tender in tenders):
        raise Refusal("reference_twice", reference=known)
    return known


def stored_value_here(desk: Desk, sale: OpenSale) -> StoredValueHere:
    """What of the member's stored value this register may take now. Refusal `no_member`."""
    if sale.member is None:
        raise Refusal("no_member")
    here = spendable(_lots(desk, sale), desk.clock.local(desk.clock.now()).date())
    return StoredValueHere(here, max(here, sale.member.balance))


def wanted_stored_value(sale: OpenSale, amount: int | None) -> int:
    """How much stored value is meant: what was typed, else everything due. Refusal `nothing_to_pay`."""
    return wanted_of_due(sale, STORED_VALUE, amount)


def wanted_of_due(paid: Payable, kind: str, amount: int | None) -> int:
    """How much a tender that gives no change is to bring: what was typed, else everything due.

    Refusals `nothing_to_pay`, `tender_not_positive`, `too_much_without_cash`.
    """
    due = paid.settlement.due
    if due <= 0:
        raise Refusal("nothing_to_pay")
    if amount is not None and amount <= 0:
        raise Refusal("tender_not_positive", kind=kind)
    if amount is not None and amount > due:
        raise Refusal("too_much_without_cash", payable=due, tendered=amount)
    return due if amount is None else amount


def missing_here(desk: Desk, sale: OpenSale, wanted: int) -> int:
    """How much more HQ would have to lend so that `wanted` more can be paid, minor units; 0 when HQ is not there.

    Of another store's member this till knows no balance: HQ does.
    """
    if sale.member is None or not desk.hq.lends:
        return 0
    room, whole = stored_value_here(desk, sale), wanted + stored_value_in(sale)
    return room.missing(whole) if sale.member.local else max(0, whole - room.here)


def enlarge_for(desk: Desk, sale: OpenSale, wanted: int) -> Enlarged | None:
    """Ask HQ to lend what is missing for `wanted`, or as much of it as there is; None when nothing was asked.

    Blocks for one or two round trips: never call it on the UI thread. What was granted is installed when it returns.
    """
    missing = missing_here(desk, sale, wanted)
    if missing <= 0 or sale.member is None:
        return None
    owner = sale.member.member.id
    answer = desk.hq.enlarge(owner, {EITHER: missing})
    if not answer.granted and 0 < answer.available < missing:
        part = desk.hq.enlarge(owner, {EITHER: answer.available})
        return Enlarged(
            part.granted, reached=answer.reached, available=0 if part.granted else answer.available, lent=answer.lent
        )
    return answer


def why_not_more(answer: Enlarged | None) -> Refusal | None:
    """The refusal that says where the rest of the balance is; None when HQ named no place."""
    if answer is None or not answer.lent:
        return None
    where = ", ".join(one.store for one in answer.lent)
    since = min(one.since for one in answer.lent)
    return Refusal("lent_elsewhere", amount=sum(one.amount for one in answer.lent), where=where, since=since[:DATE])


def why_no_more_here(desk: Desk, sale: OpenSale, answer: Enlarged | None) -> Refusal | None:
    """Why the rest of the balance cannot be paid here, and what else is possible; None when there is no rest.

    Refusals: `lent_elsewhere`, and without a network `no_network`, `no_network_near` (registers of this store that did
    not answer and may hold some).
    """
    elsewhere = why_not_more(answer)
    if elsewhere is not None or desk.hq.online or sale.member is None:
        return elsewhere
    room = stored_value_here(desk, sale)
    if sale.member.local and room.balance <= room.here:
        return None
    free = max(0, room.here - stored_value_in(sale))
    if answer is not None and answer.silent:
        return Refusal("no_network_near", here=free, registers=", ".join(answer.silent))
    return Refusal("no_network", here=free)


def take_stored_value(desk: Desk, sale: OpenSale, amount: int | None = None) -> OpenSale:
    """Pay from the member's stored value: `amount`, or as much of what is due as is spendable here.

    Refusals: `no_member`, `nothing_to_pay`, `stored_value_empty`, `not_enough_stored_value` (with what is
    spendable here and the whole balance), `too_much_without_cash`, `member_pin_needed`.
    """
    room = stored_value_here(desk, sale)
    may_spend(desk)
    taken = stored_value_in(sale)
    wanted = wanted_stored_value(sale, amount)
    free = room.here - taken
    if free <= 0:
        raise Refusal("stored_value_empty", here=0, balance=room.balance)
    if amount is not None and wanted > free:
        raise Refusal("not_enough_stored_value", wanted=wanted, here=free, balance=room.balance)
    plan, _ = desk.plan()
    day = desk.clock.local(desk.clock.now()).date()
    total = taken + min(wanted, free)
    spends = spend(_lots(desk, sale), total, plan.stored_value.order, day)
    others = tuple(tender for tender in sale.tenders if tender.kind != STORED_VALUE)
    tenders = (Tender(STORED_VALUE, total, spends), *others)
    ask_for_pin(desk, sale, tenders)
    return priced(desk, replace(sale, tenders=tenders))


def take_tenders_back(desk: Desk, sale: OpenSale) -> OpenSale:
    """Give everything that was tendered so far back; nothing was booked yet."""
    return priced(desk, replace(sale, tenders=()))


def _lots(desk: Desk, sale: OpenSale) -> tuple[Lot, ...]:
    """What may be spent here today: a bonus may end before the money of its lot."""
    if sale.member is None:
        raise Refusal("no_member")
    rooms = desk.books.rooms(sale.member.member.id)
    day = desk.clock.local(desk.clock.now()).date()
    return lots_of({unit: room.totals.room for unit, room in rooms.items() if alive(room.expires, day)})
