"""Accounts of companies are entries of HQ's; what they must be is in test_on_account.py."""

from domain.entries import KINDS
from domain.entry_account import AccountLimited, AccountPaid


def test_their_kinds() -> None:
    assert (KINDS["account.limited"], KINDS["account.paid"]) == (AccountLimited, AccountPaid)
