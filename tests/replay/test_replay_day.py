"""A day of the real chain, sold by the rule book and checked by the script that shares no code with it."""

import ast
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from demo.replay import recompute
from demo.replay.__main__ import main
from demo.replay.baskets import Trade
from demo.replay.data import load
from demo.replay.figures import imported_figures
from demo.replay.runner import replay
from demo.replay.totals import StoreWeek, Totals, by_week, data_totals, disagreements, side_by_side
from tests.replay.rule_book_seller import RuleBookSeller

ROOT = Path(__file__).resolve().parents[2]
WEEK = 1  # a single Sunday


class Day:
    """What was sold on the day, and the file that says so."""

    def __init__(self) -> None:
        self.trade = Trade(load(range(WEEK, WEEK + 1)))
        self.seller = RuleBookSeller(self.trade)
        file = io.StringIO()
        self.sold = by_week(replay(self.trade, self.seller, registers=2, sold_file=file))
        self.text = file.getvalue().splitlines()
        self.data = data_totals(self.trade.lines)
        self.baskets = recompute.read(WEEK, WEEK, None)


@pytest.fixture(scope="module")
def day() -> Day:
    return Day()


def test_a_day_of_the_chain_is_equal_to_the_cent(day: Day) -> None:
    assert disagreements(day.data, day.sold, day.sold) == []
    assert sum((totals for totals in day.sold.values()), Totals()) == Totals(382, 1_044_596, 92, 825, 1165)


def test_two_registers_share_a_store_and_close(day: Day) -> None:
    registers = {json.loads(line)["register"] for line in day.text}

    assert not day.seller.open
    assert day.seller.shifts == 2 * len(day.trade.stores())
    assert {name.rpartition("-")[2] for name in registers} == {"R1", "R2"}


def test_the_script_agrees_and_finds_the_same_imported(day: Day) -> None:
    result = recompute.check(day.baskets, day.text)
    planned = imported_figures(day.trade)

    assert not result.problems
    assert (result.sales, result.lines, result.payable) == (382, 3722, 1_044_596)
    assert (result.imported, result.imported_size, result.imported_balance) == (
        planned.lines,
        planned.size,
        planned.balance,
    )
    assert planned.within_limits


def test_the_script_has_the_same_totals_of_the_data(day: Day) -> None:
    sums = recompute.data_sums(day.baskets)

    assert {(f"S{store}", week): (one.baskets, one.payable) for (store, week), one in sums.items()} == {
        key: (totals.sales, totals.payable) for key, totals in day.data.items()
    }


def dearer(sale: dict[str, Any]) -> None:
    sale["payable"] += 1


def other_price(sale: dict[str, Any]) -> None:
    sale["lines"][0]["price"] += 5


def hidden_in_imported(sale: dict[str, Any]) -> None:
    line = sale["lines"][0]
    line["off"]["imported"] = line["off"].get("imported", 0) + 1
    line["payable"] -= 1


def hidden_in_another_rule(sale: dict[str, Any]) -> None:
    line = sale["lines"][0]
    line["off"]["gift"] = 1
    line["payable"] -= 1


def line_left_out(sale: dict[str, Any]) -> None:
    sale["lines"].pop()


def other_quantity(sale: dict[str, Any]) -> None:
    sale["lines"][0]["quantity"] += 1


def other_basket(sale: dict[str, Any]) -> None:
    sale["basket"] = 1


def paid_out(sale: dict[str, Any]) -> None:
    sale["paid_out"] = 100


SPOILED = (
    dearer,
    other_price,
    hidden_in_imported,
    hidden_in_another_rule,
    line_left_out,
    other_quantity,
    other_basket,
    paid_out,
)


@pytest.mark.parametrize("spoil", SPOILED)
def test_the_script_finds_what_is_wrong(day: Day, spoil: Callable[[dict[str, Any]], None]) -> None:
    sale = json.loads(day.text[100])
    spoil(sale)

    assert recompute.check(day.baskets, [*day.text[:100], json.dumps(sale), *day.text[101:]]).problems


def test_the_script_finds_a_sale_that_is_missing_or_there_twice(day: Day) -> None:
    assert recompute.check(day.baskets, day.text[1:]).problems == {"not sold": 1}
    assert recompute.check(day.baskets, [*day.text, day.text[0]]).problems == {"sold twice or not in the data": 1}


def test_the_table_points_at_the_week_in_which_hq_lacks_a_sale(day: Day) -> None:
    key: StoreWeek = ("S367", WEEK)
    till = day.sold[key]
    short = {**day.sold, key: replace(till, sales=till.sales - 1, payable=till.payable - 500)}
    rows = list(side_by_side(day.data, day.sold, short))

    assert disagreements(day.data, day.sold, short) == [key]
    assert [row.split()[0] for row in rows if row.endswith("!")] == ["S367", "all"]
    assert "10,445.96" in rows[-1]


def test_the_command_prints_what_lies_before_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--weeks", "1", "--stores", "3", "--figures"]) == 0

    printed = capsys.readouterr().out
    assert [line.split() for line in printed.splitlines() if line.startswith(("stores", "negative"))] == [
        ["stores", "3"],
        ["negative", "payable", "0", "baskets", "0.00", "a", "sale", "below", "zero,", "its", "amount", "paid", "out",
         "in", "cash"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("command", "arguments", "said"),
    [
        (main, ["--weeks", "40"], "weeks 1 to 39"),
        (main, ["--weeks", "one"], "--weeks"),
        (main, ["--weeks", "1", "--stores", "0"], "at least 1"),
        (main, ["--weeks", "1", "--workers", "0"], "at least 1"),
        (recompute.main, ["--weeks", "39-40"], "weeks 1 to 39"),
    ],
)
def test_what_cannot_be_had_is_said_in_a_sentence(
    command: Callable[[list[str]], int], arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command(arguments)

    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_the_check_says_so_when_it_is_done(day: Day, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sold.jsonl"
    file.write_text("\n".join(day.text), encoding="utf-8")

    assert recompute.main(["--weeks", "1", "--sold", str(file)]) == 0
    assert capsys.readouterr().out.endswith("equal to the cent\n")


def test_the_script_shares_no_code_with_anything_here() -> None:
    tree = ast.parse((ROOT / "demo/replay/recompute.py").read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "." for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert not {name.partition(".")[0] for name in names} & {"", "demo", "domain", "wire", "local_db", "hq", "pos_app"}


def test_the_product_never_reads_the_data() -> None:
    product = [path for part in ("domain", "wire", "local_db", "pos_app", "hq") for path in (ROOT / part).rglob("*.py")]

    assert [path.name for path in product if "completejourney" in path.read_text("utf-8")] == []
