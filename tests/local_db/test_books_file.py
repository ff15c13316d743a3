"""Opening books: encrypted, one at a time, never newer than the program."""

import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from domain.errors import Fault
from local_db import actor
from local_db.books import create_books, open_books
from tests.local_db.world import KEY, Shop

OPEN = "import sys; from pathlib import Path; from local_db.books import open_books; from tests.local_db.world import KEY; open_books(Path(sys.argv[1]), KEY)"  # noqa: E501


def test_nothing_in_the_folder_can_be_read_without_the_key(shop: Shop, tmp_path: Path) -> None:
    shop.open_shift()
    for path in tmp_path.iterdir():
        data = path.read_bytes()
        assert not data.startswith(b"SQLite format 3"), path
        assert b"S01-R2" not in data, path


def test_a_second_till_on_the_same_books_is_refused(shop: Shop, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(tmp_path / "books.db")], capture_output=True, text=True, check=False
    )
    assert "Another till is open on the same books." in done.stderr

    shop.books.close()
    subprocess.run([sys.executable, "-c", OPEN, str(tmp_path / "books.db")], check=True)


def test_books_of_a_newer_version_are_refused_and_left_alone(shop: Shop, tmp_path: Path) -> None:
    shop.books.run(lambda tx: tx.execute("UPDATE alembic_version SET version_num = '0099'")).result()
    shop.books.close()
    before = (tmp_path / "books.db").read_bytes()

    with pytest.raises(Fault) as told:
        open_books(tmp_path / "books.db", KEY)

    assert told.value.code == "database_newer"
    assert (tmp_path / "books.db").read_bytes() == before


def test_books_that_are_there_are_not_made_again_and_missing_ones_are_told(shop: Shop, tmp_path: Path) -> None:
    with pytest.raises(Fault) as told:
        open_books(tmp_path / "other.db", KEY)
    assert told.value.code == "no_books"
    shop.books.close()
    with pytest.raises(Fault) as told:
        create_books(tmp_path / "books.db", KEY)
    assert told.value.code == "books_exist"


def test_books_that_were_begun_and_never_enrolled_are_made_to_the_end(tmp_path: Path) -> None:
    path = tmp_path / "books.db"
    path.touch()
    with pytest.raises(Fault) as told:
        open_books(path, KEY)
    assert told.value.code == "no_books"
    create_books(path, KEY).close()

    Shop.new(path).books.close()
    open_books(path, KEY).close()


def test_readers_on_any_thread_see_what_was_committed(shop: Shop) -> None:
    shop.open_shift()
    seen: list[int] = []
    thread = Thread(target=lambda: seen.append(shop.books.head().seq))
    thread.start()
    thread.join()

    assert seen == [3]


def test_readers_cannot_write(shop: Shop) -> None:
    with pytest.raises(Exception, match="readonly"):
        shop.books.readers.one("INSERT INTO setting VALUES ('a', 'b')")


def test_a_slice_waits_for_a_sale(shop: Shop) -> None:
    """What is queued behind a slice, but more urgent, goes before the next slice."""
    done: list[str] = []
    futures = [
        shop.books.submit(lambda: done.append("slice"), actor.SLICE),
        shop.books.submit(lambda: done.append("slice"), actor.SLICE),
        shop.books.submit(lambda: done.append("sale"), actor.SALE),
    ]
    for future in futures:
        future.result()
    assert done.index("sale") < 2


def test_closing_puts_the_log_into_the_file(shop: Shop, tmp_path: Path) -> None:
    shop.open_shift()
    shop.books.close()

    assert sorted(path.name for path in tmp_path.iterdir()) == ["books.db", "books.db.lock"]


COUNT_LONG = (
    "WITH RECURSIVE n(i) AS (SELECT begun() UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT count(*) FROM n"
)


def test_closing_waits_for_a_reader(shop: Shop) -> None:
    """Who closes a connection that another thread reads with ends the process."""
    readers, seen = shop.books.readers, list[object]()
    begun = Event()

    def say() -> int:
        begun.set()
        return 1

    def reads() -> None:
        readers.connection().create_function("begun", 0, say)
        seen.append(readers.one(COUNT_LONG))

    asking = Thread(target=reads)
    asking.start()
    begun.wait(10)
    readers.close()
    asking.join(10)

    assert seen == [(3_000_000,)]
    with pytest.raises(Fault) as told:
        readers.one("SELECT 1")
    assert told.value.code == "closing"


def test_rows_that_are_read_one_by_one_end_with_the_file(shop: Shop) -> None:
    rows = shop.books.readers.each(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 999) SELECT i FROM n"
    )
    assert next(rows) == (1,)
    shop.books.readers.close()
    with pytest.raises(Fault, match="being closed"):
        list(rows)
