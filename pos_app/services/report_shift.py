"""The X report: the shift as it stands, any time, changing nothing (D2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.receipt_builders import Heading
from domain.rights import SHIFT, Wanted
from local_db.act import NewJob
from pos_app.services.finish_sale import current_shift
from pos_app.services.paper import HEAD, report_paper
from pos_app.services.permission import need

if TYPE_CHECKING:
    from concurrent.futures import Future

    from local_db.act import OpenShift
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember


def x_report(desk: Desk) -> OpenShift:
    """The open shift with its totals; Refusal `no_shift`."""
    return current_shift(desk)


def print_x_report(desk: Desk, cashier: StaffMember) -> Future[None]:
    """Put the X report into the print queue."""
    need(cashier, Wanted(SHIFT))
    shift = current_shift(desk)
    head = desk.books.head()
    plan, _ = desk.plan()
    top = Heading(
        store=desk.store_name,
        register=head.register,
        number="",
        head12=head.hash[:HEAD],
        business_day=shift.business_day,
        time=desk.clock.local(desk.clock.now()).strftime("%Y-%m-%d %H:%M"),
        cashier=cashier.name,
    )
    return desk.books.enqueue(NewJob("receipt", report_paper(desk, shift.totals, top, None, "", plan.currency)))
