"""Files that are replaced while the till sells."""

from pathlib import Path
from threading import current_thread

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
