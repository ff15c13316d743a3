"""Request ids of registers: one effect, the same answer for 30 days.

A request is claimed first, where its register lies; its answer is kept where its effect is, with the owner that it is
about. So each transaction touches one owner: who claims and does no more is asked again under the same id.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from hq.store import schema
from hq.store.schema import plain_text
from hq.store.upsert import insert_new

KEPT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Effect:
    """Where the effect of a request lies: with its owner, under the register's request id."""

    owner: str
    register: str
    request_id: str

    @property
    def names(self) -> dict[str, str]:
        return {"owner": self.owner, "register": self.register, "request_id": plain_text(self.request_id)}


def claim(tx: sa.Connection, register: str, request_id: str, body_hash: str, at: str) -> bool:
    """Claim a request id for a body; False when it is another body's."""
    table = schema.request
    names = {"register": register, "request_id": plain_text(request_id)}
    if insert_new(tx, table, [{**names, "body_hash": body_hash, "at": at}]):
        return True
    return tx.scalar(sa.select(table.c.body_hash).where(*_same(table, names))) == body_hash


def is_other(tx: sa.Connection, register: str, request_id: str, body_hash: str) -> bool:
    """Whether the request id was claimed for another body."""
    table = schema.request
    names = {"register": register, "request_id": plain_text(request_id)}
    return tx.scalar(sa.select(table.c.body_hash).where(*_same(table, names))) not in {None, body_hash}


def known(tx: sa.Connection, effect: Effect) -> bytes | None:
    """What was answered when the effect was had; None when it was not."""
    table = schema.answer
    found: bytes | None = tx.scalar(sa.select(table.c.answer).where(*_same(table, effect.names)))
    return found


def release(tx: sa.Connection, register: str, request_id: str) -> None:
    """Forget a claim."""
    table = schema.request
    names = {"register": register, "request_id": plain_text(request_id)}
    tx.execute(table.delete().where(*_same(table, names)))


def begin(tx: sa.Connection, effect: Effect, at: str) -> bytes | None:
    """Begin the effect of a request; what was answered when it was had before, else None."""
    began = insert_new(tx, schema.answer, [{**effect.names, "at": at, "answer": b""}])
    return None if began else known(tx, effect)


def answered(tx: sa.Connection, effect: Effect, answer: bytes) -> None:
    """Keep the answer of a request, in the transaction of its effect."""
    table = schema.answer
    tx.execute(table.update().where(*_same(table, effect.names)).values(answer=answer))


def forget_before(tx: sa.Connection, at: str) -> int:
    """Forget what is older than its 30 days; how many requests."""
    tx.execute(schema.answer.delete().where(schema.answer.c.at < at))
    return tx.execute(schema.request.delete().where(schema.request.c.at < at)).rowcount


def _same(table: sa.Table, names: Mapping[str, str]) -> list[sa.ColumnElement[bool]]:
    return [table.c[name] == value for name, value in names.items()]
