"""Note that a member took part: a visit, a review, an event (P1); the plan says what it earns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import PointsEarned
from domain.errors import Refusal
from domain.gains import of_taking_part
from domain.points import total
from domain.rights import EARN, Wanted
from local_db.act import Act
from pos_app.services.paper_queue import entry_jobs
from pos_app.services.permission import need
from pos_app.services.take_points import balance_after

if TYPE_CHECKING:
    from concurrent.futures import Future

    from domain.members import MemberView
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember

CAUSES = ("visit", "review", "event")


def earn_points(desk: Desk, member: MemberView, cause: str, cashier: StaffMember, about: str = "") -> Future[Recorded]:
    """Write what a member's visit, review or event earns; `about` names which one.

    Refusals: `card_frozen`, `earns_nothing` when the plan gives nothing for it, or gave it today already.
    """
    need(cashier, Wanted(EARN))
    if member.member.frozen:
        raise Refusal("card_frozen", name=member.name or member.member.id)
    (plan, ref), now = desk.plan(), desk.clock.now()
    local = desk.clock.local(now)
    store, about = desk.books.store(), about or local.date().isoformat()
    gains = of_taking_part(member.member, plan, cause, store, local)
    if cause not in CAUSES or not gains.earned or desk.books.took_part(member.member.id, cause, about):
        raise Refusal("earns_nothing", cause=cause)
    body = PointsEarned(
        store=store,
        plan=ref,
        member=member.member,
        cause=cause,
        earned_at=local.isoformat(timespec="milliseconds"),
        gains=gains,
        about=about,
        currency=plan.currency,
        balance=balance_after(member, total(gains.earned, member.member.id)),
    )
    jobs = entry_jobs(desk, cashier.name, member.name)
    act = Act("points.earned", body, cashier.id, now, desk.day(), members=(member.member.id,), jobs=jobs)
    return desk.books.record(act)
