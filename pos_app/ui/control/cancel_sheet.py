"""A top-up taken back (V5): which one, what goes back, and why; choosing the reason is the confirmation."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.entry_value import TopUpCancelled
from domain.errors import Refusal
from domain.top_ups import cancellable_until, handed_back
from domain.value import dataclass
from pos_app.services.cancel_top_up import OpenCancel, cancel_top_up, fetch_lot, open_cancel
from pos_app.services.route_scan import receipt_number
from pos_app.ui.control.sheet import ReceiptPick, Sheet, done, lay, member_of, member_words, reasons, renew
from pos_app.ui.control.typed import receipt_of
from pos_app.ui.control.view_sale import KINDS
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetRow, SheetState
from pos_app.ui.words import tender_word

if TYPE_CHECKING:
    from local_db.act import Recorded
    from pos_app.ui.control.counter import Counter

RECENT = 9
LOOKED_AT = 50


def open_(counter: Counter) -> None:
    """Show the member's top-ups that may still be taken back."""
    counter.ask(partial(_rows, counter), partial(_picking, counter))


def _picking(counter: Counter, rows: tuple[SheetRow, ...]) -> None:
    lay(counter, CancelPick(rows))


@dataclass(frozen=True, slots=True)
class CancelPick(ReceiptPick):
    """Which top-up. The rows were read from the books when it was opened."""

    rows: tuple[SheetRow, ...]
    name: ClassVar[str] = "cancel_pick"

    def state(self, counter: Counter) -> SheetState:
        return SheetState(
            self.name,
            translate("Sheet", "Take which top-up back?"),
            translate("Sheet", "Arrows choose; or scan the receipt, or type its number"),
            translate("Sheet", "No top-up of this member can be taken back here"),
            rows=self.rows,
            asks=translate("Sheet", "Number of the receipt"),
            selected=0 if self.rows else -1,
        )

    def picked(self, counter: Counter, code: str) -> None:
        code = receipt_of(counter, code)
        opened = open_cancel(counter.desk, code)
        counter.ask(partial(fetch_lot, counter.desk, opened), partial(_fetched, counter, opened))


@dataclass(frozen=True, slots=True)
class CancelSheet(Sheet):
    """What goes back; why?"""

    opened: OpenCancel
    name: ClassVar[str] = "cancel"

    def state(self, counter: Counter) -> SheetState:
        done, signed = self.opened.done, counter.money.signed
        back = tuple(Fact(tender_word(KINDS[one.kind]), signed(one.amount)) for one in handed_back(done))
        return SheetState(
            self.name,
            translate("Sheet", "Take the top-up back: why?"),
            translate("Sheet", "The digit of the reason gives the money back"),
            facts=(*back, Fact(translate("Sheet", "Bonus taken away"), signed(done.bonus))),
            rows=reasons(),
            figure=signed(done.principal),
            figure_of=translate("Sheet", "Give back"),
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if not choice:
            raise Refusal("reason_missing")
        future = cancel_top_up(counter.desk, self.opened, counter.person, choice, counter.approval)
        counter.book(future, partial(_cancelled, counter))


def _rows(counter: Counter) -> tuple[SheetRow, ...]:
    """The member's top-ups at this register that the plan's days still cover, the newest first."""
    desk, owner = counter.desk, member_of(counter).member.id
    today, found = desk.clock.local(desk.clock.now()).date(), []
    for row in desk.books.receipts(LOOKED_AT, owner):
        if row.kind != "top_up.completed" or row.ref.epoch != desk.books.head().epoch:
            continue
        opened = _still(counter, receipt_number(row.ref.register, row.ref.seq))
        if opened is None or today > cancellable_until(opened.done, desk.books.plan(opened.done.plan)[0]):
            continue
        number = receipt_number(row.ref.register, row.ref.seq)
        bonus = translate("Sheet", "{bonus} on top").format(bonus=counter.money.signed(opened.done.bonus))
        at = desk.clock.local(datetime.fromisoformat(row.at)).strftime("%Y-%m-%d %H:%M")
        found.append(SheetRow(number, number, at, counter.money.signed(row.payable), bonus))
    return tuple(found[:RECENT])


def _still(counter: Counter, code: str) -> OpenCancel | None:
    """The top-up of a receipt, None when it was taken back already."""
    try:
        return open_cancel(counter.desk, code)
    except Refusal:
        return None


def _fetched(counter: Counter, opened: OpenCancel, nothing: None) -> None:
    del nothing
    lay(counter, CancelSheet(opened))


def _cancelled(counter: Counter, recorded: Recorded) -> None:
    body = recorded.entry.body
    name = member_words(member_of(counter))
    renew(counter)
    if isinstance(body, TopUpCancelled):
        signed = counter.money.signed
        after = (Fact(translate("Sheet", "Balance now"), signed(body.balance.after)),) if body.balance else ()
        title = translate("Sheet", "Top-up taken back: {name}").format(name=name)
        back = signed(body.principal)
        done(counter, title, after, back, translate("Sheet", "Give back"))
