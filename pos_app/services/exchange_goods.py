"""Exchange goods (C5): what comes back and what is taken instead, in one commit; only the difference changes hands.

The return gives back to where the money came from, and the sale is paid like any other: so no rule of either has an
exception here. What goes back in cash pays the sale, as far as it is due.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from domain.errors import Refusal
from domain.postings import sale_owner
from domain.rights import RETURN, Wanted
from domain.tenders import CASH
from domain.value import dataclass
from pos_app.services.finish_sale import DRAWER, sale_act
from pos_app.services.open_sale import cash_due
from pos_app.services.permission import approved, need
from pos_app.services.return_goods import preview, taken_back
from pos_app.services.take_payment import SMALLEST, take_cash

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from domain.returns import GiveBack
    from local_db.act import NewJob, Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember
    from pos_app.services.return_goods import OpenReturn

    Jobs = Callable[[Recorded], tuple[NewJob, ...]]


@dataclass(frozen=True, slots=True)
class Exchange:
    """How an exchange stands: what the return gives back, the sale, the cash of the one that pays the other (`credit`),
    what is still due (`to_pay`), and what the customer gets in cash (`to_hand_out`), in minor units.
    """

    given: GiveBack
    sale: OpenSale
    credit: int
    to_pay: int
    to_hand_out: int


def preview_exchange(desk: Desk, opened: OpenReturn, sale: OpenSale) -> Exchange:
    """How it stands now; `sale` has the goods that are taken instead, and what the customer paid for them.

    Refusals: `nothing_to_return`, `cart_empty`, those of `give_back`.
    """
    given = preview(desk, opened)
    if given is None:
        raise Refusal("nothing_to_return")
    if sale.cart.empty:
        raise Refusal("cart_empty")
    out = given.cash_out
    due = (cash_due(desk, sale) or SMALLEST) if sale.settlement.due > 0 else 0
    credit = max(0, min(out, due))
    paid = take_cash(desk, sale, credit, sure=True) if credit else sale
    return Exchange(given, paid, credit, paid.settlement.due, paid.settlement.change + out - credit)


def exchange_goods(
    desk: Desk,
    opened: OpenReturn,
    sale: OpenSale,
    cashier: StaffMember,
    reason: str = "",
    approval: Approval | None = None,
) -> Future[Recorded]:
    """Write the return and, in the same commit, the sale: both or neither. The future brings the sale's entry.

    Refusals: those of `return_goods` and of `finish_sale`, `tenders_below_total` while something is still to be paid.
    """
    allowed = need(cashier, Wanted(RETURN, sale_owner(opened.ref), reason=reason), approval)
    standing = preview_exchange(desk, opened, sale)
    back = approved(desk, taken_back(desk, opened, cashier, reason, exchange=sale.id), allowed)
    act = sale_act(desk, standing.sale, cashier)
    moves = standing.to_hand_out > 0 or _cash_in(sale)
    last = replace(act, first=replace(back, jobs=partial(_papers, back.jobs)), jobs=partial(_papers, act.jobs))
    return desk.books.record(replace(last, jobs=partial(_with_drawer, last.jobs)) if moves else last)


def _cash_in(sale: OpenSale) -> bool:
    return any(tender.kind == CASH for tender in sale.tenders)


def _papers(jobs: Jobs | None, recorded: Recorded) -> tuple[NewJob, ...]:
    """The papers of an act alone: the drawer opens for the difference, not for each half."""
    return tuple(job for job in (jobs(recorded) if jobs is not None else ()) if job != DRAWER)


def _with_drawer(jobs: Jobs | None, recorded: Recorded) -> tuple[NewJob, ...]:
    return (DRAWER, *(jobs(recorded) if jobs is not None else ()))
