"""Journals into projections: members' balances, spending and tier, allowance totals, facts of sales, feed documents.

Idempotent: a cursor per (register, epoch) moves behind its effects, every member takes an entry in once (inbox), and an
allowance counts an entry of its holder once (`upto`). On one database a batch is one transaction. Where owners lie on
several nodes it goes in steps: the store's entries are read, each part of their owners books what is theirs, and the
store's own facts follow with the cursor; who dies between two begins the batch again and finds what is booked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import sqlalchemy as sa

from domain.allowances import Totals
from domain.entries import AllowanceGivenBack
from hq.services import adopt, cause_effects, closed_branch, closing, merges, point_debts, to_members, words
from hq.services import outbox as feeds
from hq.services.context import Hq
from hq.services.effects import Effect, Odd, stopped_by
from hq.store import allowances, fences, hq_journal, journal, members, sales
from hq.store.allowances import Credit
from hq.store.journal import JournalKey
from hq.store.lives import FIRST_LIFE
from hq.store.reports import Oddity, Told, report_all

BATCH = 250
QUARANTINED = "quarantined"
HQ_BATCH = 2000


def catch_up(hq: Hq, acted: set[str] | None = None) -> int:
    """Project everything that was pushed or written by HQ so far, publish the feeds; how many entries.

    Who acted at a register, so that what is lent of his is sized again, is added to `acted`.
    """
    acted = set() if acted is None else acted
    total = _to_the_end(partial(_hq_batches, hq), HQ_BATCH)
    for key in hq.database.read(journal.behind):
        total += _to_the_end(partial(_journal_batch, hq, key, acted), BATCH)
    feeds.publish(hq)
    return total


def _to_the_end(batch: Callable[[], int], size: int) -> int:
    """Do one batch after the other until one was not full; how many entries in all."""
    total, count = 0, size
    while count == size:
        count = batch()
        total += count
    return total


def _hq_batches(hq: Hq) -> int:
    if not hq.database.parted:
        return hq.database.run_transaction("project.hq", lambda tx: hq_batch(hq, tx))
    rows = hq.database.read(lambda tx: hq_journal.waiting(tx, HQ_BATCH))
    for part in hq.database.parts({row.member for row in rows}):
        some = [row for row in rows if row.member in part]
        hq.database.run_transaction("project.hq", lambda tx, some=some: to_members.book_own(hq, tx, some))  # type: ignore[misc]
    return len(rows)


def _journal_batch(hq: Hq, key: JournalKey, acted: set[str]) -> int:
    def whole(tx: sa.Connection) -> _Batch:
        batch = _read(tx, key)
        journal.raise_exceptions(tx, key, _book(hq, tx, key, batch.effects))
        _keep(tx, key, batch)
        return batch

    batch = _in_steps(hq, key) if hq.database.parted else hq.database.run_transaction("project", whole)
    acted |= acting(batch.effects)
    return batch.count


def _in_steps(hq: Hq, key: JournalKey) -> _Batch:
    batch = hq.database.run_transaction("project.read", lambda tx: _read(tx, key))
    whose = [(effect, effect.owners | cause_effects.owners(effect)) for effect in batch.effects]
    for part in map(frozenset, hq.database.parts(frozenset().union(*(owners for _, owners in whose)))):
        effects = [effect.of(part) for effect, owners in whose if owners & part]
        hq.database.run_transaction("project.owners", partial(_book_part, hq, key, effects))
    hq.database.run_transaction("project", lambda tx: _keep(tx, key, batch))
    return batch


def _book_part(hq: Hq, key: JournalKey, effects: Sequence[Effect], tx: sa.Connection) -> None:
    """What is odd is told with what is booked: nobody finds it odd a second time."""
    journal.raise_exceptions(tx, key, _book(hq, tx, key, effects))


def _keep(tx: sa.Connection, key: JournalKey, batch: _Batch) -> None:
    """What is the store's own of a batch, with the cursor; nothing if another process has been here."""
    if journal.cursor(tx, key, lock=True) != batch.after or not batch.count:
        return
    members.stop(tx, [(who, key.store, key.register, key.epoch, seq) for who, seq in batch.stops.items()])
    sales.keep_facts(tx, [effect.sale for effect in batch.effects if effect.sale is not None])
    journal.raise_exceptions(tx, key, batch.odd)
    journal.move_cursor(tx, key, batch.last)


def acting(effects: Iterable[Effect]) -> set[str]:
    """Whose own acts these are. What a till gives back is none: it is wanted elsewhere and must not go home at once."""
    return {who for one in effects if not isinstance(one.body, AllowanceGivenBack) for who in one.members}


