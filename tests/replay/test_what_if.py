"""A replay under a plan of our own: who spends climbs, what a plan gives is summed up, every sale proves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from demo.replay.__main__ import PLANS
from demo.replay.baskets import Trade
from demo.replay.what_if import Outcome, sell_under
from demo.replay.what_if_table import table
from pos_app.plans.check import mistakes
from pos_app.plans.reprice import Plans, journal_file, reprice_all
from tests.domain.bad_plans import label
from tests.replay.made_lines import made_lines
from wire.bodies import plan_hash

if TYPE_CHECKING:
    from pathlib import Path

PLAN: dict[str, Any] = {
    "version": 1,
    "currency": "USD",
    "tiers": [{"id": "red", "label": label(), "threshold": 1500, "pays": [90, 100]}],
}


@pytest.fixture
def trade() -> Trade:
    """Household 42 buys three times, 43 once: list 12.00 (members 10.00) each, and a line of quantity 0."""
    bought = {"sales": 1000, "retail": 200}
    return Trade(
        made_lines(
            {"basket": 1, **bought},
            {"basket": 1, "quantity": 0},
            {"basket": 2, "moment": 1_483_290_060, **bought},
            {"basket": 3, "household": 43, "moment": 1_483_290_120, **bought},
            {"basket": 4, "moment": 1_483_290_180, **bought},
        )
    )


def sold(trade: Trade, folder: Path, plan: dict[str, Any] = PLAN) -> Outcome:
    file = folder / "plan.json"
    file.write_text(json.dumps(plan))
    return sell_under(trade, file, folder / "journal.jsonl.gz")


def test_a_household_climbs_and_pays_less(trade: Trade, tmp_path: Path) -> None:
    """After two sales of 10.00 household 42 has its tier, and pays 9.00 for the third."""
    found = sold(trade, tmp_path)
    assert (found.sales, found.list, found.payable) == (4, 4800, 3900)
    assert found.benefits == {"member_price": 800, "tier": 100}
    assert found.tiers == {"red": 1, "none": 1}
    assert found.cost == 4 * 840


def test_every_sale_proves_again(trade: Trade, tmp_path: Path) -> None:
    sold(trade, tmp_path)
    text = (tmp_path / "plan.json").read_bytes()
    again = list(reprice_all(journal_file(tmp_path / "journal.jsonl.gz"), Plans({plan_hash(text): text})))
    assert [one.payable for one in again] == [1000, 1000, 1000, 900]
    assert all(not one.difference for one in again)


def test_under_another_plan_it_does_not(trade: Trade, tmp_path: Path) -> None:
    """The control: the same entries under a plan with another rate (and a forged hash) are different."""
    sold(trade, tmp_path)
    text = (tmp_path / "plan.json").read_bytes()
    other = text.replace(b"[90, 100]", b"[80, 100]")
    entries = ((name, raw.replace(plan_hash(text).encode(), plan_hash(other).encode())) for name, raw in read(tmp_path))
    again = list(reprice_all(entries, Plans({plan_hash(other): other})))
    assert [bool(one.difference) for one in again] == [False, False, False, True]


def read(folder: Path) -> list[tuple[str, bytes]]:
    return list(journal_file(folder / "journal.jsonl.gz"))


def test_the_table(trade: Trade, tmp_path: Path) -> None:
    rows = dict(row.strip("| ").split(" | ", 1) for row in table([sold(trade, tmp_path)]) if " | " in row.strip("| "))
    assert rows["list"] == "48.00"
    assert rows["− tier"] == "1.00"
    assert rows["cost of benefits"] == "9.00 (18.8 %)"
    assert rows["margin before"] == "30.0 %"
    assert rows["margin after"] == "13.8 %"


@pytest.mark.parametrize("name", PLANS)
def test_our_plans_pass_the_check(name: str) -> None:
    assert mistakes(PLANS[name]) == ()
