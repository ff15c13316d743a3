"""Rows of the feed and the files they go to."""

import functools
import operator
from pathlib import Path

import pytest

from local_db.driver import Transaction, dbapi2
from local_db.reference import feed_rows
from local_db.reference.feed_rows import GOODS, INDEX, PEOPLE
from local_db.reference.in_force import InForce
from wire.feed import FeedRow, checksum


@pytest.mark.parametrize(
    ("scope", "kind", "file"),
    [
        ("chain", "article", GOODS),
        ("chain", "plan", GOODS),
        ("store:S01", "price", GOODS),
        ("store:S01", "member", PEOPLE),
        ("store:S01", "staff", PEOPLE),
        ("index", "member", INDEX),
        ("register:S01-R2", "grant", PEOPLE),
    ],
)
def test_each_kind_has_its_file_and_nothing_personal_lies_in_a_plain_one(scope: str, kind: str, file: str) -> None:
    assert feed_rows.file_of(scope, kind) == file
    assert file in feed_rows.files_of(scope)


def test_slices_are_short_and_leave_nothing_out() -> None:
    pieces = list(feed_rows.slices(list(range(150)), 64))

    assert [len(piece) for piece in pieces] == [64, 64, 22]
    assert functools.reduce(operator.iadd, pieces, []) == list(range(150))


def test_a_file_name_is_never_taken_twice() -> None:
    taken = {"goods-000007.db"}
    name = feed_rows.file_name("goods", 7, taken.__contains__)

    assert name == "goods-000007-2.db"
    assert all(map(feed_rows.is_reference_file, (name, "index-1234567.db-wal", "people-000000.db-shm")))
    assert not any(map(feed_rows.is_reference_file, ("books.db", "goods-7.txt", "x-goods-000001.db", "goods.db")))


def test_the_checksum_is_that_of_the_protocol_whatever_the_kinds(tmp_path: Path) -> None:
    connection = dbapi2.connect(tmp_path / "people.db", isolation_level=None)
    tx = Transaction(connection)
    feed_rows.create(tx, PEOPLE, "store:S01")
    keys = [("staff", "B"), ("member", "C"), ("staff", "A"), ("member", "é"), ("member", "a")]
    docs = {"staff": {"name": "n", "role": "r", "pin": "p"}, "member": {"name": "n"}}
    rows = [
        FeedRow(scope="store:S01", pos=n, kind=kind, key=key, version=n, op="put", doc={"id": key, **docs[kind]})
        for n, (kind, key) in enumerate(keys)
    ]
    feed_rows.apply(tx, PEOPLE, rows, {"store:S01": 9})
    file = InForce(tmp_path / "people.db")

    assert feed_rows.checksum_of("store:S01", [file]) == checksum([(key, n) for n, (_, key) in enumerate(keys)])
    assert file.one(feed_rows.POSITION_SQL, ("store:S01",)) == (9,)
    file.close()
    connection.close()


def _table(file: str, rows: list[FeedRow], *, at_once: bool) -> dict[str, list[tuple[object, ...]]]:
    """What lies in an empty file after these rows came."""
    connection = dbapi2.connect(":memory:", isolation_level=None)
    tx = Transaction(connection)
    feed_rows.create(tx, file, "store:S01")
    assert not feed_rows.has_any(tx, "store:S01")
    (feed_rows.fill if at_once else feed_rows.apply)(tx, file, rows, {"store:S01": 9})
    assert feed_rows.has_any(tx, "store:S01")
    names = [name for (name,) in tx.all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    found = {name: sorted(tx.all(f"SELECT * FROM {name}"), key=repr) for name in names if "_name" not in name}
    found["words"] = tx.all("SELECT rowid FROM member_name WHERE member_name MATCH 'n'") if file == PEOPLE else []
    connection.close()
    return found


@pytest.mark.parametrize("file", [GOODS, PEOPLE])
@pytest.mark.parametrize("together", [1, 2, 2000])
def test_an_empty_file_is_filled_as_if_row_came_after_row(
    file: str, together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a key stands twice: the newer one holds, wherever it stands."""
    monkeypatch.setattr(feed_rows, "FILL_ROWS", together)
    kind = "price" if file == GOODS else "member"
    keys = [("A", 1, "n"), ("B", 3, "n"), ("A", 2, "m"), ("C", 1, "n"), ("B", 2, "m"), ("D", 1, "")]
    rows = [
        FeedRow(
            scope="store:S01",
            pos=pos,
            kind=kind,
            key=key,
            version=version,
            op="put" if name else "del",
            doc={"id": key, "name": name, "price": version} if name else None,
        )
        for pos, (key, version, name) in enumerate(keys, start=1)
    ]

    assert _table(file, rows, at_once=True) == _table(file, rows, at_once=False)
