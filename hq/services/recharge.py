"""Recharge cards (V2): issued as codes that are shown once, activated by batch, credited by HQ alone, once per code."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import structs

from domain import recharge_code
from domain.entry_value import RechargeRedeemed
from domain.errors import Fault, Refusal
from domain.stored_value import lot_name
from domain.top_ups import good_until
from domain.value_postings import CAP
from hq.services import head_room, own_acts
from hq.services.grant import RequestIdReused, plan_in_force
from hq.services.hq_journal import Act
from hq.store import allowances, lives, members, recharge, requests
from hq.store.schema import plain_text
from wire import json_text
from wire.asking import RedeemAnswer
from wire.fields import read_time, time_text
from wire.messages import to_bytes

if TYPE_CHECKING:
    import sqlalchemy as sa

    from domain.plan import Plan
    from hq.services.context import Hq
    from hq.services.grant import Asker
    from hq.store.members import MemberRow
    from hq.store.recharge import Card
    from wire.asking import RedeemRequest

MOST_FAILURES, WINDOW = 10, timedelta(hours=1)
MOST_AT_ONCE = 100_000


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Why a card is not credited: `reason` is the word of the answer.

    `seconds`: how long this register's attempts are locked; `left`: how much the member may still pay in.
    """

    reason: str
    seconds: int = 0
    left: int = 0


def issue(hq: Hq, face: int, count: int) -> tuple[str, list[str]]:
    """Make cards of one of the plan's faces; the batch and the codes, which nobody can see again.

    Faults: `not_a_face`, `not_a_count`.
    """
    plan = hq.database.read(lambda tx: plan_in_force(tx, hq))
    faces = plan.stored_value.recharge.faces
    if face not in faces:
        known = ", ".join(map(str, faces)) or "none"
        raise Fault(
            f"The plan has no card of {face} (minor units; it has: {known}).", advice="Choose one of its faces."
        )
    if not 0 < count <= MOST_AT_ONCE:
        raise Fault(f"{count} cards cannot be made at once.", advice=f"Choose 1 to {MOST_AT_ONCE}.")
    batch = f"{hq.now()[:10].replace('-', '')}-{hq.chance(4).hex()}"
    codes = [_new_code(hq) for _ in range(count)]
    hashes = [recharge.code_hmac(hq.secrets.recharge_key, code) for code in codes]
    made = hq.database.run_transaction("recharge.issue", lambda tx: recharge.issue(tx, batch, face, hashes, hq.now()))
    if made != count:
        raise Fault("A code came twice.", advice="Do not hand this batch out; make another one.")
    return batch, codes


def activate(hq: Hq, batch: str) -> int:
    """Make the issued cards of a batch good; how many. Fault when there are none."""
    count = hq.database.run_transaction("recharge.activate", lambda tx: recharge.activate(tx, batch, hq.now()))
    if not count:
        raise Fault(f"There are no cards to activate in {batch}.", advice="Check the name of the batch.")
    return count


def redeem(hq: Hq, asker: Asker, request: RedeemRequest, body: bytes) -> bytes | NotTaken:
    """Credit a card to a member, or say why not; the same request gets the same bytes. Raises `RequestIdReused`.

    Unknown, used and inactive cards go the same way and say the same.
    """
    body_hash = hashlib.sha256(body).hexdigest()
    request = structs.replace(request, member=plain_text(request.member), request_id=plain_text(request.request_id))

    def work(tx: sa.Connection) -> bytes | NotTaken:
        seen = requests.known(tx, asker.register, request.request_id)
        if seen is not None and seen.body_hash != body_hash:
            raise RequestIdReused
        if seen is not None and seen.answer is not None:
            return seen.answer
        return _decided(tx, hq, asker, request, body_hash)

    answer = hq.database.run_transaction("recharge.redeem", work)
    hq.feed_bell.ring()
    return answer


def _decided(tx: sa.Connection, hq: Hq, asker: Asker, request: RedeemRequest, body_hash: str) -> bytes | NotTaken:
    now = hq.clock()
    failures = recharge.failures(tx, asker.register, time_text(now - WINDOW))
    if len(failures) >= MOST_FAILURES:
        free = read_time(failures[-MOST_FAILURES]) + WINDOW
        return NotTaken("attempts_locked", seconds=max(1, -((now - free) // timedelta(seconds=1))))
    if lives.waiting(tx, hq.secrets.life):
        return NotTaken("not_ready")
    member = members.get(tx, [request.member], lock=True).get(request.member)
    if member is None or member.frozen:
        return NotTaken("member_unknown")
    card = recharge.find(tx, recharge.code_hmac(hq.secrets.recharge_key, _read(request.code)))
    if card is None or card.state != recharge.ACTIVE:
        recharge.failed(tx, asker.register, request.request_id, hq.now())
        return NotTaken("card_refused")
    plan = plan_in_force(tx, hq)
    left = _may_pay_in(tx, hq, plan, member)
    if left is not None and left < card.face:
        return NotTaken("limit_reached", left=left)
    answer = _credit(tx, hq, asker, request, plan, card)
    requests.claim(tx, asker.register, request.request_id, body_hash, hq.now())
    requests.answered(tx, asker.register, request.request_id, answer)
    return answer


def _may_pay_in(tx: sa.Connection, hq: Hq, plan: Plan, member: MemberRow) -> int | None:
    """How much the law lets HQ credit now; None: as much as it likes."""
    if not plan.stored_value.limits.apply:
        return None
    head_room.settle(hq, tx, plan, [member.member])
    account = allowances.accounts(tx, member.member).get(CAP)
    return max(0, account.available) if account is not None else 0


def _credit(tx: sa.Connection, hq: Hq, asker: Asker, request: RedeemRequest, plan: Plan, card: Card) -> bytes:
    recharge.use(tx, card.code, request.member, asker.register, hq.now())
    at = hq.clock()
    body = RechargeRedeemed(
        member=request.member,
        card_end=recharge_code.end_of(_read(request.code)),
        code=card.code,
        lot=lot_name(at, card.face, 0, hq.chance(8).hex()),
        amount=card.face,
        store=asker.store,
        register=asker.register,
        expires=good_until(at.date(), plan.stored_value.months),
        head_room=card.face if plan.stored_value.limits.apply else 0,
        currency=plan.currency,
    )
    [entry] = own_acts.act_now(hq, tx, [Act(request.member, body)])
    plain = json_text.decode(entry.entry)
    return to_bytes(RedeemAnswer(request_id=request.request_id, member=request.member, amount=card.face, entry=plain))


def _read(typed: str) -> str:
    """The code as it is kept; what is none is as good as an unknown one."""
    try:
        return recharge_code.normalised(typed)
    except Refusal:
        return ""


def _new_code(hq: Hq) -> str:
    size = (recharge_code.RANDOM_BITS + 7) // 8
    number = int.from_bytes(hq.chance(size)) >> (size * 8 - recharge_code.RANDOM_BITS)
    return recharge_code.from_random(number)
