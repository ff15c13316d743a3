"""Lending to a register that asks: all wants of one owner or none, signed, once per request id (PROTOCOL)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from msgspec import structs

from domain.errors import Fault
from domain.lending import EITHER, belongs
from domain.lending import choose as domain_choose
from domain.plan import Plan
from domain.points import end_of
from domain.stored_value import alive
from hq.services import caps, head_room, once, recalls
from hq.services.context import Hq
from hq.services.signed_grants import Asker, signed_grant
from hq.store import allowances, identity, lives, outbox, reference, schema
from hq.store.allowances import Account, Holding, Lending
from hq.store.requests import Effect
from hq.store.schema import plain_text
from wire.allowances import AllowanceRequest, GrantRefusal, Have, Lent, RefusedUnit, Want
from wire.bodies import plan_from
from wire.messages import to_bytes, to_plain
from wire.signed import Signed

__all__ = ["Asker", "signed_grant"]

NOT_ENOUGH = "not_enough"
ELSEWHERE = "elsewhere"
"""Why registers are asked to give back: the member is at another one and wants to spend more than HQ has."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """A want that cannot be met, and why: `not_enough`, `over_cap`, `frozen`, `hq_restored`, `ahead_of_hq`.

    `most` is what could be had instead, where something else than A bounds it.
    """

    want: Want
    reason: str
    most: int | None = None


def ask(hq: Hq, asker: Asker, request: AllowanceRequest, body: bytes) -> bytes:
    """The signed grant or refusal as JSON; the same request gets the same bytes. Raises `RequestIdReused`."""
    request = structs.replace(request, owner=plain_text(request.owner))
    effect = Effect(request.owner, asker.register, request.request_id)
    once.claim(hq, asker.register, request.request_id, body)

    def work(tx: sa.Connection) -> bytes:
        return once.kept(hq, tx, effect, lambda: to_bytes(_decided(tx, hq, asker, request)))

    answer = hq.database.run_transaction("grant", work)
    hq.feed_bell.ring()
    return answer


def plan_in_force(tx: sa.Connection, hq: Hq) -> Plan:
    """The plan in force now, or the plain one where none was published."""
    stored = reference.plan_at(tx, hq.now())
    return Plan(version=0) if stored is None else plan_from(stored.text.encode("utf-8"))


def policy(plan: Plan) -> dict[str, int | str]:
    """What a grant tells of the plan's settings for allowances."""
    return {"plan": plan.version, "order": plan.stored_value.order, "idle_days": plan.sizing.idle_days}


def choose(accounts: Mapping[str, Account], unit: str, amount: int, order: str, on: date) -> dict[str, int] | None:
    """Which units (with their lots) make up a want, oldest lots first; None when there is not so much.

    A unit with its lot (or of no lots, like a coupon) is taken as named; a lot past its date is never lent.
    """
    rooms = {
        name: one.available
        for name, one in accounts.items()
        if one.available > 0 and alive(end_of(name) or one.expires, on)
    }
    return domain_choose(rooms, unit, amount, order, on, known=unit in accounts)


def _decided(tx: sa.Connection, hq: Hq, asker: Asker, request: AllowanceRequest) -> Signed:
    plan = plan_in_force(tx, hq)
    if any(head_room.asked_for(want.unit) for want in request.wants):
        head_room.settle(hq, tx, plan, [request.owner])
    accounts = allowances.accounts(tx, request.owner)
    granted = allowances.granted(tx, request.owner, asker.holder)
    reason = _barred(tx, hq, request.owner) or _ahead(request.have, granted)
    if reason:
        return _refuse(tx, hq, asker, request, accounts, [Unmet(want, reason) for want in request.wants])
    left = dict(accounts)
    chosen: dict[str, int] = {}
    for want in request.wants:
        parts = choose(left, want.unit, want.amount, plan.stored_value.order, hq.clock().date())
        if parts is None:
            return _refuse(tx, hq, asker, request, accounts, [Unmet(want, NOT_ENOUGH)])
        for unit, amount in parts.items():
            chosen[unit] = chosen.get(unit, 0) + amount
            left[unit] = Account(unit, left[unit].available - amount, left[unit].expires)
    over = caps.over(tx, plan, request.owner, asker.holder, chosen)
    if over is not None:
        unmet = [Unmet(want, "over_cap", over) for want in request.wants if belongs(want.unit, EITHER)]
        return _refuse(tx, hq, asker, request, accounts, unmet)
    return _lend(tx, hq, asker, request, accounts, chosen)


