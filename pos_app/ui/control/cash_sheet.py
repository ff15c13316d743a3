"""The drawer without a sale (D1, S5): opened, cash in, cash out, cash to the safe; the reason is the confirmation."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.entries import CashMoved
from domain.errors import Refusal
from domain.value import dataclass
from pos_app.services.move_cash import check_amount, drop_cash, pay_in, pay_out
from pos_app.ui import acts
from pos_app.ui.commands import Command
from pos_app.ui.control import shift_acts
from pos_app.ui.control.sheet import Sheet, close, done, lay, rows_of
from pos_app.ui.reason_texts import drop_reasons, pay_in_reasons, pay_out_reasons
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import SheetRow, SheetState

if TYPE_CHECKING:
    from local_db.act import Recorded
    from pos_app.ui.control.counter import Counter

OPEN, IN, OUT, DROP = "open", "in", "out", "drop"
WAYS = {IN: pay_in, OUT: pay_out, DROP: drop_cash}
REASONS = {IN: pay_in_reasons, OUT: pay_out_reasons, DROP: drop_reasons}


def open_(counter: Counter, text: str) -> None:
    """Ask which way; a number typed is the amount. Refusals `not_an_amount`, `cash_amount`."""
    lay(counter, CashPick(_amount(counter, text) if text else 0))


@dataclass(frozen=True, slots=True)
class CashPick(Sheet):
    """Which way does it go? `amount` 0: it is typed afterwards."""

    amount: int
    name: ClassVar[str] = "cash_pick"

    def state(self, counter: Counter) -> SheetState:
        only_open = SheetRow(OPEN, translate("Sheet", "Open it"), translate("Sheet", "nothing in, nothing out"))
        signed = counter.money.signed(self.amount)
        rows = (
            SheetRow(IN, translate("Sheet", "Cash in"), translate("Sheet", "change money, found money")),
            SheetRow(OUT, translate("Sheet", "Cash out"), translate("Sheet", "for an expense of the shop")),
            SheetRow(DROP, translate("Sheet", "To the safe"), translate("Sheet", "when there is too much in it")),
        )
        return SheetState(
            self.name,
            translate("Sheet", "The drawer"),
            translate("Sheet", "Press the digit in front"),
            rows=rows if self.amount else (only_open, *rows),
            figure=signed if self.amount else "",
            figure_of=translate("Sheet", "Amount"),
            selected=0,
            place=Command.MENU,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if choice == OPEN:
            close(counter)
            shift_acts.drawer(counter, acts.OpenDrawer())
        elif choice in WAYS:
            lay(counter, CashWhy(choice, self.amount) if self.amount else CashAmount(choice))


@dataclass(frozen=True, slots=True)
class CashAmount(Sheet):
    """How much?"""

    way: str
    name: ClassVar[str] = "cash_amount"

    def state(self, counter: Counter) -> SheetState:
        return SheetState(
            self.name,
            _words(self.way),
            translate("Sheet", "Count it, type the amount, then Enter"),
            asks=translate("Sheet", "Amount"),
            place=Command.MENU,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if not typed:
            raise Refusal("nothing_typed")
        lay(counter, CashWhy(self.way, _amount(counter, typed)))

    def left(self, counter: Counter) -> None:
        lay(counter, CashPick(0))


@dataclass(frozen=True, slots=True)
class CashWhy(Sheet):
    """Why?"""

    way: str
    amount: int
    name: ClassVar[str] = "cash_why"

    def state(self, counter: Counter) -> SheetState:
        return SheetState(
            self.name,
            translate("Sheet", "{what}: why?").format(what=_words(self.way)),
            translate("Sheet", "The digit of the reason opens the drawer and writes it down"),
            rows=rows_of(REASONS[self.way]()),
            figure=counter.money.signed(self.amount),
            figure_of=_words(self.way),
            place=Command.MENU,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if not choice:
            raise Refusal("no_reason")
        future = WAYS[self.way](counter.desk, counter.person, self.amount, choice, counter.approval)
        counter.book(future, partial(_moved, counter, self.way))

    def left(self, counter: Counter) -> None:
        """Esc: how much, again."""
        lay(counter, CashAmount(self.way))


def _words(way: str) -> str:
    return {
        IN: translate("Sheet", "Cash in"),
        OUT: translate("Sheet", "Cash out"),
        DROP: translate("Sheet", "To the safe"),
    }[way]


def _amount(counter: Counter, typed: str) -> int:
    amount = counter.money.minor(typed)
    if amount is None:
        raise Refusal("not_an_amount", typed=typed)
    check_amount(amount)
    return amount


def _moved(counter: Counter, way: str, recorded: Recorded) -> None:
    body = recorded.entry.body
    if isinstance(body, CashMoved):
        title = translate("Sheet", "Written down: put it in or take it out, close the drawer")
        done(counter, title, (), counter.money.signed(body.amount), _words(way))
