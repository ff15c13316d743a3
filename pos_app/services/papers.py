"""Which entries have a paper, and how it is laid down from the books: one table, for the printer and for a reprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import DayClosed, GoodsReturned, SaleCompleted, ShiftClosed
from domain.errors import Refusal
from domain.returns import returned_by
from pos_app.services.paper import day_paper, goods_paper, report_paper, return_paper, sale_paper
from pos_app.services.route_scan import receipt_number
from pos_app.services.slips import SLIPS, slip_paper
from pos_app.services.value_paper import Papered, value_paper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.receipt_builders import Heading
    from local_db.act import Stored
    from pos_app.services.desk import Desk

PAPERS: Mapping[str, str] = {
    "sale.completed": "receipt",
    "sale.voided": "return receipt",
    "return.completed": "return receipt",
    "goods.returned": "return receipt",
    "package.refunded": "return receipt",
    "top_up.completed": "top-up receipt",
    "top_up.cancelled": "top-up receipt",
    "recharge_card.presented": "top-up receipt",
    "member.closed": "closing receipt",
    "shift.closed": "X report",
    "day.closed": "Z report",
    **dict.fromkeys(SLIPS, "slip"),
}
"""The kinds of entries that have a paper, and what paper it is; no other entry prints anything of itself."""


def entry_paper(desk: Desk, stored: Stored, top: Heading, name: str, *, copy: bool = False) -> bytes:
    """The paper of an entry in the books, `name` is its member's; Refusal `receipt_not_found` for one that has none."""
    entry, body = stored.entry, stored.entry.body
    if isinstance(body, SaleCompleted):
        return sale_paper(desk, body, top, name, copy=copy)
    if (back := returned_by(body)) is not None:
        ref = back.original
        sale = desk.books.sale(ref) or desk.books.sale_elsewhere(ref.register, ref.seq, back.original_hash)
        if sale is not None and isinstance(sale.entry.body, SaleCompleted):
            return return_paper(desk, back, sale.entry.body, top, name, copy=copy)
    if isinstance(body, GoodsReturned):
        return goods_paper(desk, body, top, name, copy=copy)
    if isinstance(body, Papered):
        return value_paper(desk, body, top, name, copy=copy)
    if isinstance(body, ShiftClosed):
        return report_paper(desk, body.totals, top, body.counted, "", body.currency, copy=copy)
    if isinstance(body, DayClosed):
        return day_paper(desk, body, top, copy=copy)
    if entry.kind in SLIPS:
        return slip_paper(desk, entry, top, name, copy=copy)
    raise Refusal("receipt_not_found", receipt=receipt_number(entry.register, entry.seq))
