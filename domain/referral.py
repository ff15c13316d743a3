"""What a sale brings the one who brought its member, where the till did not know who that was (M4, P1).

A till that holds the member's facts books the referrer's share itself. Of a member of another store it knows no
referrer and no day of enrolment: HQ does, and books the share when the sale arrives. Of the buyer's facts only these
two are filled in: they never change, so that the same sale always brings the same.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from domain import points, pricing_1
from domain.entry_benefits import Gains
from domain.errors import Refusal
from domain.plan_tiers import POINTS
from domain.proofs import NONSENSE
from domain.returned_gains import taken_back
from domain.sales import priced_again
from domain.tiers import counted
from domain.value import dataclass

if TYPE_CHECKING:
    from domain.entries import SaleCompleted
    from domain.members import Member
    from domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Returned:
    """How much of a sale came back so far (minor units of its payable), and whether all of it did."""

    payable: int = 0
    last: bool = False

    def __add__(self, other: Returned) -> Returned:
        return Returned(self.payable + other.payable, self.last or other.last)


def unknown_referrer(member: Member | None) -> bool:
    """Whether the till that sold to this member could not know who brought him."""
    return member is not None and not member.local and not member.referrer


def referred(sale: SaleCompleted, plan: Plan, referrer: str, enrolled: str) -> Gains:
    """What the one who brought the member gets for the sale by its plan: points, and what they count towards tiers.

    `enrolled` is the member's first day. Nothing where the till knew the referrer: what it booked counts. Nothing for
    a sale that cannot be worked out, either: proving the books tells what is wrong with it.
    """
    member = sale.member
    rules = tuple(rule for rule in plan.points.earn if rule.on == points.REFERRAL)
    if member is None or not unknown_referrer(member) or not (rules and referrer) or sale.engine == pricing_1.ENGINE:
        return Gains()
    known = replace(sale, member=replace(member, referrer=referrer, enrolled=enrolled))
    share = replace(plan, points=replace(plan.points, earn=rules))
    try:
        at = datetime.fromisoformat(sale.sold_at)
        earned = points.earned_by(known, share, at, priced_again(sale, plan, at).tier)
    except (Refusal, *NONSENSE):
        return Gains()
    return Gains(counted(plan, at.date(), POINTS, points.total(earned, referrer), referrer), earned=earned)


def taken_from_referrer(gains: Gains, payable: int, before: Returned, now: Returned) -> Gains:
    """What of it goes back when, of a sale of so many minor units, more has come back than before: in proportion,
    rounded down over all returns, the rest with the last one. Nothing goes back twice, and nothing comes back.
    """
    if before.last:
        return Gains()
    return taken_back(gains, payable, before.payable, max(0, now.payable - before.payable), last=now.last)
