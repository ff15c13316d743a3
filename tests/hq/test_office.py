"""HQ's reports at a shell: text, CSV and JSON of the same figures."""

import json
from pathlib import Path

import pytest

from hq.bootstrap import open_hq
from hq.services import tables
from hq.services.units import shown
from hq.store import staff
from tests.hq.test_command_line import run
from tests.hq.valued import furnish


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of an HQ with members."""
    hq = open_hq(None, tmp_path / "hq")
    hq.database.run_transaction("stores", lambda tx: staff.put_stores(tx, [("S01", "One")]))
    furnish(hq)
    hq.database.close()
    return tmp_path / "hq"


def test_a_statement_from_the_shell(data: Path) -> None:
    found = run("statement", "--data", data, "--member", "M1", "--json")
    assert (found.returncode, found.stderr) == (0, "")
    plain = json.loads(found.stdout)
    assert (plain["closing"]["SVP/20260101-M1"], plain["agrees"]) == (60_000, True)
    text = run("statement", "--data", data, "--member", "M1").stdout
    assert "2026-03-02" not in text.splitlines()[0]
    assert "SVP/20260101-M1  600.00" in text
    assert "The movements come to what the books have." in text
    lines = run("statement", "--data", data, "--member", "M1", "--csv").stdout.splitlines()
    assert lines[0] == "day,at,kind,entry,unit,amount,after"
    assert any(",opening.balance,HQ/M1/0000000000000001/1,PTS/20260101-p,30,30" in line for line in lines)


def test_an_unknown_member_is_said_in_a_sentence(data: Path) -> None:
    found = run("statement", "--data", data, "--member", "M99")
    assert (found.returncode, found.stdout, found.stderr) == (1, "", "There is no member M99. Give a member's id.\n")


def test_a_settlement_from_the_shell(data: Path) -> None:
    month = ("--from", "2026-03-01", "--to", "2026-03-31")
    found = run("settlement", "--data", data, *month, "--json")
    assert json.loads(found.stdout) == {
        "from": "2026-03-01",
        "to": "2026-03-31",
        "debts": [],
        "net": {},
        "complete": [],
    }
    assert run("settlement", "--data", data, *month, "--csv").stdout == "debtor,creditor,amount\n"
    wrong = run("settlement", "--data", data, "--from", "2026-04-01", "--to", "2026-03-01")
    assert (wrong.returncode, "Traceback" in wrong.stderr) == (1, False)


@pytest.mark.parametrize(
    ("unit", "amount", "text"),
    [
        ("SVP/x", 5, "0.05"),
        ("SVB/x", -123_450, "-1234.50"),
        ("CAP", 100, "1.00"),
        ("ACC", 5, "0.05"),
        ("PTS/x", 30, "30"),
        ("CPN:A/1", 1, "1"),
    ],
)
def test_amounts_are_shown_as_what_they_are(unit: str, amount: int, text: str) -> None:
    assert shown(unit, amount) == text


def test_a_spreadsheet_runs_no_formula() -> None:
    assert tables.csv_text([("=1+1", "-1.00", "@x", "a")]) == "'=1+1,-1.00,'@x,a\n"
