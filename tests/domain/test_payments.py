"""How a payment may stand, and what may follow."""

import pytest

from domain.errors import Refusal
from domain.payments import (
    ABSENT,
    APPROVED,
    CLOSED,
    INTENDED,
    PENDING,
    REFUND,
    REFUSED,
    REVERSED,
    REVERSING,
    SETTLED,
    TAKE,
    UNKNOWN,
    Outcome,
    Payment,
    after,
    check_move,
)

STATES = (INTENDED, PENDING, UNKNOWN, APPROVED, REFUSED, REVERSING, REVERSED, SETTLED)


def payment(state: str, purpose: str = TAKE, *, used: bool = False) -> Payment:
    return Payment("p", purpose, "wechat", "D1", 100, state, "", used=used)


def may(found: Payment, state: str) -> bool:
    try:
        check_move(found, state)
    except Refusal:
        return False
    return True


@pytest.mark.parametrize("state", [REFUSED, REVERSED])
def test_what_ended_stays_as_it_ended(state: str) -> None:
    assert not any(may(payment(state), other) for other in STATES)


def test_money_that_is_here_is_only_ever_undone() -> None:
    assert [other for other in STATES if may(payment(APPROVED), other)] == [REVERSING]


def test_a_capture_that_a_sale_rests_on_is_never_undone() -> None:
    assert not any(may(payment(APPROVED, used=True), other) for other in STATES)


def test_what_is_being_undone_cannot_be_approved_any_more() -> None:
    assert [other for other in STATES if may(payment(REVERSING), other)] == [REVERSING, REVERSED]
    assert after(payment(REVERSING), Outcome(APPROVED)) == REVERSING


def test_only_a_provider_that_confirms_it_ends_an_undoing() -> None:
    for answer in (UNKNOWN, ABSENT, PENDING, APPROVED, REFUSED):
        assert after(payment(REVERSING), Outcome(answer)) == REVERSING
    assert after(payment(REVERSING), Outcome(CLOSED)) == REVERSED


def test_a_payment_of_which_nobody_heard_is_not_over() -> None:
    """Its request may still be on the way: refused now, it could be captured later."""
    assert after(payment(UNKNOWN), Outcome(ABSENT)) == UNKNOWN


def test_a_refund_is_made_or_settled_by_somebody() -> None:
    assert [other for other in STATES if may(payment(REFUSED, REFUND, used=True), other)] == [SETTLED]
    assert not any(may(payment(APPROVED, REFUND, used=True), other) for other in STATES)
    assert not any(may(payment(SETTLED, REFUND, used=True), other) for other in STATES)
    assert may(payment(UNKNOWN, REFUND, used=True), APPROVED)