def book_late(
    hq: Hq, tx: sa.Connection, key: JournalKey, effects: Sequence[Effect], *, again: bool = False
) -> list[Oddity]:
    """Book entries that the cursor has passed and that were left out; what is odd about their totals.

    `again`: they were left out for one member alone; then the totals of sales' rights are not counted up.
    """
    sales.keep_facts(tx, [effect.sale for effect in effects if effect.sale is not None])
    return _book(hq, tx, key, effects, late=True, again=again)


def _book(
    hq: Hq, tx: sa.Connection, key: JournalKey, effects: Sequence[Effect], *, late: bool = False, again: bool = False
) -> list[Oddity]:
    """Put the effects of a journal's entries, in their order, into every projection of owners; what is odd about their
    totals.
    """
    strange = cause_effects.book(hq, tx, effects, key.store)
    _keep_papers(tx, effects)
    counts = hq.secrets.life == FIRST_LIFE
    told = [one for effect in effects for one in _told(key, effect, counts=counts, late=late, again=again)]
    odd = report_all(tx, told, hq.now())
    allowances.credit(tx, [Credit(*place, 0, end) for effect in effects for place, end in effect.ends.items()])
    new = to_members.take_in(tx, effects, closed_branch.owners)
    unfit, spoken_of = words.book(hq, tx, effects)
    to_members.apply(hq, tx, effects, key.store, new)
    to_members.tell(hq, tx, spoken_of)
    lost = closed_branch.book(hq, tx, effects, new)
    merges.after(hq, tx, effects)
    point_debts.after(hq, tx, effects)
    closing.after(hq, tx, effects)
    return [*strange, *odd, *unfit, *lost]


def _keep_papers(tx: sa.Connection, effects: Sequence[Effect]) -> None:
    """Bills with their members, returns with their sales."""
    bills = [(effect, effect.sale.bill) for effect in effects if effect.sale is not None]
    sales.keep_bills(tx, [bill for effect, bill in bills if bill is not None and effect.concerns(bill.member)])
    backs = [(effect, effect.return_of) for effect in effects if effect.return_of is not None]
    sales.keep_returns(tx, [back for effect, back in backs if effect.concerns(back.sale)])


@dataclass(slots=True)
class _Batch:
    """The entries behind `after` up to `last`, `count` of them."""

    after: int
    last: int
    count: int
    effects: list[Effect] = field(default_factory=list)
    odd: list[tuple[int, str, str]] = field(default_factory=list)
    stops: dict[str, int] = field(default_factory=dict)


def _read(tx: sa.Connection, key: JournalKey) -> _Batch:
    after = journal.cursor(tx, key, lock=True)
    rows = journal.page(tx, key, after, BATCH)
    batch = _Batch(after, rows[-1].seq if rows else after, len(rows))
    quarantine = fences.quarantine(tx, key)
    waiting = members.stopped(tx, key.store, key.register, key.epoch)
    for row in rows:
        if quarantine.holds(row.seq):
            batch.odd.append((row.seq, QUARANTINED, "pushed with a revoked key"))
            continue
        try:
            effect = adopt.counted(tx, key, row, quarantine)
        except Odd as odd:
            batch.odd.append((row.seq, odd.code, odd.detail))
            stops = {member: row.seq for member in stopped_by(row.entry, odd) if member not in waiting}
            batch.stops |= stops
            waiting |= stops.keys()
            continue
        if effect is not None:
            batch.effects.append(replace(effect.without(waiting), private=row.private))
    return batch


def hq_batch(hq: Hq, tx: sa.Connection) -> int:
    """Project HQ's own entries that wait, a batch of them; how many."""
    rows = hq_journal.waiting(tx, HQ_BATCH)
    if not rows:
        return 0
    to_members.book_own(hq, tx, rows)
    return len(rows)


def _told(key: JournalKey, effect: Effect, *, counts: bool, late: bool, again: bool) -> Iterator[Told]:
    """What an entry tells of totals; in a later life of HQ registers tell them apart from their journals as well."""
    for owner, unit in sorted({*effect.reports, *effect.moves}):
        said = effect.reports.get((owner, unit))
        moved = effect.moves.get((owner, unit), Totals())
        by_journal = counts and not (again and "/" in owner)
        place = owner, unit, f"{key.register}/{key.epoch}"
        yield Told(place, said, moved if by_journal else None, effect.entry.seq, late)
