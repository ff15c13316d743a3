"""Print a receipt again from its entry, marked as a copy (C7)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.entries import ReceiptReprinted
from domain.errors import Refusal
from domain.rights import REPRINT, Wanted
from local_db.act import Act, NewJob
from pos_app.services.paper import entry_heading
from pos_app.services.papers import entry_paper
from pos_app.services.permission import need

if TYPE_CHECKING:
    from concurrent.futures import Future

    from domain.entries import EntryRef
    from local_db.act import Recorded, Stored
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember


def last_receipt(desk: Desk) -> EntryRef:
    """The newest receipt of this register; Refusal `receipt_not_found`."""
    rows = desk.books.receipts(1)
    if not rows:
        raise Refusal("receipt_not_found", receipt="")
    return rows[0].ref


def paper_again(desk: Desk, stored: Stored, *, copy: bool) -> bytes:
    """The paper of an entry in the books as it was printed; Refusal `receipt_not_found` for an entry that has none."""
    entry = stored.entry
    names = {person.id: person.name for person in desk.staff.staff()}
    top = entry_heading(desk, stored, names.get(entry.actor, entry.actor))
    whose = desk.members.by_id(entry.members[0]) if entry.members else None
    return entry_paper(desk, stored, top, whose.name if whose is not None else "", copy=copy)


def reprint_receipt(desk: Desk, ref: EntryRef, cashier: StaffMember) -> Future[Recorded]:
    """Print a copy; the reprint is an entry. Refusal `receipt_not_found`."""
    need(cashier, Wanted(REPRINT))
    stored = desk.books.entry(ref.seq, ref.epoch)
    if stored is None:
        raise Refusal("receipt_not_found", receipt=f"{ref.register}-{ref.seq:06d}")
    paper = paper_again(desk, stored, copy=True)
    now = desk.clock.now()
    return desk.books.record(
        Act("receipt.reprinted", ReceiptReprinted(ref), cashier.id, now, desk.day(), jobs=partial(_job, paper))
    )


def _job(paper: bytes, recorded: Recorded) -> tuple[NewJob, ...]:
    del recorded
    return (NewJob("receipt", paper, copy=True),)
