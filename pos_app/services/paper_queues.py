"""One printer, two books: what is queued in training is printed as training, and opens no drawer (C9)."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from domain.receipt import receipt_from_json, receipt_to_json
from pos_app.services.paper_queue import PaperQueue

if TYPE_CHECKING:
    from local_db.act import PrintJob
    from pos_app.services.desk import Desk


class PaperQueues:
    """The till's queue, and the training's behind it while there is one. Training jobs have numbers below zero.

    `train_at` may be called on any thread, the rest on the printer's.
    """

    def __init__(self, desk: Desk) -> None:
        self._till = PaperQueue(desk)
        self._training: PaperQueue | None = None
        self._lock = threading.Lock()

    def train_at(self, desk: Desk | None) -> None:
        """From now on there is training at this desk, or none."""
        with self._lock:  # whoever ends the training closes its books next
            self._training = PaperQueue(desk) if desk is not None else None

    def next_job(self) -> PrintJob | None:
        """The next job; every training paper says so above and below, whatever it is of."""
        job = self._till.next_job()
        if job is not None:
            return job
        with self._lock:
            return self._next_in_training()

    def mark(self, job_id: int, state: str, note: str = "") -> None:
        """Note how a job stands; one of a training that is over is forgotten."""
        if job_id > 0:
            self._till.mark(job_id, state, note)
            return
        with self._lock:
            if self._training is not None:
                self._training.mark(-job_id, state, note)

    def _next_in_training(self) -> PrintJob | None:
        if self._training is None:
            return None
        while (found := self._training.next_job()) is not None and found.kind == "drawer":
            self._training.mark(found.id, "printed", "training")
        if found is None:
            return None
        return replace(found, id=-found.id, payload=training_paper(found.payload))


def training_paper(payload: bytes) -> bytes:
    """The paper with the training mark above and below; bytes that are no paper stay as they are."""
    try:
        return receipt_to_json(replace(receipt_from_json(payload), training=True))
    except ValueError:
        return payload
