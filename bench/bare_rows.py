"""The rows that HQ wrote for a batch of entries, written again by one statement of the bare driver."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import msgspec
import psycopg
import sqlalchemy as sa
from psycopg.rows import dict_row

from hq.bootstrap import migrate
from hq.store.allowances import allowance
from hq.store.database import open_database
from hq.store.feed import feed
from hq.store.outbox import outbox
from hq.store.schema import balance, bill, head, inbox, journal, member, projected, sale, visit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.headquarters import Register

Batch = dict[str, list[dict[str, Any]]]

BY_ENTRY = (journal, sale, bill, inbox)
BY_OWNER = ((allowance, "owner"),)
BY_MEMBER = ((member, "member"), (balance, "member"), (visit, "member"), (outbox, "owner"), (feed, "key"))
BY_JOURNAL = (head, projected)
TABLES = (*BY_ENTRY, allowance, *(table for table, _ in BY_MEMBER), *BY_JOURNAL)
_TYPES = {sa.Text: "text", sa.BigInteger: "bigint", sa.LargeBinary: "text", sa.Boolean: "boolean"}


def bare_database(url: str) -> None:
    """Make HQ's tables. The feed's positions are not unique here: several connections write the same row at once."""
    database = open_database(url)
    migrate(database)
    database.close()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP INDEX ix_feed_pos")
        connection.execute("CREATE INDEX ix_feed_pos ON feed (scope, pos)")


class BareRows:
    """Reads them from HQ's database (`look`); what is the same for several entries of a batch is one row of it."""

    def __init__(self, look: psycopg.Connection) -> None:
        self._look = look

    def batches(self, register: Register, many: int, size: int) -> list[Batch]:
        """The rows of the register's last `many` entries, in batches of `size` entries."""
        first = register.seq - many
        return [self._batch(register, at, at + size) for at in range(first, register.seq, size)]

    def _batch(self, register: Register, after: int, upto: int) -> Batch:
        place = register.name, register.epoch
        found: Batch = {}
        for table in BY_ENTRY:
            where = "register = %s AND epoch = %s AND seq > %s AND seq <= %s"
            found[table.name] = self._rows(table, where, (*place, after, upto))
        for table in BY_JOURNAL:
            found[table.name] = self._rows(table, "register = %s AND epoch = %s", place)
        who = sorted({row["member"] for row in found[inbox.name]})
        for table, column in BY_MEMBER:
            names = [f"member:{one}" for one in who] if table is feed else who
            found[table.name] = self._rows(table, f"{column} = ANY(%s)", (names,))
        sales = [f"{register.name}/{register.epoch}/{seq}" for seq in range(after + 1, upto + 1)]
        holder = f"{register.name}/{register.epoch}"
        found[allowance.name] = self._rows(allowance, "owner = ANY(%s) AND holder = %s", ([*sales, *who], holder))
        return found

    def _rows(self, table: sa.Table, where: str, values: Sequence[object]) -> list[dict[str, Any]]:
        order = ", ".join(_quoted(column.name) for column in table.primary_key.columns)
        sql: Any = f"SELECT * FROM {_quoted(table.name)} WHERE {where} ORDER BY {order}"
        with self._look.cursor(row_factory=dict_row) as cursor:
            rows = cursor.execute(sql, values).fetchall()
        return [{name: _plain(value) for name, value in row.items()} for row in rows]

    def write(self, database: str, batches: Sequence[Batch]) -> None:
        """Write them on a connection of their own, one durable commit a batch."""
        with psycopg.connect(database, autocommit=True) as connection:
            for batch in batches:
                connection.execute(STATEMENT, (msgspec.json.encode(batch).decode(),))


def _plain(value: object) -> object:
    return base64.b64encode(value).decode() if isinstance(value, bytes | memoryview) else value


def _quoted(name: str) -> str:
    return f'"{name}"'


def _part(number: int, table: sa.Table) -> str:
    """One table's rows out of the batch; under a key that is there, the new row holds."""
    names = [column.name for column in table.columns]
    sent = ", ".join(f"{_quoted(column.name)} {_TYPES[type(column.type)]}" for column in table.columns)
    values = [
        f"decode({_quoted(column.name)}, 'base64')" if isinstance(column.type, sa.LargeBinary) else _quoted(column.name)
        for column in table.columns
    ]
    keys = ", ".join(_quoted(column.name) for column in table.primary_key.columns)
    rest = [name for name in names if name not in table.primary_key.columns]
    changed = ", ".join(f"{_quoted(name)} = excluded.{_quoted(name)}" for name in rest)
    what = "NOTHING" if table in BY_ENTRY else f"UPDATE SET {changed}"
    return (
        f"w{number} AS (INSERT INTO {_quoted(table.name)} ({', '.join(map(_quoted, names))})"
        f" SELECT {', '.join(values)} FROM given, jsonb_to_recordset(rows->'{table.name}') AS sent ({sent})"
        f" ON CONFLICT ({keys}) DO {what})"
    )


STATEMENT: Any = (
    "WITH given AS (SELECT CAST(%s AS jsonb) AS rows), "
    + ", ".join(_part(number, table) for number, table in enumerate(TABLES))
    + " SELECT 1"
)
