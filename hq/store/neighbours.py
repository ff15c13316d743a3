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


_ADDRESS = sa.select(lan_address.c.address).where(
    lan_address.c.store == sa.bindparam("store"), lan_address.c.register == sa.bindparam("register")
)


def address(tx: sa.Connection, store: str, register: str) -> str:
    """Where a register said last that it answers others of its store, "" when it never did."""
    return tx.scalar(_ADDRESS, {"store": store, "register": register}) or ""


def answers_at(tx: sa.Connection, store: str, register: str, at: str) -> None:
    """Keep where a register answers others of its store."""
    put(tx, lan_address, [{"store": store, "register": register, "address": at}])


_NEWEST_EPOCH = (
    sa.select(schema.epoch)
    .where(schema.epoch.c.store == sa.bindparam("store"), schema.epoch.c.register == sa.bindparam("register"))
    .order_by(schema.epoch.c.opened_at.desc(), schema.epoch.c.epoch.desc())
    .limit(1)
)


def newest_epoch(tx: sa.Connection, store: str, register: str) -> NewestEpoch | None:
    """The newest epoch of a register of that store."""
    row = tx.execute(_NEWEST_EPOCH, {"store": store, "register": register}).one_or_none()
    if row is None:
        return None
    signed = Signed(signed=row.certificate, key=row.certificate_key, sig=row.certificate_sig)
    return NewestEpoch(row.epoch, signed, row.revoked_at is not None)


def every_register(tx: sa.Connection) -> list[tuple[str, str]]:
    """(store, register) of all that are enrolled."""
    table = schema.register
    return [(row.store, row.register) for row in tx.execute(sa.select(table).order_by(table.c.store, table.c.register))]
