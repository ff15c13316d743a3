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


def has_joined(tx: sa.Connection, register: str, epoch: str, life: int) -> bool:
    """Whether this epoch has told everything in this life; in the first one there is nothing to tell."""
    if life == FIRST_LIFE:
        return True
    same = (joined.c.register == register, joined.c.epoch == epoch, joined.c.life == life)
    return tx.scalar(sa.select(joined.c.register).where(*same)) is not None


def waiting(tx: sa.Connection, life: int) -> bool:
    """Whether any register that is not shut out has still to tell its totals: until then nothing leaves any A.

    An epoch that another one followed cannot tell any more; its branch is closed.
    """
    return life != FIRST_LIFE and tx.scalar(_untold(life).limit(1)) is not None


def waited_for(tx: sa.Connection, life: int) -> list[str]:
    """The registers that have still to tell."""
    return [] if life == FIRST_LIFE else list(tx.scalars(_untold(life).order_by(schema.epoch.c.register)))


def _untold(life: int) -> sa.Select[tuple[str]]:
    table, later = schema.epoch, schema.epoch.alias("later")
    told = sa.select(joined.c.register).where(
        joined.c.register == table.c.register, joined.c.epoch == table.c.epoch, joined.c.life == life
    )
    followed = sa.select(later.c.epoch).where(
        later.c.register == table.c.register,
        sa.tuple_(later.c.opened_at, later.c.epoch) > sa.tuple_(table.c.opened_at, table.c.epoch),
    )
    return sa.select(table.c.register).where(table.c.revoked_at.is_(None), ~told.exists(), ~followed.exists())
