"""A till with its real window, and the hands of a cashier: keys with their own times, a scanner, a finger; counted."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from local_db.act import Recorded
from pos_app.devices.wedge import WedgeBuffer
from pos_app.ui import acts
from pos_app.ui.control.counter import Counter
from pos_app.ui.notice_bar import NoticeBar
from pos_app.ui.panel import Panel
from pos_app.ui.row_view import RowView
from pos_app.ui.scan_bar import ScanBar
from pos_app.ui.state import ScanMode
from pos_app.ui.touch import Touch
from pos_app.window_parts import WindowParts
from tests.services.shop import PIN, Shop

PATIENCE = 10.0
SCANNER_MS, PERSON_MS, THINK_MS = 8, 200, 1000


@dataclass
class Till:
    """`touches` and `keys` count what was pressed since `begin`; digits and points are counted apart."""

    shop: Shop
    language: str = "en"
    at: int = 1_000_000
    touches: int = 0
    keys: int = 0
    digits: int = 0
    parts: WindowParts = field(init=False)

    def __post_init__(self) -> None:
        self.parts = WindowParts(self.shop.desk, self.language, "light", [], self.now)
        self.parts.show()
        self.wait(self._has_focus)

    def _has_focus(self) -> bool:
        return QGuiApplication.focusWindow() is self.parts.window.windowHandle()

    def close(self) -> None:
        """Close the window, and take away what would listen to the next one."""
        self.parts.background.close()
        self.parts.controller._clock.stop()
        for name in ("_wedge", "_gate"):
            shiboken6.delete(getattr(self.parts, name))
        translator = self.parts._tongue._translator
        if translator is not None:
            self.parts.application.removeTranslator(translator)
        self.parts.window.close_now()
        shiboken6.delete(self.parts.window)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    # ---- time
    def now(self) -> float:
        """The monotonic clock of the window, in seconds; hands move it."""
        return self.at / 1000

    def think(self, milliseconds: int = THINK_MS) -> None:
        """Let time pass."""
        self.at += milliseconds

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until it is true; AssertionError when that never comes."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, self.story()
            QTest.qWait(1)

    def settled(self) -> None:
        """Until nothing is being written any more."""
        self.shop.books.drop_draft("nothing").result()
        self.wait(self._rests)
        QApplication.processEvents()

    def _rests(self) -> bool:
        QApplication.processEvents()
        return not self.counter.busy

    # ---- hands
    def begin(self) -> None:
        """Count from here."""
        self.touches = self.keys = self.digits = 0

    def key(self, names: str, gap: int = PERSON_MS) -> None:
        """Press keys by their names, in turn: `3 * F9 Ctrl+Z`; a character at the end is waited for."""
        name = ""
        for name in names.split():
            combination = QKeySequence(name)[0]  # type: ignore[index]
            shown = name if len(name) == 1 else "\r" if name in {"Return", "Enter"} else ""
            self._press(combination.key(), combination.keyboardModifiers(), shown, gap)
            if re.fullmatch(r"[\w.]", name):
                self.digits += 1
            else:
                self.keys += 1
        if len(name) == 1:
            self.think(100)
            self.wait(self._held_back_nothing)

    def _held_back_nothing(self) -> bool:
        """The window has taken what was typed for a person's."""
        wedge = self.parts._wedge._wedge
        return isinstance(wedge, WedgeBuffer) and wedge.is_empty

    def scan(self, code: str, after: int = THINK_MS, end: str = "\r") -> None:
        """A scanner that types."""
        self.think(after)
        for character in code + end:
            key = Qt.Key.Key_Return if character == "\r" else Qt.Key(ord(character.upper()))
            self._press(key, Qt.KeyboardModifier.NoModifier, character, SCANNER_MS)
        self.settled()

    def beam(self, code: str, after: int = THINK_MS) -> None:
        """A scanner on a cable."""
        self.think(after)
        self.parts.bridge.scan(code)
        QApplication.processEvents()
        self.settled()

    def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, gap: int) -> None:
        self.at += gap
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, text if modifiers == Qt.KeyboardModifier.NoModifier else "")
            event.setTimestamp(self.at)
            QApplication.sendEvent(self.parts.window.windowHandle(), event)

    def tap(self, name: str) -> None:
        """Touch the one key whose accessible name begins so."""
        found = [key for key in self.touch_keys() if key.accessibleName().startswith(name)]
        assert len(found) == 1, [key.accessibleName() for key in self.touch_keys()]
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))
        self.touches += 1

    def touch_keys(self) -> list[Touch]:
        """The keys that a finger can reach."""
        return [key for key in self.parts.window.findChildren(Touch) if key.isVisible()]

    def tap_row(self, row: int) -> None:
        """Touch a row of the panel that is open, from 0."""
        rows = next(view for view in self.parts.window.findChildren(Panel)[0].findChildren(RowView) if view.isVisible())
        spot = rows.row_box(row).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        self.touches += 1

    def do(self, act: acts.Act) -> None:
        """An act without hands, for what a test is not about; what it writes is written when this returns."""
        self.parts.controller.did(act)
        self.settled()

    def work(self) -> None:
        """Ann signs in; a shift is opened when there is none."""
        self.do(acts.SignIn("A1", PIN))
        if self.counter.place == "float":
            self.do(acts.OpenShift(20000))
        assert self.counter.place == "sale", self.story()

    # ---- what is seen
    @property
    def counter(self) -> Counter:
        """What the window shows."""
        return self.parts.controller.counter

    @property
    def paid(self) -> Recorded:
        """The entry on the paid screen."""
        self.wait(self._is_paid)
        assert self.counter.paid is not None
        return self.counter.paid.recorded

    def _is_paid(self) -> bool:
        return self.counter.place == "paid" and not self.counter.busy

    def lines(self) -> list[tuple[str, int]]:
        """Names and quantities in the cart."""
        return [(line.article.name, line.quantity) for line in self.counter.sale.cart.lines]

    def told(self) -> str:
        """The sentence that the cashier can read now, with its advice: as the visible widgets say it."""
        window = self.parts.window
        notices = [bar.accessibleName() for bar in window.findChildren(NoticeBar) if bar.isVisible()]
        bars = [bar.accessibleDescription() for bar in window.findChildren(ScanBar) if bar.isVisible()]
        return next((said for said in (*notices, *bars) if said), "")

    def alarmed(self) -> bool:
        """Whether it is told as an error."""
        notice = getattr(self.counter.panel, "notice", None) or self.counter.notice
        return notice is not None or self.counter.scan.mode is ScanMode.ERROR

    def story(self) -> str:
        """For a test that fails."""
        counter = self.counter
        return f"{counter.place}, busy {counter.busy}, panel {counter.panel}, told {self.told()}, {self.lines()}"
