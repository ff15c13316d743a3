"""`python -m pos_app reprice`: every past sale again, identical to the cent; a cent more, and it says where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from local_db.driver import connect
from local_db.keys import write_key_file
from local_db.past_sales import past_sales
from local_db.schema import TRIGGERS
from pos_app.__main__ import main
from tests.local_db.world import EPOCH, KEY, MILK, PLAN, SOAP, Shop
from wire.bodies import plan_text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """Books with two sales, numbers 4 and 5, one to a member."""
    path = tmp_path / "till-data" / "books.db"
    path.parent.mkdir()
    write_key_file(tmp_path / "till-data.key", KEY)
    shop = Shop.new(path)
    shop.open_shift()
    shop.sell((MILK, 2), member="M1", stored=100)
    shop.sell((SOAP, 1))
    shop.books.close()
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    code = main(["reprice", *arguments])
    return code, capsys.readouterr().out.splitlines()


def test_everything_is_identical(books: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "--all", "--books", str(books))
    assert said == (0, ["2 sales priced again: identical to the cent."])


def test_one_receipt(books: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "S01-R2-000005", "--books", str(books))
    assert said == (0, ["1 sales priced again: identical to the cent."])
    assert run(capsys, "S01-R2-000003", "--books", str(books)) == (1, ["There is no sale S01-R2-000003."])


def test_a_cent_more_is_named(books: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The bytes of one entry say another list price than its sum: the difference is told with the entry's name."""
    db = connect(books, KEY.hex, writes=True)
    for trigger in TRIGGERS:
        db.execute(f"DROP TRIGGER {trigger.split()[2]}")
    edited = (
        """UPDATE journal SET raw = CAST(replace(CAST(raw AS TEXT), '"unit_price":499', '"unit_price":500') AS BLOB)"""
    )
    db.execute(edited)
    db.commit()
    db.close()
    code, lines = run(capsys, "--all", "--books", str(books))
    assert code == 1
    assert lines[0].startswith(f"S01-R2/{EPOCH}/5: lines would be")
    assert lines[1] == "1 of 2 sales are identical to the cent, 1 are not."


def journal(books: Path, tmp_path: Path) -> tuple[Path, Path]:
    file, plan = tmp_path / "journal.jsonl", tmp_path / "plan.json"
    file.write_bytes(b"".join(one.raw + b"\n" for one in past_sales(books, KEY).sales))
    plan.write_bytes(plan_text(PLAN))
    return file, plan


def test_a_journal_file(books: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, plan = journal(books, tmp_path)
    said = run(capsys, "--all", "--journal", str(file), "--plan", str(plan))
    assert said == (0, ["2 sales priced again: identical to the cent."])


def test_a_plan_that_is_not_here(books: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without its plan nothing is proved, and that is said."""
    file, _ = journal(books, tmp_path)
    code, lines = run(capsys, "--all", "--journal", str(file))
    assert code == 1
    assert "plan 1" in lines[0]
    assert "is not here" in lines[0]


def test_an_entry_that_cannot_be_read(books: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, plan = journal(books, tmp_path)
    file.write_bytes(file.read_bytes()[:-20])
    code, lines = run(capsys, "--all", "--journal", str(file), "--plan", str(plan), "--json")
    found: dict[str, Any] = json.loads(lines[0])
    assert code == 1
    assert found["sales"] == 2
    assert [one["entry"] for one in found["different"]] == ["journal.jsonl:2"]
