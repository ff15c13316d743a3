"""One way of writing rows that may be there already, on both databases."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

_BATCH = 400
Row = Mapping[str, Any]


def _insert(tx: sa.Connection, table: sa.Table) -> postgresql.Insert | sqlite.Insert:
    """An insert that may conflict; SQLAlchemy forgets how many rows it put in unless it is told to remember."""
    insert = sqlite.insert(table) if tx.dialect.name == "sqlite" else postgresql.insert(table)
    return insert.execution_options(preserve_rowcount=True)


def insert_new(tx: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> int:
    """Insert rows whose primary key is not there yet, prepared once; how many were new."""
    if not rows:
        return 0
    statement = _insert(tx, table).on_conflict_do_nothing(index_elements=list(table.primary_key.columns))
    return tx.execute(statement, list(rows)).rowcount


def inserted(tx: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> list[sa.Row[Any]]:
    """The same, giving the primary keys of the rows that were new: of two at once, one alone gets each."""
    keys = list(table.primary_key.columns)
    new: list[sa.Row[Any]] = []
    for start in range(0, len(rows), _BATCH):
        statement = _insert(tx, table).values(list(rows[start : start + _BATCH]))
        new += tx.execute(statement.on_conflict_do_nothing(index_elements=keys).returning(*keys)).all()
    return new


def put(tx: sa.Connection, table: sa.Table, rows: Sequence[Row], keep: Collection[str] = ()) -> None:
    """Insert rows or replace what stands under their primary keys; columns in `keep` stay where a row stands."""
    if not rows:
        return
    keys = list(table.primary_key.columns)
    statement = _insert(tx, table)
    names = [name for name in rows[0] if name not in table.primary_key.columns and name not in keep]
    changed = {name: statement.excluded[name] for name in names}
    tx.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), list(rows))


def add(tx: sa.Connection, table: sa.Table, rows: Sequence[Row], amount: str) -> None:
    """Insert rows, or add their `amount` to what stands under their primary keys."""
    if not rows:
        return
    keys = list(table.primary_key.columns)
    statement = _insert(tx, table)
    total = {amount: table.c[amount] + statement.excluded[amount]}
    tx.execute(statement.on_conflict_do_update(index_elements=keys, set_=total), list(rows))
