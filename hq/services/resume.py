"""After an upgrade: entries that were parked for their unknown kind are read again, and their members go on."""

import sqlalchemy as sa

from hq.services import adopt, project
from hq.services.context import Hq
from hq.services.effects import Effect, Odd, effect_of, stopped_by
from hq.store import journal, members
from hq.store.journal import JournalKey

Stop = tuple[str, str, str, str, int]


def resume(hq: Hq) -> int:
    """Project what waited and can be read now; how many members went on.  Run at every start of HQ."""
    stops = hq.database.read(members.every_stop)
    went_on = 0
    for stop in stops:
        went_on += hq.database.run_transaction("resume", lambda tx, stop=stop: _go_on(hq, tx, stop))  # type: ignore[misc]
    return went_on


def _go_on(hq: Hq, tx: sa.Connection, stop: Stop) -> int:
    member, store, register, epoch, seq = stop
    key = JournalKey(store, register, epoch)
    upto = journal.cursor(tx, key, lock=True)
    effects: list[Effect] = []
    stop_again: int | None = None
    for row in journal.walk(tx, key, seq - 1):
        if row.seq > upto:
            break
        try:
            effect = effect_of(row.entry, store)
            counts = adopt.claim(tx, key, effect)
        except Odd as odd:
            if member in stopped_by(row.entry, odd):
                stop_again = row.seq
                break
            continue
        if counts:
            effects.append(effect.alone(member))
    if stop_again == seq:
        return 0
    journal.raise_exceptions(tx, key, project.book(hq, tx, key, effects, again=True))
    for effect in effects:
        journal.settle_exception(tx, key, effect.entry.seq, "parked")
    members.go_on(tx, stop, stop_again)
    return 1
