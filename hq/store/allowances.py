"""What members and coupons have at HQ (A), and what was lent to registers: totals that only grow.

The rules are `domain.allowances`; here they meet rows. Nothing here ever takes back what is out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from domain.allowances import Totals, merge
from hq.store.among import among
from hq.store.bulk import Excluded, put_many
from hq.store.one_statement import each
from hq.store.parting import locked
from hq.store.schema import blob, metadata, owner, text, whole
from wire import json_text

account = sa.Table(
    "account", metadata, owner("owner"), owner("unit"), whole("available"), text("expires", nullable=True)
)
allowance = sa.Table(
    "allowance",
    metadata,
    owner("owner"),
    owner("unit"),
    owner("holder"),
    whole("granted"),
    whole("credited"),
    whole("spent"),
    whole("given_back"),
    blob("lent"),
    blob("borrowed"),
    text("since"),
    whole("upto", 0),
    sa.Index("ix_allowance_holder", "holder"),
)
"""`upto` is the last entry of the holder's that was counted here: read again, it counts no second time."""
_EMPTY = b"{}"


@dataclass(frozen=True, slots=True)
class Account:
    """What HQ itself has of a unit of an owner, and until when it may be spent (RFC 3339, None: for ever)."""

    unit: str
    available: int
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """What a holder (`register/epoch`) was lent of a unit, and since when it holds something."""

    unit: str
    holder: str
    totals: Totals
    since: str


@dataclass(frozen=True, slots=True)
class Credit:
    """An amount that becomes available at HQ: an opening balance, what HQ itself books."""

    owner: str
    unit: str
    amount: int
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class Lending:
    """So much more of a unit for a holder."""

    owner: str
    unit: str
    amount: int


def credit(tx: sa.Connection, amounts: Iterable[Credit]) -> None:
    """Add to what is available, in the transaction of the entry that says so."""
    rows = [{"owner": one.owner, "unit": one.unit, "available": one.amount, "expires": one.expires} for one in amounts]
    put_many(tx, account, rows, _added)


_ACCOUNTS = (
    sa.select(account.c.unit, account.c.available, account.c.expires)
    .where(account.c.owner == sa.bindparam("of"))
    .order_by(account.c.unit)
    .with_for_update()
)


def accounts(tx: sa.Connection, of: str) -> dict[str, Account]:
    """What HQ has of an owner by unit, locked until the transaction ends."""
    return {row.unit: Account(*row) for row in tx.execute(_ACCOUNTS, {"of": of})}


def units_like(tx: sa.Connection, family: str) -> list[str]:
    """The names of the units of a family of which HQ has any."""
    query = sa.select(account.c.unit).distinct().where(account.c.unit.like(family + "%"), account.c.available > 0)
    return list(tx.scalars(query.order_by(account.c.unit)))


def past(
    families: Collection[str], ended: Sequence[str], good: Sequence[str], today: str
) -> sa.Select[tuple[str, str, int, str]]:
    """What HQ has, by owner and unit, of units of these families that have `ended`, or were good until before today and
    are not known as `good`.
    """
    return (
        sa.select(account.c.owner, account.c.unit, account.c.available, account.c.expires)
        .where(
            sa.or_(*(account.c.unit.like(family + "%") for family in families)),
            account.c.available > 0,
            sa.or_(account.c.unit.in_(ended), sa.and_(account.c.expires < today, account.c.unit.not_in(good))),
        )
        .order_by(account.c.owner, account.c.unit)
    )


def owners_of(tx: sa.Connection, past: sa.Select[Any], limit: int) -> list[str]:
    """Whose these accounts are, of the first so many."""
    return list(dict.fromkeys(row.owner for row in tx.execute(past.limit(limit))))


def locked_of(tx: sa.Connection, past: sa.Select[Any], owners: Sequence[str]) -> dict[str, list[Account]]:
    """These accounts as far as they are these owners', by owner; locked."""
    found: dict[str, list[Account]] = {}
    theirs = past.where(among(account.c.owner, "ids")).with_for_update()
    for row in locked(tx, theirs, owners):
        found.setdefault(row.owner, []).append(Account(row.unit, row.available, row.expires))
    return found


_HOLDINGS = (
    sa.select(allowance).where(allowance.c.owner == sa.bindparam("of")).order_by(allowance.c.unit, allowance.c.holder)
)


def holdings(tx: sa.Connection, of: str) -> list[Holding]:
    """What every holder has of an owner."""
    return [holding(row) for row in tx.execute(_HOLDINGS, {"of": of})]


def holding(row: sa.Row[Any]) -> Holding:
    """A row of `allowance` as a value."""
    return Holding(row.unit, row.holder, _totals(row), row.since)


def take(tx: sa.Connection, of: str, amounts: Mapping[str, int]) -> bool:
    """A −= x for every unit where A ≥ x, as one statement on one owner; False when any unit has less."""
    if not amounts:
        return True
    enough = sa.or_(*(sa.and_(account.c.unit == unit, account.c.available >= x) for unit, x in amounts.items()))
    x = sa.case(*((account.c.unit == unit, amount) for unit, amount in amounts.items()), else_=0)
    statement = account.update().where(account.c.owner == of, enough).values(available=account.c.available - x)
    return tx.execute(statement).rowcount == len(amounts)


_TAKE = (
    account.update()
    .where(account.c.owner == sa.bindparam("of"), account.c.unit == sa.bindparam("what"))
    .values(available=account.c.available - sa.bindparam("x"))
)


