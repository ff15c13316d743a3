"""Members who left: under which rule what comes back of theirs is paid."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from hq.store import schema
from hq.store.among import among
from hq.store.schema import metadata, owner, text
from hq.store.upsert import insert_new

member_closed = sa.Table(
    "member_closed", metadata, owner("member"), text("rule"), text("store"), text("currency"), text("at")
)


@dataclass(frozen=True, slots=True)
class Closed:
    """Where and when a membership ended, and by which rule of the plan of then."""

    member: str
    rule: str
    store: str
    currency: str
    at: str


def close(tx: sa.Connection, closed: Iterable[Closed]) -> None:
    """Remember who left (the first time counts), and let their cards pay nothing any more."""
    rows = [asdict(one) for one in closed]
    insert_new(tx, member_closed, rows)
    table = schema.member
    for row in rows:
        tx.execute(table.update().where(table.c.member == row["member"]).values(frozen=True))


_THOSE_OF = (
    sa.select(*(member_closed.c[name] for name in Closed.__slots__))
    .where(among(member_closed.c.member, "ids"))
    .order_by(member_closed.c.member)
)


def those_of(tx: sa.Connection, members: Iterable[str]) -> list[Closed]:
    """Who of these left."""
    return [Closed(*row) for row in tx.execute(_THOSE_OF, {"ids": sorted(members)})]


def every(tx: sa.Connection) -> set[str]:
    """Everybody who left."""
    return set(tx.scalars(sa.select(member_closed.c.member)))
