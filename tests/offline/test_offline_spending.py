"""600.00 and no way to HQ: what is allowed is what was lent, cashiers hear what else is possible, then all agree.

HQ and every till are processes of their own, each till with its window; the way of each store to HQ is cut and mended.
"""

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import requests

from domain.entries import UnitAmount
from domain.money import Ratio
from domain.plan import Plan
from hq.bootstrap import open_hq, start_up
from hq.services import enrol, load_chain
from hq.services.chain import Article, Barcode, Chain, Member, PlanText, Price, Staff, Store
from local_db.keys import read_key_file
from local_db.verify import verify
from pos_app.bootstrap import Settings, enrol_till
from tests.offline.line import Line
from tests.services.shop import ANN
from wire.bodies import plan_text

TELLY, CARD = "6901234567892", "2900000000018"
PATIENCE = 40.0
CHAIN = Chain(
    stores=(Store("S01", "One"), Store("S02", "Two")),
    articles=(Article("1000", "电视", "tv", Ratio(13, 100), barcodes=(Barcode(TELLY),)),),
    plans=(PlanText(1, "2026-01-01T00:00:00.000Z", plan_text(Plan(version=1)).decode()),),
    prices=tuple(Price(store, "1000", 50_000) for store in ("S01", "S02")),
    staff=(Staff(ANN.id, ANN.name, ANN.role, ANN.pin),),
    members=(
        Member(
            "M1", "王小明", "13800000001", CARD, "S01", units=(UnitAmount("M1", "SVP/20260101-M1", 60_000),),
            p95_bill=20_000,
        ),
    ),
)  # fmt: skip
LEAD = 30_000
"""What the lead register of S01 is placed of 600.00: one and a half of the member's usual bill."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class TillProcess:
    """A till that is told what a cashier does, and tells what he sees."""

    settings: Settings
    line: Line
    language: str = "en"
    process: "subprocess.Popen[str] | None" = None

    def start(self) -> dict[str, Any]:
        words = [str(self.settings.data), str(self.settings.key_file), self.settings.hq_url, self.language]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.offline.till_process", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self._heard()

    def does(self, what: str, **more: object) -> dict[str, Any]:
        assert self.process is not None
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"do": what, **more}) + "\n")
        self.process.stdin.flush()
        return self._heard()

    def _heard(self) -> dict[str, Any]:
        assert self.process is not None
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the till died"
        found: dict[str, Any] = json.loads(line)
        return found

    def until(self, holds: Callable[[dict[str, Any]], bool], **act: Any) -> dict[str, Any]:  # noqa: ANN401
        """Look (or act) again until it holds; what is seen then."""
        end = time.monotonic() + PATIENCE
        while not holds(seen := self.does(**({"what": "look"} | act))):
            assert time.monotonic() < end, seen
            time.sleep(0.1)
        return seen

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process.communicate()
            self.process = None

    def stop(self) -> None:
        """Close it in order."""
        if self.process is not None:
            self.process.communicate(timeout=30)
            self.process = None


@dataclass
class Town:
    """HQ's process, and the tills of both stores."""

    folder: Path
    port: int
    hq: "subprocess.Popen[str]"
    tills: dict[str, TillProcess] = field(default_factory=dict)

    def verified(self) -> None:
        """HQ and every till derive all of it again."""
        for till in self.tills.values():
            till.stop()
            found = verify(till.settings.data / "books.db", read_key_file(till.settings.key_file))
            assert found.first_bad is None, found.reason
        self.hq.terminate()
        self.hq.communicate(timeout=30)
        words = [sys.executable, "-m", "hq", "verify", "--data", str(self.folder / "hq"), "--json"]
        said = json.loads(subprocess.run(words, check=False, capture_output=True, text=True).stdout)
        assert (said["first_bad"], said["reason"], said["balances_ok"]) == (None, "", True)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = open_hq(None, tmp_path / "hq")
    load_chain.load(made, CHAIN)
    start_up(made)
    codes = [(name, *enrol.new_code(made, store)) for name, store in (("a", "S01"), ("b", "S02"), ("c", "S01"))]
    made.database.close()
    port = free_port()
    words = ["serve", "--data", str(tmp_path / "hq"), "--listen", f"127.0.0.1:{port}", "--phone-page"]
    hq = subprocess.Popen([sys.executable, "-m", "hq", *words], stdout=subprocess.PIPE, text=True)
    assert hq.stdout is not None
    assert hq.stdout.readline().startswith("listening")
    town = Town(tmp_path, port, hq)
    with ExitStack() as ends:
        ends.callback(hq.communicate)
        ends.callback(hq.kill)
        for name, _, code in codes:
            line = Line(port)
            ends.callback(line.close)
            url = f"http://127.0.0.1:{line.port}"
            settings = Settings(tmp_path / name, tmp_path / f"{name}.key", hq_url=url)
            enrol_till(settings, code).close()
            town.tills[name] = TillProcess(settings, line)
            ends.callback(town.tills[name].kill)
        yield town


