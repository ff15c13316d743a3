"""Stores and their staff."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from hq.store import schema
from hq.store.upsert import put


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Somebody who works in a store; `pin` is the argon2id hash of the PIN."""

    store: str
    staff: str
    name: str
    role: str
    pin: str

    @property
    def doc(self) -> dict[str, object]:
        """The feed's document."""
        return {"id": self.staff, "name": self.name, "role": self.role, "pin": self.pin, "store": self.store}


def put_stores(tx: sa.Connection, stores: Sequence[tuple[str, str]]) -> None:
    """Enter stores by id and name, or rename them."""
    put(tx, schema.store, [{"store": store, "name": name} for store, name in stores])


def stores(tx: sa.Connection) -> dict[str, str]:
    """The name of each store, by id in order."""
    table = schema.store
    return {row.store: row.name for row in tx.execute(sa.select(table).order_by(table.c.store))}


def put_staff(tx: sa.Connection, people: Sequence[StaffRow]) -> None:
    """Enter staff, or replace what is known of them."""
    put(tx, schema.staff, [asdict(person) for person in people])


def staff_of(tx: sa.Connection, store: str) -> list[StaffRow]:
    """The staff of a store."""
    table = schema.staff
    query = sa.select(table).where(table.c.store == store).order_by(table.c.staff)
    return [StaffRow(**row._asdict()) for row in tx.execute(query)]
