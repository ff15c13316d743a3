"""The tier after a sale as engine 1 worked it out: kept so that every old sale still comes out the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.members import Member
    from domain.plan import Plan


def earned(member: Member, spending: int, plan: Plan) -> str | None:
    """The tier id a member holds once `spending` is reached: the better of the one held and the one earned."""
    reached = [tier for tier in plan.tiers if tier.kind == member.kind and spending >= tier.threshold]
    held = plan.tier(member.tier)
    if held is not None:
        reached.append(held)
    if not reached:
        return member.tier
    return max(reached, key=lambda tier: tier.threshold).id
