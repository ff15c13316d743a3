"""Effects of entries onto members: each entry once, then the members' new documents into the feeds."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeVar

import sqlalchemy as sa

from domain.entries import TierPromoted
from domain.entry_office import MemberMerged
from domain.issues import met_by_sale
from domain.point_debts import Owed
from domain.settlement import Begun
from hq.services import referral_effects, words
from hq.services.cause_effects import terms
from hq.services.context import Hq
from hq.services.effects import Effect, Odd, effect_of
from hq.services.hq_journal import append_in, journal_name
from hq.services.merged import onward
from hq.services.office_effects import states
from hq.services.recalls import ask_back
from hq.services.standing import in_force, memberships, promotions, settle
from hq.services.tier_news import TierNews
from hq.store import (
    allowances,
    causes,
    journal,
    members,
    merging,
    oddities,
    outbox,
    point_debts,
    progress,
    referrals,
    settlement,
)
from hq.store import hq_journal as hq_entries
from hq.store.allowances import Credit
from hq.store.causes import Met
from hq.store.hq_journal import HqEntry
from hq.store.journal import JournalKey
from hq.store.members import Key, MemberRow, Seen
from hq.store.outbox import Change
from hq.store.settlement import UseKey

T = TypeVar("T")
Unit = tuple[str, str]
SEEN_DAYS = 90
FROZEN = "frozen"
"""Why registers are asked for all that they hold of a member's."""
Applied = set[tuple[str, Key]]


@dataclass(slots=True)
class _Moves:
    """What a batch does to members."""

    units: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    spending: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    progress: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    debts: dict[tuple[str, str], Owed] = field(default_factory=lambda: defaultdict(Owed))
    news: dict[str, list[TierNews]] = field(default_factory=lambda: defaultdict(list))
    days: dict[str, str] = field(default_factory=dict)
    begun: list[Begun] = field(default_factory=list)
    uses: dict[UseKey, int] = field(default_factory=lambda: defaultdict(int))
    seen: dict[tuple[str, str, str], Seen] = field(default_factory=dict)

    @property
    def members(self) -> list[str]:
        return sorted({owner for owner, _ in self.units} | self.spending.keys())

    def settle(self, effect: Effect, who: Mapping[str, str]) -> None:
        """Note what an entry tells of the lots of members (as it names them), for settlement between stores."""
        self.begun += [replace(one, member=who[one.member]) for one in effect.begun if one.member in who]
        for one in effect.uses:
            if one.member in who:
                self.uses[who[one.member], one.lot, one.place, one.day, one.lost] += one.amount


def place(effect: Effect) -> Key:
    """(register, epoch, seq) of the entry."""
    return effect.entry.register, effect.entry.epoch, effect.entry.seq


def take_in(tx: sa.Connection, effects: Iterable[Effect], more: Callable[[Effect], Iterable[str]]) -> Applied:
    """Which (owner, entry) of members, and of others whom an entry says something of, were not booked before; from now
    on they are.
    """
    return members.take_in(tx, ((who, place(one)) for one in effects for who in one.members.union(more(one))))


def apply(hq: Hq, tx: sa.Connection, effects: Sequence[Effect], store: str, new: Applied) -> None:
    """Apply to members what is new of these effects. `store` is "" for HQ's own entries."""
    locked = members.get(tx, sorted({member for member, _ in new if "/" not in member}), lock=True)
    joined = [body for effect in effects if (body := _first_merge(effect, new)) is not None]
    into = _joined(tx, locked, joined)
    moves = _moves(effects, new, store, into)
    for body in joined:
        moves.spending[body.member] += locked[body.merged].spending
    members.move_balances(tx, moves.units)
    progress.move(tx, moves.progress)
    point_debts.move(tx, moves.debts)
    settlement.begin(tx, moves.begun)
    settlement.use(tx, moves.uses)
    members.saw(tx, list(moves.seen.values()))
    rows = {one: locked[one] for one in moves.members if one in locked}
    rows |= members.get(tx, sorted(set(moves.members) - rows.keys()), lock=True)
    now = in_force(tx, hq.now())
    changed, acts = settle(tx, rows, moves.spending, moves.news, now.plan)
    acts += [*promotions(hq, tx, rows, moves.days, now), *memberships(hq, tx, rows, moves.days, now)]
    if acts:
        book_own(hq, tx, append_in(hq, tx, acts))
    _announce(hq, tx, rows, changed | {body.member for body in joined})
    _withdraw(tx, [body.merged for body in joined])


def _first_merge(effect: Effect, new: Applied) -> MemberMerged | None:
    """The merge that an entry brings, if it was not booked before."""
    body = effect.entry.body
    first = isinstance(body, MemberMerged) and body.first and (body.merged, place(effect)) in new
    return body if first and isinstance(body, MemberMerged) else None


def _joined(tx: sa.Connection, rows: Mapping[str, MemberRow], merges: Iterable[MemberMerged]) -> dict[str, str]:
    """Whose aliases these members are, once these merges are done."""
    into = {id_: row.into for id_, row in rows.items() if row.into}
    for body in merges:
        merging.join(tx, rows[body.merged], body.member)
        into = {one: body.member if other == body.merged else other for one, other in into.items()}
        into[body.merged] = body.member
    return into


def _withdraw(tx: sa.Connection, aliases: Iterable[str]) -> None:
    """Aliases have no document of their own any more: their members' say their names."""
    outbox.announce_all(
        tx, [Change(scope, "member", one, None, one) for one in aliases for scope in merging.scopes_of(tx, one)]
    )


