"""The durable print queue: jobs enter it with their entry and leave it when the printer took them."""

from concurrent.futures import Future

from local_db import recording
from local_db.act import JobState, NewJob, PrintJob
from local_db.books_file import BooksFile
from local_db.driver import Transaction

STATES = ("queued", "sending", "printed", "uncertain")
KEPT = 200
"""How many jobs that are done are kept, to be looked at."""

_NEXT_SQL = (
    "SELECT id, kind, payload, copy, attempts FROM print_job WHERE state IN ('queued', 'sending')"
    " ORDER BY kind = 'drawer' DESC, id LIMIT 1"
)
_MARK_SQL = "UPDATE print_job SET state = ?, note = ?, attempts = attempts + ? WHERE id = ?"
_STATES_SQL = "SELECT id, kind, state, attempts, note FROM print_job WHERE state <> 'printed' ORDER BY id"
_PRUNE_SQL = "DELETE FROM print_job WHERE state = 'printed' AND id < ?"


class PrintQueue(BooksFile):
    """Jobs for printer and drawer; `mark` is for the printer's thread, never for the window's."""

    def next_job(self) -> PrintJob | None:
        """The oldest job that is queued or was being sent when the till stopped, drawer jobs first."""
        row = self.readers.one(_NEXT_SQL)
        return PrintJob(row[0], row[1], row[2], bool(row[3]), row[4]) if row is not None else None

    def mark(self, job_id: int, state: str, note: str = "") -> None:
        """Note how a job stands ("sending" counts one attempt more); on disk when it returns."""
        if state not in STATES:
            raise ValueError(f"a job is never {state!r}")

        def work(tx: Transaction) -> None:
            tx.execute(_MARK_SQL, (state, note, int(state == "sending"), job_id))
            if state == "printed":
                tx.execute(_PRUNE_SQL, (job_id - KEPT,))

        self.run(work, urgent=True).result()

    def job_states(self) -> tuple[JobState, ...]:
        """Every job that is not printed, oldest first."""
        return tuple(JobState(*row) for row in self.readers.all(_STATES_SQL))

    def enqueue(self, job: NewJob) -> "Future[None]":
        """Put a job at the end of the queue, without an entry."""

        def work(tx: Transaction) -> None:
            recording.add_jobs(tx, (job,))

        return self.run(work, urgent=True)
