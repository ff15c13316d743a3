"""What the plain page shows: stores, their registers, today's sales, what is owed for stored value."""

from dataclasses import dataclass

import sqlalchemy as sa

from hq.services.context import Hq
from hq.store import heard, journal, members, sales, staff
from hq.store.heard import Heard
from hq.store.sales import Day


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A register: its newest epoch's head, when it was last heard (RFC 3339, "" never), and what HQ lacks of it."""

    register: str
    head: int
    last_heard: str
    unsynced: int
    version: str


@dataclass(frozen=True, slots=True)
class StoreLine:
    """A store with its registers and its sales of the day (amounts in minor units)."""

    store: str
    name: str
    registers: tuple[RegisterLine, ...]
    today: Day


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole page; `day` is a business day, `liability` the principal of all members in minor units."""

    day: str
    at: str
    stores: tuple[StoreLine, ...]
    liability: int
    exceptions: int


def overview(hq: Hq) -> Overview:
    """The chain as it stands, today being the day at HQ."""
    day = hq.clock().astimezone().date().isoformat()
    return hq.database.read(lambda tx: _overview(tx, day, hq.now()))


def _overview(tx: sa.Connection, day: str, at: str) -> Overview:
    told = {one.register: one for one in heard.every(tx)}
    registers: dict[str, list[RegisterLine]] = {}
    for row in journal.newest_epochs(tx):
        registers.setdefault(row.store, []).append(_register(row, told.get(row.register)))
    today = sales.day(tx, day)
    names = staff.stores(tx)
    return Overview(
        day=day,
        at=at,
        stores=tuple(
            StoreLine(store, name, tuple(registers.get(store, ())), today.get(store, Day(0, 0)))
            for store, name in names.items()
        ),
        liability=members.liability(tx),
        exceptions=journal.count_exceptions(tx),
    )


def _register(row: journal.Newest, told: Heard | None) -> RegisterLine:
    beat = told.at if told else ""
    unsynced = told.unsynced if told else 0
    if told and told.epoch == row.epoch and row.pushed_at > told.at:
        unsynced = max(0, told.head - row.head)
    return RegisterLine(row.register, row.head, max(beat, row.pushed_at), unsynced, told.version if told else "")
