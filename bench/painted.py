"""Waiting for a window the way a person does: until what changed is painted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

WAIT_SECONDS = 30.0
WAKE_MS = 20
_NEXT = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents


class Painted(QObject):
    """Carries out a window's update when it is due, and knows when that was painted."""

    def __init__(self, window: QObject) -> None:
        super().__init__()
        self.seen = 0
        self.processor = 0.0
        self._painting = False
        self._at = self._busy = 0.0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() is not QEvent.Type.UpdateRequest or self._painting:
            return False
        self._painting = True
        QCoreApplication.sendEvent(watched, event)
        self._at, self._busy = time.perf_counter(), time.thread_time()
        self._painting = False
        self.seen += 1
        return True

    def wait(self, act: Callable[[], None]) -> float:
        """Do something that changes the window; milliseconds until the change is painted.

        `processor` is then what this thread took of them.
        """
        before = self.seen
        start, work = time.perf_counter(), time.thread_time()
        act()
        while self.seen == before:
            QCoreApplication.processEvents(_NEXT)
        self.processor = (self._busy - work) * 1000
        return (self._at - start) * 1000


def until(wanted: Callable[[], bool]) -> None:
    """Let the window work until something is so; it sleeps between events, as it does at a till."""
    deadline = time.monotonic() + WAIT_SECONDS
    waker = QTimer(interval=WAKE_MS)
    waker.start()
    while not wanted():
        QCoreApplication.processEvents(_NEXT)
        assert time.monotonic() < deadline, "the window does not come to it"
    waker.stop()


def settle(seconds: float = 0.03) -> None:
    """Let the window finish what it has begun."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
