"""Tiers by accumulated spending: promotion at the moment it is earned (T1, T3); nothing here lowers a tier (T4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.members import Member
    from domain.plan import Plan, Tier


def earned(member: Member, spending: int, plan: Plan) -> str | None:
    """The tier id a member holds once `spending` is reached: the better of the one held and the one earned."""
    reached = [tier for tier in plan.tiers if tier.kind == member.kind and spending >= tier.threshold]
    held = plan.tier(member.tier)
    if held is not None:
        reached.append(held)
    if not reached:
        return member.tier
    return max(reached, key=lambda tier: tier.threshold).id


def next_tier(member: Member, plan: Plan) -> tuple[Tier, int] | None:
    """The next tier up and how much spending is missing for it, or None at the top."""
    held = plan.tier(member.tier)
    floor = held.threshold if held is not None else -1
    above = [tier for tier in plan.tiers if tier.kind == member.kind and tier.threshold > floor]
    if not above:
        return None
    tier = min(above, key=lambda candidate: candidate.threshold)
    return tier, max(0, tier.threshold - member.spending)
