"""Top-ups, closings and plans of the tests about stored value."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from domain.entries import Entry, EntryRef, PointsSpend
from domain.entry_value import MemberClosed, TopUpCancelled, TopUpCompleted
from domain.members import Member
from domain.plan import Plan, StoredValuePolicy, Tier
from domain.plan_points import PointsPolicy
from domain.plan_tiers import TOP_UP
from domain.plan_value import BonusRow, CardLimits, RechargePolicy, TrialCard
from domain.postings import postings, unbalanced
from domain.stored_value import Lot, lot_name
from domain.tenders import Tender
from domain.top_ups import cancel, close, top_up
from tests.receipt_language import PLAN, PLAN_REF, SHIFT, member

CHINA = timezone(timedelta(hours=8))
WHEN = datetime(2026, 11, 22, 18, 0, tzinfo=CHINA)
TABLE = (BonusRow(10_000_000, 500_000), BonusRow(50_000_000, 5_000_000), BonusRow(100_000_000, 12_000_000))
"""V1: 100,000 → +5,000; 500,000 → +50,000; 1,000,000 → +120,000."""
TRIAL = TrialCard("taste", {"en": "To try"}, 9_000, 10_000)
POLICY = StoredValuePolicy(
    bonus=TABLE,
    trials=(TRIAL,),
    months=36,
    bonus_months=12,
    limits=CardLimits(named=500_000_000, unnamed=100_000),
    recharge=RechargePolicy((10_000, 20_000, 50_000, 100_000, 200_000)),
)
BRONZE = Tier("bronze", {"en": "Bronze"}, 500_000, kind="group", metric=TOP_UP)
VALUE_PLAN = replace(PLAN, stored_value=POLICY, tiers=(*PLAN.tiers, BRONZE))
DONE_AT = EntryRef("S01-R2", "00112233445566ff", 7)


def pay(
    amount: int,
    *tenders: Tender,
    plan: Plan = VALUE_PLAN,
    trial: str = "",
    at: datetime = WHEN,
    who: Member | None = None,
) -> TopUpCompleted:
    """A top-up, in cash if nothing else is said."""
    found = next((card for card in plan.stored_value.trials if card.id == trial), None)
    paid = found.pays if found is not None else amount
    probe = top_up(
        who or member(), "", amount, tenders or (Tender("cash", paid),), plan, PLAN_REF, at,
        store="S01", shift=SHIFT, trial=trial,
    )  # fmt: skip
    return replace(probe, lot=lot_name(at, probe.principal, probe.bonus, "a"))


def take_back(done: TopUpCompleted, plan: Plan = VALUE_PLAN, *, days: int = 0) -> TopUpCancelled:
    """The same top-up cancelled so many days later."""
    at = datetime.fromisoformat(done.topped_up_at) + timedelta(days=days)
    return cancel(done, DONE_AT, "0" * 64, plan, at, shift=SHIFT)


def written(body: object, kind: str, seq: int = 7, register: str = "S01-R2", approver: str | None = None) -> Entry:
    """The entry around a body."""
    return Entry(
        register, "00112233445566ff", seq, kind, "2026-11-22T10:00:00.000Z", "2026-11-22", "C1", ("M1",),
        body,  # type: ignore[arg-type]
        approver,
    )  # fmt: skip


def sums(*entries: Entry) -> dict[tuple[str, str], int]:
    """What is left on every account."""
    found: Counter[tuple[str, str]] = Counter()
    for one in entries:
        assert unbalanced(postings(one)) == {}
        for posting in postings(one):
            found[posting.account, posting.unit] += posting.amount
    return {place: amount for place, amount in found.items() if amount}


def close_lots(left: list[tuple[int, int]], rule: str, points: int = 0) -> MemberClosed:
    """A closing of lots that are whole, each with its principal and bonus."""
    policy = replace(POLICY, closing="paid_share" if rule == "paid_share" else "principal")
    plan = replace(VALUE_PLAN, stored_value=policy, points=PointsPolicy(value=10))
    known = [Lot(lot_name(WHEN, p, b, str(n)), p, b) for n, (p, b) in enumerate(left)]
    spends = [PointsSpend("20260101-p", points, 10 * points)] if points else []
    return close("M1", known, spends, plan, PLAN_REF, store="S01", shift=SHIFT, identity="id_card")
