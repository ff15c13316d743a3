"""Receipts and reports from entries: what stands in the books is what is printed, now or on a reprint (C7)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from domain.floor_limit import FLOOR
from domain.receipt import receipt_to_json
from domain.receipt_builders import (
    Balance,
    Heading,
    PaperMoney,
    ReceiptAmount,
    ReceiptLine,
    ReceiptMember,
    ReportData,
    ReportRow,
    ReportSection,
    ReturnReceiptData,
    SaleReceiptData,
    TaxRow,
    report_receipt,
    return_receipt,
    sale_receipt,
)
from domain.returns import GiveBack
from domain.tenders import ACCOUNT, CASH, STORED_VALUE
from pos_app.services.gains_paper import return_gains, sale_gains
from pos_app.services.labels import in_language
from pos_app.services.route_scan import receipt_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from domain.bill import Adjustment, LineAdjustment, TaxSum
    from domain.entries import DayClosed, Entry, GoodsReturned, ReturnCompleted, SaleCompleted, SaleLine, ShiftTotals
    from domain.tenders import Tender
    from local_db.act import Stored
    from pos_app.services.desk import Desk

SYMBOLS = {"CNY": "￥", "USD": "$", "EUR": "€", "TWD": "NT$", "MXN": "$"}
HEAD = 12


def masked(name: str) -> str:
    """A name as paper and customers may see it: the first and last character, the rest hidden (王*明)."""
    if len(name) <= 1:
        return name
    return name[0] + "*" * max(1, len(name) - 2) + (name[-1] if len(name) > 2 else "")  # noqa: PLR2004


def quantity_text(quantity: int, per: int) -> str:
    """Pieces as `3`, weighed goods as `1.284 kg`."""
    return str(quantity) if per == 1 else f"{quantity // per}.{quantity % per:03d} kg"


def money_of(currency: str) -> PaperMoney:
    """How amounts of a currency look on paper."""
    return PaperMoney(SYMBOLS.get(currency, currency + " "))


def heading(desk: Desk, entry: Entry, digest: str, cashier: str, at: datetime) -> Heading:
    """Who and when, with the number and the head that anchors the journal on paper."""
    return Heading(
        store=desk.store_name,
        register=entry.register,
        number=receipt_number(entry.register, entry.seq),
        head12=digest[:HEAD],
        business_day=entry.business_day,
        time=desk.clock.local(at).strftime("%Y-%m-%d %H:%M"),
        cashier=cashier,
    )


def entry_heading(desk: Desk, stored: Stored, cashier: str) -> Heading:
    """The same of an entry in the books: its time is the one that was written."""
    return heading(desk, stored.entry, stored.hash, cashier, datetime.fromisoformat(stored.entry.at))


def sale_paper(desk: Desk, sale: SaleCompleted, head: Heading, member_name: str, *, copy: bool = False) -> bytes:
    """The receipt of a sale as it goes into the print queue."""
    labels = _labels(desk, sale.adjustments)
    plan, _ = desk.books.plan(sale.plan)
    tier = plan.tier(sale.member.tier) if sale.member is not None else None
    shown = [a for a in sale.adjustments if a.rule != "rounding"]
    data = SaleReceiptData(
        heading=head,
        lines=tuple(_sale_line(line, labels) for line in sale.lines),
        list_total=sale.list,
        payable=sale.payable,
        tenders=tender_rows(desk, sale.tenders),
        member=None
        if sale.member is None
        else ReceiptMember(
            masked(member_name) or sale.member.id, "" if tier is None else in_language(desk, tier.label)
        ),
        adjustments=tuple(ReceiptAmount(labels[a.rule], a.amount) for a in shown),
        savings=max(0, sum(a.amount for a in shown)),
        rounding=sale.rounding,
        taxes=_taxes(sale.taxes),
        change=sale.change,
        balance=None
        if sale.balance is None
        else Balance(sale.balance.before, sale.balance.after, plan.stored_value.is_low(sale.balance.after)),
        money=money_of(sale.currency),
        copy=copy,
        sessions_left=_sessions_left(sale, labels),
        gains=sale_gains(desk, sale, plan),
        signed=any(tender.kind in {ACCOUNT, FLOOR} for tender in sale.tenders),
    )
    return receipt_to_json(sale_receipt(data, desk.words))


def return_paper(
    desk: Desk, back: ReturnCompleted, sale: SaleCompleted, head: Heading, member_name: str, *, copy: bool = False
) -> bytes:
    """The receipt of a return."""
    labels = _labels(desk, sale.adjustments)
    sold = {line.line: line for line in sale.lines}
    lines = tuple(
        ReceiptLine(
            name=sold[line.line].name,
            quantity=quantity_text(line.quantity, sold[line.line].per),
            unit_price=sold[line.line].unit_price,
            list_amount=line.list,
            payable=line.payable,
            adjustments=_line_adjustments(line.adjustments, labels),
        )
        for line in back.lines
    )
    given = GiveBack(
        back.lines, back.adjustments, back.taxes, back.list, back.payable, back.tenders, back.held_back, back.last
    )
    charged: dict[str, int] = {}
    for one in (one for line in back.charged for one in line.adjustments):
        charged[one.rule] = charged.get(one.rule, 0) + one.amount
    tenders = tuple(ReceiptAmount(desk.words[kind], amount) for kind, amount in given.handed_out)
    if back.held_back:
        tenders = (*tenders, ReceiptAmount(desk.words["held_back"], back.held_back))
    data = ReturnReceiptData(
        heading=head,
        lines=lines,
        refund=back.payable,
        tenders=tenders,
        original=receipt_number(back.original.register, back.original.seq),
        member=ReceiptMember(masked(member_name), "") if back.member and member_name else None,
        taxes=_taxes(back.taxes),
        balance=None if back.balance is None else Balance(back.balance.before, back.balance.after),
        money=money_of(back.currency),
        copy=copy,
        charged=tuple(ReceiptAmount(labels[rule], amount) for rule, amount in charged.items()),
        gains=return_gains(back),
    )
    return receipt_to_json(return_receipt(data, desk.words))


def goods_paper(desk: Desk, back: GoodsReturned, head: Heading, member_name: str, *, copy: bool = False) -> bytes:
    """The receipt of goods that came back without one."""
    less = {one.rule: in_language(desk, one.label) for one in back.adjustments}
    lines = tuple(
        ReceiptLine(
            name=line.name,
            quantity=quantity_text(line.quantity, line.per),
            unit_price=line.unit_price,
            list_amount=line.list,
            payable=line.payable,
            adjustments=tuple(ReceiptAmount(label, line.list - line.payable) for label in less.values()),
        )
        for line in back.lines
    )
    data = ReturnReceiptData(
        heading=head,
        lines=lines,
        refund=back.payable,
        tenders=tender_rows(desk, back.tenders),
        member=ReceiptMember(masked(member_name) or back.member, "") if back.member else None,
        taxes=_taxes(back.taxes),
        money=money_of(back.currency),
        copy=copy,
    )
    return receipt_to_json(return_receipt(data, desk.words))


def report_paper(
    desk: Desk,
    totals: ShiftTotals,
    head: Heading,
    counted: int | None,
    serial: str,
    currency: str,
    *,
    copy: bool = False,
) -> bytes:
    """An X report (`serial` empty, `counted` None) or a Z report."""
    data = ReportData(
        kind="z_report" if serial else "x_report",
        heading=head,
        sections=tuple(_sections(desk, totals, counted)),
        serial=serial,
        money=money_of(currency),
        copy=copy,
    )
    return receipt_to_json(report_receipt(data, desk.words))


def day_paper(desk: Desk, day: DayClosed, head: Heading, *, copy: bool = False) -> bytes:
    """The Z report of a closed day."""
    plan, _ = desk.plan()
    return report_paper(desk, day.totals, head, day.counted, f"Z{day.number:04d}", plan.currency, copy=copy)


def _sections(desk: Desk, totals: ShiftTotals, counted: int | None) -> Iterable[ReportSection]:
    words = desk.words
    yield ReportSection(
        words["turnover"],
        (
            ReportRow(words["sales"], totals.payable, totals.sales),
            ReportRow(words["returns"], -totals.returned, totals.returns),
            ReportRow(words["list_total"], totals.list),
            *(ReportRow(_rule_label(desk, rule), -amount) for rule, amount in totals.adjustments.items() if amount),
            ReportRow(words["turnover_net"], totals.payable - totals.returned, strong=True),
        ),
    )
    if totals.top_ups or totals.topped_up or totals.cashed_out:
        topped_up = ReportRow(words["top_ups"], totals.topped_up, totals.top_ups)
        yield ReportSection(words["stored_value"], (topped_up, ReportRow(words["cashed_out"], -totals.cashed_out)))
    yield ReportSection(
        words["tenders"], tuple(ReportRow(words.get(kind, kind), amount) for kind, amount in totals.tenders.items())
    )
    yield ReportSection(words["drawer"], tuple(_drawer(words, totals, counted)))
    yield ReportSection(
        words["taxes"],
        tuple(ReportRow(f"{words['tax']} {rate_text(rate)}", parts[1]) for rate, parts in totals.taxes.items()),
    )


def _drawer(words: Mapping[str, str], totals: ShiftTotals, counted: int | None) -> Iterable[ReportRow]:
    yield ReportRow(words["opening_float"], totals.opening_float)
    yield ReportRow(words["cash"], totals.tenders.get(CASH, 0))
    if totals.paid_in or totals.paid_out:
        yield ReportRow(words["paid_in"], totals.paid_in)
        yield ReportRow(words["paid_out"], -totals.paid_out)
    if totals.dropped:
        yield ReportRow(words["dropped"], -totals.dropped)
    if counted is not None:
        yield ReportRow(words["expected"], totals.expected_cash)
        yield ReportRow(words["counted"], counted)
        yield ReportRow(words["variance"], counted - totals.expected_cash, strong=True)
    yield ReportRow(words["drawer_opened"], None, totals.drawer_opened)
    yield ReportRow(words["abandoned"], None, totals.abandoned)


def rate_text(rate: str) -> str:
    """A rate "13/100" as `13%`."""
    num, _, den = rate.partition("/")
    hundredths = int(num) * 10000 // int(den)
    whole, rest = divmod(hundredths, 100)
    return f"{whole}%" if not rest else f"{whole}.{rest:02d}".rstrip("0") + "%"


def _rule_label(desk: Desk, rule: str) -> str:
    plan, _ = desk.plan()
    tier = plan.tier(rule.removeprefix("tier:"))
    coupon = plan.coupon(rule.removeprefix("coupon:"))
    if tier is not None:
        return in_language(desk, tier.label)
    if coupon is not None:
        return in_language(desk, coupon.label)
    return desk.words.get(rule, rule)


def _labels(desk: Desk, adjustments: Sequence[Adjustment]) -> dict[str, str]:
    return {adjustment.rule: in_language(desk, adjustment.label) for adjustment in adjustments}


def _sessions_left(sale: SaleCompleted, labels: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """What is left of each package that paid for a line; its last line knows."""
    left = {one.package: one.left for one in sale.sessions}
    return tuple((labels.get(f"package:{name}", name), many) for name, many in left.items())


def _sale_line(line: SaleLine, labels: Mapping[str, str]) -> ReceiptLine:
    return ReceiptLine(
        name=line.name,
        quantity=quantity_text(line.quantity, line.per),
        unit_price=line.unit_price,
        list_amount=line.list,
        payable=line.payable,
        adjustments=_line_adjustments(line.adjustments, labels),
    )


def _line_adjustments(adjustments: Sequence[LineAdjustment], labels: Mapping[str, str]) -> tuple[ReceiptAmount, ...]:
    shown = (taken for taken in adjustments if taken.rule != "rounding" and taken.amount)
    return tuple(ReceiptAmount(labels[taken.rule], taken.amount) for taken in shown)


def tender_rows(desk: Desk, tenders: Sequence[Tender]) -> tuple[ReceiptAmount, ...]:
    """Tenders by their words, stored value first."""
    order = {STORED_VALUE: 0}
    ranked = sorted(tenders, key=lambda tender: order.get(tender.kind, 1))
    return tuple(ReceiptAmount(desk.words.get(tender.kind, tender.kind), tender.amount) for tender in ranked)


def _taxes(taxes: Sequence[TaxSum]) -> tuple[TaxRow, ...]:
    return tuple(TaxRow(rate_text(f"{tax.rate.num}/{tax.rate.den}"), tax.net, tax.tax) for tax in taxes)
