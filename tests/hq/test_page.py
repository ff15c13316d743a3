"""The plain page: every store, its registers, today's sales; in the reader's language, without a script."""

import re
from collections.abc import Callable

import pytest
import requests

from domain.benefits import LANGUAGES
from hq.services import project
from hq.services.context import Hq
from hq.web.page import money
from hq.web.texts import TEXTS, language_of
from tests.hq.books import cash_sale
from tests.hq.chain import load
from tests.hq.client import Register
from wire.heartbeat import Heartbeat, HeartbeatHead
from wire.messages import to_bytes

Enrol = Callable[[str], Register]


def beat(register: Register, unsynced: int) -> Heartbeat:
    return Heartbeat(
        head=HeartbeatHead(epoch=register.epoch, head=register.seq + unsynced, head_hash=register.prev),
        unsynced=unsynced,
        version="0.1.0 <b>",
        clock="2026-03-02T09:29:58.000Z",
        devices={"printer": {"paper": 0.5}},
        life=1,
    )


def test_an_empty_chain_has_a_page(served: str) -> None:
    page = requests.get(served, timeout=30)
    assert (page.status_code, page.headers["Content-Language"]) == (200, "en")
    assert "No stores are loaded yet." in page.text


def test_stores_registers_sales_and_liability_are_shown(hq: Hq, register: Register, enrol_at: Enrol) -> None:
    load(hq)
    enrol_at("S01")
    lines = [register.entry("sale.completed", cash_sale("S01", quantity)) for quantity in (1, 2)]
    register.push(lines)
    project.catch_up(hq)
    assert register.ask("POST", "/v1/heartbeat", to_bytes(beat(register, 7))).status_code == 200
    text = requests.get(register.base, timeout=30).text
    words = " ".join(re.sub(r"<[^>]+>", " ", text.partition("<main>")[2]).split())
    assert "Business day 2026-03-02 Sales 2 Payable 30.00 Owed for stored value 1,200.00" in words
    assert "S01-R1 2026-03-02 09:30:00 UTC ▲ 7 2 0.1.0 &lt;b&gt;" in words
    assert "S01-R2 never ● all sent 0" in words
    assert "Two S02 Sales today: 0 · Payable 0.00 No register is enrolled here yet." in words
    assert "<script" not in text


def test_a_push_after_the_heartbeat_lowers_what_is_unsent(hq: Hq, register: Register, clock: object) -> None:
    load(hq)
    register.ask("POST", "/v1/heartbeat", to_bytes(beat(register, 3)))
    hq.clock.move(seconds=5)  # type: ignore[attr-defined]
    register.now = hq.clock()
    register.push(register.notes(2))
    assert "▲ 1" in requests.get(register.base, timeout=30).text


def test_the_page_speaks_the_reader_s_language(served: str) -> None:
    page = requests.get(served, headers={"Accept-Language": "fr;q=0.9,zh-CN,zh;q=0.8,en;q=0.5"}, timeout=30)
    assert page.headers["Content-Language"] == "zh-CN"
    assert "总部" in page.text


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        *(("", "en"), ("de", "en"), ("zh", "zh_CN"), ("zh;q=0,en", "en"), (";;,", "en"), ("zh-Hans-TW", "zh_CN")),
        *(("en;q=0.4, zh-TW;q=0.5", "zh_TW"), ("zh-Hant", "zh_TW"), ("es-419,es;q=0.9", "es"), ("est", "en")),
    ],
)
def test_the_language_is_chosen_by_weight(accept: str, language: str) -> None:
    assert language_of(accept) == language


def test_every_text_is_there_in_every_language() -> None:
    assert tuple(TEXTS) == LANGUAGES
    assert all(text.keys() == TEXTS["en"].keys() and all(text.values()) for text in TEXTS.values())


@pytest.mark.parametrize(("amount", "shown"), [(0, "0.00"), (5, "0.05"), (-123456, "−1,234.56"), (100, "1.00")])
def test_money_is_written_in_whole_minor_units(amount: int, shown: str) -> None:
    assert money(amount) == shown
