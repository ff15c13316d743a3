"""A scanner that types, at the real window: whole scans, no stray Enter, and no digit that chooses in a panel."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pos_app.devices.wedge import WedgeBuffer
from pos_app.ui import acts
from pos_app.ui.wedge_filter import WedgeFilter
from tests.ui.showing import Shown

CODE = "6907992100012"


class Hand:
    """Presses keys with timestamps of its own."""

    def __init__(self, shown: Shown) -> None:
        self._window = shown.window.windowHandle()
        self.at = 1_000

    def now(self) -> float:
        return self.at / 1000

    def press(self, text: str, gap: int) -> None:
        for character in text:
            self.at += gap
            end = character == "\r"
            key = Qt.Key.Key_Return if end else Qt.Key(ord(character.upper()))
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, character)
            event.setTimestamp(self.at)
            QApplication.sendEvent(self._window, event)


@pytest.fixture
def hand(shown: Shown) -> Iterator[Hand]:
    """A hand at the window, with the wedge filter in between; its clock is the hand's."""
    hand = Hand(shown)
    wedge = WedgeFilter(WedgeBuffer(), hand.now)
    wedge.scanned.connect(shown.window.scanned)
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    wedge.watch(application)
    yield hand
    shown.window.windowHandle().removeEventFilter(wedge)


def test_a_burst_is_one_scan_and_its_second_enter_is_swallowed(shown: Shown, hand: Hand) -> None:
    shown.scene("checkout_guest_undo")

    hand.press(CODE + "\r", gap=8)
    hand.press("\r", gap=20)

    assert shown.acts == [acts.Scan(CODE)]
    assert shown.window.typed() == ""


def test_a_later_enter_is_the_persons(shown: Shown, hand: Hand) -> None:
    shown.scene("checkout")

    hand.press(CODE + "\r", gap=8)
    hand.press("\r", gap=600)
    hand.at += 100
    QTest.qWait(120)

    assert shown.acts == [acts.Scan(CODE), acts.ArmCash()]


def test_a_scan_over_a_panel_chooses_no_row(shown: Shown, hand: Hand) -> None:
    """Its first digit is 6 and 1 is in it: no row is taken, the scan is honoured."""
    shown.scene("panel_member_pick")

    hand.press("1" + CODE[1:] + "\r", gap=8)

    assert shown.acts == [acts.Scan("1" + CODE[1:])]


def test_a_persons_digit_chooses_a_row(shown: Shown, hand: Hand) -> None:
    shown.scene("panel_member_pick")

    hand.press("2", gap=500)
    hand.at += 100
    QTest.qWait(150)

    assert shown.acts == [acts.ChooseMember(1)]
