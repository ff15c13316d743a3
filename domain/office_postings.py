"""Postings of decisions at HQ: what was one member's is another one's, as far as HQ has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_office import MemberMerged
from domain.ledger import AVAILABLE, Posting, pair

if TYPE_CHECKING:
    from collections.abc import Iterator

ONCE = ("CAUSE:", "TRIAL:")
"""Families of units of what may happen to a person once."""


def office_postings(body: object) -> Iterator[Posting]:
    """The postings of a body of `domain.entry_office`; other bodies have none here."""
    if isinstance(body, MemberMerged):
        for unit in body.units:
            yield from pair(AVAILABLE + body.member, AVAILABLE + unit.owner, unit.unit, unit.amount)
        for unit in body.retired:
            yield from pair("merged", AVAILABLE + unit.owner, unit.unit, unit.amount)
