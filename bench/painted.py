"""Waiting for a window the way a person does: until what changed is painted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject

if TYPE_CHECKING:
    from collections.abc import Callable

WAIT_SECONDS = 30.0
_EVERYTHING = QEventLoop.ProcessEventsFlag.AllEvents


class Painted(QObject):
    """Hears when a window's update is due: the loop that delivered it has painted it when it returns."""

    def __init__(self, window: QObject) -> None:
        super().__init__()
        self.seen = 0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002  Qt's name
        if event.type() is QEvent.Type.UpdateRequest:
            self.seen += 1
        return False

    def wait(self, act: Callable[[], None]) -> float:
        """Do something that changes the window; milliseconds until the change is painted."""
        before = self.seen
        start = time.perf_counter()
        act()
        while self.seen == before:
            QCoreApplication.processEvents(_EVERYTHING)
        return (time.perf_counter() - start) * 1000


def until(wanted: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    deadline = time.monotonic() + WAIT_SECONDS
    while not wanted():
        QCoreApplication.processEvents(_EVERYTHING)
        assert time.monotonic() < deadline, "the window does not come to it"


def settle(seconds: float = 0.03) -> None:
    """Let the window finish what it has begun."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        QCoreApplication.processEvents(_EVERYTHING)
