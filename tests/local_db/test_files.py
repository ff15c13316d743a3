"""Files that are replaced while the till sells."""

from pathlib import Path
from threading import Event, Thread, current_thread

import pytest

from domain.errors import Fault
from local_db.driver import Transaction
from local_db.reference.feed_rows import GOODS, INDEX, PEOPLE
from local_db.reference.files import ReferenceFiles
from tests.local_db.reference_files import goods_file
from tests.local_db.world import Shop


def test_an_empty_file_is_made_at_the_first_write(shop: Shop, tmp_path: Path) -> None:
    files = ReferenceFiles(tmp_path / "reference", shop.books)
    assert not files.in_force[INDEX].there

    files.here(INDEX, lambda tx: tx.execute("INSERT INTO meta VALUES ('a', 'b')"))

    assert files.in_force[INDEX].one("SELECT value FROM meta WHERE name = 'a'") == ("b",)
    assert shop.books.readers.all("SELECT kind, name FROM reference_file") == [("index", "index-000000.db")]
    files.close()


def test_a_file_of_another_form_is_told_anew(shop: Shop, tmp_path: Path) -> None:
    """A program of another version left it: it is not read, and its cursors begin at 0."""
    files = ReferenceFiles(tmp_path / "reference", shop.books)
    files.replace(GOODS, goods_file(tmp_path / "fetched"), 5, lambda _connection: None)
    files.here(GOODS, lambda tx: tx.execute("UPDATE meta SET value = '2' WHERE name = 'schema'"))
    files.close()

    again = ReferenceFiles(tmp_path / "reference", shop.books)
    assert not again.in_force[GOODS].there
    again.here(GOODS, lambda tx: tx.execute("INSERT INTO meta VALUES ('a', 'b')"))
    assert again.in_force[GOODS].there
    again.close()


def test_a_slice_runs_on_the_books_thread_and_long_work_on_ones_own(shop: Shop, tmp_path: Path) -> None:
    files = ReferenceFiles(tmp_path / "reference", shop.books)

    assert files.slice(GOODS, lambda _tx: current_thread().name) == "books"
    assert files.here(GOODS, lambda _tx: current_thread()) is current_thread()
    files.close()


def test_the_books_say_which_file_counts_after_a_kill_between_copy_and_note(shop: Shop, tmp_path: Path) -> None:
    """A file that came but was never noted is swept away; the one before stays in force."""
    files = ReferenceFiles(tmp_path / "reference", shop.books)
    files.replace(GOODS, goods_file(tmp_path / "fetched"), 5, lambda _connection: None)
    files.close()
    goods_file(tmp_path / "reference" / "goods-000009.db")

    again = ReferenceFiles(tmp_path / "reference", shop.books)
    assert again.in_force[GOODS].path == tmp_path / "reference" / "goods-000005.db"
    assert not (tmp_path / "reference" / "goods-000009.db").exists()
    again.close()


def test_people_need_the_key_of_the_books(shop: Shop, tmp_path: Path) -> None:
    files = ReferenceFiles(tmp_path / "reference", shop.books)
    files.here(PEOPLE, lambda tx: tx.execute("INSERT INTO meta VALUES ('a', 'b')"))
    files.close()

    assert not (tmp_path / "reference" / "people-000000.db").read_bytes().startswith(b"SQLite")


def test_closing_waits_for_what_is_being_written(shop: Shop, tmp_path: Path) -> None:
    """Who closes a connection that another thread writes with ends the process."""
    files = ReferenceFiles(tmp_path / "reference", shop.books)
    writing, go_on = Event(), Event()

    def slowly(tx: Transaction) -> None:
        writing.set()
        go_on.wait(10)
        tx.execute("INSERT INTO meta VALUES ('a', 'b')")

    sync = Thread(target=lambda: files.here(GOODS, slowly))
    sync.start()
    writing.wait(10)
    end = Thread(target=files.close)
    end.start()
    end.join(0.05)
    assert end.is_alive()
    go_on.set()
    end.join(10)
    sync.join(10)

    again = ReferenceFiles(tmp_path / "reference", shop.books)
    assert again.in_force[GOODS].one("SELECT value FROM meta WHERE name = 'a'") == ("b",)
    again.close()
    with pytest.raises(Fault) as told:
        again.here(GOODS, lambda tx: tx.execute("DELETE FROM meta"))
    assert told.value.code == "closing"
