"""Readers follow when another file comes into force."""

from pathlib import Path
from threading import Event, Thread

import pytest

from domain.errors import Fault
from local_db.reference.goods import Goods
from local_db.reference.in_force import InForce
from tests.local_db.reference_files import goods_file, index_file


def test_without_a_file_the_manager_is_told_what_to_do() -> None:
    with pytest.raises(Fault) as told:
        Goods(InForce()).by_sku("1001")
    assert told.value.code == "no_reference"


def test_every_thread_gets_the_new_file_at_its_next_question(tmp_path: Path) -> None:
    file = InForce(index_file(tmp_path / "a.db", []))
    asked, switched, seen = Event(), Event(), []

    def other() -> None:
        seen.append(file.one("SELECT count(*) FROM member"))
        asked.set()
        switched.wait()
        seen.append(file.one("SELECT count(*) FROM member"))

    thread = Thread(target=other)
    thread.start()
    asked.wait()
    file.switch(index_file(tmp_path / "b.db"))
    switched.set()
    thread.join()

    assert seen == [(0,), (3,)]
    assert file.path == tmp_path / "b.db"
    file.close()


def test_a_question_under_way_ends_on_its_file(tmp_path: Path) -> None:
    file = InForce(goods_file(tmp_path / "a.db"))
    rows = file.each("SELECT sku FROM article ORDER BY sku")
    first = next(rows)
    file.switch(goods_file(tmp_path / "b.db"))

    assert [first, *rows] == [("1001",), ("1002",), ("1003",), ("A-77",)]
    assert list(file.all("SELECT count(*) FROM article")) == [(4,)]
    file.close()
    assert not file.there
