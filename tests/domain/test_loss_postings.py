"""A closed branch is booked as a whole; what a lost register was lent goes back by way of the loss account."""

from collections.abc import Iterable

import pytest

from domain.entries import Body, UnitAmount
from domain.entry_losses import AllowanceLost, BranchBooked
from domain.ledger import Posting
from domain.postings import postings, unbalanced
from domain.soundness import trouble
from tests.domain.valuing import written

TWO = ("kim", "lee")


def units(**amounts: int) -> tuple[UnitAmount, ...]:
    return tuple(UnitAmount("M1", f"{name}/a", amount) for name, amount in amounts.items())


def booked(body: Body) -> tuple[Posting, ...]:
    found = postings(written(body, "", register="HQ/M1"))
    assert not unbalanced(found)
    return found


def on(found: Iterable[Posting], account: str) -> dict[str, int]:
    return {one.unit: one.amount for one in found if one.account == account}


def test_what_is_above_0_goes_to_the_member() -> None:
    found = booked(BranchBooked("M1", "R1", "aa", units(SVP=700, PTS=3), ()))

    assert on(found, "available:M1") == {"SVP/a": 700, "PTS/a": 3}
    assert on(found, "closed:R1/aa") == {"SVP/a": -700, "PTS/a": -3}
    assert not on(found, "loss:closed_branch")


def test_what_is_below_0_is_lost_and_goes_on_being_owed() -> None:
    """The branch's sale had booked 100 as paid; the member has them still."""
    found = booked(BranchBooked("M1", "R1", "aa", (), units(SVP=100, SVB=20, PTS=9), worth=18))

    assert on(found, "closed:R1/aa") == {"SVP/a": 100, "SVB/a": 20, "PTS/a": 9}
    assert on(found, "loss:closed_branch")["SVP/a"] == -100
    assert sum(one.amount for one in found if one.account == "loss:closed_branch" and one.unit == "CNY") == 138
    assert on(found, "liability:stored_value") == {"CNY": -100}
    assert on(found, "cost:bonus") == {"CNY": -20}
    assert on(found, "liability:points") == {"CNY": -18}
    assert not on(found, "available:M1")


def test_what_was_lent_comes_back_and_the_balance_stays() -> None:
    found = booked(AllowanceLost("M1", "R1", "aa", units(SVP=400), TWO))

    assert on(found, "available:M1") == {"SVP/a": 400}
    assert on(found, "allowance:M1") == {"SVP/a": -400}
    assert sum(one.amount for one in found if one.account == "loss:lost_register") == 0


def test_a_remainder_below_0_is_a_loss() -> None:
    found = booked(AllowanceLost("M1", "R1", "aa", units(SVP=-30), TWO))

    assert on(found, "allowance:M1") == {"SVP/a": 30}
    assert not on(found, "available:M1")
    assert on(found, "liability:stored_value") == {"CNY": -30}


@pytest.mark.parametrize(
    "body",
    [
        BranchBooked("M1", "R1", "aa", (), ()),
        BranchBooked("M1", "R1", "aa", units(SVP=0), ()),
        BranchBooked("M2", "R1", "aa", units(SVP=5), ()),
        BranchBooked("M1", "R1", "aa", (), units(SVP=5), worth=3),
        AllowanceLost("M1", "R1", "aa", (), TWO),
        AllowanceLost("M1", "R1", "aa", units(SVP=5), ("kim", "kim")),
        AllowanceLost("M1", "R1", "aa", units(SVP=5), ("kim", " ")),
    ],
)
def test_what_no_such_act_may_say(body: Body) -> None:
    assert trouble(written(body, "", register="HQ/M1"))
