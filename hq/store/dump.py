"""All tables as lines of JSON and back: the same from SQLite and PostgreSQL to either of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from hq.store import schema, snapshots
from hq.store.one_statement import insert
from wire import json_text
from wire.json_text import Malformed
from wire.keys import from_base64, to_base64

BATCH = 500
LEFT_OUT = frozenset({snapshots.snapshot.name})
"""Names files that are not in a backup; made again when they are asked for."""


def revision(tx: sa.Connection) -> str:
    """Which step the tables are at."""
    return str(tx.scalar(sa.text("SELECT version_num FROM alembic_version")))


def tables() -> list[sa.Table]:
    """Every table of a backup, by name."""
    return [table for name, table in sorted(schema.metadata.tables.items()) if name not in LEFT_OUT]


def lines(tx: sa.Connection) -> Iterator[bytes]:
    """Every row of every table as this view of the database shows it."""
    for table in tables():
        binary = _binary(table)
        found = tx.execution_options(yield_per=BATCH).execute(sa.select(table).order_by(*table.primary_key.columns))
        for part in found.mappings().partitions(BATCH):
            rows = [{name: _out(value, binary=name in binary) for name, value in row.items()} for row in part]
            yield json_text.encode({"table": table.name, "rows": rows})


def is_empty(tx: sa.Connection) -> bool:
    """Whether no table holds a row."""
    return not any(tx.scalar(sa.select(sa.literal(1)).select_from(table).limit(1)) for table in tables())


def put(tx: sa.Connection, found: Iterable[dict[str, Any]]) -> int:
    """Insert what `lines` wrote into empty tables; how many rows.  Raises `Malformed` for a table not known here."""
    known = {table.name: table for table in tables()}
    count = 0
    for one in found:
        table = known.get(str(one.get("table")))
        if table is None:
            raise Malformed(f"there is no table {one.get('table')}")
        binary = _binary(table)
        rows = [{name: _in(value, binary=name in binary) for name, value in row.items()} for row in one["rows"]]
        insert(tx, table.insert(), rows)
        count += len(rows)
    return count


def _binary(table: sa.Table) -> set[str]:
    return {column.name for column in table.columns if isinstance(column.type, sa.LargeBinary)}


def _out(value: Any, *, binary: bool) -> Any:  # noqa: ANN401  a column's value
    return to_base64(bytes(value)) if binary and value is not None else value


def _in(value: Any, *, binary: bool) -> Any:  # noqa: ANN401
    return from_base64(value) if binary and value is not None else value
