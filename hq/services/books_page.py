"""What the plain page shows: stores, their registers, today's sales, what is owed for stored value."""

from dataclasses import dataclass, replace

import sqlalchemy as sa

from hq.services import silence
from hq.services.context import Hq
from hq.services.silence import Silent
from hq.store import branches, fences, heard, holders, journal, lives, members, oddities, sales, staff
from hq.store.fences import Fence
from hq.store.heard import Heard
from hq.store.sales import Day


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A register: its newest epoch's head, when it was last heard (RFC 3339, "" never), and what HQ lacks of it.

    `state` is "suspect", "shut_out", "lost" or "". `holds` is what a suspect one has of stored value, in minor units.
    """

    register: str
    head: int
    last_heard: str
    unsynced: int
    version: str
    state: str = ""
    holds: int = 0


@dataclass(frozen=True, slots=True)
class StoreLine:
    """A store with its registers and its sales of the day (amounts in minor units)."""

    store: str
    name: str
    registers: tuple[RegisterLine, ...]
    today: Day


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole page; `day` is a business day, `liability` the principal of all members in minor units.

    `left_behind` are older epochs that have something of a member's; `lost` is what closed branches spent of stored
    value beyond what they may, in minor units. In a new life of HQ (`restored`) nothing is lent until nobody of
    `waits_for` is left.
    """

    day: str
    at: str
    stores: tuple[StoreLine, ...]
    liability: int
    exceptions: int
    left_behind: tuple[Silent, ...] = ()
    lost: int = 0
    restored: bool = False
    waits_for: tuple[str, ...] = ()


def overview(hq: Hq) -> Overview:
    """The chain as it stands, today being the day at HQ."""
    return hq.database.read(lambda tx: _overview(tx, hq))


def _overview(tx: sa.Connection, hq: Hq) -> Overview:
    day, life = hq.clock().astimezone().date().isoformat(), hq.secrets.life
    told = {one.register: one for one in heard.every(tx)}
    suspects = {one.register: one for one in silence.suspects(tx, hq.clock())}
    held = holders.value_by_holder(tx, [f"{one.register}/{one.epoch}" for one in suspects.values()])
    fenced = fences.every(tx)
    registers: dict[str, list[RegisterLine]] = {}
    for row in journal.newest_epochs(tx):
        line = _register(row, told.get(row.register))
        state = _state(fenced.get((row.register, row.epoch)), suspect=row.register in suspects)
        line = replace(line, state=state, holds=held.get(f"{row.register}/{row.epoch}", 0))
        registers.setdefault(row.store, []).append(line)
    today = sales.day(tx, day)
    names = staff.stores(tx)
    return Overview(
        day=day,
        at=hq.now(),
        stores=tuple(
            StoreLine(store, name, tuple(registers.get(store, ())), today.get(store, Day(0, 0)))
            for store, name in names.items()
        ),
        liability=members.liability(tx),
        exceptions=oddities.count_open(tx),
        left_behind=tuple(silence.left_behind(tx)),
        lost=branches.lost_value(tx),
        restored=life != lives.FIRST_LIFE,
        waits_for=tuple(lives.waited_for(tx, life)),
    )


def _state(fence: Fence | None, *, suspect: bool) -> str:
    if fence is not None:
        return "shut_out" if fence.lost_at is None else "lost"
    return "suspect" if suspect else ""


def _register(row: journal.Newest, told: Heard | None) -> RegisterLine:
    beat = told.at if told else ""
    unsynced = told.unsynced if told else 0
    if told and told.epoch == row.epoch and row.pushed_at > told.at:
        unsynced = max(0, told.head - row.head)
    return RegisterLine(row.register, row.head, max(beat, row.pushed_at), unsynced, told.version if told else "")