def cut(*tills: TillProcess) -> None:
    for till in tills:
        till.line.cut()
    for till in tills:
        till.until(lambda seen: not seen["online"])


def agree(tills: list[TillProcess], balance: int) -> None:
    """The way is mended: everything is sent, and each screen shows the same balance."""
    for till in tills:
        till.line.mend()
    for till in tills:
        till.until(lambda seen: seen["online"] and seen["unsynced"] == 0)
    for till in tills:
        till.does("next")
        till.until(lambda seen: seen["member"] and seen["member"][0] == balance, what="scan", code=CARD)


def test_two_stores_offline_spend_what_was_lent_and_no_more(town: Town) -> None:
    """500.00 at each of two stores, of 600.00: the home store was lent 300.00, the other one 100.00."""
    home, far = town.tills["a"], town.tills["b"]
    for till in (home, far):
        till.start()
        till.until(lambda seen: seen["online"])
    home.does("scan", code=TELLY)
    home.until(lambda seen: seen["member"] and seen["member"][1] == LEAD, what="scan", code=CARD)
    far.does("scan", code=TELLY)
    far.does("scan", code=CARD)
    assert far.does("stored_value", amount=10_000)["due"] == 40_000  # HQ lends 100.00 for it
    assert far.does("back")["due"] == 50_000
    cut(home, far)

    spent = 0
    for till, lent in ((home, LEAD), (far, 10_000)):
        refused = till.does("stored_value", amount=50_000)
        assert refused["due"] == 50_000
        assert refused["text"] == f"No network: ¥{lent // 100}.00 of the stored value can be paid here"
        assert refused["advice"] == "The rest by the member's phone (Ctrl+F12), or in cash"
        taken = till.does("stored_value")
        assert taken["due"] == 50_000 - lent
        assert "phone (Ctrl+F12)" in taken["advice"]
        assert till.does("stored_value")["due"] == 50_000 - lent
        assert till.does("cash")["place"] == "paid"
        spent += lent

    assert spent == LEAD + 10_000
    agree([home, far], 60_000 - spent)
    town.verified()


def test_one_store_with_its_lan_spends_what_its_lead_was_lent(town: Town) -> None:
    """The lead lends its 300.00 to the second register; the rest comes by phone; a silent lead is named."""
    lead, second = town.tills["a"], town.tills["c"]
    second.language = "zh_CN"
    for till in (lead, second):
        till.start()
        till.until(lambda seen: seen["online"] and seen["lends"])
    lead.does("scan", code=TELLY)
    lead.until(lambda seen: seen["member"] and seen["member"][1] == LEAD, what="scan", code=CARD)
    second.does("scan", code=TELLY)
    second.does("scan", code=CARD)
    time.sleep(1.0)  # both have told HQ where they answer, and heard of each other
    cut(lead, second)
    assert second.does("look")["lends"]

    refused = second.does("stored_value", amount=50_000)
    assert refused["text"] == "无网络：本机可用储值 ¥300.00"
    assert refused["advice"] == "其余用会员手机领取（Ctrl+F12），或付现金"
    assert second.does("stored_value")["due"] == 20_000
    assert lead.does("stored_value", amount=50_000)["text"] == "No network: ¥0.00 of the stored value can be paid here"

    shown = second.does("phone")
    assert shown["symbol"] > 20
    page = requests.post(f"http://127.0.0.1:{town.port}/phone", data={"challenge": shown["challenge"]}, timeout=30)
    [answer] = re.findall(r"<textarea[^>]*readonly[^>]*>([^<]*)</textarea>", page.text)
    second.does("scan", code=unescape(answer))
    assert second.does("stored_value")["place"] == "paid"

    lead.kill()
    second.does("next")
    second.does("scan", code=TELLY)
    second.does("scan", code=CARD)
    alone = second.does("stored_value")
    assert alone["due"] == 50_000
    assert alone["advice"] == "其余用会员手机领取（Ctrl+F12）、付现金，或到收银机 S01-R1 支付"
    lead.start()
    agree([lead, second], 10_000)
    town.verified()
