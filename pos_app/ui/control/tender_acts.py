"""Taking money: once each, and paid only after the durable commit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.errors import Refusal
from pos_app.services.finish_sale import finish_sale
from pos_app.services.open_sale import stored_value_in
from pos_app.services.take_payment import (
    enlarge_for,
    stored_value_here,
    take_cash,
    take_stored_value,
    take_tenders_back,
    wanted_stored_value,
)
from pos_app.ui.acts import TenderKind
from pos_app.ui.control.counter import Asked, Paid
from pos_app.ui.speak import translate
from pos_app.ui.state_panels import AskState, Question

if TYPE_CHECKING:
    from local_db.act import Recorded
    from pos_app.services.open_sale import OpenSale
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter


def pay(counter: Counter, act: acts.Pay) -> None:
    """A tender key, with or without an amount."""
    _ready(counter)
    if act.tender is TenderKind.CASH:
        cash(counter, act.amount)
    else:
        stored_value(counter, act.amount)


def arm(counter: Counter, act: acts.ArmCash) -> None:
    """Enter with nothing typed: the next one takes cash; a bill of nothing is finished at once."""
    del act
    if counter.place == "paid":
        counter.fresh()
        return
    if counter.sale.cart.empty:
        return
    _ready(counter)
    if counter.sale.settlement.due == 0:
        finish(counter)
        return
    counter.armed = True


def cash(counter: Counter, amount: int | None, *, sure: bool = False) -> None:
    """Take cash; much more than is due is asked about once."""
    _ready(counter)
    try:
        sale = take_cash(counter.desk, counter.sale, amount, sure=sure)
    except Refusal as refused:
        if refused.code != "much_cash" or amount is None:
            raise
        counter.asked = Asked(Question.MUCH_CASH.value, amount)
        counter.panel = AskState(Question.MUCH_CASH, amount)
        return
    _took(counter, sale)


def stored_value(counter: Counter, amount: int | None) -> None:
    """Take stored value; when more is wanted than is lent here, HQ is asked first, off the UI thread."""
    wanted = wanted_stored_value(counter.sale, amount)
    room = stored_value_here(counter.desk, counter.sale)
    if room.missing(wanted + stored_value_in(counter.sale)) and counter.desk.hq.online:
        counter.busy = True
        counter.background.run(
            partial(enlarge_for, counter.desk, counter.sale, wanted),
            partial(_enlarged, counter, amount),
            partial(_not_enlarged, counter, amount),
        )
        return
    _took(counter, take_stored_value(counter.desk, counter.sale, amount))


def take_back(counter: Counter) -> None:
    """Give what was tendered so far back to the customer."""
    counter.put(take_tenders_back(counter.desk, counter.sale))
    counter.hint(translate("Said", "Tenders taken back"))


def finish(counter: Counter) -> None:
    """Write the sale; keys rest until it is durable."""
    counter.busy = True
    counter.armed = False
    sale = counter.sale
    try:
        future = finish_sale(counter.desk, sale, counter.person)
    except Refusal:
        counter.busy = False
        raise
    counter.background.watch(future, partial(_paid, counter, sale), partial(_unpaid, counter))


def _took(counter: Counter, sale: OpenSale) -> None:
    counter.put(sale)
    if sale.settlement.due == 0:
        finish(counter)
        return
    counter.hint(
        translate("Said", "{due} left to pay").format(due=counter.money.signed(sale.settlement.due)),
    )


def _enlarged(counter: Counter, amount: int | None, nothing: None) -> None:
    del nothing
    counter.busy = False
    try:
        _took(counter, take_stored_value(counter.desk, counter.sale, amount))
    except Refusal as refused:
        counter.refuse(refused)
    counter.show()


def _not_enlarged(counter: Counter, amount: int | None, trouble: Exception) -> None:
    del trouble  # HQ could not be asked: what is lent here is what can be spent, and the refusal says so
    _enlarged(counter, amount, None)


def _paid(counter: Counter, sale: OpenSale, recorded: Recorded) -> None:
    counter.busy = False
    counter.paid = Paid(recorded, sale, sale.settlement.change)
    counter.place = "paid"
    counter.panel = counter.asked = None
    counter.show()


def _unpaid(counter: Counter, trouble: Exception) -> None:
    counter.busy = False
    counter.refuse(trouble)
    counter.show()


def _ready(counter: Counter) -> None:
    if counter.busy:
        raise Refusal("busy")
    if counter.place != "sale":
        raise Refusal("nothing_to_pay")
