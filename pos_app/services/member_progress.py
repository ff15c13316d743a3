"""How far a member is (M2): the tier in force, the next one and what is missing for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.plan_tiers import BALANCE
from domain.tiers import in_force, next_tier
from domain.value import dataclass

if TYPE_CHECKING:
    from domain.members import MemberView
    from domain.plan_tiers import Tier
    from pos_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class MemberProgress:
    """The tier in force and the next one; `missing` is in the unit of the next one's metric (money: minor units)."""

    tier: Tier | None
    next: Tier | None = None
    missing: int = 0


def member_progress(desk: Desk, member: MemberView) -> MemberProgress:
    """How far a member is under the plan in force, as this till knows him."""
    plan, _ = desk.plan()
    on = desk.clock.local(desk.clock.now()).date()
    held = plan.tier(in_force(member.member, plan, on))
    found = next_tier(member.member, plan, on, {BALANCE: member.balance})
    return MemberProgress(held, *found) if found is not None else MemberProgress(held)
