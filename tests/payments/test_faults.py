"""Whatever goes wrong between till and provider: one capture for one sale, and none forgotten."""

import pytest

from domain.errors import Refusal
from domain.payments import APPROVED, INTENDED, PENDING, REFUSED, REVERSED, REVERSING, UNKNOWN
from pos_app.payments.bank import REFUSE, WAIT
from pos_app.services.close_shift import close_shift, count_drawer, unresolved
from pos_app.services.pay_by_code import after_start, ask_again, call_off, intend, with_payments
from pos_app.services.return_goods import open_return, return_goods, want
from pos_app.services.settle_payments import settle_in_cash
from pos_app.services.suspend_sale import sale_after_crash
from pos_app.services.take_payment import take_cash
from tests.payments.acquirers import DROP_REPLY, DROP_REQUEST, LATE, REPEAT
from tests.payments.counter import Till
from tests.services.shop import ANN, BEA, sale_of


def test_a_sale_is_paid_by_a_code(till: Till) -> None:
    sale = till.cart()
    assert till.pay(sale).state == APPROVED
    body = sale_of(till.finish(sale))
    [tender] = body.tenders
    assert (tender.kind, tender.amount) == (till.at.kind, body.payable)
    assert tender.reference
    till.adds_up()


@pytest.mark.parametrize("trouble", [DROP_REPLY, LATE])
def test_a_lost_or_late_answer_is_asked_for(either: Till, trouble: str) -> None:
    paid = either.begin()
    either.at.server.troubles.append(trouble)
    payment = either.pay(paid)
    assert payment.state == UNKNOWN
    with pytest.raises(Refusal, match="payment_in_flight"):
        intend(either.shop.desk, paid, either.at.kind)
    with pytest.raises(Refusal, match="payment_in_flight"):
        either.finish_in_cash(paid)
    assert ask_again(either.shop.desk, payment).state == APPROVED
    either.finish(paid)
    either.adds_up()


def test_a_request_that_arrives_twice_takes_once(either: Till) -> None:
    paid = either.begin()
    either.at.server.troubles.append(REPEAT)
    assert either.pay(paid).state == APPROVED
    either.finish(paid)
    either.adds_up()


def test_an_approval_after_the_cashier_called_it_off_goes_back(either: Till) -> None:
    paid = either.begin()
    either.at.server.bank.plan.append(WAIT)
    payment = either.pay(paid)
    assert payment.state == PENDING
    either.at.server.troubles.append(DROP_REQUEST)
    assert call_off(either.shop.desk, payment).state == REVERSING
    either.at.server.bank.customer_pays(payment.id)
    either.finish_in_cash(paid)
    either.adds_up()
    assert either.at.server.bank.kept() == 0


def test_a_provider_that_is_down_blocks_the_close_until_it_is_sure(either: Till) -> None:
    paid = either.begin()
    either.at.server.troubles.extend([DROP_REQUEST] * 5)
    payment = either.pay(paid)
    assert payment.state == UNKNOWN
    assert call_off(either.shop.desk, payment).state == REVERSING
    either.finish_in_cash(paid)
    assert unresolved(either.shop.desk).payments == 1
    with pytest.raises(Refusal, match="payments_open"):
        close_shift(either.shop.desk, ANN, count_drawer(either.shop.desk, {}), "", day=False)
    assert [left.state for left in either.rest(4)] == [REVERSING]
    either.rest()
    found = either.shop.books.payment(payment.id)
    assert found is not None
    assert found.state == REVERSED
    either.adds_up()


def test_nobody_is_sure_before_the_last_moment_at_which_a_request_can_arrive(either: Till) -> None:
    paid = either.begin()
    either.at.server.troubles.append(DROP_REQUEST)
    payment = call_off(either.shop.desk, either.pay(paid))
    assert [left.state for left in either.rest(3)] == [REVERSING]
    either.at.provider.pay(payment, either.at.code)  # what was on its way arrives after all
    either.rest(2)
    either.finish_in_cash(paid)
    either.adds_up()
    assert either.at.server.bank.kept() == 0


