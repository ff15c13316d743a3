"""What goes wrong at a counter: a clear sentence in the language of the screen, what to do, and nothing is lost."""

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from domain.errors import Fault
from local_db.keys import BooksKey, write_key_file
from pos_app.__main__ import main
from pos_app.devices.health import DeviceHealth, Health
from pos_app.services.lending import Lent
from pos_app.ui.card import Painted
from pos_app.ui.notice_screen import NoticeScreen
from pos_app.ui.paid_card import PaidCard
from pos_app.ui.status_bar import StatusBar
from pos_app.window_parts import FaultWindow
from tests.counter.till import Till
from tests.local_db.world import KEY
from tests.services.shop import (
    CARD,
    FREE,
    FROZEN_CARD,
    MILK,
    NOBODYS_CARD,
    OWN,
    PEARS,
    SOAP,
    TELLY,
    UNPRICED,
    Shop,
    gtin,
    sale_of,
)

LANGUAGES = ("en", "zh_CN")
UNKNOWN = gtin("690000000412")
WRONG_DIGIT = MILK[:-1] + str((int(MILK[-1]) + 1) % 10)


@pytest.fixture(params=LANGUAGES)
def till(request: pytest.FixtureRequest, qapp: QApplication, shop: Shop) -> Iterator[Till]:
    """Ann has scanned one article of 9.00; the screen speaks either language."""
    till = Till(shop, request.param)
    till.work()
    till.scan(OWN)
    yield till
    till.close()


@dataclass(frozen=True)
class Kept:
    """What must not be lost."""

    lines: list[tuple[str, int]]
    payable: int
    entries: int


def kept(till: Till) -> Kept:
    return Kept(till.lines(), till.counter.sale.bill.payable, till.shop.entries())


def says(till: Till, english: str, chinese: str) -> None:
    """The sentence stands on the screen, as an alarm."""
    assert till.told() == {"en": english, "zh_CN": chinese}[till.language]
    assert till.alarmed()


NOBODYS_ADVICE = "Scan again, or type the phone and press F3; Ctrl+N enrols with this card"
SCANS = {
    "unknown code": (UNKNOWN, f"No article for {UNKNOWN} Scan again, or press F4 to search by name",
                     f"未找到条码 {UNKNOWN} 请重扫，或按 F4 按名称查找"),
    "wrong check digit": (WRONG_DIGIT, f"{WRONG_DIGIT} was read wrongly Scan again, or type the digits below the bars",
                          f"{WRONG_DIGIT} 读码有误 请重扫，或输入条码下的数字"),
    "card of nobody": (NOBODYS_CARD,
                       f"No member has the card {NOBODYS_CARD} {NOBODYS_ADVICE}",
                       f"卡号 {NOBODYS_CARD} 没有对应会员 请重扫，或输手机号按 F3；Ctrl+N 用此卡开新会员"),
    "frozen card": (FROZEN_CARD, "The card of 冻小卡 is frozen Sell without the member; the store manager can help",
                    "冻小卡 的会员卡已冻结 请按散客收银；可请店长处理"),
    "price 0": (FREE, "赠品 has no price Put it aside and tell the store manager",
                "赠品 没有价格 请先放一边，并告知店长"),
    "no price": (UNPRICED, "新品 has no price Put it aside and tell the store manager",
                 "新品 没有价格 请先放一边，并告知店长"),
    "payment code": ("134567890123456789",
                     "This is a payment code; it cannot be taken here Ask for cash or stored value",
                     "这是付款码，本机不能收 请收现金或储值"),
    "weighed goods": (PEARS,
                      "雪梨 is sold by weight Weigh it, type the kilograms with a point, for example 0.735, then *",
                      "雪梨 按重量出售 请称重，输入公斤数（带小数点，例如 0.735），再按 *"),
}  # fmt: skip


@pytest.mark.parametrize("case", SCANS)
def test_a_scan_that_cannot_be_sold(till: Till, case: str) -> None:
    code, english, chinese = SCANS[case]
    before = kept(till)

    till.scan(code)

    says(till, english, chinese)
    assert kept(till) == before
    till.scan(SOAP)  # and selling goes on
    assert till.lines()[-1] == ("香皂", 1)


@pytest.mark.parametrize(
    ("typed", "english", "chinese"),
    [
        ("0", "The quantity cannot be 0 Type a quantity, or press Del to remove the line",
         "数量不能为 0 请输入数量，或按 Del 删除该行"),
        ("1000000000", "The quantity is too large At most 1000000: type it again", "数量过大 最多 1000000，请重新输入"),
    ],
    ids=["0", "10^9"],
)  # fmt: skip
def test_a_quantity_that_nobody_means(till: Till, typed: str, english: str, chinese: str) -> None:
    before = kept(till)

    till.key(" ".join(typed) + " *")

    says(till, english, chinese)
    assert kept(till) == before


# ---- a scan in the middle of a dialog
def panel(till: Till) -> str:
    """The kind of the panel that is open."""
    return type(till.counter.panel).__name__ if till.counter.panel is not None else ""


