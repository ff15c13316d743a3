"""A household as a member who lives through a plan: what each sale brings it decides how the next one is priced."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from domain.cart import CouponUse
from domain.plan_tiers import SPENDING
from domain.stored_value import alive

if TYPE_CHECKING:
    from datetime import date

    from domain.entries import Gains, SaleCompleted
    from domain.entry_benefits import Issued
    from domain.members import Member
    from domain.plan import Plan


@dataclass(slots=True)
class Household:
    """The member's facts, the coupons at hand, oldest first, and the points earned so far."""

    member: Member
    coupons: list[Issued] = field(default_factory=list)
    points: int = 0

    def lays(self, plan: Plan, full: int, day: date) -> tuple[CouponUse, ...]:
        """The coupon that it hands over: the oldest one that is good and whose threshold the goods reach."""
        for issued in self.coupons:
            rule = plan.coupon(issued.rule)
            if rule is not None and full >= rule.threshold and alive(issued.expires, day):
                use = CouponUse(issued.code, rule.id, rule.amount, rule.threshold, self.member.id)
                return (replace(use, expires=issued.expires),)
        return ()

    def lives_through(self, sale: SaleCompleted, day: date) -> None:
        """Take in what a sale brought and used."""
        gains, member = sale.gains, self.member
        used = {coupon.code for coupon in sale.coupons if coupon.taken}
        self.coupons = [one for one in self.coupons if one.code not in used and alive(one.expires, day)]
        self.coupons += [one for one in gains.issued if one.owner == member.id]
        self.points += sum(one.points for one in gains.earned if one.owner == member.id)
        spending, metrics = _counted(member, gains)
        self.member = replace(
            member,
            spending=spending,
            metrics=metrics,
            tier=sale.tier_after,
            cycle=member.cycle + any(one.consumed for one in gains.promoted),
            last_visit=day.isoformat(),
        )


def _counted(member: Member, gains: Gains) -> tuple[int, dict[str, int]]:
    """Spending and the other counters after these gains."""
    spending, metrics = member.spending, dict(member.metrics)
    moves = [(one, one.amount) for one in gains.progress]
    moves += [(one, -one.amount) for promoted in gains.promoted for one in promoted.consumed]
    for one, amount in moves:
        if one.metric == SPENDING and not one.month:
            spending += amount
        else:
            name = one.unit.partition(":")[2]
            metrics[name] = metrics.get(name, 0) + amount
    return spending, metrics
