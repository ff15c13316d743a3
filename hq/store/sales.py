"""Facts of sales and returns: for pages, and to find the returns of a sale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from hq.store import schema
from hq.store.upsert import as_row, insert_new

SALE, RETURN = "sale", "return"


@dataclass(frozen=True, slots=True)
class SaleFact:
    """A sale or a return (amounts negative) as pages need it; `list` and `payable` in minor units."""

    store: str
    register: str
    epoch: str
    seq: int
    business_day: str
    kind: str
    list: int
    payable: int
    member: str | None

    @property
    def bill(self) -> Bill | None:
        """The same where the member's rows are; None of a return, and of a sale to nobody in particular."""
        if self.member is None or self.kind != SALE:
            return None
        return Bill(self.member, self.register, self.epoch, self.seq, self.business_day, self.payable)


@dataclass(frozen=True, slots=True)
class Bill:
    """What a member's sale came to, in minor units; `day` is its business day."""

    member: str
    register: str
    epoch: str
    seq: int
    day: str
    payable: int


@dataclass(frozen=True, slots=True)
class ReturnOf:
    """A return of a sale, which is named `register/epoch/seq`."""

    sale: str
    store: str
    register: str
    epoch: str
    seq: int


@dataclass(frozen=True, slots=True)
class Day:
    """A store's day: how many sales, what they and their returns come to in minor units."""

    sales: int
    payable: int


def keep_facts(tx: sa.Connection, facts: Sequence[SaleFact]) -> None:
    """Keep facts of a store; known ones are passed over."""
    insert_new(tx, schema.sale, [as_row(fact) for fact in facts])


def keep_bills(tx: sa.Connection, bills: Sequence[Bill]) -> None:
    """Keep what members' sales came to; known ones are passed over."""
    insert_new(tx, schema.bill, [as_row(bill) for bill in bills])


def keep_returns(tx: sa.Connection, returns: Sequence[ReturnOf]) -> None:
    """Keep which sales the returns belong to; known ones are passed over."""
    insert_new(tx, schema.sale_return, [as_row(found) for found in returns])


def returns_of(tx: sa.Connection, sale: str) -> list[ReturnOf]:
    """The returns of a sale, in order."""
    table = schema.sale_return
    query = sa.select(table).where(table.c.sale == sale).order_by(table.c.register, table.c.epoch, table.c.seq)
    return [ReturnOf(**row._asdict()) for row in tx.execute(query)]


def day(tx: sa.Connection, business_day: str) -> dict[str, Day]:
    """Each store's sales of a business day."""
    table = schema.sale
    count = sa.func.count().filter(table.c.kind == SALE)
    query = (
        sa.select(table.c.store, count.label("sales"), sa.func.sum(table.c.payable).label("payable"))
        .where(table.c.business_day == business_day)
        .group_by(table.c.store)
    )
    return {row.store: Day(row.sales, int(row.payable)) for row in tx.execute(query)}


def facts_of(tx: sa.Connection, store: str, register: str, epoch: str) -> list[SaleFact]:
    """All facts of a journal, in order."""
    table = schema.sale
    query = sa.select(table).where(table.c.store == store, table.c.register == register, table.c.epoch == epoch)
    return [SaleFact(**row._asdict()) for row in tx.execute(query.order_by(table.c.seq))]


def bills(tx: sa.Connection, member: str, since: str) -> list[int]:
    """What a member's sales since a business day came to, in minor units."""
    table = schema.bill
    query = sa.select(table.c.payable).where(table.c.member == member, table.c.day >= since)
    return list(tx.scalars(query))