@pytest.mark.parametrize("reached", [True, False])
def test_the_till_is_killed_between_intent_and_answer(till: Till, reached: bool) -> None:
    payment = intend(till.shop.desk, till.cart(), till.at.kind)
    if reached:
        till.at.provider.pay(payment, till.at.code)
    till.again()
    after_start(till.shop.desk)
    sale = sale_after_crash(till.shop.desk)
    assert sale is not None
    [known] = till.shop.books.unsettled_payments()
    assert known.state == UNKNOWN
    found = ask_again(till.shop.desk, known)
    assert found.state == (APPROVED if reached else UNKNOWN)
    if reached:
        till.finish(sale)
    else:
        call_off(till.shop.desk, found)
        till.shop.finish(take_cash(till.shop.desk, sale))
    till.adds_up()


def test_the_till_is_killed_with_the_money_taken_and_the_draft_behind(till: Till) -> None:
    till.pay(till.cart())
    till.again()
    after_start(till.shop.desk)
    sale = sale_after_crash(till.shop.desk)
    assert sale is not None
    assert with_payments(till.shop.desk, sale).settlement.due == 0
    till.finish(sale)
    till.adds_up()


@pytest.mark.parametrize("hours", [24, -24])
def test_the_clock_steps_while_nobody_answers(till: Till, hours: int) -> None:
    sale = till.cart()
    till.at.server.troubles.append(DROP_REPLY)
    payment = till.pay(sale)
    till.shop.clock.forward(hours=hours)
    assert [left.state for left in till.rest(1)] == [APPROVED]
    assert till.shop.books.payment(payment.id) is not None
    till.finish(sale)
    till.adds_up()


def test_a_customer_who_cannot_pay_pays_otherwise(either: Till) -> None:
    paid = either.begin()
    either.at.server.bank.plan.append(REFUSE)
    assert either.pay(paid).state == REFUSED
    either.finish_in_cash(paid)
    either.adds_up()


def test_two_customers_share_a_bill(till: Till) -> None:
    sale = till.cart()
    till.pay(sale, 100)
    till.pay(with_payments(till.shop.desk, sale))
    body = sale_of(till.finish(sale))
    assert [tender.amount for tender in body.tenders] == [100, body.payable - 100]
    till.adds_up()


def test_taking_the_tenders_back_gives_the_money_back(either: Till) -> None:
    paid = either.begin()
    either.pay(paid)
    again = either.given_back(either.with_captures(paid))
    assert again.tenders == ()
    assert either.at.server.bank.kept() == 0
    either.finish_in_cash(again)
    either.adds_up()


def test_the_money_of_what_was_paid_otherwise_goes_back(either: Till) -> None:
    paid = either.begin()
    either.pay(paid)
    either.finish_in_cash(paid)  # its tender was never put in
    either.adds_up()
    assert either.at.server.bank.kept() == 0


@pytest.mark.parametrize("trouble", ["", DROP_REQUEST, DROP_REPLY, LATE, REPEAT])
def test_what_comes_back_goes_where_it_came_from_once(till: Till, trouble: str) -> None:
    sale = till.cart()
    till.pay(sale)
    sold = till.finish(sale)
    code = f"{sold.entry.register}-{sold.entry.seq:06d}"
    if trouble:
        till.at.server.troubles.append(trouble)
    return_goods(till.shop.desk, want(open_return(till.shop.desk, code), 1, 1), ANN).result()
    [refund] = till.shop.books.unsettled_payments()
    assert refund.state == INTENDED
    till.adds_up()
    assert till.at.server.bank.kept() == sale_of(sold).payable - refund.amount


def test_a_refund_that_the_provider_refuses_is_paid_out_of_the_drawer(till: Till) -> None:
    sale = till.cart()
    till.pay(sale)
    sold = till.finish(sale)
    till.at.server.bank.orders[sold.entry.body.tenders[0].payment].state = "closed"  # type: ignore[union-attr]
    code = f"{sold.entry.register}-{sold.entry.seq:06d}"
    return_goods(till.shop.desk, want(open_return(till.shop.desk, code), 1, 2), ANN).result()
    [left] = till.rest()
    assert left.state == REFUSED
    with pytest.raises(Refusal, match="reason_needed"):
        settle_in_cash(till.shop.desk, left, ANN, " ")
    settle_in_cash(till.shop.desk, left, BEA, "the customer's account is closed").result()
    assert till.rest() == ()
    till.shop.verified()
