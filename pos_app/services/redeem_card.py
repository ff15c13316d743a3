"""Take a recharge card (V2): HQ alone credits it, once per code; the till records date, card and amount."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from domain.entry_value import RechargeCardPresented
from domain.errors import Refusal
from domain.recharge_code import end_of, normalised
from domain.rights import RECHARGE, Wanted
from local_db.act import Act, NewJob
from pos_app.services.attempts import attempts, seconds_to_wait, was_right, was_wrong
from pos_app.services.finish_sale import current_shift
from pos_app.services.paper import heading
from pos_app.services.permission import need
from pos_app.services.value_paper import value_paper

if TYPE_CHECKING:
    from datetime import datetime

    from domain.members import MemberView
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.lending import Redeemed
    from pos_app.services.ports import StaffMember

ATTEMPTS = "recharge_attempts"
FREE, FIRST_WAIT = 1, timedelta(seconds=5)
"""After the first refused card of a row so long nothing is asked, then twice as long each time."""


def redeem_card(desk: Desk, member: MemberView, typed: str, cashier: StaffMember) -> Recorded:
    """Have HQ credit the card and write that it was presented; waits for both, never on the UI thread.

    The request's id is kept before it is sent: after a lost answer the same card asks with the same id, and is
    credited once. Refusals: `no_shift`, `card_frozen`, `recharge_code_mistyped` (HQ is not asked),
    `recharge_wait` (with seconds), `recharge_offline`, `recharge_unanswered`, `recharge_refused`,
    `recharge_limit` (with how much may still be paid in), `recharge_done_before`.
    """
    need(cashier, Wanted(RECHARGE))
    shift = current_shift(desk)
    if member.member.frozen:
        raise Refusal("card_frozen", name=member.name or member.member.id)
    code = normalised(typed)
    seconds = seconds_to_wait(attempts(desk, ATTEMPTS), desk.clock.now(), free=FREE, first=FIRST_WAIT)
    if seconds:
        raise Refusal("recharge_wait", seconds=seconds)
    if not desk.hq.online:
        raise Refusal("recharge_offline")
    request = _request_id(desk, code, member.member.id)
    answer = _credited(desk, desk.hq.redeem(request, code, member.member.id))
    assert answer.entry is not None  # noqa: S101  it was credited
    now = desk.clock.now()
    body = RechargeCardPresented(
        store=desk.books.store(),
        shift=shift.ref,
        member=member.member.id,
        card_end=end_of(code),
        amount=answer.amount,
        presented_at=desk.clock.local(now).isoformat(timespec="milliseconds"),
        entry=answer.entry,
        currency=desk.plan()[0].currency,
    )
    act = Act(
        kind="recharge_card.presented",
        body=body,
        actor=cashier.id,
        at=now,
        business_day=shift.business_day,
        members=(member.member.id,),
        once=f"recharge/{request}",
        jobs=partial(_jobs, desk, cashier.name, member.name, now),
    )
    try:
        return desk.books.record(act).result()
    except Refusal as refusal:
        if refusal.code == "already_finished":
            raise Refusal("recharge_done_before", amount=answer.amount) from refusal
        raise


def _credited(desk: Desk, answer: Redeemed) -> Redeemed:
    """HQ's answer if it credited the card; otherwise the refusal that says why not."""
    if answer.entry is not None:
        was_right(desk, ATTEMPTS)
        return answer
    if answer.seconds:
        raise Refusal("recharge_wait", seconds=answer.seconds)
    if answer.reason == "limit_reached":
        raise Refusal("recharge_limit", may_pay=answer.left)
    if answer.reason == "card_refused":
        was_wrong(desk, ATTEMPTS)
        raise Refusal("recharge_refused")
    raise Refusal("recharge_unanswered")


def _request_id(desk: Desk, code: str, member: str) -> str:
    """The id under which this card is asked for this member, for ever the same; of the code only a hash is kept."""
    name = "recharge/" + hashlib.sha256(f"{code} {member}".encode()).hexdigest()
    known = desk.books.setting(name)
    if known is not None:
        return known
    made = desk.new_id()
    desk.books.set_setting(name, made).result()
    return made


def _jobs(desk: Desk, cashier: str, member: str, at: datetime, recorded: Recorded) -> tuple[NewJob, ...]:
    body = recorded.entry.body
    if not desk.paper or not isinstance(body, RechargeCardPresented):
        return ()
    paper = value_paper(desk, body, heading(desk, recorded.entry, recorded.hash, cashier, at), member)
    return (NewJob("receipt", paper),)
