"""Open a shift with a float in the drawer (D1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import ShiftOpened
from domain.errors import Refusal
from domain.rights import SHIFT, Wanted
from local_db.act import Act
from pos_app.services.close_shift import day_close
from pos_app.services.make_draw import bind
from pos_app.services.permission import need

if TYPE_CHECKING:
    from concurrent.futures import Future

    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember

MOST_FLOAT = 10_000_000


def open_shift(desk: Desk, cashier: StaffMember, amount: int) -> Future[Recorded]:
    """Begin a shift with `amount` minor units in the drawer. Refusals `shift_open`, `float_wrong`.

    A day that was left without its Z report (the till stopped between the two commits of its close) gets it first.
    Where the plan has lucky draws, the register binds itself to a seed before anybody draws. The business day is
    today's date in the store; a day that is closed already refuses with `day_closed`.
    """
    need(cashier, Wanted(SHIFT))
    if desk.books.open_shift() is not None:
        raise Refusal("shift_open")
    if not 0 <= amount <= MOST_FLOAT:
        raise Refusal("float_wrong", amount=amount)
    now = desk.clock.now()
    today = desk.clock.local(now).date().isoformat()
    for place, day in enumerate(desk.books.days_left_open(today), start=1):
        desk.books.record(day_close(desk, cashier, day, desk.books.z_count() + place))
    plan, _ = desk.plan()
    if plan.draws:
        bind(desk)
    body = ShiftOpened(desk.books.head().store, amount, plan.currency)
    return desk.books.record(Act("shift.opened", body, cashier.id, now, today))
