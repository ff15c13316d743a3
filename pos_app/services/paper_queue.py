"""The print queue as the printer sees it: an act only names its paper, which is written out when its turn comes.

What stands in the entry is printed, and no customer waits at the commit for the text of his receipt.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from domain.entries import EntryRef
from domain.errors import Refusal
from local_db.act import NewJob
from pos_app.services.paper import entry_heading, masked
from pos_app.services.papers import entry_paper
from wire import shapes

if TYPE_CHECKING:
    from collections.abc import Callable

    from local_db.act import PrintJob, Recorded
    from pos_app.services.desk import Desk

DRAWER = NewJob("drawer", b"")


class NamedPaper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A queued paper: its entry (any kind's, though the queue says `sale`), and what the entry does not tell: the
    cashier's name, the member's as it is shown.
    """

    entry: EntryRef = msgspec.field(name="sale")
    cashier: str
    member: str


_encoder = msgspec.json.Encoder()
_BEGINS = b'{"sale":'


def entry_jobs(
    desk: Desk, cashier: str, member: str, *, drawer: bool = False
) -> Callable[[Recorded], tuple[NewJob, ...]]:
    """The jobs of an act that prints its own entry, for `Act.jobs`: the drawer, if it opens, and the paper, once."""
    return partial(_jobs, desk, cashier, masked(member), (DRAWER,) if drawer else ())


def _jobs(desk: Desk, cashier: str, member: str, first: tuple[NewJob, ...], recorded: Recorded) -> tuple[NewJob, ...]:
    if not desk.paper:
        return ()
    return (*first, NewJob("receipt", _encoder.encode(NamedPaper(recorded.entry.ref, cashier, member))))


class PaperQueue:
    """The books' queue with every paper written out; `next_job` and `mark` as in the books."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def next_job(self) -> PrintJob | None:
        """The oldest job, drawer jobs first; a payload that names no paper of these books is left as it is."""
        job = self._desk.books.next_job()
        if job is None or not job.payload.startswith(_BEGINS):
            return job
        try:
            named = shapes.decode(job.payload, NamedPaper)
        except msgspec.DecodeError:
            return job
        stored = self._desk.books.sale(named.entry)
        if stored is None:
            return job
        top = entry_heading(self._desk, stored, named.cashier)
        try:
            return replace(job, payload=entry_paper(self._desk, stored, top, named.member))
        except Refusal:  # it has no paper
            return job

    def mark(self, job_id: int, state: str, note: str = "") -> None:
        """Note how a job stands; on disk when it returns."""
        self._desk.books.mark(job_id, state, note)
