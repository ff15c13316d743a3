"""What falls due by itself: reviews of tiers (T3), the end of points, lots, coupons and rights (P3, V5); each an entry
of HQ's, booked at once.

Run as often as one likes: what was decided is no longer due, and a batch is decided and booked in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from domain.entries import PointsExpired, TierReviewed, UnitAmount
from domain.entry_value import UnitsExpired
from domain.lot_ends import ENDING
from domain.points import FAMILY, end_of
from domain.stored_value import PRINCIPAL
from domain.tier_reviews import review
from domain.tiers import later, month_of
from hq.services import outbox
from hq.services.hq_journal import Act, append_in
from hq.services.standing import DAY, facts_of, in_force
from hq.services.to_members import book_own
from hq.store import allowances, lives, members, progress

if TYPE_CHECKING:
    import sqlalchemy as sa

    from domain.plan import Plan
    from domain.plan_tiers import Tier
    from hq.services.context import Hq
    from hq.store.allowances import Account

BATCH = 500


@dataclass(frozen=True, slots=True)
class _Kind:
    """What ends alike: which accounts are past a day, and the entry that ends what a member has of it."""

    past: Callable[[sa.Connection, str], sa.Select[Any]]
    body: Callable[[str, Sequence[Account], str, Plan], PointsExpired | UnitsExpired]


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


def expire_units(hq: Hq) -> int:
    """Let end what HQ holds itself past its last day: points, lots of stored value and sessions, coupons, rights; how
    many entries. What is out ends when it comes back.

    In a new life of HQ nothing ends before every register has told what it was lent.
    """
    if hq.database.read(lambda tx: lives.waiting(tx, hq.secrets.life)):
        return 0
    total = sum(_end(hq, kind) for kind in (_POINTS, _OTHERS))
    outbox.publish(hq)
    return total


def _end(hq: Hq, kind: _Kind) -> int:
    """End what is past its day of one kind, a batch of members at a time; how many entries."""
    past, total = hq.database.read(lambda tx: kind.past(tx, hq.now()[:DAY])), 0
    while owners := hq.database.read(lambda tx: allowances.owners_of(tx, past, BATCH)):
        steps = [partial(_expire, hq, kind, past, part) for part in hq.database.parts(owners)]
        count = sum(hq.database.run_transaction("expire", step) for step in steps)
        total += count
        if not count:
            break
    return total


def _expire(hq: Hq, kind: _Kind, past: sa.Select[Any], owners: list[str], tx: sa.Connection) -> int:
    """End what these members have of it; how many entries say so."""
    today, plan = hq.now()[:DAY], in_force(tx, hq.now()).plan
    due = allowances.locked_of(tx, past, owners)
    acts = [Act(owner, kind.body(owner, found, today, plan)) for owner, found in due.items()]
    if acts:
        book_own(hq, tx, append_in(hq, tx, acts))
    return len(acts)


def _past_points(tx: sa.Connection, today: str) -> sa.Select[Any]:
    """The name of a lot of points tells its end; of lots of other programmes the account does."""
    ends = {unit: end_of(unit) for unit in allowances.units_like(tx, FAMILY)}
    ended = [unit for unit, end in ends.items() if end is not None and end < today]
    good = [unit for unit, end in ends.items() if end is not None and end >= today]
    return allowances.past([FAMILY], ended, good, today)


def _points(owner: str, found: Sequence[Account], today: str, plan: Plan) -> PointsExpired:
    value = sum(one.available for one in found) * plan.points.value
    units = tuple(UnitAmount(owner, one.unit, one.available) for one in found)
    return PointsExpired(owner, today, units, value, plan.currency)


def _past_units(_tx: sa.Connection, today: str) -> sa.Select[Any]:
    """Everything else has a last day of its own."""
    return allowances.past(ENDING, (), (), today)


def _units(owner: str, found: Sequence[Account], today: str, plan: Plan) -> UnitsExpired:
    owed = sum(one.available for one in found if one.unit.startswith(f"{PRINCIPAL}/"))
    units = tuple(UnitAmount(owner, one.unit, one.available, one.expires) for one in found)
    return UnitsExpired(owner, today, units, owed, plan.currency)


_POINTS, _OTHERS = _Kind(_past_points, _points), _Kind(_past_units, _units)
