"""What a sale brings its member beside the goods: a function of the sale's own facts, so that it can be proved."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from domain import points
from domain.entry_benefits import Gains, Promoted
from domain.plan_tiers import POINTS, VISITS
from domain.tiers import advance, counted, in_force, promotion, rank, sale_counts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from domain.entries import SaleCompleted
    from domain.members import Member
    from domain.plan import Plan


def of_sale(sale: SaleCompleted, plan: Plan, tier: str | None) -> Gains:
    """Progress towards tiers, the promotion that it earns, and points; nothing without a member.

    `tier` is the one that the sale was priced with. Everything else is read from the sale; its own `gains` are not.
    """
    member = sale.member
    if member is None:
        return Gains()
    at = datetime.fromisoformat(sale.sold_at)
    earned = points.earned_by(sale, plan, at, tier)
    counts = sale_counts(member, at.date(), sale.payable) | {POINTS: points.total(earned, member.id)}
    moved = advance(member, plan, at.date(), counts)
    promoted = moved.promoted or _at_once(member, plan, at.date(), counts, tier)
    others = tuple(
        one
        for owner in dict.fromkeys(got.owner for got in earned if got.owner != member.id)
        for one in counted(plan, at.date(), POINTS, points.total(earned, owner), owner)
    )
    return Gains(progress=moved.progress + others, promoted=promoted, earned=earned)


def _at_once(member: Member, plan: Plan, on: date, counts: Mapping[str, int], tier: str | None) -> tuple[Promoted, ...]:
    """A tier that the sale was priced with already is kept, though cash rounding took the last cents of it away."""
    known = plan.tier(tier)
    if known is None or rank(plan, tier) <= rank(plan, in_force(member, plan, on)):
        return ()
    return (promotion(member, known, on, counts),)


def of_taking_part(member: Member, plan: Plan, cause: str, store: str, at: datetime) -> Gains:
    """What a visit, a review or an event brings a member: points, and what they count towards tiers."""
    earned = points.earned_for(plan, cause, member, store, at)
    counts = {POINTS: points.total(earned, member.id)}
    if cause == "visit":
        counts[VISITS] = int(member.last_visit != at.date().isoformat())
    moved = advance(member, plan, at.date(), counts)
    return Gains(progress=moved.progress, promoted=moved.promoted, earned=earned)
