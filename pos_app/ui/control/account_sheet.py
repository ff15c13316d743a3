"""Buying on account (C3): a company within its limit; without a network also a member at the shop's risk (V4)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.errors import Refusal
from domain.groups import GROUP
from domain.value import dataclass
from pos_app.services.floor import floor_room, take_floor
from pos_app.services.take_on_account import account_room, fetch_head_room, missing_room, take_on_account
from pos_app.ui.control import tender_acts
from pos_app.ui.control.sheet import Sheet, close, lay, member_of
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import SheetRow, SheetState

if TYPE_CHECKING:
    from pos_app.services.open_sale import OpenSale
    from pos_app.ui.control.counter import Counter

ACCOUNT, FLOOR = "account", "floor"


def pay(counter: Counter, amount: int | None) -> None:
    """A company owes it; a person only at the shop's risk; where both are possible, the cashier chooses."""
    tender_acts.ready(counter)
    company = member_of(counter).member.kind == GROUP
    account = company and (counter.desk.hq.lends or _here(counter) > 0)
    floor = _at_risk(counter) > 0 if company else counter.desk.plan()[0].stored_value.floor.applies
    if account and floor:
        lay(counter, AccountPick(amount))
    elif floor:
        tender_acts.took(counter, counter.sale, take_floor(counter.desk, counter.sale, amount))
    else:
        _on_account(counter, amount)


@dataclass(frozen=True, slots=True)
class AccountPick(Sheet):
    """On the company's account, or owed to the shop? `amount` as it was typed, None: all that is due."""

    amount: int | None
    name: ClassVar[str] = "account"

    def state(self, counter: Counter) -> SheetState:
        signed, member = counter.money.signed, member_of(counter)
        here = translate("Sheet", "{here} of its limit can be taken here")
        risk = translate("Sheet", "at the shop's risk, up to {room}")
        return SheetState(
            self.name,
            translate("Sheet", "{name} pays later: how?").format(name=member.name or member.member.id),
            translate("Sheet", "Press the digit in front"),
            rows=(
                SheetRow(
                    ACCOUNT,
                    translate("Sheet", "On account"),
                    here.format(here=signed(_here(counter))),
                ),
                SheetRow(FLOOR, translate("Sheet", "Owed"), risk.format(room=signed(_at_risk(counter)))),
            ),
            figure=signed(counter.sale.settlement.due if self.amount is None else self.amount),
            figure_of=translate("Sheet", "Amount"),
            selected=0,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        tender_acts.fits(counter)
        if choice == ACCOUNT:
            _on_account(counter, self.amount)
        elif choice == FLOOR:
            sale = take_floor(counter.desk, counter.sale, self.amount)
            close(counter)
            tender_acts.took(counter, counter.sale, sale)


def _at_risk(counter: Counter) -> int:
    """What the member may owe beyond what is lent, 0 where the plan or the network lets nobody."""
    try:
        return floor_room(counter.desk, counter.sale)
    except Refusal:
        return 0


def _here(counter: Counter) -> int:
    """What of the company's limit is here; 0 where nothing that was lent may be spent now."""
    try:
        return account_room(counter.desk, counter.sale)
    except Refusal:
        return 0


def _on_account(counter: Counter, amount: int | None) -> None:
    """Take it; HQ is asked first for what is not here, off the UI thread."""
    sale = counter.sale
    if missing_room(counter.desk, sale, amount):
        close(counter)
        counter.ask(partial(fetch_head_room, counter.desk, sale, amount), partial(_fetched, counter, sale, amount))
        return
    taken = take_on_account(counter.desk, sale, amount)
    close(counter)
    tender_acts.took(counter, sale, taken)


def _fetched(counter: Counter, asked: OpenSale, amount: int | None, answer: None) -> None:
    """It is here; it is taken for the sale it was asked for, if that is still the open one."""
    del answer
    if counter.sale.id != asked.id or counter.sale.member != asked.member or counter.place != "sale":
        return
    tender_acts.took(counter, counter.sale, take_on_account(counter.desk, counter.sale, amount))
