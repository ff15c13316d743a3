"""Registers that were shut out (their key revoked) or are lost, who approved, and what of their quarantine counts."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from hq.store import journal
from hq.store.journal import JournalKey, of_journal
from hq.store.schema import metadata, owner, text, whole
from hq.store.upsert import insert_new

fence = sa.Table(
    "fence",
    metadata,
    owner("store"),
    owner("register"),
    owner("epoch"),
    text("lost_at", nullable=True),
    text("approved_by"),
    whole("approved_upto"),
)


@dataclass(frozen=True, slots=True)
class Fence:
    """An epoch behind a fence: `lost_at` is when it was given up (None: it is only shut out).

    Entries in quarantine up to `approved_upto` were looked at and count as a closed branch.
    """

    register: str
    epoch: str
    lost_at: str | None
    approved_by: str
    approved_upto: int


def put_up(tx: sa.Connection, key: JournalKey, approved_by: str) -> None:
    """An epoch is behind a fence from now on; a second time changes nothing."""
    insert_new(tx, fence, [{**key.names, "lost_at": None, "approved_by": approved_by, "approved_upto": 0}])


def give_up(tx: sa.Connection, key: JournalKey, at: str, approved_by: str) -> None:
    """A fenced epoch is lost."""
    tx.execute(fence.update().where(of_journal(fence)).values(lost_at=at, approved_by=approved_by), key.bound)


def approve(tx: sa.Connection, key: JournalKey, upto: int) -> None:
    """What is in quarantine up to here was looked at and counts."""
    tx.execute(fence.update().where(of_journal(fence)).values(approved_upto=upto), key.bound)


_GET = sa.select(fence).where(of_journal(fence))
_GET_LOCKED = _GET.with_for_update()


def get(tx: sa.Connection, key: JournalKey, *, lock: bool = False) -> Fence | None:
    """The fence of an epoch, or None."""
    row = tx.execute(_GET_LOCKED if lock else _GET, key.bound).one_or_none()
    return None if row is None else _fence(row)


def every(tx: sa.Connection) -> dict[tuple[str, str], Fence]:
    """Every fence by (register, epoch)."""
    return {(row.register, row.epoch): _fence(row) for row in tx.execute(sa.select(fence))}


def _fence(row: sa.Row[tuple[object, ...]]) -> Fence:
    return Fence(row.register, row.epoch, row.lost_at, row.approved_by, row.approved_upto)


@dataclass(frozen=True, slots=True)
class Quarantine:
    """What of a journal counts for nothing (`holds`) or as a closed branch (`apart`): from `first` on, if at all."""

    first: int | None
    approved: int

    def holds(self, seq: int) -> bool:
        """Whether the entry waits for somebody to look at it."""
        return self.first is not None and seq >= max(self.first, self.approved + 1)

    def apart(self, seq: int) -> bool:
        """Whether the entry was looked at, and counts as one of a closed branch."""
        return self.first is not None and self.first <= seq <= self.approved


def quarantine(tx: sa.Connection, key: JournalKey) -> Quarantine:
    """The quarantine of a journal."""
    found = get(tx, key)
    return Quarantine(journal.quarantine_from(tx, key), found.approved_upto if found is not None else 0)
