"""Services' values as the states of the sale screens."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.entries import Gains
from domain.points import total
from domain.tenders import quick_cash
from pos_app.services.grant_service import services
from pos_app.services.open_sale import cash_due, pieces, stored_value_in, with_cash
from pos_app.services.paper import quantity_text
from pos_app.services.route_scan import receipt_number
from pos_app.services.take_payment import stored_value_here
from pos_app.ui.acts import TenderKind
from pos_app.ui.state import (
    CheckoutState,
    LineState,
    MemberState,
    PaidState,
    PrintState,
    Tag,
    TagKind,
    TenderState,
    TotalsState,
)
from pos_app.ui.state_panels import ArticleRow, MemberRow, SuspendedRow
from pos_app.ui.words import tender_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.articles import Article
    from domain.bill import Bill, PricedLine
    from domain.cart import CartLine
    from domain.entries import BalanceShown
    from domain.members import MemberView
    from domain.tenders import Tender
    from pos_app.services.open_sale import OpenSale
    from pos_app.services.suspend_sale import SuspendedSale
    from pos_app.ui.control.counter import Counter

KINDS = {kind.value: kind for kind in TenderKind}
_TAGS = {
    "tier": TagKind.TIER,
    "coupon": TagKind.COUPON,
    "member_price": TagKind.MEMBER_PRICE,
    "by_hand": TagKind.BY_HAND,
}
HEAD = 12


def checkout_state(counter: Counter) -> CheckoutState:
    """The open sale as the screen shows it."""
    sale = counter.sale
    due = cash_due(counter.desk, sale) if sale.settlement.due else 0
    plan, _ = counter.desk.plan()
    return CheckoutState(
        lines=sale_lines(counter, sale),
        pieces=pieces(sale),
        member=member_state(counter, sale),
        totals=replace(totals_state(sale), cash_due=due),
        tenders=tender_states(sale.tenders),
        scan=counter.scan,
        quick_cash=quick_cash(due, plan.coin)[1:],
        pending_quantity=counter.pending,
        undo=counter.undo.strip if counter.undo is not None else None,
        armed=counter.armed,
        busy=counter.busy,
        returned=returned_lines(sale),
    )


def paid_state(counter: Counter) -> PaidState:
    """The change and what else the cashier says to the customer."""
    paid = counter.paid
    if paid is None:
        msg = "no sale was paid"
        raise AssertionError(msg)
    entry, body = paid.recorded.entry, paid.recorded.entry.body
    balance = getattr(body, "balance", None)
    plan, _ = counter.desk.plan()
    tenders: Sequence[Tender] = getattr(body, "tenders", ())
    exchange = paid.sale.exchange
    return PaidState(
        sale=CheckoutState(
            lines=sale_lines(counter, paid.sale),
            pieces=pieces(paid.sale),
            member=_after(member_state(counter, paid.sale), balance),
            totals=totals_state(paid.sale),
            tenders=tender_states(paid.sale.tenders),
            scan=counter.scan,
        ),
        change=paid.change,
        tenders=tender_states(with_cash(tuple(tenders), -paid.sale.credit)),
        receipt=receipt_number(entry.register, entry.seq),
        head=paid.recorded.hash[:HEAD],
        printing=print_state(counter),
        stored_value_after=balance.after if balance is not None else None,
        stored_value_low=balance is not None and plan.stored_value.is_low(balance.after),
        returned=paid.returned,
        points=_points(entry.members, getattr(body, "gains", Gains()), returned=paid.returned),
        exchanged=sum(line.payable for line in exchange.lines) if exchange is not None else 0,
    )


def _points(members: tuple[str, ...], gains: Gains, *, returned: bool) -> int:
    """What the member of the entry earned, or what was taken back."""
    earned = total(gains.earned, members[0]) if members else 0
    return -earned if returned else earned


def _after(member: MemberState | None, balance: BalanceShown | None) -> MemberState | None:
    """The member with what is left on his account."""
    return member if member is None or balance is None else replace(member, stored_value=balance.after)


def print_state(counter: Counter) -> PrintState:
    """Where the newest receipt is: nothing is queued when all was sent, also to a printer that cannot confirm."""
    left = [job for job in counter.desk.books.job_states() if job.state in {"queued", "sending"}]
    if any(job.note for job in left):
        return PrintState.WAITING
    return PrintState.PRINTING if any(job.kind == "receipt" for job in left) else PrintState.PRINTED


def sale_lines(counter: Counter, sale: OpenSale) -> tuple[LineState, ...]:
    """Every line with its reasons."""
    labels = _labels(counter, sale.bill)
    return tuple(
        _line(number, line, priced, labels, selected=line.line == counter.selected)
        for number, (line, priced) in enumerate(zip(sale.cart.lines, sale.bill.lines, strict=True), 1)
    )


def returned_lines(sale: OpenSale) -> tuple[LineState, ...]:
    """What comes back in exchange, below the goods: from which receipt, and where its money goes."""
    exchange, before = sale.exchange, len(sale.cart.lines)
    if exchange is None:
        return ()
    to = " + ".join(tender_word(KINDS[kind]) for kind, amount in exchange.out if amount and kind in KINDS)
    code = " · ".join(part for part in (exchange.receipt.partition(" ")[0], to) if part)
    return tuple(
        LineState(
            number=before + place,
            name=one.name,
            code=code,
            quantity_text=quantity_text(one.quantity, one.per),
            unit_price=one.unit_price,
            amount=-one.payable,
            tags=(Tag(TagKind.RETURNED),),
        )
        for place, one in enumerate(exchange.lines, 1)
    )


def totals_state(sale: OpenSale) -> TotalsState:
    """List, what was taken off, payable, and where the tenders stand."""
    coupons = sum(taken.amount for taken in sale.bill.adjustments if taken.rule.startswith("coupon:"))
    settlement = sale.settlement
    return TotalsState(
        list=sale.bill.list,
        adjustments=sale.bill.list - sale.bill.payable - coupons,
        coupons=coupons,
        payable=sale.bill.payable,
        tendered=settlement.tendered - sale.credit,
        due=settlement.due,
        change=settlement.change,
        back=sale.exchange.cash if sale.exchange is not None else 0,
        credit=sale.credit,
    )


def tender_states(tenders: Sequence[Tender]) -> tuple[TenderState, ...]:
    """Tenders taken or given back."""
    return tuple(TenderState(KINDS[tender.kind], tender.amount) for tender in tenders if tender.kind in KINDS)


def member_state(counter: Counter, sale: OpenSale) -> MemberState | None:
    """The member of the sale: what is spendable here is what this register may take without asking."""
    member = sale.member
    if member is None:
        return None
    taken = stored_value_in(sale) if sale is counter.sale else 0  # of a paid sale the books know it
    return MemberState(
        name=member.name or member.member.id,
        phone=masked_phone(member.phone),
        tier=tier_text(counter, member),
        stored_value=member.balance,
        spendable_here=max(0, stored_value_here(counter.desk, sale).here - taken),
        points=member.points,
        coupons=len(member.coupons),
        saved=max(0, sale.bill.saved),
        account=member.account_left,
        services=sum(one.state != "granted" for one in services(counter.desk, sale)),
        frozen=member.member.frozen,
    )


def masked_phone(phone: str) -> str:
    """138****6621."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 7 else phone


