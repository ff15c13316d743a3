"""Up to which entry of which journal a report is complete."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from hq.store import journal, members


@dataclass(frozen=True, slots=True)
class Upto:
    """A journal is booked up to entry `seq`; `head` is what HQ holds of it, `waits` how many members' entries wait for
    a program that can read them.
    """

    register: str
    epoch: str
    seq: int
    head: int
    waits: int = 0


def complete(tx: sa.Connection, journals: Collection[str] | None = None) -> tuple[Upto, ...]:
    """How far every journal is booked, or those named `register/epoch`."""
    waits: dict[str, int] = {}
    for _, _, register, epoch, _ in members.every_stop(tx):
        waits[f"{register}/{epoch}"] = waits.get(f"{register}/{epoch}", 0) + 1
    return tuple(
        Upto(key.register, key.epoch, seq, head, waits.get(f"{key.register}/{key.epoch}", 0))
        for key, seq, head in journal.cursors(tx)
        if journals is None or f"{key.register}/{key.epoch}" in journals
    )
