"""Bought on account: head-room goes, a debt comes; HQ's limit and the company's payment bring it back."""

from dataclasses import replace

import pytest

from domain.entries import Entry
from domain.entry_account import AccountLimited, AccountPaid
from domain.floor_limit import tender_account
from domain.members import Member
from domain.on_account import account_postings, buyer_trouble, head_room_used, on_account
from domain.postings import unbalanced
from domain.soundness import trouble
from domain.tenders import ACCOUNT, CASH, Tender

TENDERS = (Tender(ACCOUNT, 700), Tender(CASH, 300))
LIMIT, PAID = AccountLimited("G1", 5000, 2000, "a good year"), AccountPaid("G1", 700, "B-1")


def entry(body: AccountLimited | AccountPaid, register: str = "HQ/G1") -> Entry:
    kind = "account.limited" if isinstance(body, AccountLimited) else "account.paid"
    return Entry(register, "e", 1, kind, "2026-11-24T04:00:00.000Z", "2026-11-24", "zhou", ("G1",), body)


def moved(found: object) -> dict[tuple[str, str], int]:
    return {(one.account, one.unit): one.amount for one in found}  # type: ignore[attr-defined]


def test_a_sale_takes_head_room_and_a_return_gives_it_back() -> None:
    assert on_account(TENDERS) == 700
    assert moved(head_room_used("G1", TENDERS, 1))["allowance:G1", "ACC"] == -700
    assert moved(head_room_used("G1", TENDERS, -1))["allowance:G1", "ACC"] == 700
    assert tender_account(ACCOUNT, "G1") == "on_account:G1"


def test_hq_gives_head_room_and_gives_it_back_for_money() -> None:
    limited = moved(account_postings(LIMIT))
    assert (limited["available:G1", "ACC"], limited["available:G1", "ACL"]) == (2000, 2000)
    found = moved(account_postings(PAID))
    assert (found["bank", "CNY"], found["on_account:G1", "CNY"], found["available:G1", "ACC"]) == (700, -700, 700)
    assert not unbalanced((*account_postings(LIMIT), *account_postings(PAID)))


def test_only_companies_buy_so() -> None:
    assert not buyer_trouble(Member("G1", kind="group"), TENDERS)
    assert not buyer_trouble(None, (Tender(CASH, 1),))
    assert buyer_trouble(Member("M1"), TENDERS)
    assert buyer_trouble(None, TENDERS)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (entry(LIMIT, "S01-R1"), "only HQ writes"),
        (entry(PAID, "HQ/G2"), "only HQ writes"),
        (replace(entry(PAID), actor=" "), "only HQ writes"),
        (entry(replace(LIMIT, limit=-1)), "not below 0"),
        (entry(replace(LIMIT, why="")), "for a reason"),
        (entry(replace(PAID, amount=0)), "brings something"),
        (entry(replace(PAID, reference="")), "a reference"),
    ],
)
def test_what_cannot_be(wrong: Entry, why: str) -> None:
    assert why in trouble(wrong)
    assert trouble(entry(LIMIT)) == trouble(entry(PAID)) == ""
