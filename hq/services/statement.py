"""A member's statement (V6): what he had, every movement with the entry that made it, what he has; equal to the books.

Read from the entries themselves: the member's inbox says which ones were booked for him.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from domain.errors import Fault
from hq.services.complete import Upto, complete
from hq.services.context import Hq
from hq.services.effects import Odd, effect_of
from hq.services.settlement import span_of
from hq.store import allowances, hq_journal, identity, journal, members
from hq.store.journal import JournalKey
from hq.store.members import Key
from hq.store.schema import plain_text

EARLY, LATE = "0001-01-01", "9999-12-31"
OWN = "HQ/"
Units = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Movement:
    """What one entry did to a member's units, and what he had of these after it. `store` is "" for HQ's own acts."""

    register: str
    epoch: str
    seq: int
    store: str
    day: str
    at: str
    kind: str
    units: Units
    after: Units


@dataclass(frozen=True, slots=True)
class Lent:
    """What a register may spend of a unit without asking: a part of the balance."""

    holder: str
    unit: str
    amount: int
    since: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Business days from `first` to `last`. `opening` and `closing` are units before and after them, zeros left out.

    `books` are the units as HQ's books have them, of all days; `agrees`: they are what all movements come to.
    """

    member: str
    aliases: tuple[str, ...]
    first: str
    last: str
    opening: Units
    movements: tuple[Movement, ...]
    closing: Units
    books: Units
    agrees: bool
    lent: tuple[Lent, ...]
    complete: tuple[Upto, ...]


@dataclass(slots=True)
class _Sums:
    units: dict[str, int] = field(default_factory=dict)

    def add(self, moved: Units) -> dict[str, int]:
        """Add movements; what these units come to."""
        for unit, amount in moved.items():
            self.units[unit] = self.units.get(unit, 0) + amount
        return {unit: self.units[unit] for unit in moved}

    def plain(self) -> dict[str, int]:
        return {unit: amount for unit, amount in sorted(self.units.items()) if amount}


def statement(hq: Hq, member: str, first: str = EARLY, last: str = LATE) -> Statement:
    """The statement of a member for these business days; Faults for an unknown member, for what is no span."""
    span_of(first, last)
    return hq.database.read(lambda tx: _statement(tx, member, first, last))


def _statement(tx: sa.Connection, member: str, first: str, last: str) -> Statement:
    member = plain_text(member)
    member = members.into_of(tx, [member]).get(member, member)
    if member not in members.get(tx, [member]):
        raise Fault(f"There is no member {member}.", advice="Give a member's id.")
    everyone = list(members.everybody(tx, [member]))
    sums, shown = _Sums(), list[Movement]()
    opening: dict[str, int] = {}
    closing: dict[str, int] = {}
    for one in sorted(_movements(tx, everyone), key=_order):
        after = sums.add(one.units)
        if one.day < first:
            opening = sums.plain()
        if one.day <= last:
            closing = sums.plain()
        if first <= one.day <= last:
            shown.append(Movement(*_place(one), one.store, one.day, one.at, one.kind, one.units, after))
    books = members.balances(tx, [member]).get(member, {})
    held = tuple(_lent(tx, everyone))
    places = {f"{one.register}/{one.epoch}" for one in members.visits(tx, everyone)} | {one.holder for one in held}
    return Statement(
        member=member,
        aliases=tuple(everyone[1:]),
        first=first,
        last=last,
        opening=opening,
        movements=tuple(shown),
        closing=closing,
        books=books,
        agrees=sums.plain() == books,
        lent=held,
        complete=complete(tx, places),
    )


def _movements(tx: sa.Connection, ids: Sequence[str]) -> Iterator[Movement]:
    """Every entry that was booked for these members and moved something of theirs, without what it came to."""
    for key in members.entries_of(tx, ids):
        store, raw = _entry(tx, key)
        try:
            effect = effect_of(raw, store)
        except Odd:
            continue
        units: dict[str, int] = {}
        for (owner, unit), amount in effect.units.items():
            if owner in ids:
                units[unit] = units.get(unit, 0) + amount
        moved = {unit: amount for unit, amount in sorted(units.items()) if amount}
        entry = effect.entry
        if moved:
            yield Movement(*key, store, entry.business_day, entry.at, entry.kind, moved, {})


def _entry(tx: sa.Connection, key: Key) -> tuple[str, bytes]:
    """The store and the bytes of an entry."""
    register, epoch, seq = key
    if register.startswith(OWN):
        return "", hq_journal.entry(tx, register.removeprefix(OWN), epoch, seq)
    store = identity.store_of(tx, register) or ""
    [row] = journal.page(tx, JournalKey(store, register, epoch), seq - 1, 1)
    return store, row.entry


def _lent(tx: sa.Connection, ids: Sequence[str]) -> Iterator[Lent]:
    for owner in ids:
        for one in allowances.holdings(tx, owner):
            if one.totals.room > 0:
                yield Lent(one.holder, one.unit, one.totals.room, one.since)


def _place(one: Movement) -> Key:
    return one.register, one.epoch, one.seq


def _order(one: Movement) -> tuple[str, str, str, str, int]:
    return one.day, one.at, *_place(one)
