"""Grant a paid membership by hand or on a condition, for a reason and with a manager's approval (G2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_causes import MembershipGranted
from domain.errors import Refusal
from domain.memberships import extended_until, membership
from local_db.act import Act
from pos_app.services.finish_sale import current_shift

if TYPE_CHECKING:
    from concurrent.futures import Future

    from domain.members import MemberView
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember

MANAGER = "manager"


def grant_membership(
    desk: Desk, member: MemberView, membership_id: str, reason: str, cashier: StaffMember, approver: StaffMember
) -> Future[Recorded]:
    """Extend the member's term by what one piece of the membership's article would.

    Refusals: `not_allowed` unless a manager approves, `reason_missing`, `unknown_membership`, `no_shift`.
    """
    if approver.role != MANAGER:
        raise Refusal("not_allowed")
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
        approver=approver.id,
    )
    return desk.books.record(act)
