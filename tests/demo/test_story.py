"""The story adds up, and the summary says so only as long as the books and the papers do."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from demo.folders import Folders
from demo.summary import adds_up, summary
from local_db.keys import read_key_file
from pos_app.receipts.words import words_for

if TYPE_CHECKING:
    from pathlib import Path

ACTS = (
    *("sign_in", "float", "empty", "search", "weigh", "member", "quantity", "removed", "help", "paid", "partly_paid"),
    *("paid_split", "coupon", "wrong_digit", "unknown", "frozen", "suspended", "leave", "clear", "offline"),
    *("offline_paid", "recovered", "online_again", "paper_out", "paper_back", "receipts", "return", "returned"),
    *("return_rest", "returned_rest", "locked", "drawer_reason", "menu", "x_report", "count", "check", "z_report"),
)

EDIT_A_POSTING = "UPDATE posting SET amount = amount + 1 WHERE place = 0 AND n = (SELECT min(n) FROM posting)"


@pytest.fixture
def copy(told: Path, tmp_path: Path) -> Path:
    """The same for one test, with no trace of what was found before."""
    folder = shutil.copytree(told, tmp_path / "out", ignore=shutil.ignore_patterns("screens", "reference"))
    shutil.copytree(told / "screens", folder / "screens", copy_function=shutil.copyfile)
    (folder / "summary.json").unlink()
    return folder


def test_what_the_summary_says(told: Path) -> None:
    found: dict[str, Any] = json.loads((told / "summary.json").read_text("utf-8"))
    assert found["ledger_balanced"]
    assert found["hq_equals_till"]
    assert found["killed_and_recovered"]
    assert found["head"] == found["hq_head"] != ""
    assert found["sales"] == 8
    assert found["returns"] == 2
    assert found["offline_sales"] == 2
    for language in ("en", "zh_CN"):
        for act in ACTS:
            name = f"screens/{language}/"
            assert any(p.startswith(name) and p.endswith(f"_{act}.png") for p in found["pictures"]), (language, act)
    assert all((told / picture).stat().st_size for picture in [*found["pictures"], *found["receipts"]])


def test_the_copy_adds_up(copy: Path) -> None:
    """The control of the controls: nothing was changed, so it still adds up."""
    assert adds_up(summary(Folders(copy)))


def test_an_edited_journal_of_the_till(copy: Path) -> None:
    key = read_key_file(copy / "till.key").hex
    with_books(copy / "till/books.db", key, "UPDATE journal SET raw = CAST(raw || ' ' AS BLOB) WHERE seq = 5")
    found = summary(Folders(copy))
    assert not found["ledger_balanced"]
    assert not adds_up(found)


def test_an_edited_posting_of_the_till(copy: Path) -> None:
    key = read_key_file(copy / "till.key").hex
    with_books(
        copy / "till/books.db",
        key,
        "UPDATE posting SET amount = amount + 1 WHERE n = (SELECT min(n) FROM posting) AND place = 0",
    )
    found = summary(Folders(copy))
    assert not found["ledger_balanced"]
    assert not adds_up(found)


def test_an_edited_journal_of_hq(copy: Path) -> None:
    with_books(copy / "hq/hq.db", "", "UPDATE journal SET entry = CAST(entry || ' ' AS BLOB) WHERE seq = 5")
    found = summary(Folders(copy))
    assert not found["ledger_balanced"]
    assert not adds_up(found)


def test_a_receipt_that_is_missing(copy: Path) -> None:
    """The books are right, but one paper of a return never came out."""
    title = words_for("en")["refund"]
    slips = [path for path in (copy / "receipts").glob("*.txt") if title in path.read_text("utf-8")]
    slips[0].with_suffix(".png").unlink()
    found = summary(Folders(copy))
    assert found["ledger_balanced"] == found["hq_equals_till"] is True
    assert not found["receipts_complete"]
    assert not adds_up(found)


def with_books(path: Path, key: str, sql: str) -> None:
    """Change a database behind the program's back."""
    connection = sqlcipher.connect(str(path))
    if key:
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    assert connection.execute(sql).rowcount == 1
    for _, text in triggers:
        connection.execute(text)
    connection.commit()
    connection.close()
