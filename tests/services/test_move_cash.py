"""Cash in and out of the drawer without a sale: a reason, a right, and a drawer that comes out right."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.entries import CashMoved
from domain.errors import Refusal
from domain.postings import postings
from pos_app.services.close_shift import close_shift, count_drawer
from pos_app.services.move_cash import drop_cash, pay_in, pay_out
from tests.services.shop import ANN, BEA, Shop

EACH = [(pay_in, "cash.paid_in", "paid:S01", 5000), (pay_out, "cash.paid_out", "paid:S01", -5000),
        (drop_cash, "cash.dropped", "safe:S01", -5000)]  # fmt: skip


@pytest.mark.parametrize(("move", "kind", "other", "moved"), EACH, ids=[row[1] for row in EACH])
def test_it_is_written_and_the_drawer_opens(
    open_shop: Shop, move: Callable[..., Any], kind: str, other: str, moved: int
) -> None:
    entry = move(open_shop.desk, BEA, 5000, " small change ").result().entry

    assert isinstance(entry.body, CashMoved)
    assert (entry.kind, entry.body.reason) == (kind, "small change")
    assert {(one.account, one.amount) for one in postings(entry)} == {("cash:S01-R2", moved), (other, -moved)}
    assert open_shop.jobs() == [("drawer", b"")]
    shift = open_shop.books.open_shift()
    assert shift is not None
    assert shift.totals.expected_cash == 20000 + moved
    open_shop.verified()


def test_the_day_comes_out_right(open_shop: Shop) -> None:
    drop_cash(open_shop.desk, BEA, 15000, "full drawer").result()
    pay_out(open_shop.desk, BEA, 1000, "stamps").result()
    closed = close_shift(open_shop.desk, ANN, count_drawer(open_shop.desk, {"1000": 4}), "", day=True)

    assert (closed.totals.dropped, closed.totals.paid_out, closed.totals.variance) == (15000, 1000, 0)
    open_shop.verified()


@pytest.mark.parametrize("move", [pay_out, drop_cash])
def test_no_more_than_there_is(open_shop: Shop, move: Callable[..., Any]) -> None:
    with pytest.raises(Refusal, match="not_in_drawer"):
        move(open_shop.desk, BEA, 20001, "reason")
    with pytest.raises(Refusal, match="approver_needed"):
        move(open_shop.desk, ANN, 1000, "reason")


@pytest.mark.parametrize(("amount", "reason", "why"), [
    (0, "x", "cash_amount"), (-1, "x", "cash_amount"), (10_000_001, "x", "cash_amount"), (1, " ", "no_reason"),
])  # fmt: skip
def test_what_nobody_can_mean(open_shop: Shop, amount: int, reason: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        pay_in(open_shop.desk, BEA, amount, reason)
