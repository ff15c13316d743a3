"""Facts that follow from entries beside their postings: until when units are good, and terms of paid memberships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import Gains, ReturnCompleted, SaleCompleted
from domain.entry_causes import CouponIssued, MembershipGranted, PackageTransferred
from domain.returns import returned_by
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.entries import Entry, Extended


@dataclass(frozen=True, slots=True)
class Ends:
    """A unit that an entry credits to an owner, and its last day."""

    owner: str
    unit: str
    expires: str


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


def ends_of(body: object) -> Iterator[Ends]:
    """The units that a body credits and that end."""
    if isinstance(body, PackageTransferred):
        found = [(body.to, f"PKG:{body.package}/{body.lot}", body.expires)]
    elif isinstance(body, ReturnCompleted):
        found = [(one.owner, f"CPN:{one.rule}/{one.code}", one.expires) for one in body.coupons]
    else:
        found = _of_gains(getattr(body, "gains", None))
        if isinstance(body, CouponIssued):
            found = [(one.owner, f"CPN:{one.rule}/{one.code}", one.expires) for one in body.issued]
    for owner, unit, expires in found:
        if expires:
            yield Ends(owner, unit, expires)


def terms_of(body: object, business_day: str) -> tuple[Term, ...]:
    """What an entry of that business day adds to paid memberships, or takes back."""
    if isinstance(body, MembershipGranted):
        return (Term(body.member, body.membership, body.day, body.months),)
    if isinstance(body, SaleCompleted):
        return _terms(body.gains.extended, body.sold_at[:10] or business_day, 1)
    back = returned_by(body)
    return _terms(back.gains.extended, business_day, -1) if back is not None else ()


def terms_of_entry(entry: Entry) -> tuple[Term, ...]:
    """The same of an entry."""
    return terms_of(entry.body, entry.business_day)


def _of_gains(gains: object) -> list[tuple[str, str, str | None]]:
    if not isinstance(gains, Gains):
        return []
    ends = [(one.owner, f"CPN:{one.rule}/{one.code}", one.expires) for one in gains.issued]
    ends += [(one.owner, f"PKG:{one.package}/{one.lot}", one.expires) for one in gains.bought]
    return ends + [(one.owner, f"PTS/{one.lot}", one.expires) for one in gains.earned]


def _terms(extended: tuple[Extended, ...], day: str, sign: int) -> tuple[Term, ...]:
    return tuple(Term(one.owner, one.membership, day, sign * one.months, number) for number, one in enumerate(extended))
