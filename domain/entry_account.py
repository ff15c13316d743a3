"""Bodies of entries about members who buy on account (C3, M5): what HQ lets them owe, and what they have paid."""

from __future__ import annotations

from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class AccountLimited:
    """HQ's act: a company may owe up to `limit` from now on; `change` is by how much its head-room grows by that."""

    member: str
    limit: int
    change: int
    why: str


@dataclass(frozen=True, slots=True)
class AccountPaid:
    """HQ's act: the company paid `amount` of what it owes; `reference` is the bank's, and is booked once."""

    member: str
    amount: int
    reference: str
    currency: str = "CNY"


AccountBody = AccountLimited | AccountPaid
ACCOUNT_KINDS: dict[str, type[AccountBody]] = {"account.limited": AccountLimited, "account.paid": AccountPaid}
