"""The pages of finance and operations: the same figures as the commands, in the reader's language, without a script."""

import re
from collections.abc import Callable

import pytest
import requests

from domain.entries import CashMoved
from hq.services import exceptions
from hq.services.context import Hq
from tests.hq.books import SHIFT
from tests.hq.client import Register
from tests.hq.stores import LI, Shop, everything
from tests.hq.valued import PLAN, furnish

Enrol = Callable[[str], Register]


@pytest.fixture
def shops(hq: Hq, enrol_at: Enrol) -> tuple[Shop, Shop]:
    """600.00 paid in at S01, 70.00 of it spent at S02, which also wrote something odd."""
    furnish(hq)
    one, two = Shop(enrol_at("S01"), PLAN), Shop(enrol_at("S02"), PLAN)
    lot = one.top_up(LI, 60_000)
    one.give_back(LI, lot, 60_000)
    everything(hq, one)
    two.borrow(LI, lot, 60_000)
    two.sell(LI, 7, lot)
    two.write("cash.paid_in", CashMoved("S02", SHIFT, -5, "<script>"))
    everything(hq, two)
    return one, two


def words(base: str, path: str, language: str = "en") -> str:
    """What a page says, without its marks."""
    answer = requests.get(base + path, headers={"Accept-Language": language}, timeout=30)
    assert "<script" not in answer.text
    assert "form-action 'self'" in answer.headers["Content-Security-Policy"]
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text.partition("<main>")[2]).split())


def test_who_owes_whom_is_shown(shops: tuple[Shop, Shop], served: str) -> None:
    text = words(served, "/settlement?from=2026-03-01&to=2026-03-31")
    assert "Owes To Amount One S01 Two S02 70.00" in text
    assert "One S01 −70.00 Two S02 70.00 Sum 0.00" in text
    assert re.search(r"Complete up to Journal .*S01-R1/\w{16} 2 2", text)
    assert "Two S02" in words(served, "/settlement"), "this month is what is shown first"
    table = requests.get(f"{served}/settlement.csv?from=2026-03-01&to=2026-03-31", timeout=30)
    assert table.content.decode("utf-8-sig") == "debtor,creditor,amount\nS01,S02,70.00\n"


def test_a_statement_is_shown(shops: tuple[Shop, Shop], served: str) -> None:
    text = words(served, "/statement?member=M1")
    assert re.search(r"2026-03-02 sale.completed S02-R1/\w{16}/1 SVP/\S+ -70.00 530.00", text)
    assert "● The movements come to what the books have." in text
    assert "opening.balance" in requests.get(f"{served}/statement.csv?member=M1", timeout=30).text


@pytest.mark.parametrize(
    "path",
    ["/statement?member=M9", "/statement?member=%00%ED%A0%80", "/settlement?from=x&to=y", "/statement.csv?member="],
)
def test_what_cannot_be_shown_is_said(served: str, path: str) -> None:
    answer = requests.get(served + path, timeout=30)
    assert answer.status_code == 400
    assert re.search("no member|no days", answer.text)


def test_exceptions_are_shown_with_their_state(hq: Hq, shops: tuple[Shop, Shop], served: str) -> None:
    _, two = shops
    assert "unsound it moves no cash, or less ▲ Open" in words(served, "/exceptions")
    exceptions.say(hq, f"{two.register.key_id}/2/unsound", "zhou", "typed <b>wrong</b>")
    assert "There are no exceptions." in words(served, "/exceptions")
    assert "▲" not in words(served, "/"), "the overview counts the open ones"
    handled = words(served, "/exceptions?all=1")
    assert "● Handled zhou, 2026-03-02 09:30:00 UTC: typed &lt;b&gt;wrong&lt;/b&gt;" in handled
    assert "handled" in requests.get(f"{served}/exceptions.csv?all=1", timeout=30).text


@pytest.mark.parametrize(
    ("path", "said"), [("/settlement", "净应收"), ("/statement?member=M1", "期末余额"), ("/exceptions", "未处理")]
)
def test_the_reports_speak_the_reader_s_language(shops: tuple[Shop, Shop], served: str, path: str, said: str) -> None:
    assert said in words(served, path, "zh-CN")
