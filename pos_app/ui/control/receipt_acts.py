"""Find receipts, look at them, print a copy or a gift receipt, keep one as files, begin its return."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.errors import Refusal
from pos_app.services.find_receipts import find_receipts
from pos_app.services.keep_receipt import keep_receipt, print_gift, shown_paper
from pos_app.services.paper import masked
from pos_app.services.reprint_receipt import reprint_receipt
from pos_app.services.return_goods import HEAD
from pos_app.services.route_scan import receipt_number
from pos_app.ui.control import return_acts, void_sheet
from pos_app.ui.control.counter import Found
from pos_app.ui.speak import translate
from pos_app.ui.state import Notice, Tone
from pos_app.ui.state_receipts import FoundReceipt, ReceiptsState

if TYPE_CHECKING:
    from local_db.act import ReceiptRow
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter


def open_receipts(counter: Counter, act: acts.OpenReceipts) -> None:
    """Show the receipts; an open sale waits behind them."""
    if counter.place == "paid":
        counter.to_sale()
    counter.panel = counter.notice = None
    look_for(counter, act.text)


def look_for(counter: Counter, text: str) -> None:
    """Search off the UI thread: years of receipts are looked through."""
    counter.place = "receipts"
    counter.panel = None
    work = partial(find_receipts, counter.desk, text, counter.money.minor(text))
    counter.ask(work, partial(_found, counter, text.strip()))


def move(counter: Counter, by: int) -> None:
    """Up and down."""
    if counter.found is not None:
        select(counter, counter.found.state.selected + by)


def select(counter: Counter, row: int) -> None:
    """Show the paper of a row, from 0."""
    found = counter.found
    if found is None or not found.receipts:
        return
    row = max(0, min(len(found.receipts) - 1, row))
    try:
        paper = shown_paper(counter.desk, found.receipts[row].ref)
    except Refusal:  # an entry whose paper is not made again: it stands in the list all the same
        paper = b""
    counter.found = Found(found.receipts, replace(found.state, selected=row, paper=paper))


def print_copy(counter: Counter) -> None:
    """The receipt on the screen, marked as a copy."""
    counter.wait(reprint_receipt(counter.desk, _chosen(counter).ref, counter.person))
    _told(counter, translate("Said", "Receipt printed again"))


def gift(counter: Counter, act: acts.GiftReceipt) -> None:
    """The same without prices."""
    del act
    counter.wait(print_gift(counter.desk, _chosen(counter).ref, counter.person))
    _told(counter, translate("Said", "Gift receipt printed"))


def keep(counter: Counter, act: acts.KeepReceipt) -> None:
    """As a picture and a PDF, off the UI thread."""
    del act
    if counter.album is None:
        raise Refusal("no_album")
    work = partial(keep_receipt, counter.desk, _chosen(counter).ref, counter.person, counter.album)
    counter.ask(work, partial(_kept, counter))


def give_back(counter: Counter, act: acts.ReturnFound) -> None:
    """Begin its return, or ask why it is voided. Refusal `sale_open_first` while a sale waits behind the receipts."""
    chosen = _chosen(counter)
    code = f"{receipt_number(chosen.ref.register, chosen.ref.seq)} {chosen.hash[:HEAD]}"
    if act.void:
        void_sheet.open_(counter, code)
    else:
        return_acts.open_receipt(counter, code)


def receipts_state(counter: Counter) -> ReceiptsState:
    """What is on the screen."""
    shown = counter.found.state if counter.found is not None else ReceiptsState(())
    return replace(shown, notice=counter.notice, busy=counter.busy)


def _chosen(counter: Counter) -> ReceiptRow:
    found = counter.found
    if counter.place != "receipts" or found is None or not 0 <= found.state.selected < len(found.receipts):
        raise Refusal("receipt_not_found", receipt="")
    return found.receipts[found.state.selected]


def _found(counter: Counter, query: str, receipts: tuple[ReceiptRow, ...]) -> None:
    counter.found = Found(receipts, ReceiptsState(tuple(_row(counter, one) for one in receipts), query))
    select(counter, 0)


def _row(counter: Counter, receipt: ReceiptRow) -> FoundReceipt:
    member = counter.desk.members.by_id(receipt.member) if receipt.member else None
    return FoundReceipt(
        receipt_number(receipt.ref.register, receipt.ref.seq),
        counter.desk.clock.local(datetime.fromisoformat(receipt.at)).strftime("%Y-%m-%d %H:%M"),
        receipt.kind,
        receipt.payable,
        masked(member.name) if member is not None else "",
        receipt.returned,
    )


def _kept(counter: Counter, place: str) -> None:
    _told(counter, translate("Said", "Kept in {place}").format(place=place))


def _told(counter: Counter, text: str) -> None:
    counter.notice = Notice(Tone.OK, text)
