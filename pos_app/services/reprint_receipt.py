"""Print a receipt again from its entry, marked as a copy (C7)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.entries import DayClosed, GoodsReturned, ReceiptReprinted, SaleCompleted
from domain.errors import Refusal
from domain.returns import returned_by
from domain.rights import REPRINT, Wanted
from local_db.act import Act, NewJob
from pos_app.services.paper import day_paper, entry_heading, goods_paper, return_paper, sale_paper
from pos_app.services.permission import need
from pos_app.services.value_paper import Papered, member_of, value_paper

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
    """The receipt or the Z report of an entry in the books; Refusal `receipt_not_found` for an entry that has none."""
    entry, body = stored.entry, stored.entry.body
    names = {person.id: person.name for person in desk.staff.staff()}
    top = entry_heading(desk, stored, names.get(entry.actor, entry.actor))
    if isinstance(body, SaleCompleted):
        return sale_paper(desk, body, top, _name(desk, body.member.id if body.member else None), copy=copy)
    if (back := returned_by(body)) is not None:
        ref = back.original
        sale = desk.books.sale(ref) or desk.books.sale_elsewhere(ref.register, ref.seq, back.original_hash)
        if sale is not None and isinstance(sale.entry.body, SaleCompleted):
            return return_paper(desk, back, sale.entry.body, top, _name(desk, back.member), copy=copy)
    if isinstance(body, GoodsReturned):
        return goods_paper(desk, body, top, _name(desk, body.member), copy=copy)
    if isinstance(body, Papered):
        return value_paper(desk, body, top, _name(desk, member_of(body)), copy=copy)
    if isinstance(body, DayClosed):
        return day_paper(desk, body, top, copy=copy)
    raise Refusal("receipt_not_found", receipt=f"{entry.register}-{entry.seq:06d}")


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


def _name(desk: Desk, member: str | None) -> str:
    found = desk.members.by_id(member) if member else None
    return found.name if found is not None else ""
