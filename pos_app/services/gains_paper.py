"""What a sale brought its member, and what a return took back of it, as it is printed: from the entry and its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.points import total
from domain.receipt_gains import ReceiptGains, ReceiptGood
from domain.services import label_of
from pos_app.services.labels import in_language

if TYPE_CHECKING:
    from domain.entries import Gains, ReturnCompleted, SaleCompleted
    from domain.plan import Labels, Plan
    from pos_app.services.desk import Desk


def sale_gains(desk: Desk, sale: SaleCompleted, plan: Plan) -> ReceiptGains:
    """Of the member alone: what another one gained by him (the agent, who brought him) stands on no paper of his."""
    member = sale.member
    if member is None:
        return ReceiptGains()
    mine, tier = sale.gains, plan.tier(sale.gains.promoted[-1].tier) if sale.gains.promoted else None
    return ReceiptGains(
        points=total(mine.earned, member.id),
        points_left=sale.points.after if sale.points is not None else None,
        tier=in_language(desk, tier.label) if tier is not None else "",
        coupons=tuple(
            ReceiptGood(_named(desk, plan, one.rule), one.expires or "", one.code)
            for one in mine.issued
            if one.owner == member.id
        ),
        sessions=_sessions(desk, mine, plan),
        terms=tuple(
            ReceiptGood(_label(desk, {known.id: known.label for known in plan.memberships}, one.membership), one.until)
            for one in mine.extended
        ),
        texts=tuple(in_language(desk, label) for rule in sale.texts if (label := label_of(plan, rule))),
    )


def return_gains(back: ReturnCompleted) -> ReceiptGains:
    """The points that went back, and which of them are owed."""
    mine = [one for one in back.gains.earned if one.owner == back.member]
    owed = sum(one.debt for one in mine)
    return ReceiptGains(points_back=sum(one.points for one in mine) - owed, points_owed=owed)


def _sessions(desk: Desk, gains: Gains, plan: Plan) -> tuple[ReceiptGood, ...]:
    labels = {known.id: known.label for known in plan.packages}
    return tuple(
        ReceiptGood(_label(desk, labels, one.package), one.expires or "", many=one.sessions) for one in gains.bought
    )


def _named(desk: Desk, plan: Plan, coupon: str) -> str:
    return _label(desk, {rule.id: rule.label for rule in plan.coupons}, coupon)


def _label(desk: Desk, labels: dict[str, Labels], name: str) -> str:
    """A thing's name in the language of the paper; its id where the plan does not know it."""
    return in_language(desk, labels[name]) if labels.get(name) else name
