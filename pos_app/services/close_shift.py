"""Close a shift with a blind count; the last one of the day brings the Z report (D2, D4)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.entries import DayClosed, ShiftClosed
from domain.errors import Refusal
from domain.rights import SHIFT, Wanted
from domain.shifts import add, counted
from domain.value import dataclass
from local_db.act import Act, NewJob
from pos_app.services.finish_sale import current_shift
from pos_app.services.paper import day_paper, heading, report_paper
from pos_app.services.permission import need
from pos_app.services.suspend_sale import OPEN, SUSPENDED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from domain.entries import ShiftTotals
    from local_db.act import OpenShift, Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember


@dataclass(frozen=True, slots=True)
class Unresolved:
    """What is listed before closing: suspended and open sales and payments that are not at their end block, unsent
    entries and print jobs are told.
    """

    suspended: int
    open_sale: int
    unsent: int
    print_jobs: int
    payments: int = 0

    @property
    def blocks(self) -> bool:
        """Whether the shift cannot be closed yet."""
        return bool(self.suspended or self.open_sale or self.payments)


@dataclass(frozen=True, slots=True)
class Counted:
    """A locked count against the books as the shift stood then, minor units; `variance` is counted − expected."""

    count: dict[str, int]
    counted: int
    shift: OpenShift

    @property
    def totals(self) -> ShiftTotals:
        """What the books expect."""
        return self.shift.totals

    @property
    def variance(self) -> int:
        """Counted minus expected."""
        return self.counted - self.totals.expected_cash


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed shift, and the day's Z report when the day was closed with it."""

    shift: Recorded
    day: Recorded | None
    totals: ShiftTotals
    counted: int


def unresolved(desk: Desk) -> Unresolved:
    """What stands in the way of closing, or is worth knowing before it."""
    waiting = sum(job.state in {"queued", "sending"} for job in desk.books.job_states())
    return Unresolved(
        len(desk.books.drafts(SUSPENDED)),
        len(desk.books.drafts(OPEN)),
        desk.books.unsynced().count,
        waiting,
        len(desk.books.unsettled_payments()),
    )


def count_drawer(desk: Desk, count: Mapping[str, int]) -> Counted:
    """Lock a blind count (denomination → pieces) and compare. Refusals `no_shift`, `count_not_a_number`."""
    shift = current_shift(desk)
    return Counted({k: v for k, v in count.items() if v}, counted(count), shift)


def close_shift(desk: Desk, cashier: StaffMember, count: Counted, reason: str, *, day: bool) -> Closed:
    """Write `shift.closed`, and `day.closed` with the Z report when `day`; waits for the commits.

    Refusals: `no_shift`, `suspended_sales`, `open_sale`, `payments_open`, `reason_needed` when the count differs
    without a reason.
    """
    need(cashier, Wanted(SHIFT))
    shift = current_shift(desk)
    left = unresolved(desk)
    if left.suspended:
        raise Refusal("suspended_sales", count=left.suspended)
    if left.open_sale:
        raise Refusal("open_sale")
    if left.payments:
        raise Refusal("payments_open", count=left.payments)
    if count.variance and not reason:
        raise Refusal("reason_needed", variance=count.variance)
    store, now = desk.books.head().store, desk.clock.now()
    plan, _ = desk.plan()
    body = ShiftClosed(
        store=store,
        shift=shift.ref,
        totals=shift.totals,
        count=count.count,
        counted=count.counted,
        expected=shift.totals.expected_cash,
        variance=count.counted - shift.totals.expected_cash,
        reason=reason,
        currency=plan.currency,
    )
    closed = desk.books.record(
        Act(
            "shift.closed",
            body,
            cashier.id,
            now,
            shift.business_day,
            jobs=partial(_shift_jobs, desk, cashier, now, day),
        )
    ).result()
    if not day:
        return Closed(closed, None, shift.totals, count.counted)
    act = day_close(desk, cashier, shift.business_day, desk.books.z_count() + 1)
    totals = add(each for _, each in desk.books.day_shifts(shift.business_day))
    return Closed(closed, desk.books.record(act).result(), totals, count.counted)


def day_close(desk: Desk, cashier: StaffMember, day: str, number: int) -> Act:
    """The act that closes a day whose shifts are closed, with its Z report."""
    shifts = desk.books.day_shifts(day)
    totals = add(each for _, each in shifts)
    expected = sum(each.expected_cash for _, each in shifts)
    now = desk.clock.now()
    body = DayClosed(
        store=desk.books.head().store,
        number=number,
        totals=totals,
        shifts=tuple(ref for ref, _ in shifts),
        counted=expected + totals.variance,
        expected=expected,
        variance=totals.variance,
    )
    return Act("day.closed", body, cashier.id, now, day, jobs=partial(_day_jobs, desk, cashier, now))


def _shift_jobs(desk: Desk, cashier: StaffMember, at: datetime, day: bool, recorded: Recorded) -> tuple[NewJob, ...]:  # noqa: FBT001  bound by partial
    body = recorded.entry.body
    if day or not desk.paper or not isinstance(body, ShiftClosed):
        return ()
    top = heading(desk, recorded.entry, recorded.hash, cashier.name, at)
    return (NewJob("receipt", report_paper(desk, body.totals, top, body.counted, "", body.currency)),)


def _day_jobs(desk: Desk, cashier: StaffMember, at: datetime, recorded: Recorded) -> tuple[NewJob, ...]:
    body = recorded.entry.body
    if not desk.paper or not isinstance(body, DayClosed):
        return ()
    top = heading(desk, recorded.entry, recorded.hash, cashier.name, at)
    return (NewJob("receipt", day_paper(desk, body, top)),)
