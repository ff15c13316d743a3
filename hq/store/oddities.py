"""What HQ raised, in one list: oddities of entries, lines kept as evidence of forks; and what became of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from hq.store import schema
from hq.store.bulk import put_many

FORK, STATE_OPEN = "fork", "open"

Key = tuple[str, str, str, int, str]
"""(store, register, epoch, seq, code)."""


@dataclass(frozen=True, slots=True)
class State:
    """What somebody said of an exception; `place` orders what was said of the same one."""

    store: str
    register: str
    epoch: str
    seq: int
    code: str
    state: str
    who: str
    why: str
    at: str
    place: str

    @property
    def key(self) -> Key:
        return self.store, self.register, self.epoch, self.seq, self.code


@dataclass(frozen=True, slots=True)
class Raised:
    """An exception with its state; who, why and when are "" as long as nobody said anything."""

    store: str
    register: str
    epoch: str
    seq: int
    code: str
    detail: str
    state: str = STATE_OPEN
    who: str = ""
    why: str = ""
    at: str = ""

    @property
    def name(self) -> str:
        """How people name it: `S01-R1/00112233445566ff/12/unsound`."""
        return f"{self.register}/{self.epoch}/{self.seq}/{self.code}"

    @property
    def key(self) -> Key:
        return self.store, self.register, self.epoch, self.seq, self.code


def put_states(tx: sa.Connection, states: Iterable[State]) -> None:
    """Keep what was said; what was said before it changes nothing any more."""
    put_many(tx, schema.exception_state, [asdict(one) for one in states], grows="place")


def every_state(tx: sa.Connection) -> dict[Key, State]:
    """What was said last of each exception."""
    found = (State(**row._asdict()) for row in tx.execute(sa.select(schema.exception_state)))
    return {one.key: one for one in found}


def raised(tx: sa.Connection) -> list[Raised]:
    """Everything that was raised, by store and journal, with its state."""
    states = every_state(tx)
    found = {one.key: one for one in (*_oddities(tx), *_forks(tx))}
    return [_with(one, states.get(key)) for key, one in sorted(found.items())]


def count_open(tx: sa.Connection) -> int:
    """How many exceptions nobody has handled."""
    return sum(one.state == STATE_OPEN for one in raised(tx))


def _oddities(tx: sa.Connection) -> list[Raised]:
    table = schema.exception
    columns = (table.c[name] for name in ("store", "register", "epoch", "seq", "code", "detail"))
    return [Raised(*row) for row in tx.execute(sa.select(*columns))]


def _forks(tx: sa.Connection) -> list[Raised]:
    """Refused lines, those of one reason together, at the first of them."""
    table = schema.evidence
    names = (table.c.store, table.c.register, table.c.epoch)
    first, lines = sa.func.min(table.c.seq).label("first"), sa.func.count().label("lines")
    query = sa.select(*names, first, table.c.reason, lines).group_by(*names, table.c.reason)
    return [
        Raised(row.store, row.register, row.epoch, row.first, FORK, f"{row.reason} ({row.lines} lines kept)")
        for row in tx.execute(query.order_by(table.c.reason))
    ]


def _with(one: Raised, said: State | None) -> Raised:
    if said is None:
        return one
    return Raised(*one.key, one.detail, said.state, said.who, said.why, said.at)
