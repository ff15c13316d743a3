"""What devices need from outside and what they are given."""

from typing import Literal, Protocol

JobState = Literal["queued", "sending", "printed", "uncertain"]


class LinkDownError(Exception):
    """The way to the device is gone or blocked; the message says why."""


class Link(Protocol):
    """A way to a device: bytes out, and bytes back if it ``answers``."""

    @property
    def answers(self) -> bool:
        """Whether the device can be heard."""

    def open(self) -> None:
        """Connect.  Raises LinkDownError."""

    def write(self, data: bytes) -> None:
        """Send everything.  Raises LinkDownError, also when it takes too long."""

    def read(self, timeout: float) -> bytes:
        """Return what came within so many seconds, nothing when nothing came.  Raises LinkDownError."""

    def close(self) -> None:
        """Let go; never raises, may be called twice."""


class PrintJob(Protocol):
    """A row of the print queue.  ``attempts`` counts how often it was marked ``sending``."""

    @property
    def id(self) -> int: ...

    @property
    def kind(self) -> str:
        """``receipt`` (the payload is a receipt as JSON) or ``drawer`` (no payload)."""

    @property
    def payload(self) -> bytes: ...

    @property
    def copy(self) -> bool: ...

    @property
    def attempts(self) -> int: ...


class PrintQueue(Protocol):
    """The durable queue; every mark is on disk when it returns."""

    def next_job(self) -> PrintJob | None:
        """Return the oldest job that is queued or sending, drawer jobs first."""

    def mark(self, job_id: int, state: JobState, note: str) -> None:
        """Change a job's state; ``sending`` also counts an attempt."""
