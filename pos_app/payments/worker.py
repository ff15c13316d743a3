"""A thread that goes on with payments until each is at its end; it sleeps while there are none."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from domain.errors import Fault
from pos_app.services.settle_payments import Settler

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from pos_app.services.desk import Desk

PAUSE = 15
"""Seconds between two looks at what is open."""


class PaymentsWorker:
    """Asks, undoes and gives back what the cashier does not wait for. `at_work` names the sales at the counter."""

    def __init__(self, desk: Desk, now: Callable[[], int], at_work: Callable[[], Collection[str]]) -> None:
        self._settler, self._at_work = Settler(desk, now), at_work
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="payments", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the round trip that is under way."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(PAUSE):
            try:
                self._settler.step(self._at_work())
            except Fault:
                continue  # the disk or the books are in trouble: who writes hears of it; this looks again
