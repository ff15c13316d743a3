"""End a membership (M3): what is owed is paid out, bonus and points are forfeited, a manager approves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.entries import PointsSpend
from domain.entry_value import MemberClosed
from domain.errors import Refusal
from domain.rights import CLOSE_MEMBER, Wanted
from domain.stored_value import lots_of
from domain.top_ups import close
from domain.value import dataclass
from local_db.act import Act, NewJob
from pos_app.services.finish_sale import current_shift
from pos_app.services.give_back import held
from pos_app.services.paper import heading
from pos_app.services.paper_queue import DRAWER
from pos_app.services.permission import approved, need
from pos_app.services.take_payment import EITHER
from pos_app.services.value_paper import value_paper

if TYPE_CHECKING:
    from concurrent.futures import Future
    from datetime import datetime

    from domain.members import MemberView
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember

POINTS = "PTS"


@dataclass(frozen=True, slots=True)
class Closing:
    """What closing would do now: `paid` in cash; what is elsewhere of `balance` is HQ's to pay later."""

    paid: int
    principal: int
    bonus: int
    points: int
    balance: int


def fetch_all(desk: Desk, member: MemberView) -> None:
    """Have HQ lend everything that it has of the member's; blocks for some round trips, never on the UI thread."""
    for unit in (EITHER, POINTS):
        answer = desk.hq.enlarge(member.member.id, {unit: ALL})
        if not answer.granted and answer.available > 0:
            desk.hq.enlarge(member.member.id, {unit: answer.available})


ALL = 10**12
"""More than anybody has: HQ answers with what there is."""


def preview_closing(desk: Desk, member: MemberView) -> Closing:
    """What would be paid and forfeited now."""
    body = _body(desk, member, "preview", "")
    return Closing(
        paid=body.paid,
        principal=sum(lot.principal for lot in body.lots),
        bonus=sum(lot.bonus for lot in body.lots),
        points=sum(spend.points for spend in body.points),
        balance=member.balance,
    )


def close_member(
    desk: Desk,
    member: MemberView,
    cashier: StaffMember,
    approval: Approval | None,
    identity: str,
    reason: str = "",
) -> Future[Recorded]:
    """Write the closing; the future resolves after the durable commit, only then is money handed out.

    `identity` names the kind of paper that was looked at. Who has the right to it himself is its approver. Refusals:
    `no_shift`, `approver_needed`, `identity_needed`, `member_in_sale` (an open sale holds of his); from the commit
    `already_finished`.
    """
    allowed = need(cashier, Wanted(CLOSE_MEMBER, member.member.id, reason=reason), approval)
    shift = current_shift(desk)
    if held(desk, member.member.id):
        raise Refusal("member_in_sale")
    body = _body(desk, member, identity, reason)
    now = desk.clock.now()
    act = Act(
        kind="member.closed",
        body=body,
        actor=cashier.id,
        at=now,
        business_day=shift.business_day,
        members=(member.member.id,),
        approver=cashier.id,
        once=f"member_closed/{member.member.id}",
        jobs=partial(_jobs, desk, cashier.name, member.name, now),
    )
    return desk.books.record(approved(desk, act, allowed))


def _body(desk: Desk, member: MemberView, identity: str, reason: str) -> MemberClosed:
    plan, ref = desk.plan()
    rooms = {unit: room.totals.room for unit, room in desk.books.rooms(member.member.id).items()}
    points = [
        PointsSpend(unit.partition("/")[2], room, plan.points.value * room)
        for unit, room in sorted(rooms.items())
        if unit.startswith(POINTS + "/") and room
    ]
    return close(
        member.member.id,
        lots_of(rooms),
        points,
        plan,
        ref,
        store=desk.books.store(),
        shift=current_shift(desk).ref,
        identity=identity,
        reason=reason,
    )


def _jobs(desk: Desk, cashier: str, member: str, at: datetime, recorded: Recorded) -> tuple[NewJob, ...]:
    body = recorded.entry.body
    if not desk.paper or not isinstance(body, MemberClosed):
        return ()
    paper = value_paper(desk, body, heading(desk, recorded.entry, recorded.hash, cashier, at), member)
    return (*((DRAWER,) if body.paid else ()), NewJob("receipt", paper))
