"""Grant a paid membership by hand or on a condition, for a reason and with a manager's approval (G2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_causes import MembershipGranted
from domain.errors import Refusal
from domain.memberships import extended_until, membership
from domain.rights import GRANT_MEMBERSHIP, Wanted
from local_db.act import Act
from pos_app.services.finish_sale import current_shift
from pos_app.services.paper_queue import entry_jobs
from pos_app.services.permission import approved, need

if TYPE_CHECKING:
    from concurrent.futures import Future

    from domain.members import MemberView
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember


def grant_membership(
    desk: Desk,
    member: MemberView,
    membership_id: str,
    reason: str,
    cashier: StaffMember,
    approval: Approval | None = None,
) -> Future[Recorded]:
    """Extend the member's term by what one piece of the membership's article would.

    Who has the right to it himself is its approver. Refusals: `approver_needed`, `reason_missing`,
    `unknown_membership`, `no_shift`.
    """
    wanted = Wanted(GRANT_MEMBERSHIP, f"{member.member.id}/{membership_id}", reason=reason.strip())
    allowed = need(cashier, wanted, approval)
    if not reason.strip():
        raise Refusal("reason_missing")
    plan, _ = desk.plan()
    rule = membership(plan, membership_id)
    shift, now = current_shift(desk), desk.clock.now()
    day = desk.clock.local(now).date()
    until = extended_until(member.member.paid.get(rule.id), day, rule.months)
    body = MembershipGranted(
        desk.books.store(), shift.ref, member.member.id, rule.id, rule.months, day.isoformat(), until, reason.strip()
    )
    act = Act(
        kind="membership.granted",
        body=body,
        actor=cashier.id,
        at=now,
        business_day=shift.business_day,
        members=(member.member.id,),
        approver=cashier.id,
        jobs=entry_jobs(desk, cashier.name, member.name),
    )
    return desk.books.record(approved(desk, act, allowed))
