"""After an upgrade: entries that were parked for their unknown kind are read again, and their members go on."""

import sqlalchemy as sa

from hq.services import adopt, project
from hq.services.context import Hq
from hq.services.effects import PARKED, Effect, Odd, stopped_by
from hq.store import fences, journal, members
from hq.store.journal import JournalKey

Stop = tuple[str, str, str, str, int]


def resume(hq: Hq) -> int:
    """Project what waited and can be read now; how many members went on.  Run at every start of HQ."""
    stops = hq.database.read(members.every_stop)
    went_on = 0
    for stop in stops:
        went_on += hq.database.run_transaction("resume", lambda tx, stop=stop: _go_on(hq, tx, stop))  # type: ignore[misc]
    for key, seq in hq.database.read(lambda tx: journal.with_exception(tx, PARKED)):
        hq.database.run_transaction("resume.alone", lambda tx, at=(key, seq): _alone(hq, tx, *at))  # type: ignore[misc]
    return went_on


def _go_on(hq: Hq, tx: sa.Connection, stop: Stop) -> int:
    member, store, register, epoch, seq = stop
    key = JournalKey(store, register, epoch)
    upto, quarantine = journal.cursor(tx, key, lock=True), fences.quarantine(tx, key)
    effects: list[Effect] = []
    stop_again: int | None = None
    for row in journal.walk(tx, key, seq - 1):
        if row.seq > upto:
            break
        if quarantine.holds(row.seq):
            continue
        try:
            effect = adopt.counted(tx, key, row, quarantine)
        except Odd as odd:
            if member in stopped_by(row.entry, odd):
                stop_again = row.seq
                break
            continue
        if effect is not None:
            effects.append(effect.alone(member))
    if stop_again == seq:
        return 0
    journal.raise_exceptions(tx, key, project.book_late(hq, tx, key, effects, again=True))
    for effect in effects:
        journal.settle_exception(tx, key, effect.entry.seq, PARKED)
    members.go_on(tx, stop, stop_again)
    return 1


def _alone(hq: Hq, tx: sa.Connection, key: JournalKey, seq: int) -> None:
    """A parked entry that stops no member (a sale to nobody, one handed in again): nothing waits behind it."""
    journal.cursor(tx, key, lock=True)
    quarantine = fences.quarantine(tx, key)
    rows = journal.page(tx, key, seq - 1, 1)
    if not rows or quarantine.holds(seq) or stopped_by(rows[0].entry, Odd(PARKED, "")):
        return
    odd: list[tuple[int, str, str]] = []
    effects: list[Effect] = []
    try:
        effect = adopt.counted(tx, key, rows[0], quarantine)
        effects = [effect] if effect is not None else []
    except Odd as still:
        if still.code == PARKED:
            return
        odd.append((seq, still.code, still.detail))
    journal.settle_exception(tx, key, seq, PARKED)
    journal.raise_exceptions(tx, key, [*odd, *project.book_late(hq, tx, key, effects)])
