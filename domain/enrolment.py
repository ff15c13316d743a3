"""Enrolling a member at a till (M1, M4): what the enrolment brings him and the one who brought him."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from domain.entries import Gains, PlanRef, ShiftRef
from domain.entry_causes import MemberEnrolled
from domain.errors import Refusal
from domain.issues import ahead, all_coupons, of_enrolment
from domain.members import Member
from domain.points import REFERRAL, earned_for

if TYPE_CHECKING:
    from domain.plan import Plan

FIRST_CYCLE = 0


def enrol(
    member: Member,
    plan: Plan,
    ref: PlanRef,
    at: datetime,
    *,
    store: str,
    shift: ShiftRef,
    private: str,
    agreement: str = "",
) -> MemberEnrolled:
    """The body of `member.enrolled`, allowances not yet filled in; `at` is the store's local time.

    Refusals: `refers_himself`; `no_agreement` when nothing was agreed to.
    """
    if member.referrer == member.id:
        raise Refusal("refers_himself")
    if not agreement:
        raise Refusal("no_agreement")
    return MemberEnrolled(
        store=store,
        shift=shift,
        plan=ref,
        member=member,
        private=private,
        enrolled_at=at.isoformat(timespec="milliseconds"),
        agreement=agreement,
        gains=brought(member, plan, store, at),
        causes=tuple(ahead(member.kind, plan, FIRST_CYCLE)),
        currency=plan.currency,
    )


def brought(member: Member, plan: Plan, store: str, at: datetime) -> Gains:
    """Coupons for both, and fixed points for the one who brought him."""
    return Gains(
        issued=all_coupons(of_enrolment(member, plan, store, at), plan, at.date()),
        earned=earned_for(plan, REFERRAL, Member(member.referrer), store, at) if member.referrer else (),
    )


def trouble(body: MemberEnrolled, plan: Plan) -> str:
    """What differs first when an enrolment is worked out again; "" when nothing does."""
    try:
        at = datetime.fromisoformat(body.enrolled_at)
    except ValueError:
        return f"{body.enrolled_at!r} is no time"
    member = body.member
    pairs: tuple[tuple[str, object, object], ...] = (
        ("gains", brought(member, plan, body.store, at), body.gains),
        ("causes", tuple(ahead(member.kind, plan, FIRST_CYCLE)), body.causes),
        ("enrolled", at.date().isoformat(), member.enrolled),
        ("spending", 0, member.spending),
        ("tier", None, member.tier),
        ("paid", {}, member.paid),
        ("home_store", body.store, member.home_store),
    )
    return next((f"{name} would be {now} and was {then}" for name, now, then in pairs if now != then), "")
