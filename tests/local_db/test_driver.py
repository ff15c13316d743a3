"""The driver: settings are read back, errors of the world become Faults, transactions are whole."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from domain.errors import Fault, Refusal
from local_db import driver
from local_db.driver import connect, dbapi2, transaction
from local_db.verify import verify
from tests.local_db.world import KEY, MILK, Shop


def setting(connection: dbapi2.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_the_writer_has_the_settings_it_needs(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "x.db", KEY.hex, writes=True)) as held:
        found = {name: setting(held, name) for name in ("journal_mode", "synchronous", "foreign_keys",
                                                       "mmap_size", "cipher_page_size")}  # fmt: skip

    assert found == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "mmap_size": 0, "cipher_page_size": "4096",
    }  # fmt: skip


@pytest.mark.parametrize("wanted", [{"synchronous": 7}, {"journal_mode": "delete"}, {"foreign_keys": 0}])
def test_other_settings_are_refused(wanted: dict[str, Any], tmp_path: Path) -> None:
    with closing(connect(tmp_path / "x.db", KEY.hex, writes=True)) as held, pytest.raises(Fault) as told:
        driver.check_settings(held, wanted, encrypted=True)
    assert told.value.code == "settings_differ"
    assert next(iter(wanted)) in told.value.what


def test_a_file_system_without_wal_is_refused() -> None:
    """Memory has no WAL: the setting is read back and differs."""
    connection = dbapi2.connect(":memory:", isolation_level=None)
    with pytest.raises(Fault) as told:
        driver.settle(connection, None, writes=True)
    assert told.value.code == "settings_differ"


def test_a_driver_without_encryption_is_refused() -> None:
    class Plain:
        """A connection whose SQLite has no cipher: PRAGMA cipher_version answers nothing."""

        def execute(self, sql: str) -> dbapi2.Cursor:
            return dbapi2.connect(":memory:").execute(
                "SELECT '3.53.4'" if "sqlite_version" in sql else "SELECT 1 WHERE 0"
            )

    with pytest.raises(Fault) as told:
        driver.check_settings(Plain(), {}, encrypted=True)
    assert "cipher" in told.value.what


def test_a_full_disk_is_a_fault_and_the_books_stay_as_they_were(shop: Shop) -> None:
    shop.open_shift()
    head = shop.books.head()
    pages = shop.books.run(lambda tx: tx.one("PRAGMA page_count")).result()
    assert pages is not None
    shop.books.run(lambda tx: tx.one(f"PRAGMA max_page_count = {pages[0]}")).result()

    with pytest.raises(Fault) as told:  # noqa: PT012  which sale is the first that does not fit, nobody knows
        for _ in range(50):
            shop.sell((MILK, 1))
            head = shop.books.head()
    assert told.value.code == "disk_full"
    assert shop.books.head() == head

    shop.books.run(lambda tx: tx.one("PRAGMA max_page_count = 1000000")).result()
    assert shop.sell((MILK, 1)).entry.seq == head.seq + 1


FULL = """
import resource, sys
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from domain.errors import Fault
from local_db.books import open_books
from local_db.verify import verify
from tests.local_db.world import KEY, MILK, Shop
from datetime import timedelta
shop = Shop(open_books(Path(sys.argv[1]), KEY))
shop.at += timedelta(hours=1)
size = Path(sys.argv[1] + "-wal").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 60_000, size + 60_000))
made = 0
try:
    while made < 100:
        made = shop.sell((MILK, 1)).entry.seq
except Fault as fault:
    print(made, shop.books.head().seq, fault.code)
shop.books.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_log_that_cannot_grow_is_a_fault_and_what_was_paid_is_there(shop: Shop, tmp_path: Path) -> None:
    shop.open_shift()
    shop.books.close()

    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path / "books.db")], capture_output=True, text=True, check=False
    )
    made, head, code = done.stdout.split()
    assert (made, code) == (head, "disk_failed"), done.stderr
    verdict = verify(tmp_path / "books.db", KEY)
    assert verdict.holds
    assert verdict.entries == int(made)


def test_a_refusal_inside_leaves_nothing_behind(tmp_path: Path) -> None:
    connection = dbapi2.connect(tmp_path / "x.db", isolation_level=None)
    connection.execute("CREATE TABLE a (b)")

    with pytest.raises(Refusal), transaction(connection) as tx:  # noqa: PT012
        tx.execute("INSERT INTO a VALUES (1)")
        raise Refusal("no")
    with pytest.raises(driver.DriverError), transaction(connection) as tx:  # noqa: PT012
        tx.execute("INSERT INTO a VALUES (1)")
        tx.execute("INSERT INTO nothing VALUES (1)")

    with transaction(connection) as tx:
        assert tx.one("SELECT count(*) FROM a") == (0,)
    connection.close()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("database or disk is full", "disk_full"),
        ("disk I/O error", "disk_failed"),
        ("attempt to write a readonly database", "disk_failed"),
        ("file is not a database", "no_key"),
    ],
)
def test_errors_of_the_world_say_what_to_do(text: str, code: str) -> None:
    fault = driver.meaning(dbapi2.OperationalError(text))
    assert isinstance(fault, Fault)
    assert fault.code == code
    assert fault.advice


def test_an_error_of_ours_stays_what_it_is() -> None:
    error = dbapi2.OperationalError("no such table: x")
    assert driver.meaning(error) is error
