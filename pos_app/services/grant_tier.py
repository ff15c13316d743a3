"""Grant a tier by hand (T2), for a reason; it is never less than the member has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import TierGranted
from domain.errors import Refusal
from domain.rights import GRANT_TIER, Wanted
from domain.tiers import rank
from local_db.act import Act
from pos_app.services.paper_queue import entry_jobs
from pos_app.services.permission import approved, need

if TYPE_CHECKING:
    from concurrent.futures import Future

    from domain.members import MemberView
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember


def grant_tier(
    desk: Desk, member: MemberView, tier: str, by: StaffMember, reason: str, approval: Approval | None = None
) -> Future[Recorded]:
    """Write that a tier was granted.

    Refusals: `approver_needed`, `reason_missing`, `no_such_tier` (of another class, or the plan has none such),
    `tier_not_better`.
    """
    plan, _ = desk.plan()
    facts, known = member.member, plan.tier(tier)
    allowed = need(by, Wanted(GRANT_TIER, f"{facts.id}/{tier}", reason=reason.strip()), approval)
    if not reason.strip():
        raise Refusal("reason_missing")
    if known is None or known.kind != facts.kind:
        raise Refusal("no_such_tier", tier=tier)
    if rank(plan, tier) <= rank(plan, facts.tier):
        raise Refusal("tier_not_better", tier=tier)
    now = desk.clock.now()
    body = TierGranted(
        store=desk.books.store(),
        member=facts.id,
        tier=tier,
        before=facts.tier,
        day=desk.clock.local(now).date().isoformat(),
        reason=reason.strip(),
    )
    jobs = entry_jobs(desk, by.name, member.name)
    act = Act("tier.granted", body, by.id, now, desk.day(), members=(facts.id,), jobs=jobs)
    return desk.books.record(approved(desk, act, allowed))
