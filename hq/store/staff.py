"""Stores, their staff, and what each role may do."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from hq.store import schema
from hq.store.upsert import put

CHAIN = "chain"


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Somebody who works in a store; `pin` is the sealed hash of the PIN, `card` the mark of a staff card."""

    store: str
    staff: str
    name: str
    role: str
    pin: str
    card: str = ""

    @property
    def doc(self) -> dict[str, object]:
        """The feed's document, without what the role may do."""
        card: dict[str, object] = {"card": self.card} if self.card else {}
        doc = {"id": self.staff, "name": self.name, "role": self.role, "pin": self.pin, "store": self.store}
        return doc | card


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


def put_roles(tx: sa.Connection, docs: Mapping[str, str]) -> None:
    """Keep what roles may do, each as JSON."""
    put(tx, schema.role, [{"scope": CHAIN, "role": role, "doc": doc} for role, doc in docs.items()])


def roles(tx: sa.Connection) -> dict[str, str]:
    """What each role that HQ knows may do, as JSON, by its name."""
    table = schema.role
    query = sa.select(table.c.role, table.c.doc).where(table.c.scope == CHAIN).order_by(table.c.role)
    return {row.role: row.doc for row in tx.execute(query)}
