"""Where the registers of a store answer each other, as their heartbeats say, and the newest epoch of each."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from hq.store import schema
from hq.store.schema import metadata, owner, text
from hq.store.upsert import put
from wire.signed import Signed

lan_address = sa.Table("lan_address", metadata, owner("store"), owner("register"), text("address"))


@dataclass(frozen=True, slots=True)
class NewestEpoch:
    """The newest epoch of a register, with HQ's certificate of its key."""

    epoch: str
    certificate: Signed
    revoked: bool


def address(tx: sa.Connection, store: str, register: str) -> str:
    """Where a register said last that it answers others of its store, "" when it never did."""
    table = lan_address
    query = sa.select(table.c.address).where(table.c.store == store, table.c.register == register)
    return tx.scalar(query) or ""


def answers_at(tx: sa.Connection, store: str, register: str, at: str) -> None:
    """Keep where a register answers others of its store."""
    put(tx, lan_address, [{"store": store, "register": register, "address": at}])


def newest_epoch(tx: sa.Connection, store: str, register: str) -> NewestEpoch | None:
    """The newest epoch of a register of that store."""
    table = schema.epoch
    query = (
        sa.select(table)
        .where(table.c.store == store, table.c.register == register)
        .order_by(table.c.opened_at.desc(), table.c.epoch.desc())
        .limit(1)
    )
    row = tx.execute(query).one_or_none()
    if row is None:
        return None
    signed = Signed(signed=row.certificate, key=row.certificate_key, sig=row.certificate_sig)
    return NewestEpoch(row.epoch, signed, row.revoked_at is not None)


def every_register(tx: sa.Connection) -> list[tuple[str, str]]:
    """(store, register) of all that are enrolled."""
    table = schema.register
    return [(row.store, row.register) for row in tx.execute(sa.select(table).order_by(table.c.store, table.c.register))]
