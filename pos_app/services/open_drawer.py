"""Open the drawer without a sale, for a reason that is written down (D1, S5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import DrawerOpened
from domain.errors import Refusal
from local_db.act import Act
from pos_app.services.finish_sale import DRAWER, current_shift

if TYPE_CHECKING:
    from concurrent.futures import Future

    from local_db.act import NewJob, Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember


def open_drawer(desk: Desk, cashier: StaffMember, reason: str) -> Future[Recorded]:
    """Open the drawer. Refusals `reason_needed`, `no_shift`."""
    if not reason.strip():
        raise Refusal("reason_needed", variance=0)
    shift = current_shift(desk)
    body = DrawerOpened(desk.books.head().store, shift.ref, reason.strip())
    return desk.books.record(Act("drawer.opened", body, cashier.id, desk.clock.now(), shift.business_day, jobs=_kick))


def _kick(recorded: Recorded) -> tuple[NewJob, ...]:
    del recorded
    return (DRAWER,)
