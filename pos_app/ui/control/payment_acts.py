"""Payments by the customer's code and by a card terminal: what the cashier sees of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from domain.errors import Fault, Refusal
from domain.payments import APPROVED, PENDING, REFUSED, REVERSED, REVERSING
from domain.tenders import CAPTURED, CARD
from pos_app.services.pay_by_code import (
    ask_again,
    call_off,
    give_payments_back,
    payments_of,
    take_by_code,
    with_payments,
)
from pos_app.services.route_scan import tender_of
from pos_app.services.take_payment import take_card, wanted_of_due
from pos_app.ui.acts import TenderKind
from pos_app.ui.control import tender_acts
from pos_app.ui.speak import translate
from pos_app.ui.state_panels import AskState, CodeStage, CodeState, Question, SlipState

if TYPE_CHECKING:
    from domain.payments import Payment
    from pos_app.services.open_sale import OpenSale
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter, Payee
    from pos_app.ui.panels import PanelState

LOOK_AGAIN_MS = 2000
SETTLE_MS = 800
"""A code this soon after an article is a phone that lay in the beam: no money is asked for."""
MOST_AMOUNT = 6
"""More characters than this, without a point, are a slip's reference and no amount."""


def ask_code(counter: Counter, act: acts.PayByCode) -> None:
    """Ask for the customer's code, for what was typed or all that is due."""
    tender_acts.ready(counter)
    _somebody_takes_codes(counter)
    counter.panel = CodeState(wanted_of_due(counter.sale, "code", act.amount), CodeStage.SCAN)


def scanned(counter: Counter, code: str, asked: PanelState | None, at: int) -> None:
    """A payment code was scanned: the money is asked for, at once."""
    _somebody_takes_codes(counter)
    if not isinstance(asked, CodeState) and counter.scans.since(at) < SETTLE_MS:
        raise Refusal("payment_code_too_soon")
    tender_acts.ready(counter)
    kind = TenderKind(tender_of(code))
    amount = asked.amount if isinstance(asked, CodeState) else None
    wanted = wanted_of_due(counter.sale, kind.value, amount)
    counter.draft.keep_again()
    counter.panel = CodeState(wanted, CodeStage.ASKING, kind)
    work = partial(take_by_code, counter.desk, counter.sale, code, amount)
    counter.ask(work, partial(_stands, counter), partial(_not_asked, counter))


def for_sheet(counter: Counter, payee: Payee, code: str, amount: int | None) -> None:
    """A payment code was scanned on a sheet: it pays what stands there, `amount` of it when it was asked for by a key.

    The sale below is not touched.
    """
    _somebody_takes_codes(counter)
    at = int(counter.now() * 1000)
    if amount is None and counter.scans.since(at) < SETTLE_MS:
        raise Refusal("payment_code_too_soon")
    kind = TenderKind(tender_of(code))
    wanted = wanted_of_due(payee.opened, kind.value, amount)
    counter.scans.took_code(at)
    counter.payee = payee
    counter.panel = CodeState(wanted, CodeStage.ASKING, kind)
    work = partial(take_by_code, counter.desk, payee.opened, code, amount)
    counter.ask(work, partial(_stands, counter), partial(_not_asked, counter))


def look_again(counter: Counter, act: acts.AskPayment) -> None:
    """Ask the provider now."""
    del act
    paying = counter.paying
    if paying is not None:
        counter.ask(partial(ask_again, counter.desk, paying), partial(_stands, counter))


def stop(counter: Counter, act: acts.CallOff) -> None:
    """Undo the payment under way; while it is being sent there is nothing to undo yet."""
    del act
    paying = counter.paying
    if paying is None:
        raise Refusal("busy")
    counter.ask(partial(call_off, counter.desk, paying), partial(_called_off, counter))


def slip(counter: Counter, act: acts.CardSlip) -> None:
    """A card terminal took the money: an amount, a reference, or nothing typed."""
    tender_acts.ready(counter)
    text = act.text.strip()
    if text and ("." in text or (text.isdigit() and len(text) <= MOST_AMOUNT)):
        amount = counter.money.minor(text)
        if amount is None:
            raise Refusal("not_an_amount", typed=text)
        counter.panel = SlipState(wanted_of_due(counter.sale, CARD, amount))
    elif text:
        _slipped(counter, text, None)
    else:
        counter.panel = SlipState(wanted_of_due(counter.sale, CARD, None))


def slip_typed(counter: Counter, state: SlipState, text: str) -> None:
    """The reference came into the panel."""
    _slipped(counter, text, state.amount)


