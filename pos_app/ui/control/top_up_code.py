"""A top-up by the customer's payment code: the code is asked for, and what came of it goes back (V1, C3)."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.value import dataclass
from pos_app.services.route_scan import Kind, route_scan
from pos_app.services.top_up import give_top_up_payments_back
from pos_app.ui.control import payment_acts
from pos_app.ui.control.sheet import Sheet, lay
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import SheetKey, SheetState

if TYPE_CHECKING:
    from pos_app.services.top_up import OpenTopUp
    from pos_app.ui.control.counter import Counter


class PaidSheet(Sheet):
    """The sheet of a top-up that is being paid."""

    __slots__ = ()
    opened: OpenTopUp

    @abstractmethod
    def anew(self, opened: OpenTopUp) -> PaidSheet:
        """The sheet of the same top-up, paid otherwise."""

    @abstractmethod
    def again(self, counter: Counter) -> None:
        """The payment by code is over."""

    @abstractmethod
    def captured(self, counter: Counter) -> None:
        """A provider has the money for it."""


@dataclass(frozen=True, slots=True)
class CodeSheet(Sheet):
    """`amount` of what is due will be paid by a code that is still to be scanned."""

    under: PaidSheet
    amount: int
    name: ClassVar[str] = "top_up_code"

    @property
    def draft(self) -> str:
        return self.under.draft

    def state(self, counter: Counter) -> SheetState:
        under = self.under.state(counter)
        return SheetState(
            self.name,
            under.title,
            translate("Panel", "Scan the payment code on the customer's phone"),
            facts=under.facts,
            holds=under.holds,
            figure=counter.money.signed(self.amount),
            figure_of=translate("Sheet", "By payment code"),
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        """Enter: no code will come."""
        self.left(counter)

    def scanned(self, counter: Counter, code: str) -> bool:
        route = route_scan(code)
        if route.kind is Kind.PAYMENT:
            payment_acts.for_sheet(counter, self.under, route.code, self.amount)
        return route.kind is Kind.PAYMENT

    def left(self, counter: Counter) -> None:
        lay(counter, self.under)


@dataclass(frozen=True, slots=True)
class BackSheet(Sheet):
    """A provider has `amount` of an unfinished top-up: is it to go back?"""

    under: PaidSheet
    amount: int
    name: ClassVar[str] = "top_up_back"

    @property
    def draft(self) -> str:
        return self.under.draft

    def state(self, counter: Counter) -> SheetState:
        return SheetState(
            self.name,
            translate("Ask", "Give {amount} back?").format(amount=counter.money.signed(self.amount)),
            translate("Ask", "The customer's payment is undone"),
            facts=self.under.state(counter).facts,
            keys=(SheetKey("give", translate("Ask", "Give it back"), main=True, icon="undo-2"),),
            holds=True,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if choice == "give":
            work = partial(give_top_up_payments_back, counter.desk, self.under.opened)
            counter.ask(work, partial(self._given, counter))

    def _given(self, counter: Counter, opened: OpenTopUp) -> None:
        lay(counter, self.under.anew(opened))
        counter.hint(translate("Said", "Tenders taken back"))

    def left(self, counter: Counter) -> None:
        lay(counter, self.under)