def take_many(tx: sa.Connection, lendings: Sequence[Lending]) -> None:
    """The same for many owners whose accounts are locked and were seen to have enough."""
    each(tx, _TAKE, [{"of": one.owner, "what": one.unit, "x": one.amount} for one in lendings])


def lend(tx: sa.Connection, holder: str, lendings: Sequence[Lending], at: str) -> None:
    """G += x for a holder, in the transaction that took x from A."""
    rows = [
        {
            "owner": one.owner,
            "unit": one.unit,
            "holder": holder,
            "granted": one.amount,
            "credited": 0,
            "spent": 0,
            "given_back": 0,
            "lent": _EMPTY,
            "borrowed": _EMPTY,
            "since": at,
        }
        for one in lendings
    ]
    put_many(tx, allowance, rows, _lent_more)


_GRANTED = sa.select(allowance.c.unit, allowance.c.granted).where(
    allowance.c.owner == sa.bindparam("of"), allowance.c.holder == sa.bindparam("holder")
)


def granted(tx: sa.Connection, of: str, holder: str) -> dict[str, int]:
    """G of an owner by unit, for one holder."""
    return {row.unit: row.granted for row in tx.execute(_GRANTED, {"of": of, "holder": holder})}


_KNOWN = (
    sa.select(allowance)
    .where(*(allowance.c[name] == sa.bindparam(name) for name in ("owner", "unit", "holder")))
    .with_for_update()
)


def known(tx: sa.Connection, of: str, unit: str, holder: str) -> Totals:
    """What HQ knows of an allowance; zeros when there is no row."""
    row = tx.execute(_KNOWN, {"owner": of, "unit": unit, "holder": holder}).one_or_none()
    return Totals() if row is None else _totals(row)


def report(tx: sa.Connection, of: str, unit: str, holder: str, totals: Totals, at: str) -> Totals:
    """Take in what a holder says, in any order, any number of times: the maximum of each total, of both ends of a loan.

    A += the growth of what was given back. g is HQ's own number and is not taken from here. What HQ knows now.
    """
    said = replace(totals, granted=0)
    after = _merge(tx, of, unit, holder, said, at)
    for other, amount in said.lent.items():
        _merge(tx, of, unit, other, Totals(borrowed={holder: amount}), at)
    for other, amount in said.borrowed.items():
        _merge(tx, of, unit, other, Totals(lent={holder: amount}), at)
    return after


def prove(tx: sa.Connection, of: str, unit: str, holder: str, proven: int, at: str) -> int:
    """In a new life: g := max(g, what HQ's own signature proves), A −= the growth (it may fall below 0); the growth."""
    before = known(tx, of, unit, holder).granted
    if proven > before:
        _merge(tx, of, unit, holder, Totals(granted=proven), at)
        credit(tx, [Credit(of, unit, before - proven)])
    return max(0, proven - before)


def write_off(tx: sa.Connection, of: str, unit: str, holder: str, amount: int, at: str) -> None:
    """HQ takes back itself what a lost holder was lent: A += x and b += x; below 0 it bears what was spent beyond."""
    before = known(tx, of, unit, holder)
    after = replace(
        before,
        credited=before.credited + max(0, -amount),
        given_back=before.given_back + max(0, amount),
    )
    _merge(tx, of, unit, holder, after, at)


def _merge(tx: sa.Connection, of: str, unit: str, holder: str, said: Totals, at: str) -> Totals:
    put_many(tx, allowance, [_row(of, unit, holder, Totals(), at)], _unchanged)
    before = known(tx, of, unit, holder)
    after = merge(before, said)
    if after != before:
        put_many(tx, allowance, [_row(of, unit, holder, after, at)], _since_kept)
    if after.given_back > before.given_back:
        credit(tx, [Credit(of, unit, after.given_back - before.given_back)])
    return after


def _row(of: str, unit: str, holder: str, totals: Totals, at: str) -> dict[str, Any]:
    return {
        "owner": of,
        "unit": unit,
        "holder": holder,
        "granted": totals.granted,
        "credited": totals.credited,
        "spent": totals.spent,
        "given_back": totals.given_back,
        "lent": json_text.encode(totals.lent),
        "borrowed": json_text.encode(totals.borrowed),
        "since": at,
    }


def _totals(row: sa.Row[Any]) -> Totals:
    lent, borrowed = row.lent, row.borrowed
    return Totals(
        row.granted,
        row.credited,
        row.spent,
        row.given_back,
        {} if lent == _EMPTY else json_text.decode(lent),
        {} if borrowed == _EMPTY else json_text.decode(borrowed),
    )


def _added(excluded: Excluded, table: sa.Table) -> dict[str, Any]:
    return {
        "available": table.c.available + excluded.available,
        "expires": sa.func.coalesce(excluded.expires, table.c.expires),
    }


def _lent_more(excluded: Excluded, table: sa.Table) -> dict[str, Any]:
    return {"granted": table.c.granted + excluded.granted, "since": excluded.since}


def _unchanged(_excluded: Excluded, table: sa.Table) -> dict[str, Any]:
    return {"since": table.c.since}


def _since_kept(excluded: Excluded, table: sa.Table) -> dict[str, Any]:
    names = ("granted", "credited", "spent", "given_back", "lent", "borrowed")
    return {**{name: excluded[name] for name in names}, "since": table.c.since}