def take_up(counter: Counter) -> None:
    """The till is back after a stop: what was captured for the sale is in it, what has no answer is asked about."""
    counter.sale = with_payments(counter.desk, counter.sale)
    waiting = [found for found in payments_of(counter.desk, counter.sale) if found.open]
    if waiting:
        _wait_for(counter, waiting[-1])


def give_back(counter: Counter) -> None:
    """Undo what was captured for this sale; asked before, because the customer's money moves."""
    work = partial(give_payments_back, counter.desk, counter.sale)
    counter.ask(work, partial(_given_back, counter))


def ask_to_give_back(counter: Counter) -> bool:
    """Whether a provider holds money of this sale: then it is asked whether that is to go back."""
    captured = sum(tender.amount for tender in counter.sale.tenders if tender.kind in CAPTURED)
    if captured:
        counter.panel = AskState(Question.GIVE_PAYMENT_BACK, captured)
    return bool(captured)


def _somebody_takes_codes(counter: Counter) -> None:
    if not counter.desk.payments:
        raise Refusal("payment_code")


def _stands(counter: Counter, payment: Payment) -> None:
    """How the payment stands decides what is shown."""
    payee = counter.payee
    if payment.draft != (payee.opened if payee is not None else counter.sale).id:
        return
    if payment.open:
        _wait_for(counter, payment)
        return
    _over(counter)
    if payment.state == APPROVED:
        (payee.captured if payee is not None else _captured)(counter)
    elif payment.state == REFUSED:
        raise Refusal("payment_refused", said=payment.note or "-")
    elif payment.state in {REVERSING, REVERSED}:
        _called_off(counter, payment)


def _captured(counter: Counter) -> None:
    sale = with_payments(counter.desk, counter.sale)
    counter.put(sale)
    if sale.settlement.due == 0:
        tender_acts.finish(counter, sale)
        return
    counter.hint(translate("Said", "{due} left to pay").format(due=counter.money.signed(sale.settlement.due)))


def _wait_for(counter: Counter, payment: Payment) -> None:
    stage = CodeStage.WAITING if payment.state == PENDING else CodeStage.NO_ANSWER
    counter.paying = payment
    counter.panel = CodeState(payment.amount, stage, TenderKind(payment.kind))
    QTimer.singleShot(LOOK_AGAIN_MS, counter.background, partial(_look_by_itself, counter, payment.id))


def _look_by_itself(counter: Counter, payment_id: str) -> None:
    paying = counter.paying
    if paying is None or paying.id != payment_id:
        return
    if counter.busy:
        QTimer.singleShot(LOOK_AGAIN_MS, counter.background, partial(_look_by_itself, counter, payment_id))
        return
    work = partial(ask_again, counter.desk, paying)
    counter.background.run(work, partial(_heard, counter, payment_id), partial(_told, counter))


def _heard(counter: Counter, payment_id: str, payment: Payment) -> None:
    """An answer that came by itself: it counts while nothing else was decided about the payment."""
    paying = counter.paying
    if paying is None or paying.id != payment_id or counter.busy:
        return
    try:
        _stands(counter, payment)
    except (Refusal, Fault) as trouble:
        counter.refuse(trouble)
    finally:
        counter.show()


def _told(counter: Counter, trouble: Exception) -> None:
    try:
        counter.refuse(trouble)
    finally:
        counter.show()


def _not_asked(counter: Counter, trouble: Exception) -> Exception:
    _over(counter)
    return trouble


def _over(counter: Counter) -> None:
    """No payment is under way; the sheet that asked for it is there again."""
    counter.panel = counter.paying = None
    if counter.payee is not None:
        counter.payee.again(counter)
        counter.payee = None


def _called_off(counter: Counter, payment: Payment) -> None:
    if counter.paying is not None:
        _over(counter)
    if payment.state == REVERSED:
        counter.hint(translate("Said", "The payment is undone"), translate("Said", "Take the money otherwise"))
    else:
        counter.hint(
            translate("Said", "The payment is being undone; what was taken goes back"),
            translate("Said", "Take the money otherwise"),
        )


def _slipped(counter: Counter, reference: str, amount: int | None) -> None:
    before = counter.sale
    sale = take_card(counter.desk, counter.sale, reference, amount)
    counter.panel = None
    tender_acts.took(counter, before, sale)


def _given_back(counter: Counter, sale: OpenSale) -> None:
    counter.put(sale)
    counter.hint(translate("Said", "Tenders taken back"))
