"""Home allowances: what a store's lead register gets without asking, so that members can pay there offline.

Stored value by the plan's sizing, oldest lots first, principal and bonus of a lot in the plan's order; coupons whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import sqlalchemy as sa

from domain.lending import EITHER, belongs
from domain.plan import Plan
from domain.stored_value import alive
from domain.value_postings import CAP
from hq.services import head_room, neighbours, own_keys
from hq.services import outbox as publisher
from hq.services.context import Hq
from hq.services.grant import Asker, choose, plan_in_force, policy
from hq.store import allowances, identity, lives, outbox, placements
from hq.store.allowances import Account, Holding, Lending
from hq.store.outbox import Change
from hq.store.placements import Placement
from wire.allowances import Grant, Granted
from wire.messages import to_bytes, to_plain
from wire.signed import sign_text

BATCH = 500
WHOLE, PACKAGE = ("CPN:", "CAUSE:"), "PKG:"
SESSIONS = 2


def order_home(tx: sa.Connection, store: str, register: str, epoch: str) -> None:
    """Order what a register gets when it opens an epoch, in the transaction that opens it."""
    placements.order(tx, store, register, epoch)


def place_ordered(hq: Hq) -> int:
    """Give registers what was ordered for them: the index's key and, to a store's lead register, its home allowances.

    All comes in the register's feed. Called after every enrolment and at start: it goes on where it was broken off,
    and waits while a new life of HQ still waits for registers. How many members were placed.
    """
    if hq.database.read(lambda tx: lives.waiting(tx, hq.secrets.life)):
        return 0
    orders = hq.database.read(placements.ordered)
    placed = sum(_place(hq, one) for one in orders)
    publisher.publish(hq, [scope for one in orders for scope in (f"register:{one.register}", f"store:{one.store}")])
    return placed


def size(plan: Plan, accounts: Mapping[str, Account], held: Sequence[Holding], holder: str, p95: int) -> int:
    """How much more stored value the holder should have: the plan's share of the whole balance less what is there."""
    available = sum(max(0, one.available) for unit, one in accounts.items() if belongs(unit, EITHER))
    rooms = [(one.holder, one.totals.room) for one in held if belongs(one.unit, EITHER)]
    target = plan.sizing.home(available + sum(room for _, room in rooms), p95)
    return max(0, min(available, target - sum(room for name, room in rooms if name == holder)))


def share(plan: Plan, accounts: Mapping[str, Account], wanted: int, on: date) -> dict[str, int]:
    """What is placed by unit: `wanted` of stored value over the lots, coupons and causes whole, two sessions, a share
    of the head-room.
    """
    chosen = choose(accounts, EITHER, wanted, plan.stored_value.order, on) if wanted else {}
    whole = {unit: one.available for unit, one in accounts.items() if unit.startswith(WHOLE) and one.available > 0}
    sessions = {unit: min(SESSIONS, one.available) for unit, one in accounts.items() if unit.startswith(PACKAGE)}
    room = accounts[CAP].available if CAP in accounts else 0
    part = plan.sizing.share.of(max(0, room))
    found = {**(chosen or {}), **whole, **sessions, CAP: part}
    return {unit: amount for unit, amount in found.items() if amount > 0}


def _place(hq: Hq, one: Placement) -> int:
    upto = hq.database.run_transaction("welcome", partial(_welcome, hq=hq, one=one))
    placed = 0
    while upto is not None:
        work = partial(_batch, hq=hq, one=one, behind=upto)
        count, upto = hq.database.run_transaction("place_home", work)
        placed += count
    return placed


def _welcome(tx: sa.Connection, hq: Hq, one: Placement) -> str | None:
    """Announce the index's key, and the register to its store; behind which member to go on placing, None if this is
    no lead register.
    """
    own_keys.announce_index_key(tx, hq, one.register)
    neighbours.announce(tx, hq, one.store, one.register)
    if identity.registers_of(tx, one.store)[:1] == [one.register]:
        return one.upto
    placements.reached(tx, one, one.upto, done=True)
    return None


def _batch(tx: sa.Connection, hq: Hq, one: Placement, behind: str) -> tuple[int, str | None]:
    """Place for the next members; how many got some, and the last id (None: nobody is left)."""
    found = placements.members_at_home(tx, one.store, behind, BATCH)
    members = [member for member, frozen in found if not frozen]
    plan = plan_in_force(tx, hq)
    if plan.stored_value.limits.apply:
        head_room.settle(hq, tx, plan, members)
    accounts = placements.accounts_of(tx, members)
    held = placements.holdings_of(tx, members)
    bills = placements.usual_bills(tx, members)
    asker = Asker(one.register, one.epoch, one.store)
    lendings: list[Lending] = []
    today = hq.clock().date()
    for member in members:
        mine = {unit: one for unit, one in accounts.get(member, {}).items() if alive(one.expires, today)}
        there = held.get(member, [])
        wanted = size(plan, mine, there, asker.holder, bills.get(member, 0))
        parts = share(plan, mine, wanted, today)
        lendings += [Lending(member, unit, amount) for unit, amount in parts.items() if amount]
    allowances.take_many(tx, lendings)
    allowances.lend(tx, asker.holder, lendings, hq.now())
    outbox.announce_all(tx, _grants(hq, asker, plan, lendings, accounts, held))
    placements.reached(tx, one, found[-1][0] if found else behind, done=len(found) < BATCH)
    return len({one.owner for one in lendings}), found[-1][0] if len(found) == BATCH else None


def _grants(
    hq: Hq,
    asker: Asker,
    plan: Plan,
    lendings: Sequence[Lending],
    accounts: Mapping[str, Mapping[str, Account]],
    held: Mapping[str, Sequence[Holding]],
) -> list[Change]:
    """A signed grant per member, with the totals of all units that the holder was ever lent."""
    totals: dict[str, dict[str, int]] = {}
    for lending in lendings:
        mine = totals.setdefault(lending.owner, {})
        if not mine:
            mine |= {
                one.unit: one.totals.granted
                for one in held.get(lending.owner, ())
                if one.holder == asker.holder and one.totals.granted
            }
        mine[lending.unit] = mine.get(lending.unit, 0) + lending.amount
    key_id, rules, now = hq.secrets.key_id, policy(plan), hq.now()
    changes = []
    for owner, units in totals.items():
        ends = accounts[owner]
        granted = tuple(
            Granted(unit=unit, expires=ends[unit].expires if unit in ends else None, g=g)
            for unit, g in sorted(units.items())
        )
        grant = Grant(
            owner=owner,
            holder=asker.register,
            epoch=asker.epoch,
            life=hq.secrets.life,
            granted=granted,
            policy=dict(rules),
            hq_time=now,
        )
        signed = sign_text(to_bytes(grant).decode("utf-8"), key_id, hq.secrets.private)
        changes.append(Change(f"register:{asker.register}", "grant", owner, to_plain(signed), owner))
    return changes
