"""What falls due by itself: reviews of tiers (T3), the end of points (P3); each an entry of HQ's, booked at once.

Run as often as one likes: what was decided is no longer due, and a batch is decided and booked in one transaction.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.entries import PointsExpired, TierReviewed, UnitAmount
from domain.points import FAMILY, end_of
from domain.tier_reviews import review
from domain.tiers import later, month_of
from hq.services import outbox
from hq.services.hq_journal import Act, append_in
from hq.services.standing import DAY, InForce, facts_of, in_force
from hq.services.to_members import book_own
from hq.store import allowances, lives, members, progress

if TYPE_CHECKING:
    import sqlalchemy as sa

    from domain.plan import Plan
    from domain.plan_tiers import Tier
    from hq.services.context import Hq

BATCH = 500


def review_tiers(hq: Hq) -> int:
    """Review every tier that is due today; how many members."""
    total = 0
    now = hq.database.read(lambda tx: in_force(tx, hq.now()))
    for tier in now.plan.tiers:
        last: str | None = "" if tier.review is not None else None
        while last is not None:
            behind = last
            count, last = hq.database.run_transaction(
                "review",
                lambda tx, tier=tier, behind=behind: _review(hq, tx, tier, behind),  # type: ignore[misc]
            )
            total += count
    outbox.publish(hq)
    return total


def _review(hq: Hq, tx: sa.Connection, tier: Tier, behind: str) -> tuple[int, str | None]:
    """Review the next members who hold a tier; how many were due, and behind whom to go on (None: nobody is left)."""
    now, today = in_force(tx, hq.now()), date.fromisoformat(hq.now()[:DAY])
    known = now.plan.tier(tier.id)
    if now.ref is None or known is None or known.review is None:
        return 0, None
    before = later(month_of(today), -known.review.months) + "-01"
    ids = progress.under_review(tx, tier.id, before, behind, BATCH)
    rows, counters = members.get(tx, ids, lock=True), progress.metrics(tx, ids)
    seen = _seen(tx, ids)
    acts = []
    for id_, row in rows.items():
        since = row.tier_since or now.starts[:DAY]
        facts = facts_of(row, counters.get(id_, {}))
        found = review(facts, now.plan, since, today)
        if row.tier == tier.id and found is not None:
            body = TierReviewed(
                member=id_,
                plan=now.ref,
                day=today.isoformat(),
                facts=facts,
                since=since,
                counted=found.counted,
                least=found.least,
                after=found.after,
                next=found.next,
                consumed=found.consumed,
                seen=seen.get(id_, {}),
            )
            acts.append(Act(id_, body))
    if acts:
        book_own(hq, tx, append_in(hq, tx, acts))
    return len(acts), ids[-1] if len(ids) == BATCH else None


def _seen(tx: sa.Connection, ids: list[str]) -> dict[str, dict[str, int]]:
    """The last entry of each journal that was booked for a member."""
    found: dict[str, dict[str, int]] = {}
    for visit in members.visits(tx, ids):
        at = f"{visit.register}/{visit.epoch}"
        mine = found.setdefault(visit.member, {})
        mine[at] = max(mine.get(at, 0), visit.seq)
    return found


def expire_points(hq: Hq) -> int:
    """Let end what HQ holds itself of lots past their day; how many members. What is out ends when it comes back.

    In a new life of HQ nothing ends before every register has told what it was lent.
    """
    if hq.database.read(lambda tx: lives.waiting(tx, hq.secrets.life)):
        return 0
    total = 0
    while count := hq.database.run_transaction("expire_points", lambda tx: _expire(hq, tx)):
        total += count
    outbox.publish(hq)
    return total


def _expire(hq: Hq, tx: sa.Connection) -> int:
    today = hq.now()[:DAY]
    ends = {unit: end_of(unit) for unit in allowances.units_like(tx, FAMILY)}
    ended = [unit for unit, end in ends.items() if end is not None and end < today]
    good = [unit for unit, end in ends.items() if end is not None and end >= today]
    due = allowances.past(tx, FAMILY, ended, good, today, BATCH)
    now: InForce = in_force(tx, hq.now())
    acts = [Act(owner, _expired(owner, units, today, now.plan)) for owner, units in due.items()]
    if acts:
        book_own(hq, tx, append_in(hq, tx, acts))
    return len(acts)


def _expired(owner: str, units: dict[str, int], today: str, plan: Plan) -> PointsExpired:
    return PointsExpired(
        member=owner,
        day=today,
        units=tuple(UnitAmount(owner, unit, amount) for unit, amount in sorted(units.items())),
        value=sum(units.values()) * plan.points.value,
        currency=plan.currency,
    )
