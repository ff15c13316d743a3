"""Who has been silent for a day: SUSPECT, the first step of giving a register up (ARCHITECTURE, a dead register).

An epoch that another one followed speaks no more: it is SUSPECT as long as something is lent to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from hq.store import epochs, heard, holders
from hq.store.epochs import EpochRow
from wire.fields import time_text

SILENT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Silent:
    """An epoch of a register and when it was heard last; `holds` is what it has of stored value (minor units)."""

    store: str
    register: str
    epoch: str
    since: str
    holds: int = 0
    followed: bool = False


def suspects(tx: sa.Connection, now: datetime, store: str | None = None) -> list[Silent]:
    """The newest epochs that were not heard for a day, of a store or of all; those behind a fence are left out."""
    silent_since = time_text(now - SILENT)
    found = [one for one in _newest(epochs.every(tx, store), _beats(tx, store)) if one.since < silent_since]
    return sorted(found, key=_name)


def left_behind(tx: sa.Connection) -> list[Silent]:
    """Older epochs, not behind a fence, that have something of a member's."""
    rows = epochs.every(tx)
    old = {row.holder: row for row, later in _with_next(rows) if later is not None and not row.revoked}
    next_opened = {row.holder: later.opened_at for row, later in _with_next(rows) if later is not None}
    held = holders.value_by_holder(tx, sorted(old)) if old else {}
    found = [
        Silent(row.store, row.register, row.epoch, next_opened[name], held[name], followed=True)
        for name, row in old.items()
        if held.get(name, 0)
    ]
    return sorted(found, key=_name)


def speaking(tx: sa.Connection, now: datetime, register: str) -> Silent | None:
    """The register's newest epoch, if it was heard within a day."""
    newest = (one for one in _newest(epochs.every(tx), _beats(tx, None)) if one.register == register)
    found = next(newest, None)
    return found if found is not None and found.since >= time_text(now - SILENT) else None


def _beats(tx: sa.Connection, store: str | None) -> dict[str, str]:
    return {one.register: one.at for one in heard.every(tx, store)}


def _newest(rows: list[EpochRow], beats: dict[str, str]) -> Iterable[Silent]:
    for row, later in _with_next(rows):
        if later is None and not row.revoked:
            since = max(row.opened_at, row.pushed_at, beats.get(row.register, ""))
            yield Silent(row.store, row.register, row.epoch, since)


def _with_next(rows: list[EpochRow]) -> Iterable[tuple[EpochRow, EpochRow | None]]:
    """Each epoch with the one that followed it."""
    for number, row in enumerate(rows):
        later = rows[number + 1] if number + 1 < len(rows) else None
        yield row, later if later is not None and later.register == row.register else None


def _name(one: Silent) -> tuple[str, str, str]:
    return one.store, one.register, one.epoch
