"""The print queue's contract, in memory; SQLite's is tested with the books."""

import threading
from dataclasses import dataclass, replace

from pos_app.devices.ports import JobState


@dataclass(frozen=True)
class Job:
    """A row."""

    id: int
    kind: str
    payload: bytes
    copy: bool = False
    attempts: int = 0
    state: JobState = "queued"
    note: str = ""


class MemoryQueue:
    """Drawer jobs first, else the oldest that is queued or sending; ``sending`` counts an attempt."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.jobs: dict[int, Job] = {}
        self.history: list[tuple[int, JobState]] = []

    def add(self, payload: bytes, *, kind: str = "receipt", **more: bool | int) -> int:
        """Queue a job."""
        with self._lock:
            number = len(self.jobs) + 1
            self.jobs[number] = replace(Job(number, kind, payload), **more)  # type: ignore[arg-type]
            return number

    def next_job(self) -> Job | None:
        """Return what to do next."""
        with self._lock:
            waiting = [job for job in self.jobs.values() if job.state in {"queued", "sending"}]
            return min(waiting, key=lambda job: (job.kind != "drawer", job.id), default=None)

    def mark(self, job_id: int, state: JobState, note: str) -> None:
        """Change a state."""
        with self._lock:
            job = self.jobs[job_id]
            attempts = job.attempts + (state == "sending")
            self.jobs[job_id] = replace(job, state=state, note=note, attempts=attempts)
            self.history.append((job_id, state))

    def states(self) -> list[JobState]:
        """Return all states in order."""
        with self._lock:
            return [job.state for job in self.jobs.values()]
