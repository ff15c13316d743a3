"""Money into stored value (V1): how much, what is given on top, how it is paid; and a top-up taken back (V5)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.entry_value import TopUpCompleted
from domain.errors import Refusal
from domain.tenders import CAPTURED, CARD, CASH
from domain.value import dataclass
from pos_app.services.route_scan import Kind, route_scan
from pos_app.services.take_payment import wanted_of_due
from pos_app.services.top_up import (
    OpenTopUp,
    finish_top_up,
    give_top_up_payments_back,
    missing_for,
    open_top_up,
    pay_top_up,
    pay_top_up_by_card,
    prepare_top_up,
    top_up_with_payments,
)
from pos_app.ui.commands import Command
from pos_app.ui.control import cancel_sheet, payment_acts
from pos_app.ui.control.sheet import Sheet, close, done_with_change, lay, member_of, member_words, renew
from pos_app.ui.control.view_sale import KINDS, label_text
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetKey, SheetRow, SheetState
from pos_app.ui.words import tender_word

if TYPE_CHECKING:
    from local_db.act import Recorded
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter

MOST_AMOUNT = 7
"""More characters than this, without a point, are a slip's reference and no amount."""


def open_(counter: Counter, act: acts.OpenTopUp) -> None:
    """Ask how much, or go on with what was typed. Refusal `no_member`."""
    member_of(counter)
    lay(counter, AmountSheet())
    if act.text.strip():
        AmountSheet().chose(counter, "", act.text.strip())


