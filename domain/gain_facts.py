"""Facts that follow from entries beside their postings: terms of paid memberships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import SaleCompleted
from domain.entry_causes import MembershipEarned, MembershipGranted
from domain.returns import returned_by
from domain.value import dataclass

if TYPE_CHECKING:
    from domain.entries import Entry, Extended


@dataclass(frozen=True, slots=True)
class Term:
    """Months of a paid membership that an entry added on a day; below 0: a return took them back.

    `number` tells the terms of one entry apart.
    """

    owner: str
    membership: str
    day: str
    months: int
    number: int = 0


def terms_of(body: object, business_day: str) -> tuple[Term, ...]:
    """What an entry of that business day adds to paid memberships, or takes back."""
    if isinstance(body, MembershipGranted | MembershipEarned):
        return (Term(body.member, body.membership, body.day, body.months),)
    if isinstance(body, SaleCompleted):
        return _terms(body.gains.extended, body.sold_at[:10] or business_day, 1)
    back = returned_by(body)
    return _terms(back.gains.extended, business_day, -1) if back is not None else ()


def terms_of_entry(entry: Entry) -> tuple[Term, ...]:
    """The same of an entry."""
    return terms_of(entry.body, entry.business_day)


def _terms(extended: tuple[Extended, ...], day: str, sign: int) -> tuple[Term, ...]:
    return tuple(Term(one.owner, one.membership, day, sign * one.months, number) for number, one in enumerate(extended))
