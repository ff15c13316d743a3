"""Whole tables, for those who derive everything again and compare."""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from domain.allowances import Totals
from hq.store import schema
from hq.store.allowances import account, allowance, holding
from hq.store.members import MemberRow
from hq.store.sales import Bill, ReturnOf, SaleFact

Unit = tuple[str, str]
"""(owner, unit)."""


@dataclass(frozen=True, slots=True)
class Certified:
    """An epoch with its certificate as HQ signed it."""

    store: str
    register: str
    epoch: str
    public_key: str
    certificate: str
    certificate_key: str
    certificate_sig: str
    quarantine_from: int | None


def epochs(tx: sa.Connection) -> dict[tuple[str, str, str], Certified]:
    """Every epoch, by (store, register, epoch)."""
    table = schema.epoch
    columns = [table.c[name] for name in Certified.__slots__]
    return {(row.store, row.register, row.epoch): Certified(*row) for row in tx.execute(sa.select(*columns))}


def available(tx: sa.Connection) -> dict[Unit, int]:
    """What HQ has of every owner's units, zeros left out."""
    rows = tx.execute(sa.select(account.c.owner, account.c.unit, account.c.available))
    return {(row.owner, row.unit): row.available for row in rows if row.available}


def ends(tx: sa.Connection) -> dict[Unit, str]:
    """Until when each unit that ends may be spent."""
    rows = tx.execute(sa.select(account.c.owner, account.c.unit, account.c.expires))
    return {(row.owner, row.unit): row.expires for row in rows if row.expires is not None}


def lent(tx: sa.Connection) -> Iterator[tuple[str, str, str, Totals]]:
    """(owner, unit, holder, totals) of every allowance."""
    for row in tx.execute(sa.select(allowance)):
        found = holding(row)
        yield row.owner, found.unit, found.holder, found.totals


def members(tx: sa.Connection) -> dict[str, MemberRow]:
    """Every member."""
    return {row.member: MemberRow(**row._asdict()) for row in tx.execute(sa.select(schema.member))}


def facts(tx: sa.Connection) -> set[SaleFact]:
    """Every fact of a sale."""
    return {SaleFact(**row._asdict()) for row in tx.execute(sa.select(schema.sale))}


def bills(tx: sa.Connection) -> set[Bill]:
    """Every bill of a member."""
    return {Bill(**row._asdict()) for row in tx.execute(sa.select(schema.bill))}


def returns(tx: sa.Connection) -> set[ReturnOf]:
    """Every return with its sale."""
    return {ReturnOf(**row._asdict()) for row in tx.execute(sa.select(schema.sale_return))}


def exceptions(tx: sa.Connection) -> set[tuple[str, str, str, int, str]]:
    """(store, register, epoch, seq, code) of every oddity."""
    table = schema.exception
    query = sa.select(table.c.store, table.c.register, table.c.epoch, table.c.seq, table.c.code)
    return {(row.store, row.register, row.epoch, row.seq, row.code) for row in tx.execute(query)}


def hq_waiting(tx: sa.Connection) -> set[tuple[str, str, int]]:
    """(member, epoch, seq) of HQ's entries that are not projected yet."""
    table = schema.hq_waiting
    return {(row.member, row.epoch, row.seq) for row in tx.execute(sa.select(table))}
