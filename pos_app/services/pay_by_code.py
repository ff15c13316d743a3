"""Take money on the code that the customer shows: WeChat Pay, Alipay (C3). Never twice, and never forgotten.

The intent is durable before the request leaves; what the provider answers is durable before anybody sees it. What has
no answer is asked about again, at the next start too, until it is approved, refused or undone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.payments import (
    ABSENT,
    APPROVED,
    INTENDED,
    REFUND,
    REVERSING,
    TAKE,
    UNKNOWN,
    Outcome,
    Payment,
    after,
)
from domain.tenders import CAPTURED, Tender
from pos_app.services.open_sale import priced
from pos_app.services.route_scan import tender_of
from pos_app.services.take_payment import wanted_of_due
from wire.fields import time_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale
    from pos_app.services.payment_port import Provider
    from pos_app.services.take_payment import Payable


def provider_of(desk: Desk, kind: str) -> Provider:
    """Who takes this kind of payment here. Refusal `tender_not_set_up`."""
    found = desk.payments.get(kind)
    if found is None:
        raise Refusal("tender_not_set_up", kind=kind)
    return found


def check_refunds(desk: Desk, tenders: Iterable[Tender]) -> None:
    """Refusal `refund_not_set_up`: what a provider captured goes back through it, and this till cannot ask it."""
    for tender in tenders:
        if tender.payment and tender.kind not in desk.payments:
            raise Refusal("refund_not_set_up", kind=tender.kind)


def intend(desk: Desk, paid: Payable, kind: str, amount: int | None = None) -> Payment:
    """Write down that the customer will pay: `amount`, or everything due. On disk when it returns.

    Refusals: `nothing_to_pay`, `tender_not_positive`, `too_much_without_cash`, `tender_not_set_up`,
    `payment_in_flight` while an earlier payment of the same has no answer.
    """
    provider_of(desk, kind)
    wanted = wanted_of_due(paid, kind, amount)
    refuse_in_flight(desk, paid)
    at = time_text(desk.clock.now())
    payment = Payment(desk.new_id() + desk.new_id(), TAKE, kind, paid.id, wanted, INTENDED, at)
    desk.books.begin_payment(payment).result()
    return payment


def send(desk: Desk, payment: Payment, code: str) -> Payment:
    """Ask the provider for the money, once; how the payment stands now. Blocks: never on the UI thread."""
    return note(desk, payment, provider_of(desk, payment.kind).pay(payment, code))


def take_by_code(desk: Desk, paid: Payable, code: str, amount: int | None = None) -> Payment:
    """Intend and send in one: how the payment stands then. Blocks; Refusals as `intend`."""
    return send(desk, intend(desk, paid, tender_of(code), amount), code)


def ask_again(desk: Desk, payment: Payment) -> Payment:
    """Ask how an open payment stands, and go on with what it needs; blocks for a round trip.

    A capture that nobody heard of is not over: its request may still be on the way. `call_off` ends it.
    """
    provider = provider_of(desk, payment.kind)
    if payment.purpose == REFUND:
        return _refund(desk, provider, payment)
    return note(desk, payment, provider.query(payment))


def call_off(desk: Desk, payment: Payment) -> Payment:
    """Undo a payment that no sale rests on; blocks for a round trip. It is called off for good before that.

    What the provider does not confirm stays `reversing` and is tried again. Refusal `payment_is_final` when a sale
    rests on it, or when it was undone.
    """
    if payment.state != REVERSING:
        payment = desk.books.move_payment(payment.id, REVERSING).result()
    return note(desk, payment, provider_of(desk, payment.kind).reverse(payment))


def with_payments(desk: Desk, sale: OpenSale) -> OpenSale:
    """The sale with every capture that was made for it, also those that a crash kept from its draft."""
    made = captures_of(desk, sale)
    others = tuple(tender for tender in sale.tenders if tender.kind not in CAPTURED)
    tenders = (*made, *others)
    if tenders == sale.tenders:
        return sale
    try:
        return priced(desk, replace(sale, tenders=tenders))
    except Refusal:  # the sale costs less by now than was captured: the customer pays anew, the capture is undone
        return priced(desk, replace(sale, tenders=others))


def give_payments_back(desk: Desk, sale: OpenSale) -> OpenSale:
    """Undo every capture of the sale, and take its tenders out; blocks for a round trip each."""
    undo_payments(desk, sale)
    return priced(desk, replace(sale, tenders=tuple(t for t in sale.tenders if t.kind not in CAPTURED)))


def undo_payments(desk: Desk, paid: Payable) -> None:
    """Undo every capture of it; blocks for a round trip each."""
    for found in payments_of(desk, paid):
        call_off(desk, found)


def captures_of(desk: Desk, paid: Payable) -> tuple[Tender, ...]:
    """The tenders that providers captured for it and that no entry rests on yet."""
    return tuple(
        Tender(found.kind, found.amount, payment=found.id, reference=found.reference)
        for found in payments_of(desk, paid)
        if found.state == APPROVED
    )


def payments_of(desk: Desk, paid: Payable) -> tuple[Payment, ...]:
    """Payments for this sale or top-up that are not at their end."""
    return tuple(found for found in desk.books.unsettled_payments() if found.draft == paid.id)


def refuse_in_flight(desk: Desk, paid: Payable) -> None:
    """Refusal `payment_in_flight` while the customer may yet have paid by a payment that has no answer."""
    if any(found.open for found in payments_of(desk, paid)):
        raise Refusal("payment_in_flight")


def after_start(desk: Desk) -> None:
    """At the start: what had been intended has no answer, and whoever waited for it is gone."""
    for found in desk.books.unsettled_payments():
        if found.state == INTENDED and found.purpose == TAKE:
            desk.books.move_payment(found.id, UNKNOWN, note="the till stopped before the answer came").result()


def _refund(desk: Desk, provider: Provider, refund: Payment) -> Payment:
    """Ask the provider to give back, under the same id each time; one that is under way is only asked about."""
    outcome = provider.query(refund) if refund.state != INTENDED else Outcome(ABSENT)
    if outcome.state == ABSENT:
        capture = desk.books.payment(refund.of)
        whole = capture.amount if capture is not None else desk.books.captured_elsewhere(refund.of)
        outcome = provider.refund(refund, whole or refund.amount)
    return note(desk, refund, outcome)


def note(desk: Desk, payment: Payment, outcome: Outcome) -> Payment:
    """Write down what a provider answered; how the payment stands now."""
    state = after(payment, outcome)
    if (state, outcome.reference, outcome.reason) == (payment.state, payment.reference, payment.note):
        return payment
    try:
        return desk.books.move_payment(payment.id, state, outcome.reference, outcome.reason).result()
    except Refusal:  # another thread heard the answer first, or it was called off: what stands in the books counts
        found = desk.books.payment(payment.id)
        return found if found is not None else payment