def test_a_scan_closes_a_panel_and_is_honoured(till: Till) -> None:
    till.key("F3")
    assert panel(till) == "MemberPickState"
    till.scan(MILK)
    assert (panel(till), till.lines()[-1]) == ("", ("纯牛奶", 1))

    till.key("F4")
    assert panel(till) == "SearchState"
    till.scan(SOAP)
    assert (panel(till), till.lines()[-1]) == ("", ("香皂", 1))

    till.key("Ctrl+Del")
    assert panel(till) == "AskState"
    till.scan(MILK)
    assert (panel(till), till.lines()[-1]) == ("", ("纯牛奶", 1))


def test_a_scan_while_money_is_asked_about_is_refused_aloud(till: Till) -> None:
    """500.00 for 9.00: the till asks; a scan in the middle answers nothing and is told."""
    till.key("5 0 0 F9")
    assert panel(till) == "AskState"
    before = kept(till)

    till.scan(MILK)

    says(till, "The scan was not taken Finish this step first, then scan again", "这次扫码未受理 请先完成当前步骤再扫")
    assert (kept(till), panel(till)) == (before, "AskState")
    till.key("Escape")
    till.scan(MILK)
    assert till.lines()[-1] == ("纯牛奶", 1)


def test_a_scan_on_another_page_is_refused_aloud(till: Till) -> None:
    before = kept(till)
    till.key("Ctrl+L")

    till.scan(MILK)

    english = "This card signs nobody in here Choose your name and type your PIN"
    says(till, english, "此卡不能在本机登录 请选择姓名并输入密码")
    assert kept(till) == before


# ---- HQ
def test_hq_refuses_and_says_where_the_money_is(till: Till) -> None:
    till.shop.hq.available["M1"] = {}
    till.shop.hq.lent = (Lent("S02", 30000, "2026-01-01T09:00:00.000Z"),)
    till.scan(TELLY)
    till.scan(CARD)
    before = kept(till)

    till.key("2 0 0 F12")
    till.settled()

    says(
        till,
        "¥300.00 of the balance are lent to S02 since 2026-01-01 Take the rest in cash",
        "余额中 ¥300.00 自 2026-01-01 起已借给 S02 余款请收现金",
    )
    assert kept(till) == before


def test_hq_refuses_and_gives_no_reason(till: Till) -> None:
    till.shop.hq.available["M1"] = {}
    till.scan(TELLY)
    till.scan(CARD)
    before = kept(till)

    till.key("2 0 0 F12")
    till.settled()

    says(
        till,
        "Stored value to spend here: ¥60.00 of ¥720.00 Press F12 to take what is here, the rest in cash",
        "储值可在此用 ¥60.00，余额 ¥720.00 按 F12 用可用部分，余款收现金",
    )
    assert kept(till) == before


def test_hq_is_away_and_nothing_is_left_here(till: Till) -> None:
    till.shop.hq.online = False
    till.scan(TELLY)
    till.scan(CARD)
    till.key("F12")
    assert till.counter.sale.tenders[0].amount == 6000
    before = kept(till)

    till.key("F12")

    says(
        till,
        "No network: ¥0.00 of the stored value can be paid here The rest by the member's phone (Ctrl+F12), or in cash",
        "无网络：本机可用储值 ¥0.00 其余用会员手机领取（Ctrl+F12），或付现金",
    )
    assert kept(till) == before


# ---- the disk
def fill(till: Till) -> None:
    """No page more for the books."""
    pages = till.shop.books.run(lambda tx: tx.one("PRAGMA page_count")).result()
    assert pages is not None
    till.shop.books.run(lambda tx: tx.one(f"PRAGMA max_page_count = {pages[0]}")).result()
    with pytest.raises(Fault):  # noqa: PT012  which of them is the first that does not fit, nobody knows
        for number in range(100):
            till.shop.books.set_setting(f"filler {number}", "x" * 3000).result()


def free(till: Till) -> None:
    till.shop.books.run(lambda tx: tx.one("PRAGMA max_page_count = 1000000")).result()


FULL = ("The disk is full Free some space on it; nothing was lost", "磁盘已满 请清理磁盘空间；没有数据丢失")


@pytest.mark.parametrize("pays", ["F9", "F12", "Return Return"])
def test_the_disk_is_full_when_the_sale_is_written(till: Till, pays: str) -> None:
    """The sale stays open as it was, and the same key books it once there is room."""
    for code in (*[MILK, SOAP] * 6, CARD):
        till.scan(code)
    before = kept(till)
    fill(till)

    till.key(pays)
    till.settled()

    says(till, *FULL)
    assert (kept(till), till.counter.place, till.counter.sale.tenders) == (before, "sale", ())
    free(till)
    till.key(pays)
    assert sale_of(till.paid).payable == before.payable
    assert till.shop.entries() == before.entries + 1


