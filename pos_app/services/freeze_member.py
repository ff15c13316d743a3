"""Freeze a member whose card is lost (M3), and unfreeze him again; both work offline.

Freezing is the cashier's at once: until then whoever found the card spends. Unfreezing opens the money again, so a
manager approves it, and a paper is looked at.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.entry_standing import MemberFrozen, MemberUnfrozen
from domain.errors import Refusal
from domain.rights import FREEZE, UNFREEZE, Wanted
from domain.standing import FROZEN, UNFROZEN
from local_db.act import Act
from pos_app.services.give_back import held
from pos_app.services.paper_queue import entry_jobs
from pos_app.services.permission import approved, need

if TYPE_CHECKING:
    from concurrent.futures import Future

    from domain.members import MemberView
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember


def freeze_member(desk: Desk, member: MemberView, cashier: StaffMember, reason: str) -> Future[Recorded]:
    """Write that nothing of his is taken any more; HQ asks back what it lent of his, and tells every store.

    Refusals: `approver_needed`, `no_reason`, `frozen_already`, `member_in_sale` (an open sale holds of his),
    `card_left` of somebody who is no member any more; from the commit `already_finished`.
    """
    need(cashier, Wanted(FREEZE, member.member.id))
    check_known(member, reason)
    if member.member.frozen:
        raise Refusal("frozen_already", name=called(member))
    if held(desk, member.member.id):
        raise Refusal("member_in_sale")
    body = MemberFrozen(desk.books.store(), member.member.id, reason)
    act = Act(FROZEN, body, cashier.id, desk.clock.now(), desk.day(), (member.member.id,))
    return once(desk, replace(act, jobs=entry_jobs(desk, cashier.name, member.name)), member)


def unfreeze_member(
    desk: Desk, member: MemberView, cashier: StaffMember, approval: Approval | None, reason: str, identity: str
) -> Future[Recorded]:
    """Write that his card pays again; `identity` names the kind of paper that was looked at.

    Refusals: `approver_needed`, `no_reason`, `identity_needed`, `not_frozen`, `card_left`; from the commit
    `already_finished`.
    """
    allowed = need(cashier, Wanted(UNFREEZE, member.member.id, reason=reason), approval)
    check_known(member, reason)
    if not member.member.frozen:
        raise Refusal("not_frozen", name=called(member))
    if not identity:
        raise Refusal("identity_needed")
    body = MemberUnfrozen(desk.books.store(), member.member.id, reason, identity)
    act = Act(UNFROZEN, body, cashier.id, desk.clock.now(), desk.day(), (member.member.id,), approver=cashier.id)
    act = replace(act, jobs=entry_jobs(desk, cashier.name, member.name))
    return once(desk, approved(desk, act, allowed), member)


def called(member: MemberView) -> str:
    """How a member is called in a sentence."""
    return member.name or member.member.id


def check_known(member: MemberView, reason: str) -> None:
    """Refusals `card_left`, `no_reason`."""
    if member.left:
        raise Refusal("card_left", name=called(member))
    if not reason:
        raise Refusal("no_reason")


def once(desk: Desk, act: Act, member: MemberView) -> Future[Recorded]:
    """Write a word on a member, not twice: the same press again finds that something was said since."""
    said = len(desk.books.words(member.member.id, {}))
    return desk.books.record(replace(act, once=f"word/{member.member.id}/{said}"))
