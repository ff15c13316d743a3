"""What registers tell about themselves."""

from dataclasses import asdict, dataclass

import sqlalchemy as sa

from hq.store import schema
from hq.store.schema import plain_text
from hq.store.upsert import put


@dataclass(frozen=True, slots=True)
class Heard:
    """The last heartbeat of a register: its own head, how many entries HQ lacks, version, clock, devices as JSON."""

    store: str
    register: str
    at: str
    epoch: str
    head: int
    head_hash: str
    unsynced: int
    version: str
    clock: str
    devices: bytes


def keep(tx: sa.Connection, heard: Heard) -> None:
    """Keep the newest word of a register."""
    put(tx, schema.heard, [{**asdict(heard), "version": plain_text(heard.version)}])


def every(tx: sa.Connection, store: str | None = None) -> list[Heard]:
    """The last word of every register that ever spoke; of a store or of all."""
    table = schema.heard
    query = sa.select(table).order_by(table.c.store, table.c.register)
    if store is not None:
        query = query.where(table.c.store == store)
    return [Heard(**row._asdict()) for row in tx.execute(query)]
