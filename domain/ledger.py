"""What the ledger is made of: postings, and the accounts of members' units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

ALLOWANCE, AVAILABLE, LENT = "allowance:", "available:", "lent:"
"""What a register may spend of an owner's units; what HQ holds of them; what went to another register of the store."""
HELD = (ALLOWANCE, AVAILABLE, LENT)
"""Wherever it lies, it is the owner's."""


@dataclass(frozen=True, slots=True)
class Posting:
    """An amount of a unit on an account, debit positive."""

    account: str
    unit: str
    amount: int


def pair(debit: str, credit: str, unit: str, amount: int) -> Iterator[Posting]:
    """The same amount on both sides."""
    yield Posting(debit, unit, amount)
    yield Posting(credit, unit, -amount)
