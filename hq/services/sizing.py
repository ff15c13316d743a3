"""Home allowances: what a store's lead register gets without asking, so that members can pay there offline.

Stored value and points by the plan's sizing, oldest lots first, principal and bonus of a lot in the plan's order;
coupons and causes whole, two sessions of each lot, a share of the legal head-room.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import sqlalchemy as sa

from domain.lending import EITHER, belongs
from domain.plan import Plan
from domain.points import FAMILY, end_of
from domain.stored_value import alive
from domain.value_postings import CAP
from hq.services import caps, head_room, neighbours, own_keys
from hq.services import outbox as publisher
from hq.services.context import Hq
from hq.services.grant import Asker, choose, plan_in_force, policy
from hq.store import allowances, identity, lives, outbox, placements
from hq.store.allowances import Account, Holding, Lending
from hq.store.outbox import Change
from hq.store.placements import Bills, Placement
from wire.allowances import Grant, Granted
from wire.messages import to_bytes, to_plain
from wire.signed import sign_text

BATCH = 500
WHOLE, PACKAGE, PTS = ("CPN:", "CAUSE:"), "PKG:", FAMILY.rstrip("/")
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


@dataclass(frozen=True, slots=True)
class Known:
    """What HQ knows of a member when it sizes: what it has of his that may be spent today, who holds what, his bills;
    `ends` is until when each of his units may be spent, also of those that may no longer be.
    """

    accounts: Mapping[str, Account]
    ends: Mapping[str, str | None]
    held: Sequence[Holding] = ()
    bills: Bills = field(default_factory=Bills)

    def here(self, family: str) -> int:
        """What HQ has of a family."""
        return sum(max(0, one.available) for unit, one in self.accounts.items() if belongs(unit, family))

    def there(self, family: str, holder: str = "") -> int:
        """What a holder has of a family, or all of them together."""
        mine = [one for one in self.held if belongs(one.unit, family) and (not holder or one.holder == holder)]
        return sum(max(0, one.totals.room) for one in mine)

    def missing(self, family: str, holder: str, rule: Callable[[int], int]) -> int:
        """How much more the holder should have: the rule's share of the whole less what is there, if it is here."""
        here = self.here(family)
        return max(0, min(here, rule(here + self.there(family)) - self.there(family, holder)))


def size(plan: Plan, known: Known, holder: str) -> int:
    """How much more stored value the home's lead register should have."""
    rule = partial(plan.sizing.home, p95_bill=known.bills.p95)
    return known.missing(EITHER, holder, lambda balance: caps.of_member(plan, rule(balance)))


def share(plan: Plan, known: Known, holder: str, on: date) -> dict[str, int]:
    """What the home's lead register gets, by unit: stored value and points by the plan's sizing, oldest lots first,
    coupons and causes whole, two sessions of each lot, a share of the head-room.
    """
    sizing, value = plan.sizing, plan.points.value
    points = known.missing(PTS, holder, lambda balance: sizing.home_points(balance, value, known.bills.p95))
    found = _by_lots(plan, known, {EITHER: size(plan, known, holder), PTS: points}, on)
    for unit, one in known.accounts.items():
        if unit.startswith(WHOLE):
            found[unit] = one.available
        elif unit.startswith(PACKAGE):
            found[unit] = min(SESSIONS - known.there(unit, holder), one.available)
        elif unit == CAP:
            found[unit] = known.missing(CAP, holder, sizing.share.of)
    return {unit: amount for unit, amount in found.items() if amount > 0}


def share_away(plan: Plan, known: Known, holder: str, on: date) -> dict[str, int]:
    """What the lead register of another store gets that the member goes to: stored value and points."""
    sizing, value, p75 = plan.sizing, plan.points.value, known.bills.p75
    money = known.missing(EITHER, holder, lambda balance: caps.of_member(plan, sizing.elsewhere(balance, p75)))
    points = known.missing(PTS, holder, lambda balance: sizing.points_elsewhere(balance, value, p75))
    return _by_lots(plan, known, {EITHER: money, PTS: points}, on)


def _by_lots(plan: Plan, known: Known, wanted: Mapping[str, int], on: date) -> dict[str, int]:
    found: dict[str, int] = {}
    for family, amount in wanted.items():
        if amount:
            found |= choose(known.accounts, family, amount, plan.stored_value.order, on) or {}
    return found


