"""The allowance core: totals that only grow, in any order, any number of times, and never an overdraft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.allowances import Totals, borrow, credit, give_back, install, lend, merge, spend
from domain.errors import Refusal

acts = st.lists(
    st.tuples(st.sampled_from(["install", "spend", "credit", "give_back", "lend", "borrow"]), st.integers(0, 100)),
    max_size=30,
)


def _act(totals: Totals, name: str, amount: int) -> Totals:
    if name == "install":
        return install(totals, amount)
    if name == "lend":
        return lend(totals, "S01-R2/e", amount)
    if name == "borrow":
        return borrow(totals, "S01-R2/e", amount)
    return {"spend": spend, "credit": credit, "give_back": give_back}[name](totals, amount)


@given(acts)
def test_no_act_ever_overdraws(found: list[tuple[str, int]]) -> None:
    """I2 after every act: 0 ≤ out ≤ in; totals only grow; a refusal changes nothing."""
    totals = Totals()
    for name, amount in found:
        try:
            after = _act(totals, name, amount)
        except Refusal:
            assert amount > totals.room
            continue
        assert after.room >= 0
        assert after.granted >= totals.granted
        assert after.out >= totals.out
        totals = after


@given(acts, st.randoms(use_true_random=False))
def test_reports_may_come_in_any_order_and_again(found: list[tuple[str, int]], chance: st.DataObject) -> None:
    """HQ takes the maximum of each total: shuffled and repeated reports end in the same state."""
    totals, reports = Totals(), [Totals()]
    for name, amount in found:
        try:
            totals = _act(totals, name, amount)
        except Refusal:
            continue
        reports.append(totals)
    mixed = reports * 2
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    known = Totals()
    for report in mixed:
        known = merge(known, report)

    assert known == merge(totals, totals)


def test_a_grant_is_a_total_not_a_delta() -> None:
    """The same grant delivered three times lends once; an older one arriving late changes nothing."""
    once = install(Totals(), 500)

    assert install(install(once, 500), 300) == once


def test_a_loan_counts_once_however_often_it_is_told() -> None:
    """The lender's signed total is taken over by maximum."""
    assert borrow(borrow(Totals(), "S01-R1/e", 100), "S01-R1/e", 100).room == 100


@pytest.mark.parametrize("act", [spend, give_back])
def test_more_than_there_is_room_for(act: object) -> None:
    """A spend beyond the room is refused with both figures."""
    with pytest.raises(Refusal) as refused:
        act(install(Totals(), 500), 501)  # type: ignore[operator]

    assert refused.value.params == {"wanted": 501, "room": 500}


def test_amounts_are_positive() -> None:
    """A negative spend would mint balance: a bug, not a refusal."""
    with pytest.raises(ValueError, match="positive"):
        spend(install(Totals(), 500), -1)
