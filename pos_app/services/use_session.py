"""Tick sessions of a package off, out of what is lent to this register (G1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_causes import PackageTransferred, SessionUsed
from domain.errors import Refusal
from domain.packages import FAMILY, package, use
from domain.rights import SESSION, Wanted
from local_db.act import Act
from pos_app.services.finish_sale import current_shift
from pos_app.services.frozen import refuse_frozen
from pos_app.services.paper_queue import entry_jobs
from pos_app.services.session_rooms import SessionsHere, session_lots, sessions_of
from pos_app.services.spending import may_spend

__all__ = ["SessionsHere", "fetch_sessions", "session_lots", "sessions", "transfer_sessions", "use_session"]
from pos_app.services.permission import need

if TYPE_CHECKING:
    from concurrent.futures import Future

    from domain.members import MemberView
    from domain.packages import SessionLot
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.lending import Enlarged
    from pos_app.services.ports import StaffMember


def sessions(desk: Desk, member: MemberView) -> tuple[SessionsHere, ...]:
    """The member's packages, as far as this till knows."""
    units = {**member.packages, **{unit: 0 for unit in desk.books.rooms(member.member.id) if unit.startswith(FAMILY)}}
    names = sorted({unit.removeprefix(FAMILY).partition("/")[0] for unit in units})
    return tuple(sessions_of(desk, member, name) for name in names)


def fetch_sessions(desk: Desk, member: MemberView, package_id: str, many: int) -> Enlarged | None:
    """Ask HQ to lend what is missing; blocks for one round trip, never on the UI thread. None: nothing is missing."""
    here = sum(lot.sessions for lot in session_lots(desk, member, package_id))
    if here >= many or not desk.hq.lends:
        return None
    return desk.hq.enlarge(member.member.id, {f"{FAMILY}{package_id}": many - here})


def use_session(
    desk: Desk, member: MemberView, package_id: str, many: int, cashier: StaffMember, sku: str = ""
) -> Future[Recorded]:
    """Tick off, oldest lot first; `sku` is what it was for. The slip says what is left.

    Refusals: `card_frozen`, `unknown_package`, `not_covered`, `not_enough_sessions`, `sessions_expired`,
    `quantity_zero`, `no_shift`.
    """
    need(cashier, Wanted(SESSION))
    refuse_frozen(desk, member)
    may_spend(desk)
    plan, _ = desk.plan()
    rule = package(plan, package_id)
    if sku and rule.covers and sku not in rule.covers:
        raise Refusal("not_covered", sku=sku)
    shift, now = current_shift(desk), desk.clock.now()
    day = desk.clock.local(now).date()
    spends = use(session_lots(desk, member, package_id), many, day)
    left = max(0, sessions_of(desk, member, package_id).left - many)
    body = SessionUsed(desk.books.store(), shift.ref, member.member.id, package_id, spends, left, sku)
    act = Act(
        kind="package.session_used",
        body=body,
        actor=cashier.id,
        at=now,
        business_day=shift.business_day,
        members=(member.member.id,),
        jobs=entry_jobs(desk, cashier.name, member.name),
    )
    return desk.books.record(act)


def transfer_sessions(
    desk: Desk, member: MemberView, to: MemberView, lot: SessionLot, many: int, cashier: StaffMember
) -> Future[Recorded]:
    """Give sessions of a lot to another member.

    Refusals: `card_frozen`, `not_transferable`, `same_member`, `not_enough_sessions`, `quantity_zero`, `no_shift`.
    """
    need(cashier, Wanted(SESSION))
    plan, _ = desk.plan()
    if not package(plan, lot.package).transferable:
        raise Refusal("not_transferable")
    if to.member.id == member.member.id:
        raise Refusal("same_member")
    for one in (member, to):
        refuse_frozen(desk, one)
    if many <= 0:
        raise Refusal("quantity_zero")
    if many > lot.sessions:
        raise Refusal("not_enough_sessions", wanted=many, here=lot.sessions)
    shift = current_shift(desk)
    who = (member.member.id, to.member.id)
    body = PackageTransferred(desk.books.store(), shift.ref, *who, lot.package, lot.id, many, lot.expires)
    act = Act(
        kind="package.transferred",
        body=body,
        actor=cashier.id,
        at=desk.clock.now(),
        business_day=shift.business_day,
        members=who,
        jobs=entry_jobs(desk, cashier.name, member.name),
    )
    return desk.books.record(act)
