"""Where both threads write what they know, and the watcher learns of it."""

from collections.abc import Callable
from dataclasses import replace
from threading import Lock

from pos_app.sync.errors import UNREACHABLE
from pos_app.sync.health import Problem, SyncHealth
from pos_app.sync.hq_clock import HqClock
from pos_app.sync.ports import Watcher


class HealthBoard:
    """The state of the sync; every change goes to the watcher."""

    def __init__(self, watcher: Watcher, clock: HqClock) -> None:
        self._watcher = watcher
        self._clock = clock
        self._lock = Lock()
        self._health = SyncHealth()

    @property
    def health(self) -> SyncHealth:
        """The present state."""
        with self._lock:
            return self._health

    def pushed(self, problem: Problem | None, unsynced: int) -> None:
        """How the last act of the push ended."""
        self._change(lambda health: replace(health, push=problem, unsynced=unsynced))

    def waits(self, unsynced: int) -> None:
        """How many entries HQ has not confirmed."""
        self._change(lambda health: replace(health, unsynced=unsynced))

    def pulled(self, problem: Problem | None) -> None:
        """How the last act of the pull ended."""
        self._change(lambda health: replace(health, pull=problem))

    def shows(self, *, complete: bool) -> None:
        """Whether the reference data is a state to be shown."""
        self._change(lambda health: replace(health, complete=complete))

    def _change(self, change: Callable[[SyncHealth], SyncHealth]) -> None:
        with self._lock:
            before = self._health
            after = change(before)
            problems = {problem.code for problem in (after.push, after.pull) if problem is not None}
            heard = self._clock.last_heard
            self._health = replace(
                after,
                online=heard is not None and UNREACHABLE not in problems,
                last_heard=heard,
                offset_seconds=round(self._clock.offset.total_seconds()),
            )
            if self._health != before:
                self._watcher.on_sync(self._health)
