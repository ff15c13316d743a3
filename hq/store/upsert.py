"""One way of writing rows that may be there already, on both databases.

Statements are made once for each table: making one costs more than running it.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from hq.store.one_statement import insert

Row = Mapping[str, Any]
Insert = postgresql.Insert | sqlite.Insert


def as_row(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any of our frozen values
    """A flat value as the row of its table: `dataclasses.asdict` copies deeply what needs no copy."""
    return {name: getattr(value, name) for name in value.__slots__}


def insert_new(tx: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> int:
    """Insert rows whose primary key is not there yet, prepared once; how many were new."""
    if not rows:
        return 0
    return insert(tx, _new(tx.dialect.name, table), rows).rowcount


def inserted(tx: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> list[sa.Row[Any]]:
    """The same, giving the primary keys of the rows that were new: of two at once, one alone gets each."""
    return list(insert(tx, _telling(tx.dialect.name, table), rows).all()) if rows else []


def put(tx: sa.Connection, table: sa.Table, rows: Sequence[Row], keep: Collection[str] = ()) -> None:
    """Insert rows or replace what stands under their primary keys; columns in `keep` stay where a row stands."""
    if rows:
        insert(tx, _replacing(tx.dialect.name, table, tuple(rows[0]), frozenset(keep)), rows)


def add(tx: sa.Connection, table: sa.Table, rows: Sequence[Row], amount: str) -> None:
    """Insert rows, or add their `amount` to what stands under their primary keys."""
    if rows:
        insert(tx, _adding(tx.dialect.name, table, amount), rows)


def _insert(dialect: str, table: sa.Table) -> Insert:
    """An insert that may conflict; SQLAlchemy forgets how many rows it put in unless it is told to remember."""
    made = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    return made.execution_options(preserve_rowcount=True)


@cache
def _new(dialect: str, table: sa.Table) -> Insert:
    return _insert(dialect, table).on_conflict_do_nothing(index_elements=list(table.primary_key.columns))


@cache
def _telling(dialect: str, table: sa.Table) -> ReturningInsert[Any]:
    return _new(dialect, table).returning(*table.primary_key.columns)


@cache
def _replacing(dialect: str, table: sa.Table, named: tuple[str, ...], keep: frozenset[str]) -> Insert:
    statement = _insert(dialect, table)
    names = [name for name in named if name not in table.primary_key.columns and name not in keep]
    changed = {name: statement.excluded[name] for name in names}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=changed)


@cache
def _adding(dialect: str, table: sa.Table, amount: str) -> Insert:
    statement = _insert(dialect, table)
    total = {amount: table.c[amount] + statement.excluded[amount]}
    return statement.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=total)
