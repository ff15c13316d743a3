"""The till's clock corrected by what HQ last said of its own."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Lock
from typing import TYPE_CHECKING

from wire.fields import read_time

if TYPE_CHECKING:
    from pos_app.sync.ports import Clock


class HqClock:
    """HQ's time, as far as the till knows it."""

    def __init__(self, clock: Clock, offset: timedelta = timedelta(0)) -> None:
        self._clock = clock
        self._lock = Lock()
        self._offset = offset
        self._last_heard: datetime | None = None

    @property
    def last_heard(self) -> datetime | None:
        """When HQ last answered anything, by the machine's own clock."""
        with self._lock:
            return self._last_heard

    def heard(self) -> None:
        """HQ answered."""
        with self._lock:
            self._last_heard = self._clock.now()

    @property
    def offset(self) -> timedelta:
        """HQ's clock less the till's."""
        with self._lock:
            return self._offset

    def now(self) -> datetime:
        """HQ's time."""
        return self._clock.now() + self.offset

    def own(self) -> datetime:
        """The machine's own time, uncorrected."""
        return self._clock.now()

    def learn(self, hq_time: str) -> None:
        """HQ said what time it is; raises `Malformed`."""
        offset = read_time(hq_time) - self._clock.now()
        with self._lock:
            self._offset = offset
