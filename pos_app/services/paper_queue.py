"""The print queue as the printer sees it: a sale only names its receipt, which is written out when its turn comes.

What stands in the entry is printed, and no customer waits at the commit for the text of his receipt.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from domain.entries import EntryRef, SaleCompleted
from local_db.act import NewJob
from pos_app.services.paper import entry_heading, masked, sale_paper
from wire import shapes

if TYPE_CHECKING:
    from local_db.act import PrintJob, Recorded
    from pos_app.services.desk import Desk


class SalePaper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A queued receipt: its sale, and what the entry does not tell: the cashier's name, the member's as it is shown."""

    sale: EntryRef
    cashier: str
    member: str


_encoder = msgspec.json.Encoder()
_BEGINS = b'{"sale":'


def sale_job(recorded: Recorded, cashier: str, member: str) -> NewJob:
    """The receipt of a sale, to be queued with its entry."""
    return NewJob("receipt", _encoder.encode(SalePaper(recorded.entry.ref, cashier, masked(member))))


class PaperQueue:
    """The books' queue with every receipt written out; `next_job` and `mark` as in the books."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def next_job(self) -> PrintJob | None:
        """The oldest job, drawer jobs first; a payload that names no sale of these books is left as it is."""
        job = self._desk.books.next_job()
        if job is None or not job.payload.startswith(_BEGINS):
            return job
        try:
            named = shapes.decode(job.payload, SalePaper)
        except msgspec.DecodeError:
            return job
        stored = self._desk.books.sale(named.sale)
        if stored is None or not isinstance(stored.entry.body, SaleCompleted):
            return job
        top = entry_heading(self._desk, stored, named.cashier)
        return replace(job, payload=sale_paper(self._desk, stored.entry.body, top, named.member))

    def mark(self, job_id: int, state: str, note: str = "") -> None:
        """Note how a job stands; on disk when it returns."""
        self._desk.books.mark(job_id, state, note)
