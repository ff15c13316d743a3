"""One way of writing rows that may be there already, on both databases."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

_BATCH = 400
Row = Mapping[str, Any]


def _insert(tx: sa.Connection, table: sa.Table) -> Any:
    """An insert that may conflict; SQLAlchemy forgets how many rows it put in unless it is told to remember."""
    insert = sqlite.insert(table) if tx.dialect.name == "sqlite" else postgresql.insert(table)
    return insert.execution_options(preserve_rowcount=True)


def insert_new(tx: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> int:
    """Insert rows whose primary key is not there yet, in one statement a batch; how many were new."""
    keys = list(table.primary_key.columns)
    new = 0
    for start in range(0, len(rows), _BATCH):
        statement = _insert(tx, table).values(list(rows[start : start + _BATCH]))
        new += tx.execute(statement.on_conflict_do_nothing(index_elements=keys)).rowcount
    return new


def inserted(tx: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> list[sa.Row[Any]]:
    """The same, giving the primary keys of the rows that were new: of two at once, one alone gets each."""
    keys = list(table.primary_key.columns)
    new: list[sa.Row[Any]] = []
    for start in range(0, len(rows), _BATCH):
        statement = _insert(tx, table).values(list(rows[start : start + _BATCH]))
        new += tx.execute(statement.on_conflict_do_nothing(index_elements=keys).returning(*keys)).all()
    return new


def put(tx: sa.Connection, table: sa.Table, rows: Sequence[Row], keep: Collection[str] = ()) -> None:
    """Insert rows or replace what stands under their primary keys; a key may stand once in `rows`.

    Columns in `keep` stay as they are where a row stands already.
    """
    if not rows:
        return
    keys = list(table.primary_key.columns)
    names = [name for name in rows[0] if name not in table.primary_key.columns and name not in keep]
    for start in range(0, len(rows), _BATCH):
        statement = _insert(tx, table).values(list(rows[start : start + _BATCH]))
        changed = {name: statement.excluded[name] for name in names}
        tx.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed))


def add(tx: sa.Connection, table: sa.Table, rows: Sequence[Row], amount: str) -> None:
    """Insert rows, or add their `amount` to what stands under their primary keys; a key may stand once in `rows`."""
    keys = list(table.primary_key.columns)
    for start in range(0, len(rows), _BATCH):
        statement = _insert(tx, table).values(list(rows[start : start + _BATCH]))
        total = {amount: table.c[amount] + statement.excluded[amount]}
        tx.execute(statement.on_conflict_do_update(index_elements=keys, set_=total))