@dataclass(frozen=True, slots=True)
class AmountSheet(Sheet):
    """How much is paid in; what is given on top of it stands in the list."""

    name: ClassVar[str] = "top_up"

    def state(self, counter: Counter) -> SheetState:
        title = translate("Sheet", "Top up for {name}")
        return SheetState(
            self.name,
            title.format(name=member_words(member_of(counter))),
            translate("Sheet", "Type the amount, then Enter; or choose a row"),
            rows=_offers(counter),
            keys=(SheetKey("cancel", translate("Sheet", "Take a top-up back"), Command.RETURN, icon="undo-2"),),
            asks=translate("Sheet", "Amount to pay in"),
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if choice == "cancel":
            cancel_sheet.open_(counter)
            return
        trial = choice.removeprefix("trial:") if choice.startswith("trial:") else ""
        amount = int(choice.removeprefix("amount:")) if choice.startswith("amount:") else 0
        if not choice:
            amount = _amount(counter, typed)
        opened = open_top_up(counter.desk, member_of(counter), amount, trial=trial)
        if missing_for(counter.desk, opened):
            counter.ask(partial(prepare_top_up, counter.desk, opened), partial(_prepared, counter, opened))
        else:
            lay(counter, TopUpSheet(opened))


@dataclass(frozen=True, slots=True)
class TopUpSheet(Sheet):
    """What is paid and given is known: it is paid now. `slip`: a terminal took this much, its reference is missing."""

    opened: OpenTopUp
    slip: int = 0
    name: ClassVar[str] = "top_up_paying"

    def state(self, counter: Counter) -> SheetState:
        signed, opened = counter.money.signed, self.opened
        view, due = opened.member, opened.settlement.due
        after = view.balance + opened.principal + opened.bonus
        paid = tuple(Fact(tender_word(KINDS[one.kind]), signed(one.amount)) for one in opened.tenders)
        facts = (
            Fact(translate("Sheet", "Paid in"), signed(opened.principal)),
            Fact(translate("Sheet", "Given on top"), signed(opened.bonus)),
            Fact(translate("Sheet", "Balance afterwards"), signed(after) if view.local else "—"),
        )
        title = translate("Sheet", "Top up for {name}")
        return SheetState(
            self.name,
            title.format(name=member_words(view)),
            _how(counter),
            facts=(*facts, *paid),
            keys=_keys(counter),
            asks=translate("Sheet", "Reference on the slip") if self.slip else translate("Sheet", "Amount handed over"),
            holds=bool(opened.tenders),
            figure=signed(self.slip or due),
            figure_of=translate("Sheet", "By card") if self.slip else translate("Sheet", "To pay"),
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        due = self.opened.settlement.due
        if self.opened.tenders and not due and not typed:  # it was not written: once more
            self._finish(counter)
        elif self.slip and choice != "cash":
            self._paid(counter, pay_top_up_by_card(self.opened, typed, self.slip))
        elif choice == "card":
            self._by_card(counter, typed)
        elif choice == "code":
            amount = _amount(counter, typed) if typed else None
            lay(counter, CodeSheet(self, wanted_of_due(self.opened, choice, amount)))
        elif choice == "cash" or typed:
            amount = _amount(counter, typed) if typed else None
            self._paid(counter, pay_top_up(self.opened, CASH, amount))
        else:
            raise _how_else(counter)

    def _by_card(self, counter: Counter, typed: str) -> None:
        """A reference, an amount of which the reference is asked then, or nothing: all that is due."""
        if typed and "." not in typed and not (typed.isdigit() and len(typed) <= MOST_AMOUNT):
            self._paid(counter, pay_top_up_by_card(self.opened, typed))
            return
        wanted = _amount(counter, typed) if typed else self.opened.settlement.due
        pay_top_up(self.opened, CARD, wanted)  # refused here, before anybody types a slip
        lay(counter, replace(self, slip=wanted))

    def _paid(self, counter: Counter, opened: OpenTopUp) -> None:
        paid = TopUpSheet(opened)
        lay(counter, paid)
        if not opened.settlement.due:
            paid._finish(counter, self)

    def _finish(self, counter: Counter, before: TopUpSheet | None = None) -> None:
        future = finish_top_up(counter.desk, self.opened, counter.person)
        undone = partial(_not_booked, counter, before or self)
        counter.book(future, partial(_topped_up, counter, self.opened), undone)

    @property
    def draft(self) -> str:
        return self.opened.id

    def again(self, counter: Counter) -> None:
        """The payment by code is over."""
        lay(counter, self)

    def captured(self, counter: Counter) -> None:
        """A provider has the money for it."""
        self._paid(counter, top_up_with_payments(counter.desk, self.opened))

    def scanned(self, counter: Counter, code: str) -> bool:
        """A customer's payment code pays the top-up, and never the sale below."""
        route = route_scan(code)
        if route.kind is not Kind.PAYMENT:
            return False
        if self.slip or not counter.desk.payments:
            raise _how_else(counter)
        payment_acts.for_sheet(counter, self, route.code, None)
        return True

    def left(self, counter: Counter) -> None:
        """Esc takes one step back: the slip, then what was handed over, then the whole top-up."""
        captured = sum(tender.amount for tender in self.opened.tenders if tender.kind in CAPTURED)
        if self.slip:
            lay(counter, replace(self, slip=0))
        elif captured:
            lay(counter, BackSheet(self, captured))
        elif self.opened.tenders:
            lay(counter, TopUpSheet(replace(self.opened, tenders=())))
            counter.hint(translate("Said", "Tenders taken back"))
        else:
            close(counter)


@dataclass(frozen=True, slots=True)
class CodeSheet(Sheet):
    """`amount` of what is due will be paid by a code that is still to be scanned."""

    under: TopUpSheet
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

    under: TopUpSheet
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
            keys=(
                SheetKey("stay", translate("Ask", "Stay"), Command.BACK),
                SheetKey("give", translate("Ask", "Give it back"), main=True, icon="undo-2"),
            ),
            holds=True,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if choice == "give":
            work = partial(give_top_up_payments_back, counter.desk, self.under.opened)
            counter.ask(work, partial(self._given, counter))
        elif choice == "stay":
            self.left(counter)

    def _given(self, counter: Counter, opened: OpenTopUp) -> None:
        lay(counter, TopUpSheet(opened))
        counter.hint(translate("Said", "Tenders taken back"))

    def left(self, counter: Counter) -> None:
        lay(counter, self.under)


def _how(counter: Counter) -> str:
    """What the cashier may press."""
    if counter.desk.payments:
        return translate("Sheet", "Cash F9, payment code F10, card F11; a part: type the amount first")
    return translate("Sheet", "Cash F9, card F11; a part: type the amount first")


def _how_else(counter: Counter) -> Refusal:
    return Refusal("choose_tender_or_code" if counter.desk.payments else "choose_tender")


def _keys(counter: Counter) -> tuple[SheetKey, ...]:
    code = SheetKey("code", translate("Sheet", "Paid by code"), Command.CODE, icon="qr-code")
    return (
        SheetKey("cash", translate("Sheet", "Paid in cash"), Command.CASH, icon="banknote"),
        *((code,) if counter.desk.payments else ()),
        SheetKey("card", translate("Sheet", "Paid by card"), Command.CARD, icon="credit-card"),
    )


def _amount(counter: Counter, typed: str) -> int:
    """Minor units; Refusals `nothing_typed`, `not_an_amount`."""
    if not typed:
        raise Refusal("nothing_typed")
    amount = counter.money.minor(typed)
    if amount is None:
        raise Refusal("not_an_amount", typed=typed)
    return amount


def _offers(counter: Counter) -> tuple[SheetRow, ...]:
    """The plan's bonus table and trial cards."""
    money, policy = counter.money, counter.desk.plan()[0].stored_value
    given = translate("Sheet", "{bonus} on top")
    bonus = tuple(
        SheetRow(f"amount:{row.least}", money.signed(row.least), figure=given.format(bonus=money.signed(row.bonus)))
        for row in policy.bonus
    )
    trials = tuple(
        SheetRow(
            f"trial:{card.id}",
            label_text(counter, card.label),
            translate("Sheet", "pays {pays}").format(pays=money.signed(card.pays)),
            translate("Sheet", "gets {gets}").format(gets=money.signed(card.gets)),
        )
        for card in policy.trials
    )
    return bonus + trials


def _prepared(counter: Counter, opened: OpenTopUp, nothing: None) -> None:
    del nothing
    lay(counter, TopUpSheet(opened))


def _not_booked(counter: Counter, before: TopUpSheet, trouble: Exception) -> Exception:
    """Nothing was written: the same key works again. What a provider captured meanwhile stays with it."""
    lay(counter, TopUpSheet(top_up_with_payments(counter.desk, before.opened)))
    return trouble


def _topped_up(counter: Counter, opened: OpenTopUp, recorded: Recorded) -> None:
    """The entry is durable: what the cashier says is what stands in it."""
    body = recorded.entry.body
    renew(counter)
    if not isinstance(body, TopUpCompleted):
        return
    signed = counter.money.signed
    after = body.balance.after if body.balance is not None else None
    facts = (
        Fact(translate("Sheet", "Paid in"), signed(body.principal)),
        Fact(translate("Sheet", "Given on top"), signed(body.bonus)),
        Fact(translate("Sheet", "Balance now"), signed(after) if after is not None else "—"),
    )
    title = translate("Sheet", "Topped up for {name}").format(name=member_words(opened.member))
    done_with_change(counter, title, body.change, facts)
