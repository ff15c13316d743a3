"""Accounts of companies at HQ: who owes what, at a shell and on the statement's page."""

from dataclasses import replace
from pathlib import Path

import pytest
import requests

from domain.errors import Fault
from hq.bootstrap import open_hq
from hq.services import accounts, merges
from hq.services.context import Hq
from hq.store import members
from tests.hq.test_command_line import run
from tests.hq.test_reports_pages import words
from tests.hq.valued import ROWS, furnish


def open_account(hq: Hq) -> None:
    """Two companies, one of them may owe 50.00."""
    furnish(hq)
    firms = [
        replace(ROWS[0], member=id_, name="远航公司", phone=f"1360000{n}", card=f"8000{n}", kind="group")
        for n, id_ in enumerate(("G1", "G2"), 1111)
    ]
    hq.database.run_transaction("members", lambda tx: members.put_members(tx, firms, hq.secrets.index_key))
    assert accounts.set_limit(hq, "G1", 5000, "zhou", "a contract") == 5000


def test_the_page_of_a_company_shows_its_account(hq: Hq, served: str) -> None:
    open_account(hq)

    text = words(served, "/statement?member=G1")
    assert "On account Limit Owes now May still owe G1 50.00 0.00 50.00" in text
    assert "account.limited" in text
    assert "还可挂账" in words(served, "/statement?member=G1", "zh-CN")
    assert "May still owe" not in words(served, "/statement?member=M1")
    assert "ACC,50.00,50.00" in requests.get(f"{served}/statement.csv?member=G1", timeout=30).text


def test_a_merged_companys_account_goes_over(hq: Hq) -> None:
    open_account(hq)
    accounts.set_limit(hq, "G2", 2000, "zhou", "a contract")
    merges.merge(hq, "G2", "G1", "zhou", "one firm")

    assert accounts.account(hq, "G1") == accounts.Account(limit=7000, owed=0, left=7000)
    assert accounts.set_limit(hq, "G1", 5000, "zhou", "one contract") == 5000


def test_at_a_shell(tmp_path: Path) -> None:
    hq = open_hq(None, tmp_path / "hq")
    open_account(hq)
    hq.database.close()
    command = ("account", "--data", tmp_path / "hq", "--member", "G1")

    assert run(*command).stdout.split("\n")[1].split() == ["50.00", "0.00", "50.00"]
    raised = run(*command, "--limit", "9000", "--by", "zhou", "--why", "a good year")
    assert (raised.returncode, raised.stdout.split("\n")[1].split()) == (0, ["90.00", "0.00", "90.00"])
    paid = run(*command, "--paid", "100", "--by", "zhou", "--reference", "B-1")
    assert (paid.returncode, paid.stderr) == (
        1,
        "G1 owes 0.00, as far as HQ knows. Note what is owed; the rest when it came in.\n",
    )


def test_who_has_no_account(hq: Hq) -> None:
    open_account(hq)
    assert accounts.account(hq, "G2") == accounts.Account(0, 0, 0)
    for member in ("M1", "nobody"):
        with pytest.raises(Fault, match="no company"):
            accounts.account(hq, member)
