"""Exchange goods (C5): what comes back and what is taken instead, in one commit; only the difference changes hands.

The return gives back to where the money came from, and the sale is paid like any other: so no rule of either has an
exception here. What goes back in cash pays the sale, as far as it is due (`open_sale.priced`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.postings import sale_owner
from domain.rights import RETURN, Wanted
from domain.tenders import CASH
from pos_app.services.finish_sale import sale_act
from pos_app.services.open_sale import Brought, Exchanged, priced, with_cash
from pos_app.services.paper_queue import DRAWER
from pos_app.services.permission import approved, need
from pos_app.services.return_goods import HEAD, open_return, preview, taken_back
from pos_app.services.route_scan import receipt_number

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from local_db.act import NewJob, Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember
    from pos_app.services.return_goods import OpenReturn

    Jobs = Callable[[Recorded], tuple[NewJob, ...]]


def in_exchange(desk: Desk, sale: OpenSale, opened: OpenReturn | None) -> OpenSale:
    """The sale with what comes back for it, or with nothing (None): its `credit`, settlement and `hands_out` say how it
    stands. Refusals: `nothing_to_return`, those of `give_back`.
    """
    return priced(desk, replace(sale, exchange=_shown(desk, opened) if opened is not None else None))


def reopened(desk: Desk, exchange: Exchanged) -> OpenReturn:
    """The return of an exchange, as the receipt stands now: lines that came back meanwhile are not in it any more.

    Refusals as `open_return`.
    """
    opened = open_return(desk, exchange.receipt)
    left = opened.left()
    wanted = {one.line: min(one.quantity, left.get(one.line, 0)) for one in exchange.lines}
    wanted = {line: many for line, many in wanted.items() if many}
    return replace(opened, wanted=wanted, charges=frozenset(exchange.charges))


def exchange_goods(
    desk: Desk, sale: OpenSale, cashier: StaffMember, reason: str = "", approval: Approval | None = None
) -> Future[Recorded]:
    """Write what comes back and, in the same commit, the sale: both or neither. The future brings the sale's entry.

    Refusals: those of `return_goods` and of `finish_sale`, `tenders_below_total` while something is still to be paid,
    `return_changed` when something else would be given back than the sale shows.
    """
    if sale.exchange is None:
        raise Refusal("nothing_to_return")
    opened = reopened(desk, sale.exchange)
    allowed = need(cashier, Wanted(RETURN, sale_owner(opened.ref), reason=reason), approval)
    if not opened.wanted or _shown(desk, opened) != sale.exchange:
        raise Refusal("return_changed")
    back = approved(desk, taken_back(desk, opened, cashier, reason, exchange=sale.id), allowed)
    act = sale_act(desk, replace(sale, tenders=with_cash(sale.tenders, sale.credit)), cashier)
    moves = sale.hands_out > 0 or any(tender.kind == CASH for tender in sale.tenders)
    last = replace(act, first=replace(back, jobs=partial(_papers, back.jobs)), jobs=partial(_papers, act.jobs))
    return desk.books.record(replace(last, jobs=partial(_with_drawer, last.jobs)) if moves else last)


def _shown(desk: Desk, opened: OpenReturn) -> Exchanged:
    given = preview(desk, opened)
    if given is None:
        raise Refusal("nothing_to_return")
    sold = {line.line: line for line in opened.sale.lines}
    back = ((line, sold[line.line]) for line in given.lines)
    return Exchanged(
        f"{receipt_number(opened.ref.register, opened.ref.seq)} {opened.hash[:HEAD]}",
        tuple(Brought(one.line, of.name, one.quantity, of.per, of.unit_price, one.payable) for one, of in back),
        given.handed_out,
        tuple(sorted(opened.charges)),
    )


def _papers(jobs: Jobs | None, recorded: Recorded) -> tuple[NewJob, ...]:
    """The papers of an act alone: the drawer opens for the difference, not for each half."""
    return tuple(job for job in (jobs(recorded) if jobs is not None else ()) if job != DRAWER)


def _with_drawer(jobs: Jobs | None, recorded: Recorded) -> tuple[NewJob, ...]:
    return (DRAWER, *(jobs(recorded) if jobs is not None else ()))
