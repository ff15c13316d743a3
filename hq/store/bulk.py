"""Writing many rows at once: one prepared statement run over all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from hq.store import one_statement

Row = Mapping[str, Any]
Excluded = Any
"""The row that could not be inserted, by column (SQL's `excluded`)."""
Changes = Callable[[Excluded, sa.Table], dict[str, Any]]


def put_many(
    tx: sa.Connection, table: sa.Table, rows: Sequence[Row], changes: Changes | None = None, grows: str = ""
) -> None:
    """Insert rows; under a primary key that is there, `changes(excluded, table)` is set (None: all other columns).

    `grows` names a column: only a greater value replaces. All rows name the same columns; a key may stand several
    times.
    """
    if rows:
        one_statement.insert(tx, _upsert(tx.dialect.name, table, tuple(rows[0]), changes, grows), rows)


@cache
def _upsert(dialect: str, table: sa.Table, named: tuple[str, ...], changes: Changes | None, grows: str) -> sa.Insert:
    """Made once: what a statement is made of costs more than running it."""
    insert: Any = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    keys = list(table.primary_key.columns)
    if changes is None:
        names = [name for name in named if name not in table.primary_key.columns]
        changed = {name: insert.excluded[name] for name in names}
    else:
        changed = changes(insert.excluded, table)
    newer = insert.excluded[grows] > table.c[grows] if grows else None
    made: sa.Insert = insert.on_conflict_do_update(index_elements=keys, set_=changed, where=newer)
    return made
