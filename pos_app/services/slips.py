"""Print a small slip with an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.receipt import receipt_to_json
from domain.receipt_slip import Slip, slip_receipt
from local_db.act import NewJob
from pos_app.services.labels import in_language
from pos_app.services.paper import heading

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from domain.entries import Entry
    from domain.entry_benefits import Issued
    from domain.plan import Plan
    from local_db.act import Recorded
    from pos_app.services.desk import Desk


def slip_job(
    desk: Desk, cashier: str, at: datetime, slip: Callable[[Entry], Slip]
) -> Callable[[Recorded], tuple[NewJob, ...]]:
    """The print job of a slip, made once number and head of its entry are known."""

    def jobs(recorded: Recorded) -> tuple[NewJob, ...]:
        if not desk.paper:
            return ()
        head = heading(desk, recorded.entry, recorded.hash, cashier, at)
        return (NewJob("receipt", receipt_to_json(slip_receipt(slip(recorded.entry), head, desk.words))),)

    return jobs


def coupon_rows(desk: Desk, plan: Plan, issued: tuple[Issued, ...]) -> tuple[tuple[str, str], ...]:
    """Coupons by name and code."""
    found = []
    for one in issued:
        rule = plan.coupon(one.rule)
        found.append((in_language(desk, rule.label) if rule is not None else one.rule, one.code))
    return tuple(found)
