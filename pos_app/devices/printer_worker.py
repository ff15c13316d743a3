"""The printer's thread: it drains the durable queue and tells how the printer is.

A receipt counts as printed only when the head said so.  One that was begun and never confirmed is printed again
with the reprint mark.  A drawer is opened once or not at all: opening it late, with nobody there, is worse.
"""

import threading
from collections.abc import Callable
from typing import Protocol

from domain.errors import Fault
from pos_app.devices.backoff import Backoff
from pos_app.devices.head import Head, Timing
from pos_app.devices.health import DeviceHealth, Health
from pos_app.devices.ports import JobState, Link, LinkDownError, PrintJob, PrintQueue
from wire.points import point

MOST_ATTEMPTS = 5  # a job that broke off so often is left to a person


class Compose(Protocol):
    """Turns a queued payload into a head's bytes, with the reprint mark if it is a copy."""

    def __call__(self, payload: bytes, copy: bool, /) -> bytes:  # noqa: FBT001
        """Raises ValueError when the payload is no receipt."""


class PrinterWorker:
    """Start it once, wake it after each commit that queued a job, stop it before the books are closed."""

    def __init__(  # noqa: PLR0913 - a thread's ports, each by name
        self,
        name: str,
        *,
        link: Link,
        queue: PrintQueue,
        compose: Compose,
        drawer_pulse: bytes,
        drawer_pulse_at_once: bytes,
        on_health: Callable[[DeviceHealth], None],
        now: Callable[[], float],
        by_process_id: bool = False,
        timing: Timing = Timing(),  # noqa: B008 - frozen
    ) -> None:
        self._name = name
        self._queue = queue
        self._compose = compose
        self._pulse = drawer_pulse
        self._pulse_at_once = drawer_pulse_at_once
        self._on_health = on_health
        self._now = now
        self._timing = timing
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._given_up = threading.Event()
        self._head = Head(link, now, timing, by_process_id=by_process_id, stopping=self._given_up.is_set)
        self._backoff = Backoff(timing.first_retry, timing.longest_retry)
        self._health = DeviceHealth(name, Health.UNKNOWN)
        self._begun: set[int] = set()
        self._drawers: dict[int, float] = {}
        self._thread = threading.Thread(target=self._run, name=f"printer {name}", daemon=True)

    @property
    def health(self) -> DeviceHealth:
        """The last word on the printer."""
        return self._health

    def start(self) -> None:
        """Begin to drain."""
        self._thread.start()

    def wake(self) -> None:
        """Look into the queue now; any thread may call this."""
        self._wake.set()

    def stop(self, grace: float = 2.0) -> None:
        """Stop after the job in hand; one not confirmed within the grace (seconds) is printed again next time."""
        self._stop.set()
        self._wake.set()
        self._thread.join(grace)
        self._given_up.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                wait = self._round()
                self._backoff.worked()
            except LinkDownError as down:
                self._head.hang_up()
                self._tell(Health.OFFLINE, str(down))
                wait = self._backoff.failed()
            except Fault as fault:  # the books cannot be written: nothing is sent that could not be noted before
                self._tell(Health.ERROR, str(fault))
                wait = self._backoff.failed()
            if wait:
                self._wake.wait(wait)
                self._wake.clear()
        self._head.hang_up()

    def _round(self) -> float:
        """Do one job if there is one and the head is ready; return how long to wait then."""
        job = self._queue.next_job()
        if job is not None and job.kind == "drawer" and self._is_stale(job):
            return 0
        state = self._head.health()
        self._tell(state)
        if job is None:
            return self._timing.poll
        if job.kind == "drawer" and self._head.waits_for_a_hand(state):
            self._open_drawer(job, self._pulse_at_once)  # change is given also while the paper is out
            return 0
        if not self._head.ready(state):
            return self._timing.first_retry
        self._head.connect()
        if job.kind == "drawer":
            self._open_drawer(job, self._pulse)
        else:
            self._print(job)
        return 0

    def _is_stale(self, job: PrintJob) -> bool:
        """Give a drawer up that was begun before, or that the head could not be told of in time."""
        since = self._drawers.setdefault(job.id, self._now())
        if job.attempts or job.id in self._begun:
            self._mark_uncertain(job, "begun before: never sent twice")
        elif self._now() - since > self._timing.drawer_wait:
            self._mark_uncertain(job, "the printer was not ready in time")
        else:
            return False
        del self._drawers[job.id]
        return True

    def _open_drawer(self, job: PrintJob, pulse: bytes) -> None:
        self._begin(job)
        try:
            point("before drawer pulse")
            self._head.send(pulse)
            point("after drawer pulse")
        except LinkDownError as down:
            self._mark_uncertain(job, str(down))
            raise
        self._mark(job, "printed", "")
        del self._drawers[job.id]

    def _print(self, job: PrintJob) -> None:
        begun_before = job.attempts > 0 or job.id in self._begun
        if job.attempts >= MOST_ATTEMPTS:
            self._mark_uncertain(job, f"broke off {job.attempts} times")
            return
        try:
            data = self._compose(job.payload, job.copy or begun_before)
        except ValueError as wrong:
            self._mark_uncertain(job, f"cannot be read: {wrong}")
            return
        self._begin(job)
        if not self._head.confirms:
            point("before receipt unconfirmed")
            self._head.send(data)
            point("after receipt unconfirmed")
            self._mark_uncertain(job, "sent; this printer cannot confirm")
            return
        point("before receipt")
        confirmed = self._head.print_confirmed(data, job.id, self._tell)
        point("after receipt")
        if confirmed:
            self._mark(job, "printed", "reprinted" if begun_before else "")

    def _begin(self, job: PrintJob) -> None:
        self._mark(job, "sending", "")
        self._begun.add(job.id)

    def _mark_uncertain(self, job: PrintJob, note: str) -> None:
        self._mark(job, "uncertain", note)

    def _mark(self, job: PrintJob, state: JobState, note: str) -> None:
        point(f"before mark {job.kind} {state}")
        self._queue.mark(job.id, state, note)
        point(f"after mark {job.kind} {state}")

    def _tell(self, state: Health, note: str = "") -> None:
        if state is not self._health.state:
            self._health = DeviceHealth(self._name, state, note)
            self._on_health(self._health)
