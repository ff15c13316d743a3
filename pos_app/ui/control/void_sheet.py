"""A finished sale voided as a whole (C4): what goes back to where, and why; the reason is the confirmation."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.errors import Refusal
from domain.value import dataclass
from pos_app.services.return_goods import OpenReturn, open_return, preview, want_everything
from pos_app.services.route_scan import receipt_number
from pos_app.services.void_sale import check_voidable, void_sale
from pos_app.ui.commands import Command
from pos_app.ui.control import return_acts
from pos_app.ui.control.sheet import Sheet, close, lay, rows_of
from pos_app.ui.control.view_sale import KINDS
from pos_app.ui.reason_texts import void_reasons
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetState
from pos_app.ui.words import tender_word

if TYPE_CHECKING:
    from pos_app.ui.control.counter import Counter


def open_(counter: Counter, code: str) -> None:
    """Ask why the sale of this receipt is voided. Refusals `sale_open_first`, and those of `void_sale`."""
    if not counter.sale.cart.empty:
        raise Refusal("sale_open_first")
    opened = open_return(counter.desk, code)
    check_voidable(counter.desk, opened)
    lay(counter, VoidSheet(opened))


@dataclass(frozen=True, slots=True)
class VoidSheet(Sheet):
    """Why?"""

    opened: OpenReturn
    name: ClassVar[str] = "void"

    def state(self, counter: Counter) -> SheetState:
        signed, given = counter.money.signed, preview(counter.desk, want_everything(self.opened))
        back = given.handed_out if given is not None else ()
        number = receipt_number(self.opened.ref.register, self.opened.ref.seq)
        return SheetState(
            self.name,
            translate("Sheet", "Void sale {number}: why?").format(number=number),
            translate("Sheet", "The digit of the reason voids the whole sale: keep the goods here"),
            facts=tuple(Fact(tender_word(KINDS[kind]), signed(amount)) for kind, amount in back if kind in KINDS),
            rows=rows_of(void_reasons()),
            figure=signed(given.payable - given.held_back if given is not None else 0),
            figure_of=translate("Sheet", "Give back"),
            place=Command.MENU,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if not choice:
            raise Refusal("no_reason")
        future = void_sale(counter.desk, self.opened, counter.person, choice, counter.approval)
        counter.book(future, partial(return_acts.returned, counter))

    def left(self, counter: Counter) -> None:
        """Esc: the list of receipts again."""
        close(counter)
        counter.place = "receipts"
