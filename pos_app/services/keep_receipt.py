"""A receipt again: printed without prices as a gift receipt, or kept as a picture and a PDF (C7).

Each is noted in the journal as a reprint, and what is kept is marked as a copy.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from domain.entries import ReceiptReprinted, SaleCompleted
from domain.errors import Refusal
from domain.receipt import receipt_to_json
from domain.receipt_gift import GiftLine, gift_receipt
from local_db.act import Act, NewJob
from pos_app.services.paper import entry_heading, quantity_text
from pos_app.services.paper_queues import training_paper
from pos_app.services.reprint_receipt import paper_again
from pos_app.services.route_scan import receipt_number

if TYPE_CHECKING:
    from concurrent.futures import Future

    from domain.entries import EntryRef
    from local_db.act import Recorded, Stored
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember


class Album(Protocol):
    """Keeps papers as files that anybody can open."""

    def keep(self, paper: bytes, name: str) -> str:
        """Write the paper under this name; gives where it lies. Fault `not_kept`. Takes a while: off the UI thread."""
        ...


def shown_paper(desk: Desk, ref: EntryRef) -> bytes:
    """What a reprint of the entry would be: marked as a copy, in training as training. Refusal `receipt_not_found`."""
    paper = paper_again(desk, _stored(desk, ref), copy=True)
    return training_paper(paper) if desk.training else paper


def print_gift(desk: Desk, ref: EntryRef, cashier: StaffMember) -> Future[Recorded]:
    """Print a gift receipt of a sale. Refusals `receipt_not_found`, `no_gift_receipt` for what is no sale."""
    stored = _stored(desk, ref)
    sale = stored.entry.body
    if not isinstance(sale, SaleCompleted):
        raise Refusal("no_gift_receipt", receipt=receipt_number(ref.register, ref.seq))
    lines = (GiftLine(line.name, quantity_text(line.quantity, line.per)) for line in sale.lines)
    paper = receipt_to_json(gift_receipt(entry_heading(desk, stored, ""), lines, desk.words))
    return _noted(desk, ref, cashier, NewJob("receipt", paper))


def keep_receipt(desk: Desk, ref: EntryRef, cashier: StaffMember, album: Album) -> str:
    """Keep the receipt as files; gives where they lie. Writes and waits: never on the UI thread.

    Refusal `receipt_not_found`, Fault `not_kept`.
    """
    place = album.keep(shown_paper(desk, ref), receipt_number(ref.register, ref.seq))
    _noted(desk, ref, cashier).result()
    return place


def _stored(desk: Desk, ref: EntryRef) -> Stored:
    stored = desk.books.entry(ref.seq, ref.epoch)
    if stored is None:
        raise Refusal("receipt_not_found", receipt=receipt_number(ref.register, ref.seq))
    return stored


def _noted(desk: Desk, ref: EntryRef, cashier: StaffMember, *jobs: NewJob) -> Future[Recorded]:
    act = Act(
        "receipt.reprinted",
        ReceiptReprinted(ref),
        cashier.id,
        desk.clock.now(),
        desk.day(),
        jobs=partial(_these, jobs),
    )
    return desk.books.record(act)


def _these(jobs: tuple[NewJob, ...], recorded: Recorded) -> tuple[NewJob, ...]:
    del recorded
    return jobs
