"""On PostgreSQL many rows go as one statement, and mean what they mean one by one; on SQLite they mean the same."""

from typing import Any, ClassVar, Self

import psycopg
import pytest
import sqlalchemy as sa

from hq.store import feed, one_statement, schema
from hq.store.among import among
from hq.store.bulk import put_many
from hq.store.database import Database
from hq.store.feed import FeedHead
from hq.store.one_statement import each
from hq.store.outbox import Waiting
from hq.store.parting import each_alone, together
from hq.store.upsert import add, insert_new, inserted
from tests.proving import switched_off


class Counting(psycopg.Cursor[Any]):
    """A cursor that notes what it sends of an insert, row by row or at once."""

    sent: ClassVar[list[str]] = []

    def execute(self, query: Any, *args: Any, **more: Any) -> Self:  # noqa: ANN401 - as the driver has it
        self.sent.append("all")
        return super().execute(query, *args, **more)

    def executemany(self, query: Any, params_seq: Any, **more: Any) -> None:  # noqa: ANN401
        self.sent.append("each")
        super().executemany(query, params_seq, **more)


def balances(database: Database) -> dict[tuple[str, str], int]:
    rows = database.read(lambda tx: tx.execute(sa.select(schema.balance)).all())
    return {(row.member, row.unit): row.amount for row in rows}


def test_amounts_are_added_also_where_a_key_stands_twice(database: Database) -> None:
    rows = [{"member": who, "unit": "PTS", "amount": 5} for who in ("M1", "M2", "M1")]
    database.run_transaction("a", lambda tx: add(tx, schema.balance, rows, "amount"))
    database.run_transaction("a", lambda tx: add(tx, schema.balance, rows[:2], "amount"))
    assert balances(database) == {("M1", "PTS"): 15, ("M2", "PTS"): 10}


def test_what_is_there_is_passed_over_and_not_counted(database: Database) -> None:
    rows = [{"member": "M1", "register": "R", "epoch": "e", "seq": seq} for seq in (1, 2, 2)]
    assert database.run_transaction("a", lambda tx: insert_new(tx, schema.inbox, rows)) == 2
    again = [*rows, {**rows[0], "seq": 3}]
    assert [row.seq for row in database.run_transaction("a", lambda tx: inserted(tx, schema.inbox, again))] == [3]


def test_bytes_nothing_and_every_character_come_through(database: Database) -> None:
    docs = [b'{"a":"\\"\xe4\xb8\xad,{}"}', None, b"\x00\xff"]
    rows = [Waiting("o", "note", f'a,"{{{n}}}\\ 中', n + 1, "put", doc) for n, doc in enumerate(docs)]
    database.run_transaction("a", lambda tx: feed.append(tx, "chain", FeedHead(), rows))
    found = database.read(lambda tx: feed.after(tx, "chain", 0, 10))
    assert [(one.key, one.version, one.doc) for one in found] == [(one.key, one.version, one.doc) for one in rows]


def test_of_a_key_that_stands_twice_the_later_row_holds(database: Database) -> None:
    rows = [{"store": "S01", "name": name} for name in ("One", "Two")]

    def names() -> list[str]:
        database.run_transaction("a", lambda tx: put_many(tx, schema.store, rows))
        return list(database.read(lambda tx: tx.scalars(sa.select(schema.store.c.name))))

    assert names() == ["Two"]
    if not database.is_sqlite:
        with switched_off(one_statement, "len(rows)", "0"), pytest.raises(sa.exc.ProgrammingError):
            names()


def test_lists_find_what_they_name(database: Database) -> None:
    rows = [{"store": f"S{number}", "name": "x"} for number in range(5)]
    database.run_transaction("a", lambda tx: insert_new(tx, schema.store, rows))
    column = schema.store.c.store

    def found(*conditions: sa.ColumnElement[bool]) -> list[str]:
        query = sa.select(column).where(*conditions).order_by(column)
        return list(database.read(lambda tx: tx.scalars(query)))

    assert found(column.in_(["S1", "S3", "S9"])) == ["S1", "S3"]
    assert found(column.in_(["S1", "S3"]), column.in_(["S3", "S4"])) == ["S3"]
    assert found(column.not_in(["S1", "S3"])) == ["S0", "S2", "S4"]
    assert found(column.in_([])) == []
    for ids in (["S1", "S3", "S9"], ["S2"], [], ['S"4', "S\\"]):
        query = sa.select(column).where(among(column, "ids")).order_by(column)
        here = database.read(lambda tx, query=query, ids=ids: list(tx.scalars(query, {"ids": ids})))  # type: ignore[misc]
        assert here == [one for one in ids if one in {f"S{number}" for number in range(5)}]


def test_one_key_stays_one_key_on_citus(database: Database) -> None:
    """Citus locks rows of one owner, and has to see that it is one."""
    if database.is_sqlite:
        pytest.skip("PostgreSQL only")
    query = sa.select(schema.balance.c.unit).where(among(schema.balance.c.member, "ids"))
    seen: list[str] = []

    def note(_c: object, _u: object, sql: str, _p: object, _x: object, _m: object) -> None:
        seen.append(sql.partition("WHERE ")[2])

    sa.event.listen(database.engine, "before_cursor_execute", note)
    for parting, ids in ((each_alone, ["M1"]), (each_alone, ["M1", "M2"]), (together, ["M1"])):
        database._parting = parting
        database.run_transaction("a", lambda tx, ids=ids: tx.execute(query, {"ids": ids}).all())  # type: ignore[misc]
    array = "balance.member = ANY (CAST(%(ids)s AS TEXT[]))"
    assert seen == ["balance.member = CAST(%(ids)s AS TEXT)", array, array]


def test_updates_and_deletes_of_many_rows_are_one_statement(database: Database) -> None:
    """Of a key that stands twice each one counts; on Citus each names its owner."""
    table = schema.balance
    rows = [{"member": f"M{number}", "unit": "PTS", "amount": 5} for number in range(3)]
    where = (table.c.member == sa.bindparam("who"), table.c.unit == "PTS")
    more = table.update().where(*where).values(amount=table.c.amount + sa.bindparam("x"))
    database.run_transaction("a", lambda tx: add(tx, table, rows, "amount"))
    for parting in (together, each_alone):
        database._parting = parting
        for ids in (["M0", "M1"], ["M0", "M0"], []):
            moves = [{"who": who, "x": 10} for who in ids]
            database.run_transaction("a", lambda tx, moves=moves: each(tx, more, moves))  # type: ignore[misc]
    gone = [{"who": "M1"}, {"who": "M2"}]
    database.run_transaction("a", lambda tx: each(tx, table.delete().where(*where), gone))
    assert balances(database) == {("M0", "PTS"): 65}


def test_many_rows_are_one_statement(database: Database) -> None:
    if database.is_sqlite:
        pytest.skip("PostgreSQL only")
    rows = [{"member": f"M{number}", "unit": "PTS", "amount": 5} for number in range(50)]

    def work(tx: sa.Connection) -> None:
        driver: Any = tx.connection.driver_connection
        driver.cursor_factory = Counting
        Counting.sent.clear()
        add(tx, schema.balance, rows, "amount")
        assert Counting.sent == ["all"]
        add(tx, schema.balance, [*rows, rows[0]], "amount")
        assert Counting.sent == ["all", "each"]
        driver.cursor_factory = psycopg.Cursor

    database.run_transaction("a", work)
    assert len(balances(database)) == 50
