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
    return bool(waited_for(tx, life))


_EPOCHS = sa.select(schema.epoch.c.register, schema.epoch.c.epoch, schema.epoch.c.revoked_at).order_by(
    schema.epoch.c.register, schema.epoch.c.opened_at, schema.epoch.c.epoch
)
_TOLD = sa.select(joined.c.register, joined.c.epoch).where(joined.c.life == sa.bindparam("life"))


def waited_for(tx: sa.Connection, life: int) -> list[str]:
    """The registers that have still to tell, in order."""
    if life == FIRST_LIFE:
        return []
    newest = {register: (epoch, revoked_at) for register, epoch, revoked_at in tx.execute(_EPOCHS)}
    told = {(register, epoch) for register, epoch in tx.execute(_TOLD, {"life": life})}
    return [
        register
        for register, (epoch, revoked_at) in newest.items()
        if revoked_at is None and (register, epoch) not in told
    ]
