"""The hands of a cashier: keys with their own times, a scanner, a finger; what they press is counted."""

import re
import time
from abc import ABC, abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from demo.keyboard import press, type_text
from pos_app.devices.wedge import WedgeBuffer
from pos_app.ui.panel import Panel
from pos_app.ui.row_view import RowView
from pos_app.ui.touch import Touch
from pos_app.window_parts import WindowParts

PATIENCE = 10.0
SCANNER_MS, PERSON_MS, THINK_MS = 8, 200, 1000


class Hands(ABC):
    """`touches` and `keys` count what was pressed since `begin`; digits and points are counted apart.

    `now` is the monotonic clock of the window: it stands until the hands move it.
    """

    parts: WindowParts

    def __init__(self) -> None:
        self.at = 1_000_000
        self.begin()

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

    @abstractmethod
    def settled(self) -> None:
        """Until nothing is being written any more."""

    @abstractmethod
    def story(self) -> str:
        """For a test that fails."""

    def begin(self) -> None:
        """Count from here."""
        self.touches = self.keys = self.digits = 0

    def key(self, names: str, gap: int = PERSON_MS) -> None:
        """Press keys by their names, in turn: `3 * F9 Ctrl+Z`; a character at the end is waited for."""
        name = ""
        for name in names.split():
            self.at += gap
            press(self.parts.window, self.at, name)
            if re.fullmatch(r"[\w.]", name):
                self.digits += 1
            else:
                self.keys += 1
        if len(name) == 1 and gap >= PERSON_MS:
            self.rest()

    def rest(self) -> None:
        """Until the window has taken what was typed for a person's."""
        self.think(100)
        self.wait(self._held_back_nothing)

    def _held_back_nothing(self) -> bool:
        """The window has taken what was typed for a person's."""
        wedge = self.parts._wedge._wedge
        return isinstance(wedge, WedgeBuffer) and wedge.is_empty

    def scan(self, code: str, after: int = THINK_MS, end: str = "\r") -> None:
        """A scanner that types."""
        self.think(after)
        self.at = type_text(self.parts.window, self.at, code + end, SCANNER_MS)
        self.settled()

    def beam(self, code: str, after: int = THINK_MS) -> None:
        """A scanner on a cable."""
        self.think(after)
        self.parts.bridge.scan(code)
        QApplication.processEvents()
        self.settled()

    def tap(self, name: str) -> None:
        """Touch the one key whose accessible name begins so."""
        found = [key for key in self.touch_keys() if key.accessibleName().startswith(name)]
        assert len(found) == 1, [key.accessibleName() for key in self.touch_keys()]
        self.think(PERSON_MS)
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))
        self.touches += 1

    def touch_keys(self) -> list[Touch]:
        """The keys that a finger can reach."""
        return [key for key in self.parts.window.findChildren(Touch) if key.isVisible()]

    def tap_row(self, row: int) -> None:
        """Touch a row of the panel that is open, from 0."""
        rows = next(view for view in self.parts.window.findChildren(Panel)[0].findChildren(RowView) if view.isVisible())
        spot = rows.row_box(row).center()
        self.think(PERSON_MS)
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        self.touches += 1