def book_own(hq: Hq, tx: sa.Connection, entries: Sequence[HqEntry]) -> None:
    """Project HQ's own entries; what cannot be booked is raised, so that it stops nothing behind it."""
    if not entries:
        return
    effects = [effect for row in entries if (effect := _own_effect(tx, row)) is not None]
    new = take_in(tx, effects, _campaigns)
    causes.keep_terms(tx, [one for effect in effects for one in terms(effect, effect.entry.body)])
    _, spoken_of = words.book(hq, tx, effects)
    apply(hq, tx, effects, "", new)
    tell(hq, tx, spoken_of)
    allowances.credit(
        tx,
        [
            Credit(deposit.owner, deposit.unit, deposit.amount, deposit.expires)
            for effect in effects
            for deposit in effect.deposits
            if (deposit.owner, place(effect)) in new
        ],
    )
    for effect in effects:
        for one in effect.written_off:
            if (one.owner, place(effect)) in new:
                allowances.write_off(tx, one.owner, one.unit, one.holder, one.amount, hq.now())
    causes.keep_met(tx, [one for effect in effects for one in _met(tx, hq, effect)])
    oddities.put_states(tx, states(effects))
    referrals.booked(tx, referral_effects.states(effects))
    hq_entries.projected(tx, entries)
    if acts := onward(hq, tx, (deposit.owner for effect in effects for deposit in effect.deposits)):
        book_own(hq, tx, append_in(hq, tx, acts))


def _met(tx: sa.Connection, hq: Hq, effect: Effect) -> Iterator[Met]:
    """The causes that a promotion by HQ meets: they wait for their unit like those that a till met without it."""
    body = effect.entry.body
    if not isinstance(body, TierPromoted):
        return
    plan, who = in_force(tx, hq.now()).plan, body.facts
    at = datetime.fromisoformat(body.day)
    for cause in met_by_sale(replace(who, last_visit=""), plan, who.home_store, at, (body.promoted,)):
        yield Met(cause.owner, cause.unit, cause.rule.id, cause.period, body.plan.hash, body.day, *place(effect))


def _campaigns(effect: Effect) -> set[str]:
    """For whom HQ does something who is no member: each entry once, like a member's."""
    moved = {one.owner for one in effect.deposits} | {one.owner for one in effect.written_off}
    return {owner for owner in moved if "/" in owner}


def _own_effect(tx: sa.Connection, row: HqEntry) -> Effect | None:
    try:
        return effect_of(row.entry, "")
    except Odd as odd:
        at = JournalKey("", journal_name(row.member), row.epoch)
        journal.raise_exceptions(tx, at, [(row.seq, odd.code, odd.detail)])
        return None


def _moves(effects: Iterable[Effect], new: Applied, store: str, into: Mapping[str, str]) -> _Moves:
    """What entries do to members; what they do to aliases, they do to the members that these are."""
    moves = _Moves()
    for effect in effects:
        register, epoch, seq = place(effect)
        who = {one: into.get(one, one) for one in sorted(effect.members) if (one, (register, epoch, seq)) in new}
        for named, member in who.items():
            moves.spending[member] += effect.spending.get(named, 0)
            moves.days[member] = max(moves.days.get(member, ""), effect.entry.business_day)
            if effect.news is not None and effect.news.member == named:
                moves.news[member].append(effect.news)
            if store:
                moves.seen[member, register, epoch] = Seen(
                    member, store, register, epoch, seq, effect.entry.business_day
                )
        moves.settle(effect, who)
        for unit, amount in _of(effect.units, who):
            moves.units[unit] += amount
        for unit, amount in _of(effect.progress, who):
            moves.progress[unit] += amount
        for unit, owed in _of(effect.debts, who):
            moves.debts[unit] += owed
    return moves


def _of(moved: Mapping[Unit, T], who: Mapping[str, str]) -> Iterator[tuple[Unit, T]]:
    """What an entry moves of those who had not taken it in before, as theirs who they are."""
    for (owner, unit), amount in moved.items():
        if owner in who:
            yield (who[owner], unit), amount


def announce(hq: Hq, tx: sa.Connection, ids: Iterable[str], changed: Iterable[str]) -> None:
    """Put members' documents into the feeds of their home and of where they shopped; `changed` ones into the index."""
    _announce(hq, tx, members.get(tx, ids), changed)


def tell(hq: Hq, tx: sa.Connection, ids: Collection[str]) -> None:
    """Tell the stores and everybody's index what holds of these members' cards; of frozen ones nothing stays lent."""
    if not ids:
        return
    rows = members.get(tx, ids)
    _announce(hq, tx, rows, ids)
    frozen = [member for member, row in rows.items() if row.frozen]
    for name in sorted(members.everybody(tx, frozen)) if frozen else ():
        ask_back(hq, tx, name, None, FROZEN)


def _announce(hq: Hq, tx: sa.Connection, rows: Mapping[str, MemberRow], changed: Iterable[str]) -> None:
    ids = sorted(rows)
    since = (hq.clock() - timedelta(days=SEEN_DAYS)).date().isoformat()
    receivers: dict[str, set[str]] = defaultdict(set)
    for id_, row in rows.items():
        receivers[row.home_store].add(id_)
    for visit in members.visits(tx, ids):
        if visit.day >= since and visit.member in rows:
            receivers[visit.store].add(visit.member)
    more = causes.docs(tx, ids)
    changes = [
        Change(f"store:{store}", "member", id_, {**doc, **more[id_]}, id_)
        for store, docs in members.docs_of(tx, {store: sorted(who) for store, who in sorted(receivers.items())}).items()
        for id_, doc in docs.items()
    ]
    index = members.index_docs(tx, sorted(changed), hq.secrets.index_key)
    changes += [Change("index", "member", id_, doc, id_) for id_, doc in index.items()]
    outbox.announce_all(tx, changes)
