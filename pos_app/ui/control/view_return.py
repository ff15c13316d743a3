"""Returns and receipts as states."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from domain.entries import SaleCompleted
from pos_app.services.paper import masked, quantity_text
from pos_app.services.return_goods import HEAD, asked_about, preview
from pos_app.services.route_scan import receipt_number
from pos_app.ui.control.view_sale import KINDS, label_text
from pos_app.ui.state import TenderState
from pos_app.ui.state_panels import ChargeState, ReceiptRow, ReturnLineState, ReturnState

if TYPE_CHECKING:
    from domain.entries import SaleLine
    from domain.returns import GiveBack
    from pos_app.services.return_goods import OpenReturn
    from pos_app.ui.control.counter import Counter

RECENT = 9


def recent_receipts(counter: Counter) -> tuple[ReceiptRow, ...]:
    """The newest sales of this register."""
    found = []
    for row in counter.desk.books.receipts(RECENT * 2):
        stored = counter.desk.books.sale(row.ref) if row.kind == "sale.completed" else None
        if stored is None or not isinstance(stored.entry.body, SaleCompleted):
            continue
        body = stored.entry.body
        member = counter.desk.members.by_id(row.member) if row.member else None
        number = receipt_number(row.ref.register, row.ref.seq)
        found.append(
            ReceiptRow(
                number=number,
                code=f"{number} {row.hash[:HEAD]}",
                at=counter.desk.clock.local(datetime.fromisoformat(row.at)).strftime("%H:%M"),
                pieces=sum(line.quantity if line.per == 1 else 1 for line in body.lines),
                payable=row.payable,
                member=masked(member.name) if member is not None else "",
                returned=bool(row.returned),
            )
        )
    return tuple(found[:RECENT])


def return_state(counter: Counter, opened: OpenReturn) -> ReturnState:
    """The return screen: lines, what is chosen, where the money goes."""
    given = preview(counter.desk, opened)
    left = opened.left()
    amounts = {line.line: line.payable for line in given.lines} if given is not None else {}
    return ReturnState(
        receipt=receipt_number(opened.ref.register, opened.ref.seq),
        at=counter.desk.clock.local(datetime.fromisoformat(opened.at)).strftime("%Y-%m-%d %H:%M"),
        lines=tuple(
            _line(line, left[line.line], opened.wanted.get(line.line, 0), amounts, chosen=line.line == counter.selected)
            for line in opened.sale.lines
        ),
        total=given.payable - given.held_back if given is not None else 0,
        back=_back(given),
        member=masked(opened.member.name) if opened.member is not None else "",
        notice=counter.notice,
        busy=counter.busy,
        points_taken=sum(one.points for one in given.gains.earned) if given is not None else 0,
        charges=_charges(counter, opened, given),
        store=opened.sale.store if opened.sale.store != counter.desk.books.store() else "",
    )


def _charges(counter: Counter, opened: OpenReturn, given: GiveBack | None) -> tuple[ChargeState, ...]:
    """What the rest no longer deserves: charged back by the plan, and what is asked about."""
    if given is None:
        return ()
    asked = asked_about(counter.desk, opened)
    names = {adjustment.rule: adjustment.label for adjustment in opened.sale.adjustments}
    sums: dict[str, int] = {}
    for line in given.charged:
        for one in line.adjustments:
            sums[one.rule] = sums.get(one.rule, 0) + one.amount
    for charge in asked:
        sums.setdefault(charge.rule, charge.amount)
    asks = {charge.rule for charge in asked}
    return tuple(
        ChargeState(label_text(counter, names[rule]), amount, rule in asks, rule not in asks or rule in opened.charges)
        for rule, amount in sums.items()
    )


def _line(line: SaleLine, left: int, wanted: int, amounts: dict[int, int], *, chosen: bool) -> ReturnLineState:
    return ReturnLineState(
        number=line.line,
        name=line.name,
        code=line.barcode or line.sku,
        paid=line.payable,
        left=left,
        left_text=quantity_text(left, line.per),
        give_back=wanted,
        give_back_text=quantity_text(wanted, line.per),
        amount=amounts.get(line.line, 0),
        weighed=line.per != 1,
        selected=chosen,
    )


def _back(given: GiveBack | None) -> tuple[TenderState, ...]:
    if given is None:
        return ()
    return tuple(TenderState(KINDS[kind], amount) for kind, amount in given.handed_out if kind in KINDS)
