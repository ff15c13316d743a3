"""Counts and reports as states."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from domain.entries import DayClosed
from domain.shifts import DENOMINATIONS
from pos_app.services.close_shift import unresolved
from pos_app.services.finish_sale import current_shift
from pos_app.services.paper import rate_text
from pos_app.ui.acts import TenderKind
from pos_app.ui.control.view_sale import KINDS
from pos_app.ui.state_staff import (
    CountPhase,
    CountState,
    ReportLabel,
    ReportPart,
    ReportRow,
    ReportSection,
    ReportState,
    TenderCheck,
    Unresolved,
    UnresolvedState,
)

if TYPE_CHECKING:
    from domain.entries import ShiftTotals
    from local_db.act import OpenShift
    from pos_app.services.close_shift import Closed
    from pos_app.ui.control.counter import Counter

L = ReportLabel
HEAD = 12


def shift_text(counter: Counter, shift: OpenShift) -> str:
    """Store, register, cashier and since when."""
    names = {person.id: person.name for person in counter.desk.staff.staff()}
    opened = counter.desk.clock.local(datetime.fromisoformat(shift.opened_at)).strftime("%H:%M")
    parts = (
        counter.desk.store_name,
        counter.desk.books.head().register,
        names.get(shift.cashier, shift.cashier),
        opened,
    )
    return " · ".join(parts)


def count_state(counter: Counter) -> CountState:
    """The blind count; after it is locked, the check against the books: the shift may be closed any moment then."""
    found = counter.counted
    shift = found.shift if found is not None else current_shift(counter.desk)
    plan, _ = counter.desk.plan()
    checks: tuple[TenderCheck, ...] = ()
    if found is not None:
        others = [TenderCheck(TenderKind(kind), amount, None) for kind, amount in _tenders(found.totals)[1:]]
        checks = (TenderCheck(TenderKind.CASH, found.totals.expected_cash, found.counted), *others)
    denominations = DENOMINATIONS.get(plan.currency, DENOMINATIONS["CNY"])
    return CountState(
        shift=shift_text(counter, shift),
        denominations=denominations,
        counts=tuple(found.count.get(str(value), 0) for value in denominations) if found is not None else (),
        phase=CountPhase.COUNT if found is None else CountPhase.CHECK,
        checks=checks,
        counted=found.counted if found is not None else 0,
        unresolved=_unresolved(counter),
        reason=counter.close_reason,
        notice=counter.notice,
        busy=counter.busy,
    )


def x_state(counter: Counter) -> ReportState:
    """The X report."""
    shift = current_shift(counter.desk)
    head = counter.desk.books.head()
    return ReportState(
        False, "", shift_text(counter, shift), _now(counter), _sections(shift.totals, None), head.hash[:HEAD]
    )


def z_state(counter: Counter, closed: Closed) -> ReportState:
    """The Z report of the day that was closed."""
    recorded = closed.day or closed.shift
    body = recorded.entry.body
    number = f"Z{body.number:04d}" if isinstance(body, DayClosed) else ""
    counted = body.counted if isinstance(body, DayClosed) else closed.counted
    place = f"{counter.desk.store_name} · {recorded.entry.register} · {recorded.entry.business_day}"
    return ReportState(True, number, place, _now(counter), _sections(closed.totals, counted), recorded.hash[:HEAD])


def _now(counter: Counter) -> str:
    return counter.desk.clock.local(counter.desk.clock.now()).strftime("%Y-%m-%d %H:%M")


def _unresolved(counter: Counter) -> tuple[UnresolvedState, ...]:
    left = unresolved(counter.desk)
    found = (
        UnresolvedState(Unresolved.SUSPENDED_SALES, left.suspended, blocks=True),
        UnresolvedState(Unresolved.OPEN_SALE, left.open_sale, blocks=True),
        UnresolvedState(Unresolved.OPEN_PAYMENTS, left.payments, blocks=True),
        UnresolvedState(Unresolved.UNSENT_ENTRIES, left.unsent),
        UnresolvedState(Unresolved.PRINT_JOBS, left.print_jobs),
    )
    return tuple(one for one in found if one.count)


def _sections(totals: ShiftTotals, counted: int | None) -> tuple[ReportSection, ...]:
    coupons = sum(amount for rule, amount in totals.adjustments.items() if rule.startswith("coupon:"))
    others = sum(totals.adjustments.values()) - coupons - totals.adjustments.get("rounding", 0)
    return (
        ReportSection(
            ReportPart.TURNOVER,
            (
                ReportRow(L.SALES, totals.payable, totals.sales),
                ReportRow(L.RETURNS, -totals.returned, totals.returns),
                ReportRow(L.LIST, totals.list),
                ReportRow(L.ADJUSTMENTS, -others),
                ReportRow(L.COUPONS, -coupons),
                ReportRow(L.ROUNDING, -totals.adjustments.get("rounding", 0)),
                ReportRow(L.PAYABLE, totals.payable - totals.returned, strong=True),
            ),
        ),
        ReportSection(
            ReportPart.TENDERS,
            tuple(ReportRow(L(kind), amount) for kind, amount in _tenders(totals)),
        ),
        ReportSection(ReportPart.DRAWER, tuple(_drawer(totals, counted))),
        ReportSection(
            ReportPart.TAXES,
            tuple(ReportRow(L.TAX, parts[1], text=rate_text(rate)) for rate, parts in totals.taxes.items()),
        ),
        ReportSection(
            ReportPart.EXCEPTIONS,
            (
                ReportRow(L.CLEARED_CARTS, count=totals.abandoned),
                ReportRow(L.DRAWER_OPENINGS, count=totals.drawer_opened),
            ),
        ),
    )


def _tenders(totals: ShiftTotals) -> list[tuple[str, int]]:
    """Each way of paying that was used, and always cash and stored value."""
    found = dict.fromkeys((kind.value for kind in TenderKind), 0)
    for name, kind in KINDS.items():
        found[kind.value] += totals.tenders.get(name, 0)
    return [(kind, amount) for kind, amount in found.items() if amount or kind in {"cash", "stored_value"}]


def _drawer(totals: ShiftTotals, counted: int | None) -> list[ReportRow]:
    rows = [ReportRow(L.FLOAT, totals.opening_float), ReportRow(L.CASH_SALES, totals.tenders.get("cash", 0))]
    if totals.paid_in or totals.paid_out:
        rows += [ReportRow(L.PAID_IN, totals.paid_in), ReportRow(L.PAID_OUT, -totals.paid_out)]
    if totals.dropped:
        rows.append(ReportRow(L.DROPPED, -totals.dropped))
    rows.append(ReportRow(L.EXPECTED, totals.expected_cash, strong=True))
    if counted is not None:
        rows += [
            ReportRow(L.COUNTED, counted),
            ReportRow(L.VARIANCE, counted - totals.expected_cash, strong=True),
        ]
    return rows
