"""The replay through real services: registers with books, HQ in a process of its own, every book proved."""

import contextlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from demo.processes import DemoError
from demo.replay import recompute
from demo.replay.__main__ import main
from demo.replay.baskets import Trade
from demo.replay.crew import Crew
from demo.replay.report import report
from demo.replay.store import StoreTask
from demo.replay.through_services import Outcome, clear, sell_again, wrong_heads
from demo.replay.totals import Totals
from tests.replay.made_lines import made_lines

NEXT_DAY = {"day": 17_168, "moment": 1_483_376_400, "week": 2}
ODD = made_lines(
    {"basket": 1, "sales": 138, "retail": 51, "coupon": 167},
    {"basket": 1, "sku": 1001, "sales": 500},
    {"basket": 2, "moment": 1_483_290_060, "quantity": 0, "coupon": 300},
    {"basket": 2, "moment": 1_483_290_060, "sku": 1001, "sales": 500},
    {"basket": 3, "moment": 1_483_290_120, "quantity": 0, "coupon": 570},
    {"basket": 3, "moment": 1_483_290_120, "sku": 1001, "sales": 500},
    {"basket": 4, "moment": 1_483_290_180, "household": 43, "quantity": 0},
    NEXT_DAY | {"basket": 5, "sku": 1002, "quantity": 89_638, "sales": 25_000, "weighed": 1},
    NEXT_DAY | {"basket": 5, "sku": 1001, "sales": 475},
    NEXT_DAY | {"basket": 6, "moment": 1_483_376_460, "sku": 1001, "sales": 475, "coupon": 475},
)


def silent(_said: object) -> None:
    """What the replay says on its way is of no interest here."""


@dataclass(frozen=True)
class Day:
    """The command's exit code, what it printed, and the sale file."""

    code: int
    printed: list[str]
    sold: list[str]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    folder = tmp_path_factory.mktemp("replay")
    said, out = io.StringIO(), folder / "sold.jsonl"
    with contextlib.redirect_stdout(said):
        code = main(
            ["--weeks", "1", "--stores", "3", "--workers", "2", "--work", str(folder / "work"), "--out", str(out)]
        )
    return Day(code, said.getvalue().splitlines(), out.read_text("utf-8").splitlines())


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("odd")


@pytest.fixture(scope="module")
def odd(work: Path) -> Outcome:
    return sell_again(Trade(ODD), work, None, 1, silent)


def test_a_day_is_equal_at_till_hq_and_data(day: Day) -> None:
    assert day.code == 0
    assert day.printed[-1] == "equal to the cent: till = HQ = data"
    assert next(row.split() for row in day.printed if row.split()[:1] == ["all"]) == [
        "all", "41", "799.52", "799.52", "799.52", "7", "0.32", "=",
    ]  # fmt: skip


def test_the_script_of_its_own_finds_the_same(day: Day) -> None:
    result = recompute.check(recompute.read(1, 1, 3), day.sold)

    assert not result.problems
    assert (result.sales, result.imported) == (41, 7)


def test_busy_stores_sell_on_two_registers(day: Day) -> None:
    assert {json.loads(sale)["register"].rpartition("-")[2] for sale in day.sold} == {"R1", "R2"}


def test_odd_baskets_are_sold_and_equal(odd: Outcome) -> None:
    assert odd.wrong == []
    assert odd.equal
    assert odd.till == odd.hq
    assert odd.hq == {("S7", 1): Totals(4, 601, 2, 99, 99), ("S7", 2): Totals(2, 25_475, 1, 9, 9)}


def test_hq_may_keep_its_books_in_postgresql(postgres: Any, tmp_path: Path) -> None:  # noqa: ANN401  untyped package
    admin = sa.create_engine(sa.make_url(postgres.get_uri()).set(drivername="postgresql+psycopg"))
    with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("CREATE DATABASE replay"))
    database = str(sa.make_url(postgres.get_uri()).set(database="replay").render_as_string(hide_password=False))
    outcome = sell_again(Trade(ODD), tmp_path, database, 1, silent)
    admin.dispose()

    assert outcome.equal
    assert outcome.hq[("S7", 1)] == Totals(4, 601, 2, 99, 99)


def test_a_chain_is_not_sold_into_books_of_another(odd: Outcome, work: Path) -> None:
    assert odd.registers == 1

    with pytest.raises(DemoError, match="a chain already"):
        sell_again(Trade(ODD), work, None, 1, silent)
    clear(work)
    assert list(work.iterdir()) == []


def less(outcome: Outcome) -> Outcome:
    return replace(outcome, hq=outcome.hq | {("S7", 1): Totals(4, 600, 2, 99, 99)})


def bad_book(outcome: Outcome) -> Outcome:
    return replace(outcome, wrong=["S7-R1: S7-R1/0000000000000000/3: the hash is not of the bytes"])


@pytest.mark.parametrize("spoil", [less, bad_book])
def test_what_is_not_equal_is_said_last(odd: Outcome, spoil: Callable[[Outcome], Outcome]) -> None:
    outcome = spoil(odd)

    assert not outcome.equal
    assert list(report(Trade(ODD), outcome, 1.0))[-1] == "NOT EQUAL: 1 differences"


BOOK = {"register": "S7-R1", "epoch": "0" * 16, "entries": 3, "head": "a" * 64, "wrong": ""}
FINE = {"first_bad": None, "reason": "", "postings_balanced": True, "balances_ok": True}
HEADS = {"S7-R1/" + "0" * 16: {"head": 3, "head_hash": "a" * 64}}


def test_heads_that_agree_are_fine() -> None:
    assert wrong_heads([BOOK], FINE | {"heads": HEADS, "entries": 3}) == []


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ({"heads": {}}, "HQ's journal is not the till's"),
        ({"heads": {"S7-R1/" + "0" * 16: {"head": 3, "head_hash": "b" * 64}}}, "HQ's journal is not the till's"),
        ({"entries": 4}, "HQ holds 4 entries"),
        ({"first_bad": "S7-R1", "reason": "torn"}, "S7-R1: torn"),
        ({"postings_balanced": False}, "HQ: "),
    ],
)
def test_heads_that_differ_are_named(verdict: dict[str, Any], said: str) -> None:
    assert any(said in one for one in wrong_heads([BOOK], FINE | {"heads": HEADS, "entries": 3} | verdict))


def test_a_worker_that_fails_ends_the_replay() -> None:
    with pytest.raises(DemoError, match="sold S7 ended with 2"):
        Crew(1, ["--nonsense"], silent).work([StoreTask("S7", 1), StoreTask("S8", 1)])
