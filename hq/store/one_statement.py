"""What PostgreSQL gets as one statement: many rows of an insert, of an update or of a delete.

SQLAlchemy makes parameters for each row, and sends updates row by row; both cost more than the work itself. Here rows
go as one JSON text, bytes beside it as arrays. The meaning is the same, and so are the rows that are counted.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import msgspec
import sqlalchemy as sa
from psycopg.types.array import ListBinaryDumper
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql.compiler import SQLCompiler

from hq.store.among import one_key
from hq.store.parting import ALONE

Row = Mapping[str, Any]
POSTGRESQL = "postgresql"
_NAMED = postgresql.dialect(paramstyle="named")  # type: ignore[no-untyped-call]
_VALUES = re.compile(r"(INSERT INTO .+? \(.+?\)) VALUES \([^)]*\)(.*)", re.DOTALL)
_NAME = re.compile(r"(?<!:):(\w+)(?:::\w+)?")
_KEPT = {"preserve_rowcount": True}
_UPDATES = "DO UPDATE"


def on(engine: sa.Engine) -> None:
    """Let an engine of PostgreSQL do so."""
    sa.event.listen(engine, "connect", _arrays_go_as_bytes)
    sa.event.listen(engine, "before_cursor_execute", one_key, retval=True)


def _arrays_go_as_bytes(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's
    connection.adapters.register_dumper(list, ListBinaryDumper)


@dataclass(frozen=True, slots=True)
class _Made:
    """A statement for rows: those of `plain` go as JSON, those of `binary` as arrays; `fixed` is the same for all.

    `owner` names the column of the rows that goes as a list as well.
    """

    text: sa.TextClause
    plain: tuple[str, ...]
    binary: tuple[str, ...]
    fixed: Mapping[str, Any]
    keys: tuple[str, ...]
    owner: str = ""

    def run(self, tx: sa.Connection, rows: Sequence[Row]) -> sa.CursorResult[Any]:
        plain = [{name: row[name] for name in self.plain} for row in rows] if self.binary else rows
        arrays = {name: [row[name] for row in rows] for name in self.binary}
        sent = {**self.fixed, **arrays, "rows": msgspec.json.encode(plain).decode()}
        if self.owner:
            sent["owners"] = [row[self.owner] for row in rows]
        return tx.execute(self.text, sent, execution_options=_KEPT)

    def repeats(self, rows: Sequence[Row]) -> bool:
        return len({tuple(row[name] for name in self.keys) for row in rows}) < len(rows)


def insert(tx: sa.Connection, statement: Any, rows: Sequence[Row]) -> sa.CursorResult[Any]:  # noqa: ANN401 - of two dialects
    """Insert rows that name the same columns; of a key that stands twice the later row holds."""
    if tx.dialect.name == POSTGRESQL:
        made = _insert(statement, tuple(rows[0]))
        if not made.keys or not made.repeats(rows):
            return made.run(tx, rows)
    return tx.execute(statement, list(rows))


def each(tx: sa.Connection, statement: sa.Update | sa.Delete, rows: Sequence[Row]) -> None:
    """Run an update or a delete once for each row, one after the other where a key stands twice.

    On Citus each is a statement of its own, which names its owner.
    """
    if rows and tx.dialect.name == POSTGRESQL and not tx.get_execution_options().get(ALONE, False):
        made = _each(statement, tuple(rows[0]))
        if not made.repeats(rows):
            made.run(tx, rows)
            return
    if rows:
        tx.execute(statement, list(rows))


@cache
def _insert(statement: Any, named: tuple[str, ...]) -> _Made:  # noqa: ANN401 - of two dialects
    compiled = statement.compile(dialect=_NAMED, column_keys=list(named))
    found = _VALUES.fullmatch(str(compiled))
    if found is None:
        msg = f"not an insert of plain rows: {compiled}"
        raise TypeError(msg)
    table: sa.Table = statement.table
    columns = [column for column in table.columns if column.name in named]
    kinds = {column.name: _kind(column.type) for column in columns}
    sql = f"{found[1]} SELECT {', '.join(map(_quoted, kinds))} FROM {_sent(kinds)}{found[2]}"  # noqa: S608  names of tables
    keys = tuple(column.name for column in table.primary_key.columns) if _UPDATES in found[2] else ()
    return _made(sql, kinds, compiled, keys)


@cache
def _each(statement: Any, named: tuple[str, ...]) -> _Made:  # noqa: ANN401 - an update or a delete
    """Owners are named as a list, too: however few rows a table has, they are looked up by their owners' key."""
    compiled = statement.compile(dialect=_NAMED)
    kinds = {name: _kind(compiled.binds[name].type) for name in named}
    doing, where = " ".join(str(compiled).split()).split(" WHERE ")
    word = "USING" if isinstance(statement, sa.Delete) else "FROM"
    owner = f"{statement.table.name}.{next(iter(statement.table.primary_key.columns)).name}"
    [by] = re.findall(rf"{re.escape(owner)} = :(\w+)", where)
    keys = tuple(name for name in _NAME.findall(where) if name in kinds)
    sql = _NAME.sub(lambda one: f"sent.{one[1]}" if one[1] in kinds else one[0], f"{doing} {word} @ WHERE {where}")
    sql = f"{sql.replace('@', _sent(kinds))} AND {owner} = ANY (CAST(:owners AS text[]))"
    return replace(_made(sql, kinds, compiled, keys), owner=by)


def _made(sql: str, kinds: Mapping[str, str], compiled: SQLCompiler, keys: tuple[str, ...]) -> _Made:
    plain = tuple(name for name, kind in kinds.items() if kind != "bytea")
    binary = tuple(name for name, kind in kinds.items() if kind == "bytea")
    fixed = {name: value for name, value in compiled.params.items() if name not in kinds}
    for name in fixed:
        sql = re.sub(rf"(?<!:):({name})::(\w+)", r"CAST(:\1 AS \2)", sql)
    return _Made(sa.text(sql), plain, binary, fixed, keys)


def _sent(kinds: Mapping[str, str]) -> str:
    """The rows as a table `sent`."""
    binary = [name for name, kind in kinds.items() if kind == "bytea"]
    plain = [name for name in kinds if name not in binary]
    shape = ", ".join(f"{_quoted(name)} {kinds[name]}" for name in plain)
    rows = "json_to_recordset(CAST(:rows AS json))"
    if not binary:
        return f"{rows} AS sent ({shape})"
    arrays = ", ".join(f"unnest(CAST(:{name} AS bytea[]))" for name in binary)
    return f"ROWS FROM ({rows} AS ({shape}), {arrays}) AS sent ({', '.join(map(_quoted, (*plain, *binary)))})"


def _quoted(name: str) -> str:
    return str(_NAMED.identifier_preparer.quote(name))


def _kind(kind: sa.types.TypeEngine[Any]) -> str:
    if isinstance(kind, sa.LargeBinary):
        return "bytea"
    return "boolean" if isinstance(kind, sa.Boolean) else "bigint" if isinstance(kind, sa.Integer) else "text"
