"""Tenders: what is given minus the change is the payable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import tenders
from domain.errors import Refusal
from domain.tenders import Tender, quick_cash, settle
from tests.proving import MANY, counterexample, switched_off
from tests.receipt_language import cash, stored

Handed = tuple[int, int, int | None]
handed: st.SearchStrategy[Handed] = st.tuples(
    st.integers(0, 100_000), st.integers(-1, 200_000), st.none() | st.integers(-1, 100_000)
)
"""What is to pay, cash, and a tender that gives no change."""


def tenders_less_change_are_the_payable(found: Handed) -> None:
    """I2: tenders − change = payable once nothing is due, tenders > 0; change only ever comes out of cash."""
    payable, given_cash, other = found
    paid = [Tender("cash", given_cash)]
    if other is not None:
        paid.append(Tender("stored_value", other))
    try:
        settled = settle(payable, paid)
    except Refusal:
        assert given_cash <= 0 or (other is not None and not 0 < other <= payable)
        return
    assert all(one.amount > 0 for one in paid)
    assert settled.tendered - settled.change == payable - settled.due
    assert not (settled.due and settled.change)
    assert 0 <= settled.change <= given_cash


@MANY
@given(handed)
def test_tenders_less_change_are_the_payable(found: Handed) -> None:
    tenders_less_change_are_the_payable(found)


def test_stored_value_gives_no_change() -> None:
    """A balance is not turned into cash by overpaying."""
    with pytest.raises(Refusal, match="too_much_without_cash"):
        settle(1000, [stored("10.01")])


@pytest.mark.parametrize("amount", ["0", "-5.00"])
def test_a_tender_is_positive(amount: str) -> None:
    """A negative tender would mint balance."""
    with pytest.raises(Refusal, match="tender_not_positive"):
        settle(1000, [cash(amount)])


@pytest.mark.parametrize(
    ("due", "amounts"),
    [
        (18674, (18674, 18700, 19000, 20000)),
        (450, (450, 500, 1000, 5000)),
        (2140, (2140, 2500, 3000, 5000)),
        (7980, (7980, 8000, 10000)),
        (10000, (10000,)),
        (1, (1, 500, 1000, 5000)),
        (0, ()),
    ],
)
def test_quick_cash_keys(due: int, amounts: tuple[int, ...]) -> None:
    """The exact amount and what a customer is likely to round it up to: for 4.50 a five, a ten, a fifty."""
    assert quick_cash(due) == amounts
    assert all(amount >= due for amount in quick_cash(due))
    assert len(set(quick_cash(due))) == len(quick_cash(due)) <= 4


CONTROLS = {
    "no change": ("max(0, tendered - payable))", "0)"),
    "a tender of nothing": ("tender.amount <= 0", "tender.amount < 0"),
}


@pytest.mark.parametrize(("rule", "instead"), CONTROLS.values(), ids=CONTROLS)
def test_a_rule_of_tenders_switched_off_is_found_out(rule: str, instead: str) -> None:
    """I2's controls."""
    with switched_off(tenders, rule, instead):
        counterexample(handed, tenders_less_change_are_the_payable)