def _lend(
    tx: sa.Connection,
    hq: Hq,
    asker: Asker,
    request: AllowanceRequest,
    accounts: Mapping[str, Account],
    chosen: Mapping[str, int],
) -> Signed:
    if not allowances.take(tx, request.owner, chosen):
        raise Fault("The account moved meanwhile.", advice="Send it again.", code="database_busy")
    lendings = [Lending(request.owner, unit, amount) for unit, amount in chosen.items()]
    allowances.lend(tx, asker.holder, lendings, hq.now())
    totals = allowances.granted(tx, request.owner, asker.holder)
    ends = {unit: one.expires for unit, one in accounts.items()}
    rules = policy(plan_in_force(tx, hq))
    whole = signed_grant(hq, asker, request.owner, totals, ends, rules)
    outbox.announce(tx, f"register:{asker.register}", "grant", request.owner, to_plain(whole))
    asked_for = {unit: totals[unit] for unit in chosen}
    return signed_grant(hq, asker, request.owner, asked_for, ends, rules, request.request_id)


def _barred(tx: sa.Connection, hq: Hq, owner: str) -> str:
    """Why nothing of this owner is lent at all, or ""."""
    if lives.waiting(tx, hq.secrets.life):
        return "hq_restored"
    frozen = tx.scalar(sa.select(schema.member.c.frozen).where(schema.member.c.member == owner))
    return "frozen" if frozen else ""


def _ahead(have: Sequence[Have], granted: Mapping[str, int]) -> str:
    """A register that knows of more than HQ ever granted: HQ was put back, and must not go on lending."""
    return "ahead_of_hq" if any(one.g > granted.get(one.unit, 0) for one in have) else ""


def _refuse(
    tx: sa.Connection,
    hq: Hq,
    asker: Asker,
    request: AllowanceRequest,
    accounts: Mapping[str, Account],
    unmet: Sequence[Unmet],
) -> Signed:
    held = allowances.holdings(tx, request.owner)
    refused = []
    for one in unmet:
        mine = [accounts[name] for name in accounts if belongs(name, one.want.unit)]
        available = sum(max(0, account.available) for account in mine if alive(account.expires, hq.clock().date()))
        if one.most is not None:
            available = min(available, one.most)
        elsewhere = [holding for holding in held if belongs(holding.unit, one.want.unit)]
        if one.reason == NOT_ENOUGH:
            recalls.recall(hq, tx, request.owner, [h for h in elsewhere if h.holder != asker.holder], ELSEWHERE)
        lent = _lent(tx, asker, elsewhere)
        refused.append(RefusedUnit(unit=one.want.unit, reason=one.reason, available=available, lent=lent))
    refusal = GrantRefusal(request_id=request.request_id, refused=tuple(refused))
    return hq.secrets.sign(to_bytes(refusal).decode("utf-8"))


def _lent(tx: sa.Connection, asker: Asker, held: Sequence[Holding]) -> tuple[Lent, ...]:
    stores: dict[str, tuple[int, str]] = {}
    for holding in held:
        room = holding.totals.room
        if room <= 0 or holding.holder == asker.holder:
            continue
        store = identity.store_of(tx, holding.holder.partition("/")[0]) or ""
        amount, since = stores.get(store, (0, holding.since))
        stores[store] = (amount + room, min(since, holding.since))
    return tuple(
        Lent(store=name, amount=amount, since=since) for name, (amount, since) in sorted(stores.items()) if name
    )