def tier_text(counter: Counter, member: MemberView) -> str:
    """The label of a member's tier in the language of the screen."""
    plan, _ = counter.desk.plan()
    tier = plan.tier(member.member.tier)
    return label_text(counter, tier.label) if tier is not None else ""


def label_text(counter: Counter, label: dict[str, str]) -> str:
    """A text of the plan in the language of the screen."""
    return label.get(counter.language) or label.get("en") or next(iter(label.values()), "")


def member_row(counter: Counter, member: MemberView) -> MemberRow:
    """A row of the choice of members."""
    return MemberRow(member.name or member.member.id, masked_phone(member.phone), tier_text(counter, member))


def article_row(article: Article) -> ArticleRow:
    """A row of the article search."""
    unit = "" if article.per == 1 else "kg"
    cheaper = article.member_price if article.member_price != article.price else None
    return ArticleRow(article.name, article.barcode or article.sku, article.price or 0, cheaper, unit)


def suspended_row(counter: Counter, waiting: SuspendedSale) -> SuspendedRow:
    """A row of the suspended sales."""
    names = {person.id: person.name for person in counter.desk.staff.staff()}
    sale = waiting.sale
    at = counter.desk.clock.local(datetime.fromisoformat(waiting.at)).strftime("%H:%M")
    first = sale.cart.lines[0].article.name if sale.cart.lines else ""
    member = sale.member.name if sale.member is not None else ""
    cashier = names.get(waiting.cashier, waiting.cashier)
    return SuspendedRow(at, pieces(sale), sale.bill.payable, first, member, cashier)


def _labels(counter: Counter, bill: Bill) -> dict[str, str]:
    return {taken.rule: label_text(counter, taken.label) for taken in bill.adjustments}


def _line(number: int, line: CartLine, priced: PricedLine, labels: dict[str, str], *, selected: bool) -> LineState:
    taken = dict.fromkeys(adjustment.rule for adjustment in priced.adjustments)
    at_member_price = "member_price" in taken
    unit_price = line.article.price or 0
    shown = line.article.member_price if at_member_price else unit_price
    tags = [
        Tag(_TAGS[rule.partition(":")[0]], labels.get(rule, "") if ":" in rule else "")
        for rule in taken
        if rule.partition(":")[0] in _TAGS
    ]
    if line.article.per != 1:
        tags.insert(0, Tag(TagKind.WEIGHED))
    was = line.by_hand.was if line.by_hand is not None else 0
    if was:
        tags.append(Tag(TagKind.BY_HAND))
    return LineState(
        number=number,
        name=line.article.name,
        code=line.article.barcode or line.article.sku,
        quantity_text=quantity_text(line.quantity, line.article.per),
        unit_price=shown or 0,
        amount=priced.payable,
        adjustment=sum(one.amount for one in priced.adjustments if one.rule != "member_price"),
        list_price=unit_price if at_member_price else was or None,
        tags=tuple(tags),
        weighed=line.article.per != 1,
        selected=selected,
    )
