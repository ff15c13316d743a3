"""Effects of entries onto members: each entry once, then the members' new documents into the feeds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import sqlalchemy as sa

from domain.members import Member
from domain.plan import Plan
from domain.tiers import best, earned
from hq.services.context import Hq
from hq.services.effects import Effect
from hq.store import members, outbox, reference
from hq.store.members import Key, MemberRow, Seen
from hq.store.outbox import Change
from wire.bodies import plan_from

SEEN_DAYS = 90
Applied = set[tuple[str, Key]]


@dataclass(slots=True)
class _Moves:
    """What a batch does to members."""

    units: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    spending: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    tiers: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    seen: dict[tuple[str, str, str], Seen] = field(default_factory=dict)

    @property
    def members(self) -> list[str]:
        return sorted({owner for owner, _ in self.units} | self.spending.keys())


def place(effect: Effect) -> Key:
    """(register, epoch, seq) of the entry."""
    return effect.entry.register, effect.entry.epoch, effect.entry.seq


def apply(hq: Hq, tx: sa.Connection, effects: Sequence[Effect], store: str) -> Applied:
    """Apply what was not applied before; the (member, entry) that were new. `store` is "" for HQ's own entries."""
    new = members.take_in(tx, ((member, place(effect)) for effect in effects for member in sorted(effect.members)))
    moves = _moves(effects, new, store)
    members.move_balances(tx, moves.units)
    members.saw(tx, list(moves.seen.values()))
    rows = members.get(tx, moves.members, lock=True)
    promoted = _change(tx, rows, moves, hq.now())
    _announce(hq, tx, rows, promoted)
    return new


def _moves(effects: Iterable[Effect], new: Applied, store: str) -> _Moves:
    moves = _Moves()
    for effect in effects:
        register, epoch, seq = place(effect)
        for member in effect.members:
            if (member, (register, epoch, seq)) not in new:
                continue
            moves.spending[member] += effect.spending.get(member, 0)
            if effect.tier is not None:
                moves.tiers[member].append(effect.tier)
            if store:
                moves.seen[member, register, epoch] = Seen(
                    member, store, register, epoch, seq, effect.entry.business_day
                )
        for (owner, unit), amount in effect.units.items():
            if (owner, (register, epoch, seq)) in new:
                moves.units[owner, unit] += amount
    return moves


def _change(tx: sa.Connection, rows: Mapping[str, MemberRow], moves: _Moves, now: str) -> set[str]:
    """Add up spending, promote; the members whose tier is another one now."""
    found = reference.plan_at(tx, now)
    plan = Plan(version=0) if found is None else plan_from(found.text.encode())
    changes = {
        id_: (row.spending + moves.spending[id_], tier_of(row, moves.spending[id_], moves.tiers[id_], plan))
        for id_, row in rows.items()
    }
    members.change(tx, changes)
    return {id_ for id_, (_, tier) in changes.items() if tier != rows[id_].tier}


def tier_of(row: MemberRow, more: int, reported: Iterable[str], plan: Plan) -> str | None:
    """The tier after so much more spending: the best of the one held, those reported, and the one earned."""
    member = Member(row.member, row.tier, row.spending + more, row.home_store, row.frozen, row.kind)
    found = earned(member, plan, date.min)
    for tier in reported:
        found = best(plan, found, tier) if plan.tier(found) is not None else tier
    return found


def announce(hq: Hq, tx: sa.Connection, ids: Iterable[str], changed: Iterable[str]) -> None:
    """Put members' documents into the feeds of their home and of where they shopped; `changed` ones into the index."""
    _announce(hq, tx, members.get(tx, ids), changed)


def _announce(hq: Hq, tx: sa.Connection, rows: Mapping[str, MemberRow], changed: Iterable[str]) -> None:
    ids = sorted(rows)
    since = (hq.clock() - timedelta(days=SEEN_DAYS)).date().isoformat()
    receivers: dict[str, set[str]] = defaultdict(set)
    for id_, row in rows.items():
        receivers[row.home_store].add(id_)
    for visit in members.visits(tx, ids):
        if visit.day >= since and visit.member in rows:
            receivers[visit.store].add(visit.member)
    changes = [
        Change(f"store:{store}", "member", id_, doc, id_)
        for store, who in sorted(receivers.items())
        for id_, doc in members.docs(tx, store, sorted(who)).items()
    ]
    index = members.index_docs(tx, sorted(changed), hq.secrets.index_key)
    changes += [Change("index", "member", id_, doc, id_) for id_, doc in index.items()]
    outbox.announce_all(tx, changes)
