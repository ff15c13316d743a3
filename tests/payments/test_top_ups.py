"""A top-up by the customer's code: money and credit, or neither, whatever goes wrong (V1, V5, C3).

What a sale and a top-up share stands in test_faults.py.
"""

from dataclasses import replace

import pytest

from domain.entry_value import TopUpCancelled, TopUpCompleted
from domain.errors import Refusal
from domain.payments import APPROVED, INTENDED, REFUSED, UNKNOWN
from pos_app.services.attach_member import find_card
from pos_app.services.cancel_top_up import cancel_top_up, open_cancel
from pos_app.services.pay_by_code import after_start, ask_again, call_off, intend
from pos_app.services.settle_payments import settle_in_cash
from pos_app.services.suspend_sale import sale_after_crash
from pos_app.services.top_up import finish_top_up, pay_top_up, pay_top_up_by_card
from tests.payments.acquirers import DROP_REPLY, DROP_REQUEST, LATE, REPEAT
from tests.payments.counter import Till
from tests.services.shop import ANN, BEA, CARD, figures


def balance(till: Till) -> int:
    """What M1 has."""
    return find_card(till.shop.desk, CARD).balance


def topped_up(till: Till) -> str:
    """A top-up of 50.00 by code; its receipt's number."""
    opened = till.top_up()
    till.pay(opened)
    entry = till.finish(opened).entry
    return f"{entry.register}-{entry.seq:06d}"


def cancelled(till: Till, code: str) -> TopUpCancelled:
    body = cancel_top_up(till.shop.desk, open_cancel(till.shop.desk, code), BEA, "mistake").result().entry.body
    assert isinstance(body, TopUpCancelled)
    return body


def test_a_code_tops_up(till: Till) -> None:
    till.shop.papers()
    before, opened = balance(till), till.top_up()
    payment = till.pay(opened)
    assert payment.state == APPROVED
    body = till.finish(opened).entry.body
    assert isinstance(body, TopUpCompleted)
    [tender] = body.tenders
    assert (tender.kind, tender.amount, tender.payment) == (till.at.kind, 5000, payment.id)
    assert tender.reference
    assert balance(till) == before + 5000
    [paper] = till.shop.papers()
    assert figures(paper)[{"wechat": "WeChat Pay", "alipay": "Alipay"}[till.at.kind]] == "50.00"
    till.adds_up()
    assert till.at.server.bank.kept() == 5000


def test_a_part_by_code_the_rest_in_cash(till: Till) -> None:
    opened = till.top_up()
    till.pay(opened, 2000)
    body = till.finish_in_cash(till.with_captures(opened)).entry.body
    assert isinstance(body, TopUpCompleted)
    assert [(tender.kind, tender.amount) for tender in body.tenders] == [(till.at.kind, 2000), ("cash", 3000)]
    till.adds_up()


def test_a_capture_that_a_terminals_slip_overtook_goes_back(till: Till) -> None:
    opened = till.top_up()
    till.pay(opened)
    body = till.finish(pay_top_up_by_card(opened, "T0012345")).entry.body
    assert isinstance(body, TopUpCompleted)
    assert [tender.kind for tender in body.tenders] == ["card"]
    till.adds_up()
    assert till.at.server.bank.kept() == 0


def test_nothing_is_credited_for_a_payment_that_is_no_more(till: Till) -> None:
    """The tender says that it was captured; the books know better."""
    before, opened = balance(till), till.top_up()
    payment = till.pay(opened)
    paid = till.with_captures(opened)
    call_off(till.shop.desk, payment)
    with pytest.raises(Refusal, match="payment_not_taken"):
        till.write(paid)
    assert balance(till) == before
    till.adds_up()


def test_one_capture_pays_one_top_up(till: Till) -> None:
    opened, other = till.top_up(), till.top_up()
    till.pay(opened)
    paid = till.with_captures(opened)
    till.write(paid)
    with pytest.raises(Refusal, match="payment_not_taken"):
        finish_top_up(till.shop.desk, replace(other, tenders=paid.tenders), ANN).result()
    till.adds_up()


def test_a_kind_without_its_payment_tops_nothing_up(till: Till) -> None:
    with pytest.raises(Refusal, match="payment_not_taken"):
        till.write(pay_top_up(till.top_up(), till.at.kind))
    till.adds_up()


@pytest.mark.parametrize("reached", [True, False])
def test_killed_between_intent_and_answer_the_money_goes_back(till: Till, reached: bool) -> None:
    before, opened = balance(till), till.top_up()
    payment = intend(till.shop.desk, opened, till.at.kind)
    if reached:
        till.at.provider.pay(payment, till.at.code)
    till.again()
    after_start(till.shop.desk)
    assert sale_after_crash(till.shop.desk) is None
    [known] = till.shop.books.unsettled_payments()
    assert (known.state, known.draft) == (UNKNOWN, opened.id)
    till.rest()
    assert (balance(till), till.at.server.bank.kept()) == (before, 0)
    till.adds_up()


def test_killed_with_the_money_taken_and_nothing_written_it_goes_back(till: Till) -> None:
    before = balance(till)
    till.pay(till.top_up())
    till.again()
    after_start(till.shop.desk)
    till.rest()
    assert (balance(till), till.at.server.bank.kept()) == (before, 0)
    till.adds_up()


def test_while_it_is_at_work_its_payment_is_the_cashiers(till: Till) -> None:
    opened = till.top_up()
    till.pay(opened)
    assert [left.state for left in till.rest(10, (opened.id,))] == [APPROVED]
    till.finish(opened)
    till.adds_up()
    assert till.at.server.bank.kept() == 5000


@pytest.mark.parametrize("hours", [24, -24])
def test_the_clock_steps_while_nobody_answers(till: Till, hours: int) -> None:
    opened = till.top_up()
    till.at.server.troubles.append(DROP_REPLY)
    payment = till.pay(opened)
    till.shop.clock.forward(hours=hours)
    assert [left.state for left in till.rest(4, (opened.id,))] == [UNKNOWN]
    assert ask_again(till.shop.desk, payment).state == APPROVED
    till.finish(opened)
    till.adds_up()


@pytest.mark.parametrize("trouble", ["", DROP_REQUEST, DROP_REPLY, LATE, REPEAT])
def test_a_top_up_that_is_taken_back_goes_where_it_came_from_once(till: Till, trouble: str) -> None:
    before, code = balance(till), topped_up(till)
    if trouble:
        till.at.server.troubles.append(trouble)
    [back] = cancelled(till, code).tenders
    assert (back.kind, back.amount) == (till.at.kind, 5000)
    [refund] = till.shop.books.unsettled_payments()
    assert (refund.state, refund.of) == (INTENDED, back.payment)
    till.rest()
    assert (balance(till), till.at.server.bank.kept()) == (before, 0)
    till.adds_up()


def test_a_till_that_cannot_ask_the_provider_takes_no_top_up_back(till: Till) -> None:
    code = topped_up(till)
    till.unplug()
    with pytest.raises(Refusal, match="refund_not_set_up"):
        cancelled(till, code)
    till.plug_in()
    till.adds_up()


def test_a_refund_of_a_top_up_that_is_refused_is_paid_out_of_the_drawer(till: Till) -> None:
    code = topped_up(till)
    till.at.server.bank.refuse_refunds = True
    cancelled(till, code)
    [left] = till.rest()
    assert left.state == REFUSED
    settle_in_cash(till.shop.desk, left, BEA, "the customer's account is closed").result()
    assert till.rest() == ()
    till.shop.verified()
