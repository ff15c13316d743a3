"""The tables of docs/rules/members.md."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from domain.feedback import stands
from domain.segments import high_value, sleeps
from tests.receipt_language import cents

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, str]
RULES = Path(__file__).parents[2] / "docs" / "rules"


def _high_value(row: Row) -> None:
    spent = {member: cents(paid) for member, _, paid in (one.partition(":") for one in row["spent"].split())}
    found, share = high_value(spent)
    assert (" ".join(found), f"{share.of(100)} %") == (row["top 20 %"], row["they bring"])


def _sleeping(row: Row) -> None:
    last, balance, on = row["last purchase"], cents(row["balance"]), date.fromisoformat(row["on"])
    for below, column in ((0, "no purchase for a month"), (2_000, "and under 20.00")):
        assert sleeps(last, balance, on, below=below) is (row[column] == "sleeps")


def _silence(row: Row) -> None:
    asked, now = datetime.fromisoformat(row["asked"]), datetime.fromisoformat(row["now"])
    assert stands(row["rating"], asked, now) == row["counts as"]  # type: ignore[arg-type]


def _italics(row: Row) -> None:
    """The number is a cell, or a part of one, of that table."""
    page = (RULES / f"{row['page']}.md").read_text("utf-8")
    rows = page.split(f"<!-- table: {row['table']} -->\n")[1].split("\n\n")[0].splitlines()[2:]
    assert any(f" {row['number']} " in line.replace(", ", " , ") for line in rows)


TABLES: dict[str, Callable[[Row], None]] = {
    "high_value": _high_value,
    "sleeping": _sleeping,
    "silence": _silence,
    "italics": _italics,
}
