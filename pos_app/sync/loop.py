"""A thread that does one step after the other, waits when there is nothing to do, and backs off after a failure."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Thread

from domain.errors import Fault
from pos_app.sync.backoff import Backoff
from pos_app.sync.errors import Busy
from pos_app.sync.health import Problem, problem_of

DIED = Problem("sync_stopped", "The talk with HQ has stopped.", "Selling goes on. Start the till again when you can.")


class Timer:
    """Counts down by a clock that may be set: never longer than it was started for."""

    def __init__(self, now: Callable[[], datetime], seconds: float) -> None:
        self._now = now
        self._length = timedelta(seconds=seconds)
        self._due = now() + self._length

    def left(self) -> float:
        """Seconds until it is due, 0 from then on."""
        left = self._due - self._now()
        if left > self._length:
            self._due = self._now() + self._length
            left = self._length
        return max(0.0, left.total_seconds())


class Loop:
    """Runs `step` until stopped: at once again while it returns True, else after `idle` seconds or a `wake`.

    After a `Fault` it waits as the backoff says; a wake does not shorten that, `retry_now` does. `between` is called
    on every wake, also while waiting after a failure; True (HQ was heard) ends that wait. `told` hears every outcome.
    """

    def __init__(
        self,
        name: str,
        step: Callable[[], bool],
        told: Callable[[Problem | None], None],
        *,
        idle: float,
        backoff: Backoff,
        now: Callable[[], datetime],
        between: Callable[[], bool],
    ) -> None:
        self._step = step
        self._told = told
        self._idle = idle
        self._backoff = backoff
        self._now = now
        self._between = between
        self._wake = Event()
        self._retry = Event()
        self._stop = Event()
        self._thread = Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self) -> None:
        """There is something to do."""
        self._wake.set()

    def retry_now(self) -> None:
        """End a wait after a failure."""
        self._retry.set()
        self._wake.set()

    def stop(self) -> None:
        """End after the present step, whose outcome nobody hears any more."""
        self._stop.set()
        self._wake.set()

    def join(self, seconds: float) -> bool:
        """Wait for the end; False when the thread still runs."""
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        died = True
        try:
            while not self._stop.is_set():
                self._once()
            died = False
        finally:
            if died:
                self._told(DIED)

    def _once(self) -> None:
        try:
            more = self._step()
        except Fault as fault:
            if not self._stop.is_set():
                self._told(problem_of(fault))
            at_least = fault.retry_after if isinstance(fault, Busy) else 0
            self._wait(self._backoff.next_delay(at_least), failed=True)
        else:
            self._backoff.reset()
            if not self._stop.is_set():
                self._told(None)
            self._wait(0 if more else self._idle, failed=False)

    def _wait(self, seconds: float, *, failed: bool) -> None:
        timer = Timer(self._now, seconds)
        while not self._stop.is_set():
            woken = self._wake.wait(timer.left())
            self._wake.clear()
            heard = self._between()
            if not woken or not failed or heard or self._retry.is_set():
                break
        self._retry.clear()
