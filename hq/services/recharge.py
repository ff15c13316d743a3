"""Recharge cards (V2): issued as codes that are shown once, activated by batch, credited by HQ alone, once per code."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import structs

from domain import recharge_code
from domain.entry_value import RechargeRedeemed
from domain.errors import Fault, Refusal
from domain.stored_value import lot_name
from domain.top_ups import good_until
from domain.value_postings import CAP
from hq.services import head_room, once, own_acts
from hq.services.grant import plan_in_force
from hq.services.hq_journal import Act
from hq.services.once import RequestIdReused
from hq.store import allowances, identity, lives, members, recharge, requests
from hq.store.recharge import Card, Claim
from hq.store.requests import Effect
from hq.store.schema import plain_text
from wire import json_text
from wire.asking import RedeemAnswer
from wire.fields import read_time, time_text
from wire.messages import to_bytes

if TYPE_CHECKING:
    import sqlalchemy as sa

    from hq.services.context import Hq
    from hq.services.grant import Asker
    from wire.asking import RedeemRequest

MOST_FAILURES, WINDOW = 10, timedelta(hours=1)
MOST_AT_ONCE = 100_000
REFUSED, LIMIT = "card_refused", "limit_reached"


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

    Unknown, used and inactive cards go the same way and say the same. A card that is good is claimed first, where its
    code is; then it is credited, where the member is; then it is used up: `finish_claims` goes on where somebody died.
    """
    request = structs.replace(request, member=plain_text(request.member), request_id=plain_text(request.request_id))
    found = hq.database.read(lambda tx: _look(tx, hq, asker, request, hashlib.sha256(body).hexdigest()))
    if isinstance(found, bytes):
        return _told(found)
    if isinstance(found, Card):
        found = _claimed(hq, asker, request, body, found)
    if isinstance(found, Card):
        return _finish(hq, found)
    if found.reason == REFUSED:
        hq.database.run_transaction(
            "recharge.failed", lambda tx: recharge.failed(tx, asker.register, request.request_id, hq.now())
        )
    return found


def finish_claims(hq: Hq) -> int:
    """Credit and use up what was claimed by somebody who died at it; how many. Run at every start and every day."""
    found = hq.database.read(recharge.claimed)
    for card in found:
        _finish(hq, card)
    return len(found)


def _look(tx: sa.Connection, hq: Hq, asker: Asker, request: RedeemRequest, body_hash: str) -> bytes | Card | NotTaken:
    """The answer of before, the card if it may be credited to this member, or why not."""
    if requests.is_other(tx, asker.register, request.request_id, body_hash):
        raise RequestIdReused
    answer = requests.known(tx, Effect(request.member, asker.register, request.request_id))
    if answer is not None:
        return answer
    now = hq.clock()
    failures = recharge.failures(tx, asker.register, time_text(now - WINDOW))
    if len(failures) >= MOST_FAILURES:
        free = read_time(failures[-MOST_FAILURES]) + WINDOW
        return NotTaken("attempts_locked", seconds=max(1, -((now - free) // timedelta(seconds=1))))
    if lives.waiting(tx, hq.secrets.life):
        return NotTaken("not_ready")
    member = members.get(tx, [request.member]).get(request.member)
    if member is None or member.frozen:
        return NotTaken("member_unknown")
    card = recharge.find(tx, recharge.code_hmac(hq.secrets.recharge_key, _read(request.code)))
    return NotTaken(REFUSED) if card is None or not _free(card, asker, request) else card


def _free(card: Card, asker: Asker, request: RedeemRequest) -> bool:
    by = card.claim
    mine = by is not None and (by.register, by.request_id) == (asker.register, request.request_id)
    return card.state == recharge.ACTIVE or mine


def _claimed(hq: Hq, asker: Asker, request: RedeemRequest, body: bytes, card: Card) -> Card | NotTaken:
    """The card, now this request's; or why it is not: the law's limit, or somebody was quicker."""
    left = hq.database.run_transaction("recharge.room", lambda tx: _may_pay_in(tx, hq, request.member))
    if left is not None and left < card.face:
        return NotTaken(LIMIT, left=left)
    once.claim(hq, asker.register, request.request_id, body)
    by = Claim(request.member, asker.register, request.request_id, recharge_code.end_of(_read(request.code)))
    if not hq.database.run_transaction("recharge.claim", lambda tx: recharge.claim(tx, card.code, by, hq.now())):
        once.release(hq, asker.register, request.request_id)
        return NotTaken(REFUSED)
    return replace(card, claim=by)


def _finish(hq: Hq, card: Card) -> bytes | NotTaken:
    """Credit what was claimed, once, and use the card up; any number of times."""
    by = card.claim
    if by is None:
        raise Fault("A card is credited that nobody claimed.", advice="Tell headquarters.")
    effect = Effect(by.member, by.register, by.request_id)

    def work(tx: sa.Connection) -> bytes:
        return once.kept(hq, tx, effect, lambda: _credit(tx, hq, card, by))

    answer = _told(hq.database.run_transaction("recharge.redeem", work))
    up = isinstance(answer, bytes)
    hq.database.run_transaction("recharge.use", lambda tx: recharge.use(tx, card.code, by, up=up))
    hq.feed_bell.ring()
    return answer


def _told(kept: bytes) -> bytes | NotTaken:
    """What is kept as an answer: the message, or that the limit was reached between claim and credit."""
    word, _, left = kept.partition(b":")
    return NotTaken(LIMIT, left=int(left)) if word == LIMIT.encode() else kept


def _may_pay_in(tx: sa.Connection, hq: Hq, member: str) -> int | None:
    """How much the law lets HQ credit now; None: as much as it likes."""
    plan = plan_in_force(tx, hq)
    if not plan.stored_value.limits.apply:
        return None
    head_room.settle(hq, tx, plan, [member])
    account = allowances.accounts(tx, member).get(CAP)
    return max(0, account.available) if account is not None else 0


def _credit(tx: sa.Connection, hq: Hq, card: Card, by: Claim) -> bytes:
    members.get(tx, [by.member], lock=True)
    plan, at = plan_in_force(tx, hq), hq.clock()
    left = _may_pay_in(tx, hq, by.member)
    if left is not None and left < card.face:
        return b"%b:%d" % (LIMIT.encode(), left)
    body = RechargeRedeemed(
        member=by.member,
        card_end=by.card_end,
        code=card.code,
        lot=lot_name(at, card.face, 0, hq.chance(8).hex()),
        amount=card.face,
        store=identity.store_of(tx, by.register) or "",
        register=by.register,
        expires=good_until(at.date(), plan.stored_value.months),
        head_room=card.face if plan.stored_value.limits.apply else 0,
        currency=plan.currency,
    )
    [entry] = own_acts.act_now(hq, tx, [Act(by.member, body)])
    plain = json_text.decode(entry.entry)
    return to_bytes(RedeemAnswer(request_id=by.request_id, member=by.member, amount=card.face, entry=plain))


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
