"""The sale under way: a value that every verb takes and returns, always priced."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

import msgspec

from domain import points
from domain.bill import Bill
from domain.cart import Cart
from domain.entries import EntryRef, RemovedLine
from domain.errors import Refusal
from domain.floor_limit import FLOOR
from domain.members import MemberView
from domain.money import extended
from domain.sales import bill_for
from domain.tenders import ACCOUNT, CAPTURED, CARD, CASH, POINTS, STORED_VALUE, Settlement, Tender, non_cash, settle
from domain.value import dataclass
from pos_app.services.limited import with_held
from pos_app.services.session_rooms import with_sessions
from wire import shapes

if TYPE_CHECKING:
    from domain.plan import Plan
    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval

HIS = (STORED_VALUE, POINTS, FLOOR, ACCOUNT)
"""Ways of paying that are a member's own."""
TAKEN = (CASH, CARD, *CAPTURED)
"""Ways of paying whose money is here already: a sale that costs less is not without them all of a sudden."""
SMALLEST = 1
"""What is due may round away in cash: then the smallest coin is taken and given back as change."""
EMPTY_BILL = Bill((), (), (), 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Brought:
    """A line of a receipt that comes back: how much of it, at which price of one, and what is given back for it."""

    line: int
    name: str
    quantity: int
    per: int
    unit_price: int
    payable: int


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What comes back in exchange, in one commit with the sale (C5): lines of one receipt (its code, with the head).

    `out` is what goes back, by kind of tender, in minor units; `charges` are the rules that are charged back.
    """

    receipt: str
    lines: tuple[Brought, ...]
    out: tuple[tuple[str, int], ...]
    charges: tuple[str, ...] = ()

    @property
    def cash(self) -> int:
        """What goes back in cash: it pays the sale, as far as that is due; the rest is handed out."""
        return max(0, sum(amount for kind, amount in self.out if kind == CASH))


@dataclass(frozen=True, slots=True)
class OpenSale:
    """A sale that is not finished. `id` names its draft; the bill and the settlement always fit the cart.

    `pin_of` is the member whose PIN was checked for it; a draft does not keep that. `approvals` are those that were
    spent on it. `exchange` comes back for it; `credit` is how much of that pays it, as cash that is in no tender.
    """

    id: str
    cart: Cart = field(default_factory=Cart)
    member: MemberView | None = None
    tenders: tuple[Tender, ...] = ()
    removed: tuple[RemovedLine, ...] = ()
    bill: Bill = EMPTY_BILL
    settlement: Settlement = field(default_factory=lambda: Settlement(0, 0, 0))
    pin_of: str = ""
    approvals: tuple[EntryRef, ...] = ()
    exchange: Exchanged | None = None
    credit: int = 0

    @property
    def untouched(self) -> bool:
        """Whether nothing was done yet: no line, no member, no tender, nothing brought back."""
        return self.cart.empty and self.member is None and not self.tenders and self.exchange is None

    @property
    def hands_out(self) -> int:
        """What the customer gets in cash of the exchange when it is done, in minor units."""
        return self.settlement.change + self.exchange.cash - self.credit if self.exchange is not None else 0


class SaleDocument(msgspec.Struct, frozen=True):
    """What a draft keeps of a sale: everything that cannot be worked out again."""

    cart: Cart
    member: MemberView | None
    tenders: tuple[Tender, ...]
    removed: tuple[RemovedLine, ...]
    approvals: tuple[EntryRef, ...] = ()
    exchange: Exchanged | None = None


_encoder = msgspec.json.Encoder()


def new_sale(desk: Desk) -> OpenSale:
    """Begin an empty sale under a new id."""
    return OpenSale(desk.new_id(), Cart(store=desk.books.store()))


def priced(desk: Desk, sale: OpenSale) -> OpenSale:
    """Price the sale as it stands now; stored value and points that no longer fit are taken out again.

    Refusal `paid_already` when more was paid by card or code than the sale costs now: take that back first.
    """
    plan, _ = desk.plan()
    member = sale.member.member if sale.member is not None else None
    sale = replace(sale, cart=with_sessions(desk, with_held(desk, sale.cart, plan), sale.member, plan))
    bill = bill_for(sale.cart, member, plan, desk.clock.local(desk.clock.now()), sale.tenders)
    if not all(_allowed(tender, plan, bill) for tender in sale.tenders):
        return priced(desk, replace(sale, tenders=tuple(t for t in sale.tenders if t.kind != POINTS)))
    try:
        settlement = settle(bill.payable, sale.tenders)
    except Refusal as refused:
        kept = tuple(tender for tender in sale.tenders if tender.kind in TAKEN)
        if kept == sale.tenders:
            raise Refusal("paid_already", payable=bill.payable, tendered=non_cash(kept)) from refused
        return priced(desk, replace(sale, tenders=kept))
    return _credited(desk, replace(sale, bill=bill, settlement=settlement, credit=0))


def _credited(desk: Desk, sale: OpenSale) -> OpenSale:
    """What comes back in cash pays the sale as far as it is due: priced as if it had been handed over."""
    if sale.exchange is None or not sale.exchange.cash or sale.settlement.due <= 0:
        return sale
    credit = min(sale.exchange.cash, cash_due(desk, sale) or SMALLEST)
    paid = priced(desk, replace(sale, exchange=None, tenders=with_cash(sale.tenders, credit)))
    return replace(paid, exchange=sale.exchange, credit=credit, tenders=with_cash(paid.tenders, -credit))


def with_cash(tenders: tuple[Tender, ...], amount: int) -> tuple[Tender, ...]:
    """The tenders with so much more (or less) cash, in one tender, the last one."""
    cash = sum(tender.amount for tender in tenders if tender.kind == CASH) + amount
    others = tuple(tender for tender in tenders if tender.kind != CASH)
    return (*others, Tender(CASH, cash)) if cash else others


def _allowed(tender: Tender, plan: Plan, bill: Bill) -> bool:
    """Whether the plan's shares still allow what is paid with points."""
    if tender.kind != POINTS:
        return True
    room = points.room(plan.points, bill.payable + bill.rounding)
    return room.least <= sum(spend.points for spend in tender.points) <= room.most


def with_approval(sale: OpenSale, approval: Approval | None) -> OpenSale:
    """The sale with an approval spent on it. Refusal `already_finished` when it was spent before."""
    if approval is None:
        return sale
    if approval.entry is None or approval.entry in sale.approvals:
        raise Refusal("already_finished", draft=approval.id)
    return replace(sale, approvals=(*sale.approvals, approval.entry))


def with_cart(desk: Desk, sale: OpenSale, cart: Cart) -> OpenSale:
    """The sale with another cart, priced."""
    return priced(desk, replace(sale, cart=cart))


def cash_due(desk: Desk, sale: OpenSale) -> int:
    """What is due if the rest is paid in cash: after the plan's cash rounding, in minor units."""
    if any(tender.kind == CASH for tender in sale.tenders) or sale.credit or sale.cart.empty:
        return sale.settlement.due
    plan, _ = desk.plan()
    return max(0, plan.rounding.asked(sale.bill.payable - non_cash(sale.tenders)))


def pieces(sale: OpenSale) -> int:
    """How many pieces lie in the cart; a weighed line counts as one."""
    return sum(line.quantity if line.article.per == 1 else 1 for line in sale.cart.lines)


def removed_line(sale: OpenSale, number: int) -> RemovedLine:
    """The line as it will be remembered when it is removed."""
    line = sale.cart.line(number)
    full = extended(line.quantity, line.article.price or 0, line.article.per)
    return RemovedLine(line.article.sku, line.quantity, full)


def stored_value_in(sale: OpenSale) -> int:
    """Stored value already taken for this sale, in minor units."""
    return sum(tender.amount for tender in sale.tenders if tender.kind == STORED_VALUE)


def to_document(sale: OpenSale) -> bytes:
    """The sale as its draft keeps it."""
    kept = SaleDocument(sale.cart, sale.member, sale.tenders, sale.removed, sale.approvals, sale.exchange)
    return _encoder.encode(kept)


def from_document(desk: Desk, draft: str, document: bytes) -> OpenSale:
    """The sale of a draft, priced under today's plan; the member as this till knows him now, gone if he is frozen."""
    kept = shapes.decode(document, SaleDocument)
    member = kept.member
    if member is not None:
        member = desk.members.by_id(member.member.id) or member
    sale = OpenSale(
        draft, kept.cart, member, kept.tenders, kept.removed, approvals=kept.approvals, exchange=kept.exchange
    )
    if member is not None and member.member.frozen:
        sale = without_member(sale)
    elif member is not None and kept.member is not None and member.member.id != kept.member.member.id:
        sale = without_member(sale)  # he was merged: what was lent under the old id is not spent under the new one
        sale = replace(sale, member=member, cart=sale.cart.with_member(member.member.id))
    return priced(desk, sale)


def without_member(sale: OpenSale) -> OpenSale:
    """The sale without its member, his stored value, points and coupons; not priced yet."""
    others = tuple(tender for tender in sale.tenders if tender.kind not in HIS)
    return replace(sale, member=None, tenders=others, cart=sale.cart.with_member(None), pin_of="")
