"""The store opens alike on both databases, and its tables are those that the steps make."""

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from domain.errors import Fault
from hq.bootstrap import migrate
from hq.store import schema
from hq.store.database import Database, open_database
from hq.store.upsert import insert_new


def test_the_steps_make_the_tables_of_the_schema(database: Database) -> None:
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []


def test_a_second_start_changes_nothing(database: Database) -> None:
    migrate(database)


def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    def half(tx: sa.Connection) -> None:
        tx.execute(schema.store.insert().values(store="S01", name="One"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.run_transaction("half", half)
    assert database.read(lambda tx: tx.scalar(sa.select(sa.func.count()).select_from(schema.store))) == 0


def test_sqlite_is_set_up_as_it_must_be(database: Database) -> None:
    if not database.is_sqlite:
        pytest.skip("SQLite only")
    with database.engine.connect() as connection:
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
    assert found == ["wal", 2]


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(Fault):
        open_database("mysql://localhost/hq")


def test_rows_that_were_new_are_counted(database: Database) -> None:
    def insert(*names: str) -> int:
        rows = [{"store": name, "name": "x"} for name in names]
        return database.run_transaction("insert", lambda tx: insert_new(tx, schema.store, rows))

    assert [insert("S01"), insert("S01"), insert("S01", "S02"), insert()] == [1, 0, 1, 0]