def test_the_disk_is_full_when_an_article_is_scanned(till: Till) -> None:
    """It is in the cart all the same, only not yet on the disk."""
    for code in [MILK, SOAP] * 6:
        till.scan(code)
    fill(till)

    for code in [MILK, SOAP] * 6:
        till.scan(code)
        till.settled()

    says(till, *FULL)
    assert len(till.lines()) == 25
    free(till)
    till.key("F9")
    assert len(sale_of(till.paid).lines) == 25


@pytest.mark.parametrize(("keys", "entries"), [("F6", 0), ("Ctrl+Del Return", 1)], ids=["suspend", "clear"])
def test_the_disk_is_full_when_the_cart_is_put_away(till: Till, keys: str, entries: int) -> None:
    """None of these articles was ever kept: the cart stays until it is put away for certain."""
    fill(till)
    for code in [MILK, SOAP] * 6:
        till.scan(code)
    before = kept(till)

    till.key(keys)
    till.settled()
    if till.lines():
        says(till, *FULL)
        assert kept(till) == before
        free(till)
        till.key(keys)
        till.settled()

    assert (till.lines(), till.shop.entries()) == ([], before.entries + entries)


# ---- the printer
def test_the_printer_is_dead(till: Till) -> None:
    """The lamp says so with a word, the sale is paid, its paper waits."""
    till.parts.bridge.device(DeviceHealth("printer", Health.OFFLINE, "timed out"))
    till.key("F9")
    recorded = till.paid
    for job in till.shop.books.job_states():
        till.shop.books.mark(job.id, "queued", "OFFLINE")
    till.parts.bridge.device(DeviceHealth("printer", Health.ERROR, "timed out"))
    till.settled()

    (status,) = till.parts.window.findChildren(StatusBar)
    (paid,) = till.parts.window.findChildren(PaidCard)
    assert {"en": "not found", "zh_CN": "未找到"}[till.language] in status.accessibleName()
    assert paid.accessibleDescription() == {
        "en": "Receipt waits for the printer · go on selling", "zh_CN": "小票等待打印机 · 可继续收银",
    }[till.language]  # fmt: skip
    assert [one.kind for one in till.shop.books.job_states()] == ["drawer", "receipt"]
    assert till.shop.entries() == recorded.entry.seq
    till.scan(SOAP)
    assert till.lines() == [("香皂", 1)]


# ---- what keeps a till from opening
def newer(shop: Shop, key_file: Path) -> None:
    write_key_file(key_file, KEY)
    shop.books.run(lambda tx: tx.execute("UPDATE alembic_version SET version_num = '9999'")).result()


def other_key(_shop: Shop, key_file: Path) -> None:
    write_key_file(key_file, BooksKey.of(bytes(48)))


def open_window(_shop: Shop, key_file: Path) -> None:
    write_key_file(key_file, KEY)


def nothing(_shop: Shop, _key_file: Path) -> None:
    """There is no key at all."""


NO_KEY = ("The books cannot be opened: their key is missing Bring the key back, or open them with HQ's recovery key",
          "账本打不开：缺少密钥 请找回密钥，或用总部的恢复密钥打开")  # fmt: skip
STARTS = {
    "database from a newer version": (
        newer,
        (("The books were written by a newer version of this program"
          " Install that version; the books were left as they are"),
         "账本由更新版本的程序写入 请安装新版本；账本未作改动")),
    "no key": (nothing, NO_KEY),
    "another till's key": (other_key, NO_KEY),
    "a second till": (
        open_window,
        ("Another till is using these books Use the window that is open, or close it first",
         "另一台收银程序正在使用这本账 请使用已打开的窗口，或先关闭它")),
}  # fmt: skip


@pytest.fixture
def heard(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What a window that says why the till cannot open has said; a person reads it and presses Esc."""
    said: list[str] = []

    def read_and_leave(shown: FaultWindow) -> None:
        shown.show()
        (screen,) = (one for one in shown.window.findChildren(NoticeScreen) if one.isVisible())
        said.append(screen.findChildren(Painted)[0].accessibleName())
        QTest.keyClick(shown.window, Qt.Key.Key_Escape)
        assert not shown.window.isVisible()
        shown.tongue.use("en")
        shiboken6.delete(shown.window)

    monkeypatch.setattr(FaultWindow, "run", read_and_leave)
    yield said
    gc.enable()  # the program switches it off until it sells


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", STARTS)
def test_a_till_that_cannot_open(shop: Shop, tmp_path: Path, heard: list[str], case: str, language: str) -> None:
    """Started as a person starts it: a window says it in the language of the screen, the books are as they were."""
    before, sentences = STARTS[case]
    before(shop, tmp_path / "till.key")
    if case != "a second till":
        shop.close()
    books = (tmp_path / "books.db").read_bytes()

    code = main(["run", "--data", str(tmp_path), "--key-file", str(tmp_path / "till.key"), "--language", language])

    assert heard == [dict(zip(LANGUAGES, sentences, strict=True))[language]]
    assert code == 1
    assert (tmp_path / "books.db").read_bytes() == books