def known_of(tx: sa.Connection, members: Sequence[str], on: date) -> dict[str, Known]:
    """What HQ knows of members; their accounts are locked."""
    accounts, held = placements.accounts_of(tx, members), placements.holdings_of(tx, members)
    bills = placements.usual_bills(tx, members)
    return {
        member: Known(
            {unit: one for unit, one in accounts.get(member, {}).items() if alive(end_of(unit) or one.expires, on)},
            {unit: one.expires for unit, one in accounts.get(member, {}).items()},
            held.get(member, ()),
            bills.get(member, Bills()),
        )
        for member in members
    }


def lend(
    tx: sa.Connection, hq: Hq, to: Asker, plan: Plan, known: Mapping[str, Known], lendings: Sequence[Lending]
) -> None:
    """Take it from what HQ has, lend it, and tell the register, in this transaction."""
    allowances.take_many(tx, lendings)
    allowances.lend(tx, to.holder, lendings, hq.now())
    outbox.announce_all(tx, _grants(hq, to, plan, lendings, known))


def _place(hq: Hq, one: Placement) -> int:
    upto = hq.database.run_transaction("welcome", partial(_welcome, hq=hq, one=one))
    plan, placed = hq.database.read(lambda tx: plan_in_force(tx, hq)), 0
    while upto is not None:
        found = hq.database.read(lambda tx, behind=upto: placements.members_at_home(tx, one.store, behind, BATCH))  # type: ignore[misc]
        for part in hq.database.parts([member for member, frozen in found if not frozen]):
            work = partial(_lend_home, hq=hq, one=one, plan=plan, members=part)
            placed += hq.database.run_transaction("place_home", work)
        upto = _reached(hq, one, found, upto)
    return placed


def _reached(hq: Hq, one: Placement, found: Sequence[tuple[str, bool]], behind: str) -> str | None:
    """Note how far the order got; behind whom to go on, None when nobody is left."""
    last, done = found[-1][0] if found else behind, len(found) < BATCH
    hq.database.run_transaction("placed", lambda tx: placements.reached(tx, one, last, done=done))
    return None if done else last


def _welcome(tx: sa.Connection, hq: Hq, one: Placement) -> str | None:
    """Announce the index's key, and the register to its store; behind which member to go on placing, None if this is
    no lead register, or the epoch is over: HQ was restored and heard of a later one while the order waited.
    """
    own_keys.announce_index_key(tx, hq, one.register)
    neighbours.announce(tx, hq, one.store, one.register)
    later = [row[0] for row in identity.epochs_of(tx, one.store, one.register)][-1:]
    if identity.registers_of(tx, one.store)[:1] == [one.register] and later in ([], [one.epoch]):
        return one.upto
    placements.reached(tx, one, one.upto, done=True)
    return None


def _lend_home(tx: sa.Connection, hq: Hq, one: Placement, plan: Plan, members: Sequence[str]) -> int:
    """Place for these members; how many got some. What is there already counts: done again it places nothing."""
    if plan.stored_value.limits.apply:
        head_room.settle(hq, tx, plan, members)
    asker, today = Asker(one.register, one.epoch, one.store), hq.clock().date()
    known = known_of(tx, members, today)
    lendings = [
        Lending(member, unit, amount)
        for member in members
        for unit, amount in share(plan, known[member], asker.holder, today).items()
    ]
    lendings = caps.fitting(tx, plan, asker.holder, lendings)
    lend(tx, hq, asker, plan, known, lendings)
    return len({one.owner for one in lendings})


def _grants(
    hq: Hq,
    asker: Asker,
    plan: Plan,
    lendings: Sequence[Lending],
    known: Mapping[str, Known],
) -> list[Change]:
    """A signed grant per member, with the totals of all units that the holder was ever lent."""
    totals: dict[str, dict[str, int]] = {}
    for lending in lendings:
        mine = totals.setdefault(lending.owner, {})
        if not mine:
            mine |= {
                one.unit: one.totals.granted
                for one in known[lending.owner].held
                if one.holder == asker.holder and one.totals.granted
            }
        mine[lending.unit] = mine.get(lending.unit, 0) + lending.amount
    key_id, rules, now = hq.secrets.key_id, policy(plan), hq.now()
    changes = []
    for owner, units in totals.items():
        ends = known[owner].ends
        granted = tuple(Granted(unit=unit, expires=ends.get(unit), g=g) for unit, g in sorted(units.items()))
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
