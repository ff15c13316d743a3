"""Taking money: once each, and paid only after the durable commit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.entries import SaleCompleted
from domain.errors import Refusal
from pos_app.services.open_sale import priced
from pos_app.services.sounds import Sound
from pos_app.services.spending import standing
from pos_app.services.take_payment import (
    enlarge_for,
    missing_here,
    take_cash,
    take_stored_value,
    take_tenders_back,
    wanted_stored_value,
    why_no_more_here,
)
from pos_app.ui.acts import TenderKind
from pos_app.ui.control import exchange_acts, pin_sheet
from pos_app.ui.control.counter import Paid
from pos_app.ui.control.sheet import member_of
from pos_app.ui.messages import notice_of
from pos_app.ui.speak import translate
from pos_app.ui.state_panels import AskState, Question
from pos_app.ui.state_sheet import SheetState

if TYPE_CHECKING:
    from local_db.act import Recorded
    from pos_app.services.lending import Enlarged
    from pos_app.services.open_sale import OpenSale
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter


NOT_HERE = frozenset({"stored_value_empty", "not_enough_stored_value"})
NO_NETWORK = frozenset({"no_network", "no_network_near"})


def pay(counter: Counter, act: acts.Pay) -> None:
    """A tender key, with or without an amount."""
    ready(counter)
    if act.tender is TenderKind.CASH:
        cash(counter, act.amount)
    else:
        stored_value(counter, act.amount)


def arm(counter: Counter, act: acts.ArmCash) -> None:
    """Enter with nothing typed: the next one takes cash; a bill of nothing is finished at once."""
    del act
    if counter.place == "paid":
        counter.to_sale()
        return
    if counter.sale.cart.empty:
        return
    ready(counter)
    if counter.sale.settlement.due == 0:
        finish(counter, counter.sale)
        return
    counter.armed = True


def cash(counter: Counter, amount: int | None, *, sure: bool = False) -> None:
    """Take cash; much more than is due is asked about once. Exact cash of a bill that is covered finishes it."""
    ready(counter)
    if amount is None and counter.sale.settlement.due == 0 and not counter.sale.cart.empty:
        finish(counter, counter.sale)
        return
    try:
        sale = take_cash(counter.desk, counter.sale, amount, sure=sure)
    except Refusal as refused:
        if refused.code != "much_cash" or amount is None:
            raise
        counter.panel = AskState(Question.MUCH_CASH, amount)
        return
    took(counter, counter.sale, sale)


def stored_value(counter: Counter, amount: int | None) -> None:
    """Take stored value; when more is wanted than is lent here, HQ is asked first, off the UI thread."""
    sale = counter.sale
    wanted = wanted_stored_value(sale, amount)
    if missing_here(counter.desk, sale, wanted):
        counter.ask(partial(enlarge_for, counter.desk, sale, wanted), partial(_enlarged, counter, sale, amount))
        return
    _take(counter, amount, None)


def take_back(counter: Counter) -> None:
    """Give what was tendered so far back to the customer."""
    counter.put(take_tenders_back(counter.desk, counter.sale))
    counter.hint(translate("Said", "Tenders taken back"))


def finish(counter: Counter, before: OpenSale) -> None:
    """Write the sale; keys rest until it is durable. `before` is what is open again when it could not be written."""
    counter.draft.keep_again()
    sale = counter.sale
    try:
        future = exchange_acts.write(counter, sale)
    except Refusal as refused:
        counter.put(exchange_acts.not_written(counter, before, refused))
        raise
    counter.book(future, partial(_paid, counter, sale), partial(_unpaid, counter, before))


def took(counter: Counter, before: OpenSale, sale: OpenSale) -> None:
    """A tender was added to `before`: the sale is finished when nothing is due any more."""
    counter.put(sale)
    if sale.settlement.due == 0:
        finish(counter, before)
        return
    counter.hint(translate("Said", "{due} left to pay").format(due=counter.money.signed(sale.settlement.due)))


def _enlarged(counter: Counter, asked: OpenSale, amount: int | None, answer: Enlarged | None) -> None:
    """HQ answered. What it lent is here; it is taken for the sale it was asked for, if that is still the open one."""
    if counter.sale.id != asked.id or counter.sale.member != asked.member or counter.place != "sale":
        return
    _take(counter, amount, answer)


def _take(counter: Counter, amount: int | None, answer: Enlarged | None) -> None:
    """Take what is here; when more is wanted, say why there is no more of it here, and what else is possible."""
    try:
        sale = take_stored_value(counter.desk, counter.sale, amount)
    except Refusal as refused:
        if refused.code == "member_pin_needed" and counter.desk.members.pin_of(member_of(counter).member.id):
            pin_sheet.ask(counter, partial(_take, counter, amount, answer))
            return
        if refused.code not in NOT_HERE:
            raise
        raise why_no_more_here(counter.desk, counter.sale, answer) or refused from refused
    took(counter, counter.sale, sale)
    if standing(counter.desk) == "soft":
        counter.hint(translate("Said", "HQ was not heard for a while: see to the network, or stored value will rest"))
    if not sale.settlement.due:
        return
    elsewhere = why_no_more_here(counter.desk, sale, answer)
    if elsewhere is not None:
        notice = notice_of(elsewhere, counter.money)
        counter.hint(counter.scan.text, notice.advice if elsewhere.code in NO_NETWORK else notice.text)


def _paid(counter: Counter, sale: OpenSale, recorded: Recorded) -> None:
    """The entry is durable: what the screen tells is what stands in it."""
    body = recorded.entry.body
    change = body.change if isinstance(body, SaleCompleted) else 0
    if sale.exchange is not None:
        change += sale.exchange.cash - sale.credit
    counter.paid = Paid(recorded, sale, change)
    counter.fresh()
    counter.place = "paid"
    counter.sounds.play(Sound.PAID)


def _unpaid(counter: Counter, before: OpenSale, trouble: Exception) -> Exception:
    """Nothing was written: the sale is open as it was before the last tender, so that the same key works again."""
    reason = counter.draft.why(trouble)
    if isinstance(reason, Refusal) and reason.code == "already_finished":
        counter.fresh()
    else:
        counter.put(exchange_acts.not_written(counter, before, reason))
    return reason


def ready(counter: Counter) -> None:
    """Money is taken for what the screen shows; when another plan came into force since, that is shown first."""
    if counter.place != "sale":
        raise Refusal("nothing_to_pay")
    if isinstance(counter.panel, SheetState) or counter.payee is not None:
        raise Refusal("key_not_here")
    fits(counter)


def fits(counter: Counter) -> None:
    """Refusal `prices_changed` when the sale costs something else by now: that is shown first."""
    now = priced(counter.desk, counter.sale)
    if now.bill != counter.sale.bill:
        counter.put(now)
        raise Refusal("prices_changed", due=now.settlement.due)
