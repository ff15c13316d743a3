"""A key that bounces, a finger that drums, a scanner that sends two Enters: money moves once."""

from collections.abc import Callable
from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from domain.entries import ReturnCompleted, SaleCompleted
from local_db import actor
from pos_app.ui import acts
from pos_app.ui.touch import Touch
from tests.counter.till import Till
from tests.services.shop import CARD, MILK, OWN, PIN, SOAP, gtin, sale_of

TIMES, GAP = 20, 10
UNKNOWN = gtin("690000000412")


def entries_of(till: Till, kind: type) -> int:
    """How many entries of this kind the journal has."""
    found = 0
    for seq in range(1, till.shop.entries() + 1):
        stored = till.shop.books.entry(seq)
        found += stored is not None and isinstance(stored.entry.body, kind)
    return found


@pytest.fixture
def sale(till: Till) -> Till:
    """A member's cart of 8.55, or of 9.00 without the member's price."""
    for code in (OWN, CARD):
        till.scan(code)
    return till


@pytest.mark.parametrize("keys", ["F9", "F12", "Return"])
@pytest.mark.parametrize("answers", [False, True])
def test_a_tender_key_twenty_times_in_200_ms(sale: Till, keys: str, answers: bool) -> None:
    """`answers`: the disk is quick, and the till has shown the change before the next press."""
    for _ in range(TIMES):
        sale.key(keys, gap=GAP)
        if answers:
            sale.settled()

    sale.settled()
    assert entries_of(sale, SaleCompleted) == 1
    assert sale.counter.paid is not None
    assert sale_of(sale.counter.paid.recorded).payable == 855
    assert [kind for kind, _ in sale.shop.jobs()].count("receipt") == 1


@pytest.mark.parametrize("name", ["8.55 exact", "Cash 50", "Cash (F9)", "Stored value (F12)"])
def test_a_touch_key_twenty_times(sale: Till, name: str) -> None:
    key = next(one for one in sale.touch_keys() if one.accessibleName() == name)
    for _ in range(TIMES):
        key.click()
        sale.think(GAP)
        QApplication.processEvents()
    sale.settled()

    assert entries_of(sale, SaleCompleted) == 1


def test_the_pay_key_twenty_times_is_armed_and_paid_once(sale: Till) -> None:
    """The first press arms, the second takes the money, the rest say nothing more."""
    key = next(one for one in sale.touch_keys() if one.accessibleName().startswith("Take cash"))
    for _ in range(TIMES):
        key.click()
        sale.think(GAP)
    sale.settled()

    assert entries_of(sale, SaleCompleted) == 1


def test_the_key_that_gives_back_twenty_times(sale: Till) -> None:
    sale.key("F9")
    sale.beam(f"S01-R2-{sale.paid.entry.seq:06d}")
    sale.key("F8")
    for _ in range(TIMES):
        sale.key("Return", gap=GAP)
    sale.settled()

    assert entries_of(sale, ReturnCompleted) == 1


@pytest.mark.parametrize("place", ["float", "close"])
def test_shift_keys_twenty_times(closed_till: Till, place: str) -> None:
    till = closed_till
    if place == "float":
        till.do(acts.SignIn("A1", PIN))
        for _ in range(TIMES):
            till.key("Return", gap=GAP)
        till.settled()
        assert till.counter.place == "sale"
        assert till.shop.books.open_shift() is not None
        return
    till.work()
    count_and_close(till)
    for _ in range(TIMES):
        till.key("Return", gap=GAP)
    till.settled()
    assert till.shop.books.z_count() == 1


def count_and_close(till: Till) -> None:
    """Two hundred-notes are counted and locked."""
    till.do(acts.CloseShift())
    till.do(acts.SubmitCount(((10000, 2),)))


# ---- scanners
def test_a_scanners_second_enter_arms_nothing(till: Till) -> None:
    till.scan(OWN, end="\r\r")

    assert (till.counter.armed, till.lines()) == (False, [("自编货", 1)])


def test_a_scanners_enters_never_settle_an_armed_sale(till: Till) -> None:
    till.scan(MILK)
    till.think()
    till.key("Return")
    assert till.counter.armed

    for end in ("\r\r", "\r\r\r", "\r"):
        till.scan(SOAP, end=end)

    assert (till.counter.place, till.counter.armed) == ("sale", False)
    assert entries_of(till, SaleCompleted) == 0


def test_a_scan_that_is_refused_disarms_too(till: Till) -> None:
    till.scan(MILK)
    till.think()
    till.key("Return")
    till.scan(UNKNOWN)
    till.key("Return")

    assert (till.counter.place, till.counter.armed) == ("sale", True)


@pytest.mark.parametrize("reads", [Till.scan, Till.beam], ids=["wedge", "cable"])
def test_the_same_code_within_400_ms_counts_once_and_hints(till: Till, reads: Callable[..., None]) -> None:
    reads(till, MILK)
    for _ in range(5):
        reads(till, MILK, after=150)

    assert till.lines() == [("纯牛奶", 1)]
    assert till.told() == "Read twice at once: counted once Scan again for one more"
    assert not till.alarmed()


def test_a_slower_one_is_a_second_piece(till: Till) -> None:
    till.beam(MILK)
    till.beam(MILK, after=450)

    assert till.lines() == [("纯牛奶", 2)]


def test_another_code_at_once_is_another_article(till: Till) -> None:
    till.beam(MILK)
    till.beam(SOAP, after=50)
    till.beam(MILK, after=50)

    assert till.lines() == [("纯牛奶", 1), ("香皂", 1), ("纯牛奶", 1)]


def test_a_code_that_was_refused_is_refused_again(till: Till) -> None:
    till.beam(UNKNOWN)
    till.beam(UNKNOWN, after=150)

    assert till.told().startswith(f"No article for {UNKNOWN}")
    assert till.alarmed()


# ---- while it is written
def test_a_slow_disk_is_shown_a_quick_one_is_not(sale: Till) -> None:
    """The keys rest from the first moment, also for a finger; that they rest is painted only when it takes long."""
    window, disk = sale.parts.window, Event()
    seven = next(key for key in sale.touch_keys() if key.words == "7")
    spot = seven.mapTo(window, seven.rect().center())
    sale.shop.books.submit(disk.wait, actor.SALE)
    sale.key("F9")
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    at_once = (sale.counter.busy, seven.isEnabled(), window.typed())
    sale.wait(partial(_rests, seven))
    disk.set()
    sale.settled()

    assert at_once == (True, True, "")
    assert entries_of(sale, SaleCompleted) == 1
    sale.scan(SOAP)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert window.typed() == "7"
    QTest.mouseMove(window.windowHandle(), window.rect().bottomRight())  # no later window finds it over a key


def _rests(key: Touch) -> bool:
    return not key.isEnabled()
