"""Which entry booked an original of a closed branch."""

import sqlalchemy as sa

from hq.store import schema
from hq.store.journal import JournalKey
from hq.store.upsert import insert_new

Place = tuple[str, str, int]
"""(register, epoch, seq) of the entry that handed it in."""


def claim(tx: sa.Connection, key: JournalKey, original_hash: str, seq: int) -> bool:
    """Book an original by this entry; False when another one did."""
    insert_new(tx, schema.adopted, [{**key.names, "hash": original_hash, "seq": seq}])
    return place(tx, key.store, original_hash) == (key.register, key.epoch, seq)


_PLACE = sa.select(schema.adopted.c.register, schema.adopted.c.epoch, schema.adopted.c.seq).where(
    schema.adopted.c.store == sa.bindparam("store"), schema.adopted.c.hash == sa.bindparam("hash")
)


def place(tx: sa.Connection, store: str, original_hash: str) -> Place | None:
    """The entry of a store's register that booked an original, or None."""
    row = tx.execute(_PLACE, {"store": store, "hash": original_hash}).one_or_none()
    return None if row is None else (row.register, row.epoch, row.seq)
