"""Epochs of registers as they stand, for those who look at many."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from hq.store import schema


@dataclass(frozen=True, slots=True)
class EpochRow:
    """An epoch with its head; `pushed_at` is "" before the first push."""

    store: str
    register: str
    epoch: str
    opened_at: str
    revoked: bool
    head: int
    pushed_at: str

    @property
    def holder(self) -> str:
        """The name under which it holds allowances."""
        return f"{self.register}/{self.epoch}"


def every(tx: sa.Connection, store: str | None = None) -> list[EpochRow]:
    """Every epoch, by store and register, oldest first; of one store or of all."""
    table, head = schema.epoch, schema.head
    same = sa.and_(*(table.c[name] == head.c[name] for name in ("store", "register", "epoch")))
    query = sa.select(
        table.c.store,
        table.c.register,
        table.c.epoch,
        table.c.opened_at,
        table.c.revoked_at.is_not(None),
        head.c.head,
        sa.func.coalesce(head.c.pushed_at, ""),
    ).join(head, same)
    if store is not None:
        query = query.where(table.c.store == store)
    rows = tx.execute(query.order_by(table.c.store, table.c.register, table.c.opened_at, table.c.epoch))
    return [EpochRow(*row) for row in rows]
