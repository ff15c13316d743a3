"""What every provider does, real ones and the simulated one: the same words for the same money."""

import pytest

from domain.payments import (
    ABSENT,
    APPROVED,
    CLOSED,
    INTENDED,
    PENDING,
    REFUND,
    REFUSED,
    TAKE,
    UNKNOWN,
    Payment,
)
from pos_app.payments.bank import REFUSE, WAIT
from tests.payments.acquirers import DROP_REPLY, DROP_REQUEST, FORGED, GARBAGE, LATE, REPEAT
from tests.payments.at import At

AT = "2026-01-02T03:04:05.678Z"


def order(at: At, amount: int = 1234, number: str = "a" * 32) -> Payment:
    return Payment(number, TAKE, at.kind, "D1", amount, INTENDED, AT)


def refund(of: Payment, amount: int, seq: int = 7) -> Payment:
    return Payment(f"{of.id}-{seq}", REFUND, of.kind, "", amount, INTENDED, AT, of=of.id)


def test_money_is_taken_once_however_often_it_is_asked_for(at: At) -> None:
    first, again = (at.provider.pay(order(at), at.code) for _ in range(2))
    assert first.state == again.state == APPROVED
    assert first.reference
    assert at.server.bank.kept() == 1234


def test_a_customer_who_cannot_pay_is_told_why(at: At) -> None:
    at.server.bank.plan.append(REFUSE)
    found = at.provider.pay(order(at), at.code)
    assert found.state == REFUSED
    assert at.server.bank.kept() == 0


def test_a_customer_who_types_a_password_is_waited_for(at: At) -> None:
    at.server.bank.plan.append(WAIT)
    assert at.provider.pay(order(at), at.code).state == PENDING
    states = [at.provider.query(order(at)).state for _ in range(3)]
    assert states == [PENDING, PENDING, APPROVED]


def test_nobody_has_heard_of_an_order_that_never_came(at: At) -> None:
    assert at.provider.query(order(at)).state == ABSENT
    assert at.provider.reverse(order(at)).state == ABSENT


@pytest.mark.parametrize("doing", ["approve", "wait"])
def test_what_was_undone_takes_nothing_any_more(at: At, doing: str) -> None:
    if doing == "wait":
        at.server.bank.plan.append(WAIT)
    at.provider.pay(order(at), at.code)
    assert at.provider.reverse(order(at)).state == CLOSED
    assert at.provider.reverse(order(at)).state == CLOSED
    at.server.bank.customer_pays(order(at).id)
    assert at.provider.query(order(at)).state == CLOSED
    assert at.server.bank.kept() == 0


def test_parts_go_back_each_once(at: At) -> None:
    paid = order(at)
    at.provider.pay(paid, at.code)
    for part in (refund(paid, 1000), refund(paid, 1000), refund(paid, 234, 8)):
        assert at.provider.refund(part, 1234).state in {PENDING, APPROVED}
        assert at.provider.query(part).state == APPROVED
    assert at.server.bank.kept() == 0


def test_more_than_was_paid_does_not_go_back(at: At) -> None:
    paid = order(at)
    at.provider.pay(paid, at.code)
    too_much = refund(paid, 1235)
    assert at.provider.refund(too_much, 1234).state == REFUSED
    assert at.provider.query(too_much).state == ABSENT
    assert at.server.bank.kept() == 1234


@pytest.mark.parametrize("trouble", [DROP_REQUEST, DROP_REPLY, LATE, GARBAGE])
def test_no_answer_is_unknown_and_never_raises(at: At, trouble: str) -> None:
    at.server.troubles.extend([trouble] * 4)
    found = (
        at.provider.pay(order(at), at.code),
        at.provider.query(order(at)),
        at.provider.reverse(order(at)),
        at.provider.refund(refund(order(at), 1), 1234),
    )
    assert [outcome.state for outcome in found] == [UNKNOWN] * 4


def test_a_request_that_arrives_twice_counts_once(at: At) -> None:
    at.server.troubles.append(REPEAT)
    assert at.provider.pay(order(at), at.code).state == APPROVED
    assert at.server.bank.kept() == 1234


def test_a_provider_that_is_down_is_unknown(at: At) -> None:
    at.server.shutdown()
    at.server.server_close()
    assert at.provider.pay(order(at), at.code).state == UNKNOWN


def test_an_answer_that_nobody_signed_is_not_believed(at: At) -> None:
    at.server.troubles.append(FORGED)
    found = at.provider.pay(order(at), at.code)
    signed = b"sign" in at.server.seen[0]
    assert found.state == (UNKNOWN if signed else APPROVED)  # the simulator is on this machine and signs nothing


def test_the_code_is_in_no_text_of_an_outcome(at: At) -> None:
    found = at.provider.pay(order(at), at.code)
    assert at.code not in f"{found} {at.provider}"
