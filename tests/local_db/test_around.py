"""SQLAlchemy around the driver's connection: one transaction of the driver, and the connection stays open."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from local_db.around import around
from local_db.driver import connect, dbapi2
from tests.local_db.world import KEY


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[dbapi2.Connection]:
    with closing(connect(tmp_path / "x.db", KEY.hex, writes=True)) as connection:
        yield connection


def tables(connection: dbapi2.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def test_what_is_committed_is_there_and_the_connection_open(connection: dbapi2.Connection) -> None:
    with around(connection) as held, held.begin():
        connection.execute("BEGIN IMMEDIATE")
        held.execute(text("CREATE TABLE a (b)"))
        held.execute(text("CREATE TABLE c (d)"))

    assert tables(connection) == 2


def test_what_is_not_committed_is_gone_as_a_whole(connection: dbapi2.Connection) -> None:
    with around(connection) as held:
        connection.execute("BEGIN IMMEDIATE")
        held.execute(text("CREATE TABLE a (b)"))
        held.execute(text("CREATE TABLE c (d)"))

    assert tables(connection) == 0
