"""The floor limit: off by default, bounded per member and per register, a receivable until it is collected."""

from __future__ import annotations

import pytest

from domain.entries import Entry, FloorSettled
from domain.floor_limit import owed_after, still, tender_account, tendered
from domain.plan_value import FloorLimit
from domain.postings import allowance_moves, postings, unbalanced
from domain.soundness import trouble
from domain.stored_value import LotSpend
from domain.tenders import CASH, Tender


@pytest.mark.parametrize(
    ("limit", "owed", "room"),
    [
        (FloorLimit(), {}, 0),
        (FloorLimit(per_member=5000), {}, 0),
        (FloorLimit(per_register=5000), {}, 0),
        (FloorLimit(5000, 20000), {}, 5000),
        (FloorLimit(5000, 20000), {"M1": 2000}, 3000),
        (FloorLimit(5000, 20000), {"M1": 6000}, 0),
        (FloorLimit(5000, 20000), {"M2": 5000, "M3": 5000, "M4": 5000, "M5": 3000}, 2000),
        (FloorLimit(5000, 20000), {"M1": -700, "M2": 19000}, 1000),
    ],
)
def test_what_a_member_may_still_owe(limit: FloorLimit, owed: dict[str, int], room: int) -> None:
    assert still(limit, owed, "M1") == room


def settled(amount: int, *spends: LotSpend, member: str = "M1") -> Entry:
    body = FloorSettled("S01", member, amount, spends)
    return Entry("S01-R1", "0" * 16, 9, "floor_limit.settled", "", "2026-01-02", "till", ("M1",), body)


def test_stored_value_pays_what_was_owed() -> None:
    entry = settled(600, LotSpend("a", 500, 100))
    found = {(one.account, one.unit): one.amount for one in postings(entry)}

    assert unbalanced(postings(entry)) == {}
    assert found["receivable:M1", "CNY"] == -600
    assert (found["liability:stored_value", "CNY"], found["cost:bonus", "CNY"]) == (500, 100)
    assert {(one.op, one.unit, one.amount) for one in allowance_moves(entry)} == {
        ("spend", "SVP/a", 500),
        ("spend", "SVB/a", 100),
    }


def test_what_was_collected_too_much_is_his_again() -> None:
    entry = settled(-600, LotSpend("b", -600))

    assert unbalanced(postings(entry)) == {}
    assert [(one.op, one.amount) for one in allowance_moves(entry)] == [("credit", 600)]
    assert trouble(entry) == ""


@pytest.mark.parametrize(
    "entry",
    [
        settled(0),
        settled(600, LotSpend("a", 500)),
        settled(600, LotSpend("a", 700, -100)),
        settled(600, LotSpend("a", 600), member=""),
    ],
)
def test_what_it_cannot_be(entry: Entry) -> None:
    assert trouble(entry) != ""


def test_accounts_and_sums() -> None:
    assert tender_account("floor_limit", "M1") == "receivable:M1"
    assert tender_account("card", "M1") == "tender:card"
    assert tendered((Tender(CASH, 5), Tender("floor_limit", 7))) == 7
    owed = {"M1": 1000}
    owed_after(owed, postings(settled(600, LotSpend("a", 600))))
    assert owed == {"M1": 400}
