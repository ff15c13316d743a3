"""Journals into projections: members' balances, spending and tier, allowance totals, facts of sales, feed documents.

Idempotent: a cursor per (register, epoch) moves with its effects, and every member takes an entry in once (inbox).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import sqlalchemy as sa

from domain.allowances import Totals
from domain.entries import AllowanceGivenBack
from hq.services import adopt, cause_effects, closed_branch, closing, merges, point_debts, to_members
from hq.services import outbox as feeds
from hq.services.context import Hq
from hq.services.effects import Effect, Odd, stopped_by
from hq.store import allowances, fences, hq_journal, journal, members, sales
from hq.store.allowances import Credit
from hq.store.journal import JournalKey, Kept
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
    total = _to_the_end(lambda: hq.database.run_transaction("project.hq", lambda tx: hq_batch(hq, tx)), HQ_BATCH)
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


def _journal_batch(hq: Hq, key: JournalKey, acted: set[str]) -> int:
    return hq.database.run_transaction("project", lambda tx: _project(hq, tx, key, acted))


def _project(hq: Hq, tx: sa.Connection, key: JournalKey, acted: set[str]) -> int:
    after = journal.cursor(tx, key, lock=True)
    rows = journal.page(tx, key, after, BATCH)
    if not rows:
        return 0
    batch = _read(tx, key, rows)
    members.stop(tx, [(who, key.store, key.register, key.epoch, seq) for who, seq in batch.stops.items()])
    odd = book(hq, tx, key, batch.effects)
    journal.raise_exceptions(tx, key, [*batch.odd, *odd])
    journal.move_cursor(tx, key, rows[-1].seq)
    acted |= acting(batch.effects)
    return len(rows)


def acting(effects: Iterable[Effect]) -> set[str]:
    """Whose own acts these are. What a till gives back is none: it is wanted elsewhere and must not go home at once."""
    return {who for one in effects if not isinstance(one.body, AllowanceGivenBack) for who in one.members}


def book(hq: Hq, tx: sa.Connection, key: JournalKey, effects: Sequence[Effect], *, again: bool = False) -> list[Oddity]:
    """Put the effects of a journal's entries, in their order, into every projection; what is odd about their totals.

    `again`: entries that were booked for others before; then the totals of sales' rights are not counted up.
    """
    strange = cause_effects.book(hq, tx, effects)
    sales.keep_facts(tx, [effect.sale for effect in effects if effect.sale is not None])
    sales.keep_returns(tx, [effect.return_of for effect in effects if effect.return_of is not None])
    counts = hq.secrets.life == FIRST_LIFE
    told = [one for effect in effects for one in _told(key, effect, counts=counts, again=again)]
    odd = report_all(tx, told, hq.now())
    allowances.credit(tx, [Credit(*place, 0, end) for effect in effects for place, end in effect.ends.items()])
    to_members.apply(hq, tx, effects, key.store)
    lost = closed_branch.book(hq, tx, effects)
    merges.after(hq, tx, effects)
    point_debts.after(hq, tx, effects)
    closing.after(hq, tx, effects)
    return [*strange, *odd, *lost]


@dataclass(slots=True)
class _Batch:
    effects: list[Effect] = field(default_factory=list)
    odd: list[tuple[int, str, str]] = field(default_factory=list)
    stops: dict[str, int] = field(default_factory=dict)


def _read(tx: sa.Connection, key: JournalKey, rows: Sequence[Kept]) -> _Batch:
    quarantine = fences.quarantine(tx, key)
    waiting = members.stopped(tx, key.store, key.register, key.epoch)
    batch = _Batch()
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


def _told(key: JournalKey, effect: Effect, *, counts: bool, again: bool) -> Iterator[Told]:
    """What an entry tells of totals; in a later life of HQ registers tell them apart from their journals as well."""
    for owner, unit in sorted({*effect.reports, *effect.moves}):
        said = effect.reports.get((owner, unit))
        moved = effect.moves.get((owner, unit), Totals())
        by_journal = counts and not (again and "/" in owner)
        place = owner, unit, f"{key.register}/{key.epoch}"
        yield Told(place, said, moved if by_journal else None, effect.entry.seq)
