"""Which registers have told their totals in this life of HQ (a life begins anew with every restore)."""

from __future__ import annotations

import sqlalchemy as sa

from hq.store import schema
from hq.store.schema import metadata, number, owner
from hq.store.upsert import insert_new

FIRST_LIFE = 1

joined = sa.Table("joined", metadata, owner("register"), owner("epoch"), number("life"))


def join(tx: sa.Connection, register: str, epoch: str, life: int) -> None:
    """The register has told everything it knows."""
    insert_new(tx, joined, [{"register": register, "epoch": epoch, "life": life}])


def waiting(tx: sa.Connection, life: int) -> bool:
    """Whether any register that is not shut out has still to tell its totals: until then nothing leaves any A."""
    if life == FIRST_LIFE:
        return False
    table = schema.epoch
    told = sa.select(joined.c.register).where(
        joined.c.register == table.c.register, joined.c.epoch == table.c.epoch, joined.c.life == life
    )
    query = sa.select(table.c.register).where(table.c.revoked_at.is_(None), ~told.exists()).limit(1)
    return tx.scalar(query) is not None
