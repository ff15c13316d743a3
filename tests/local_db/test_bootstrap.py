"""Migrations: an old file comes up to date, and is then equal to a fresh one."""

import multiprocessing
import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from local_db import bootstrap, form, schema
from local_db.books import open_books
from local_db.driver import connect
from local_db.verify_tables import expected_schema, squeezed
from tests.local_db.world import KEY, Shop


def test_the_migrations_give_the_same_schema_as_fresh_books(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "old.db", KEY.hex, writes=True)) as held:
        bootstrap.upgrade(held)
        found = dict(held.execute(schema.OBJECTS_SQL).fetchall())
        version = held.execute("SELECT version_num FROM alembic_version").fetchall()

    assert {name: squeezed(sql) for name, sql in found.items()} == {
        name: squeezed(sql) for name, sql in expected_schema()
    }
    assert version == [(form.REVISION,)]


def test_books_made_by_migrations_can_be_sold_on(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "books.db", KEY.hex, writes=True)) as held:
        bootstrap.upgrade(held)

    books = open_books(tmp_path / "books.db", KEY)
    books.set_setting("language", "en").result()
    assert books.setting("language") == "en"
    books.close()


@pytest.mark.parametrize("statement", range(1, 60, 4))
def test_a_migration_that_was_cut_off_is_made_again(statement: int, tmp_path: Path) -> None:
    """Killed at any of its statements, also right before its commit."""
    killed = multiprocessing.get_context("fork").Process(target=migrate_until, args=(tmp_path / "old.db", statement))
    killed.start()
    killed.join()
    assert killed.exitcode in {-signal.SIGKILL, 0}

    with closing(connect(tmp_path / "old.db", KEY.hex, writes=True)) as held:
        bootstrap.upgrade(held)
        assert dict(held.execute(schema.OBJECTS_SQL).fetchall()).keys() == dict(expected_schema()).keys()


def migrate_until(path: Path, statement: int) -> None:
    told: list[str] = []

    def die(sql: str) -> None:
        told.append(sql)
        if len(told) == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    held = connect(path, KEY.hex, writes=True)
    held.set_trace_callback(die)
    bootstrap.upgrade(held)


def test_neither_sqlalchemy_nor_alembic_is_loaded_where_nothing_is_to_migrate(shop: Shop, tmp_path: Path) -> None:
    shop.books.close()
    program = (
        "import sys; from pathlib import Path; from local_db.books import open_books;"
        "from tests.local_db.world import KEY;"
        "open_books(Path(sys.argv[1]), KEY).close(); sys.exit(bool({'alembic', 'sqlalchemy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path / "books.db")], check=False)
    assert done.returncode == 0
