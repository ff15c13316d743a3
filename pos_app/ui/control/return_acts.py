"""Acts of a return: find the receipt, here or at HQ, choose lines, give back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.entries import ReturnCompleted
from domain.errors import Refusal
from domain.tenders import CASH
from pos_app.services.open_sale import new_sale
from pos_app.services.return_gift import OpenGift
from pos_app.services.return_goods import (
    HEAD,
    asked_about,
    choose_charge,
    return_goods,
    want,
    want_everything,
)
from pos_app.services.route_scan import Kind, receipt_number, route_scan
from pos_app.services.scan_article import find_article
from pos_app.services.sounds import Sound
from pos_app.ui.control import gift_back_sheet
from pos_app.ui.control.counter import Paid
from pos_app.ui.control.fetching import fetch
from pos_app.ui.control.typed import amount, receipt_of
from pos_app.ui.control.view_return import recent_receipts
from pos_app.ui.state import ScanBarState
from pos_app.ui.state_panels import ReceiptPickState

if TYPE_CHECKING:
    from local_db.act import Recorded
    from pos_app.services.return_goods import OpenReturn
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter

CHANGED = frozenset({"return_changed", "refund_right_elsewhere"})
"""What the commit refuses when this till's view of the receipt is old: it is opened again."""
CHANGED_SINCE = Refusal("return_changed")


def open_(counter: Counter, act: acts.OpenReturn) -> None:
    """By receipt number; nothing typed shows the recent receipts."""
    if act.text.strip():
        open_receipt(counter, act.text.strip())
        return
    without = bool(counter.desk.plan()[0].no_receipt.most)
    counter.panel = ReceiptPickState(recent_receipts(counter), without=without)


def open_receipt(counter: Counter, code: str) -> None:
    """Open the return of a receipt, or of a gift, of any register; digits alone mean this register's number."""
    fetch(counter, receipt_of(counter, code), partial(_open, counter, None))


def _open(counter: Counter, told: Refusal | None, found: OpenReturn | OpenGift) -> None:
    """Show what is to come back; `told` is said once it is open."""
    if isinstance(found, OpenGift):
        gift_back_sheet.ask(counter, found)
        return
    if not counter.sale.cart.empty or counter.sale.exchange is not None:
        raise Refusal("sale_open_first")
    show(counter, told, found)


def show(counter: Counter, told: Refusal | None, under_way: OpenReturn) -> None:
    """Show this return; `told` says why it is shown again."""
    counter.opened = under_way
    counter.selected = next((line for line, left in under_way.left().items() if left), None)
    counter.scan = ScanBarState()
    counter.place, counter.panel, counter.notice = "return", None, None
    if told is not None:
        counter.refuse(told)


def choose_receipt(counter: Counter, act: acts.ChooseReceipt) -> None:
    """Open the return of a row."""
    panel = counter.panel
    if isinstance(panel, ReceiptPickState) and 0 <= act.row < len(panel.rows):
        open_receipt(counter, panel.rows[act.row].code or panel.rows[act.row].number)


def scanned(counter: Counter, text: str) -> None:
    """On the return screen: another receipt opens it, an article adds one piece of its line, Enter gives back."""
    route = route_scan(text)
    if route.kind is Kind.RECEIPT:
        open_receipt(counter, route.code)
        return
    under_way = opened(counter)
    found = find_article(counter.desk, route.code)
    left = under_way.left()
    for line in under_way.sale.lines:
        if line.sku == found.article.sku and under_way.wanted.get(line.line, 0) < left[line.line]:
            counter.selected = line.line
            many = left[line.line] if line.per != 1 else under_way.wanted.get(line.line, 0) + 1
            counter.opened = want(under_way, line.line, many)
            return
    raise Refusal("not_on_receipt", name=found.article.name)


def step(counter: Counter, act: acts.StepReturn) -> None:
    """One more or less of a line; a weighed line goes back whole."""
    under_way = opened(counter)
    line = next(line for line in under_way.sale.lines if line.line == act.number)
    left = under_way.left()[act.number]
    by = act.by if line.per == 1 else act.by * left
    many = max(0, min(left, under_way.wanted.get(act.number, 0) + by))
    counter.selected = act.number
    counter.opened = want(under_way, act.number, many)


def quantity(counter: Counter, act: acts.ReturnQuantity) -> None:
    """As typed, for the selected line."""
    under_way = opened(counter)
    line = next((line for line in under_way.sale.lines if line.line == counter.selected), None)
    if line is None:
        raise Refusal("no_line_chosen")
    counter.opened = want(under_way, line.line, amount(act.text, line.per))


def everything(counter: Counter, act: acts.ReturnEverything) -> None:
    """All that is left."""
    del act
    counter.opened = want_everything(opened(counter))


def charge_back(counter: Counter, act: acts.ChargeBack) -> None:
    """Decide about promotions that the rest no longer deserves: all that are asked about, one way or the other."""
    del act
    under_way = opened(counter)
    asked = asked_about(counter.desk, under_way)
    if not asked:
        raise Refusal("nothing_to_charge")
    for charge in asked:
        counter.opened = under_way = choose_charge(counter.desk, under_way, charge.rule)


def confirm(counter: Counter, act: acts.ConfirmReturn) -> None:
    """Write the return; the money goes back after the durable commit."""
    del act
    under_way = opened(counter)
    if not under_way.wanted:
        raise Refusal("nothing_to_return")
    future = return_goods(counter.desk, under_way, counter.person, approval=counter.approval)
    counter.book(future, partial(returned, counter), partial(_not_returned, counter))


def move(counter: Counter, by: int) -> None:
    """Up and down over the lines of the receipt."""
    numbers = [line.line for line in opened(counter).sale.lines]
    place = numbers.index(counter.selected) if counter.selected in numbers else 0
    counter.selected = numbers[max(0, min(len(numbers) - 1, place + by))]


def select(counter: Counter, number: int) -> None:
    """Select a line by touch."""
    if any(line.line == number for line in opened(counter).sale.lines):
        counter.selected = number


def move_receipt(counter: Counter, by: int) -> None:
    """Up and down over the recent receipts."""
    panel = counter.panel
    if isinstance(panel, ReceiptPickState) and panel.rows:
        counter.panel = replace(panel, selected=max(0, min(len(panel.rows) - 1, panel.selected + by)))


def returned(counter: Counter, recorded: Recorded) -> None:
    """The entry is durable: what the cashier hands over is what stands in it."""
    body = recorded.entry.body
    cash_out = 0
    if isinstance(body, ReturnCompleted):
        cash_out = sum(tender.amount for tender in body.tenders if tender.kind == CASH) - body.held_back
    counter.paid = Paid(recorded, new_sale(counter.desk), cash_out, returned=True)
    counter.to_sale()
    counter.place = "paid"
    counter.sounds.play(Sound.PAID)


def _not_returned(counter: Counter, trouble: Exception) -> Exception:
    """Something of the receipt came back meanwhile, here or elsewhere: show what is left of it."""
    if isinstance(trouble, Refusal) and trouble.code in CHANGED:
        ref = opened(counter).ref
        try:
            code = f"{receipt_number(ref.register, ref.seq)} {opened(counter).hash[:HEAD]}"
            fetch(counter, code, partial(_open, counter, CHANGED_SINCE))
        except Refusal as nothing_left:
            counter.to_sale()
            return nothing_left
    return trouble


def opened(counter: Counter) -> OpenReturn:
    """The return under way; Refusal `receipt_not_found` when there is none."""
    if counter.opened is None:
        raise Refusal("receipt_not_found", receipt="")
    return counter.opened
