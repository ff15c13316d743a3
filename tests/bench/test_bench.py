"""The bench runs, and its JSON has every figure with every key; how fast it is, no test says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.figures import KEYS, Goal, Samples, figure, percentile, table

ROOT = Path(__file__).resolve().parents[2]
SYNC = {
    "hq_push_1_register",
    "hq_push_4_registers",
    "grant_round_trip",
    "backlog_pushed",
    "backlog_sale",
    "backlog_8_registers",
    "new_register",
    "price_change",
    "sync_slows_finish",
}
WITH_A_GOAL = SYNC | {
    "scan_painted",
    "scan_painted_member",
    "finish_sale",
    "finish_blocked",
    "member_by_card",
    "member_by_phone",
    "member_of_chain",
    "member_by_last4",
    "member_by_pinyin",
    "first_paint",
    "memory_after_sales",
    "price_20_lines_30_rules",
    "price_300_lines_200_rules",
    "keyboard_act",
    "keyboard_blocked",
    "keyboard_memory",
}
KEYBOARD = {
    f"keyboard_{act}"
    for act in [
        "scan",
        "quantity",
        "remove",
        "undo",
        "search",
        "back",
        "suspend",
        "suspended",
        "resume",
        "member",
        "stored_value",
        "cash",
        "reprint",
        "receipts",
        "receipt",
        "everything",
        "give_back",
        "menu",
        "next",
        "help",
        "percent_off",
        "bill_off",
        "off_why",
        "top_up",
        "top_up_cash",
        "go_on",
        "cash_in",
        "which_way",
        "cash_in_why",
        "void",
        "void_why",
        "exchange",
        "exchange_cash",
    ]
}
GROWTH = {"price_75_lines_200_rules", "price_150_lines_200_rules"}
RULES = GROWTH | {"price_20_lines_30_rules", "price_300_lines_200_rules"}
BY_THE_PROCESSOR = {
    f"{name}_processor"
    for name in ("scan_painted", "scan_painted_member", "finish_sale", "finish_blocked", "first_paint", *RULES)
}
FOR_INFORMATION = (
    BY_THE_PROCESSOR
    | GROWTH
    | KEYBOARD
    | {
        "article_by_barcode",
        "search_by_name",
        "search_by_pinyin",
        "price_20_lines",
        "first_scan",
        "sales_in_a_row",
        "verify",
        "hq_ingest",
        "hq_project",
        "hq_push_1_register_request",
        "hq_push_4_registers_request",
        "grant_beside_pushes",
        "sync_slows_sale",
    }
)
GROWN = "keyboard_memory"
"""What may be nothing, or less."""
ALONE = {"finish_blocked", "finish_blocked_processor", "keyboard_act", "keyboard_blocked", GROWN}
WITH_A_FLOOR = ((WITH_A_GOAL | BY_THE_PROCESSOR | GROWTH) - ALONE) | {
    "article_by_barcode",
    "search_by_name",
    "search_by_pinyin",
    "grant_beside_pushes",
    "sync_slows_sale",
}


def bench(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--small", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_small_run_tells_every_figure(tmp_path: Path) -> None:
    printed = bench("--data", str(tmp_path), "--json", str(tmp_path / "figures.json"))

    figures = {one["name"]: one for one in json.loads((tmp_path / "figures.json").read_text("utf-8"))}
    assert set(figures) == WITH_A_GOAL | FOR_INFORMATION
    for name, one in figures.items():
        assert tuple(one) == KEYS
        assert one["p50"] > 0 or name == GROWN, one
        assert one["p99"] > 0 or name == GROWN, one
        assert (one["met"] is not None) == bool(one["goal"]) == (name in WITH_A_GOAL), one
        assert (one["ratio"] is not None) == (name in WITH_A_FLOOR), one
        assert name in printed


def test_one_bench_alone_finds_the_files_of_the_run_before(tmp_path: Path) -> None:
    bench("--data", str(tmp_path), "--only", "articles")
    made = next(tmp_path.glob("*/reference/goods-000001.db")).stat().st_mtime_ns
    printed = bench("--data", str(tmp_path), "--only", "articles")

    assert "article_by_barcode" in printed
    assert "finish_sale" not in printed
    assert next(tmp_path.glob("*/reference/goods-000001.db")).stat().st_mtime_ns == made


@pytest.mark.parametrize(("percent", "expected"), [(50, 50.0), (99, 99.0), (100, 100.0)])
def test_percentiles_are_values_that_were_measured(percent: int, expected: float) -> None:
    assert percentile([float(value) for value in range(100, 0, -1)], percent) == expected


@pytest.mark.parametrize(
    ("goal", "met"),
    [
        (Goal("p99 ≤ 4", 4.0), True),
        (Goal("p99 ≤ 3.9", 3.9), False),
        (Goal("p50 ≤ 2", 2.0, "p50"), True),
        (Goal("p50 ≤ 2 × floor", None, "p50", 2.0), True),
        (Goal("p50 ≤ 1.9 × floor", None, "p50", 1.9), False),
        (Goal("p50 ≤ 1.5 × floor + 0.5", None, "p50", 1.5, 0.5), True),
        (Goal("p99 ≤ 3, p50 ≤ 2 × floor", 3.0, "p99", 2.0), False),
    ],
    ids=str,
)
def test_a_goal_is_met_or_missed(goal: Goal, met: bool) -> None:
    made = figure("x", "ms", Samples([1.0, 2.0, 4.0], [1.0]), goal)

    assert (made.p50, made.p99, made.ratio, made.met) == (2.0, 4.0, 2.0, met)


@pytest.mark.parametrize(("share", "met"), [(0.4, True), (0.51, False)])
def test_a_rate_must_reach_its_share_of_the_floor(share: float, met: bool) -> None:
    assert figure("x", "entries/s", Samples([5.0], [10.0]), Goal("p50 ≥ floor's share", share=share)).met is met


def test_a_missed_goal_stands_out_in_the_table() -> None:
    [_, line] = table([figure("x", "ms", Samples([2.0], [1.0]), Goal("p99 ≤ 1", 1.0))]).splitlines()

    assert line.split() == ["x", "ms", "2", "2", "1", "1", "2", "p99", "≤", "1", "NO"]
