"""A till that nobody touches locks itself; the sale stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pos_app.ui import acts

if TYPE_CHECKING:
    from pos_app.ui.control.controller import Controller
    from pos_app.ui.main_window import MainWindow

MINUTE_MS, AGAIN_MS = 60_000, 5_000


class IdleLock(QObject):
    """Counts from each act; while money is under way it waits for that."""

    def __init__(self, controller: Controller, window: MainWindow) -> None:
        super().__init__()
        self._controller = controller
        self._milliseconds = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.lock)
        window.act.connect(self._begin)

    def use(self, minutes: int) -> None:
        """Lock after so many minutes; 0: never."""
        self._milliseconds = minutes * MINUTE_MS
        self._begin()

    def lock(self) -> None:
        """Lock now, or soon."""
        counter = self._controller.counter
        if counter.busy or counter.paying is not None:
            self._timer.start(AGAIN_MS)
        elif counter.cashier is not None and counter.place != "locked":
            self._controller.did(acts.Lock())

    def _begin(self, act: object = None) -> None:
        del act
        if self._milliseconds:
            self._timer.start(self._milliseconds)
        else:
            self._timer.stop()
