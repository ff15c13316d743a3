"""Request ids of registers: one effect, the same answer for 30 days."""

from dataclasses import dataclass

import sqlalchemy as sa

from hq.store import schema
from hq.store.schema import plain_text
from hq.store.upsert import insert_new

KEPT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Remembered:
    """A request seen before: the hash of its body, and its answer (None while its effect is not committed)."""

    body_hash: str
    answer: bytes | None


def claim(tx: sa.Connection, register: str, request_id: str, body_hash: str, at: str) -> Remembered | None:
    """Claim a request id; None when it is new, else what is remembered of it."""
    request_id = plain_text(request_id)
    names = {"register": register, "request_id": request_id}
    if insert_new(tx, schema.request, [{**names, "body_hash": body_hash, "at": at}]):
        return None
    table = schema.request
    query = sa.select(table.c.body_hash, table.c.answer).where(
        table.c.register == register, table.c.request_id == request_id
    )
    row = tx.execute(query).one()
    return Remembered(row.body_hash, row.answer)


def known(tx: sa.Connection, register: str, request_id: str) -> Remembered | None:
    """What is remembered of a request id; None when it is new."""
    table = schema.request
    query = sa.select(table.c.body_hash, table.c.answer).where(
        table.c.register == register, table.c.request_id == plain_text(request_id)
    )
    row = tx.execute(query).one_or_none()
    return None if row is None else Remembered(row.body_hash, row.answer)


def answered(tx: sa.Connection, register: str, request_id: str, answer: bytes) -> None:
    """Keep the answer of a claimed request, in the transaction of its effect."""
    table = schema.request
    same = (table.c.register == register, table.c.request_id == plain_text(request_id))
    tx.execute(table.update().where(*same).values(answer=answer))


def forget_before(tx: sa.Connection, at: str) -> int:
    """Forget what is older than its 30 days; how many."""
    table = schema.request
    return tx.execute(table.delete().where(table.c.at < at)).rowcount
