"""Open the drawer without a sale, for a reason that is written down (D1, S5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import DrawerOpened
from domain.errors import Refusal
from domain.rights import NO_SALE, Wanted
from local_db.act import Act
from pos_app.services.finish_sale import current_shift
from pos_app.services.paper_queue import DRAWER
from pos_app.services.permission import approved, need

if TYPE_CHECKING:
    from concurrent.futures import Future

    from local_db.act import NewJob, Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember


def open_drawer(desk: Desk, cashier: StaffMember, reason: str, approval: Approval | None = None) -> Future[Recorded]:
    """Open the drawer. Refusals `reason_needed`, `no_shift`."""
    if not reason.strip():
        raise Refusal("reason_needed", variance=0)
    allowed = need(cashier, Wanted(NO_SALE, reason=reason.strip()), approval)
    shift = current_shift(desk)
    body = DrawerOpened(desk.books.head().store, shift.ref, reason.strip())
    act = Act("drawer.opened", body, cashier.id, desk.clock.now(), shift.business_day, jobs=_kick)
    return desk.books.record(approved(desk, act, allowed))


def _kick(recorded: Recorded) -> tuple[NewJob, ...]:
    del recorded
    return (DRAWER,)
