"""Where members stand after a batch: spending and tier, which promotions count, and what HQ itself has to act on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from domain.entries import EntryRef, PlanRef, PromotionPutBack, TierPromoted
from domain.entry_causes import MembershipEarned
from domain.members import Member
from domain.memberships import due
from domain.plan import Plan
from domain.plan_tiers import BALANCE
from domain.stored_value import BONUS, PRINCIPAL
from domain.tiers import earned, promotion, rank
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.services.tier_news import TierNews, after
from hq.store import causes, members, progress, reference
from hq.store.members import MemberRow
from hq.store.progress import Standing
from wire.bodies import plan_from, plan_hash

DAY = len("2026-01-01")


@dataclass(frozen=True, slots=True)
class InForce:
    """The plan in force and how entries name it; a plan without anything where none was published."""

    plan: Plan = field(default_factory=lambda: Plan(version=0))
    ref: PlanRef | None = None
    starts: str = ""


def in_force(tx: sa.Connection, now: str) -> InForce:
    """The plan in force at a moment."""
    found = reference.plan_at(tx, now)
    if found is None:
        return InForce()
    text = found.text.encode()
    return InForce(plan_from(text), PlanRef(found.version, plan_hash(text)), found.starts)


def plan_of(tx: sa.Connection, wanted: str) -> Plan | None:
    """The plan of that hash; None where HQ never published it."""
    texts = (text.encode() for text in reference.plan_texts(tx))
    return next((plan_from(text) for text in texts if plan_hash(text) == wanted), None)


def facts_of(row: MemberRow, metrics: Mapping[str, int]) -> Member:
    """A member as tiers look at him."""
    return Member(
        id=row.member,
        tier=row.tier,
        spending=row.spending,
        home_store=row.home_store,
        kind=row.kind,
        metrics=dict(metrics),
        cycle=row.cycle,
    )


def settle(
    tx: sa.Connection,
    rows: Mapping[str, MemberRow],
    spending: Mapping[str, int],
    news: Mapping[str, Sequence[TierNews]],
    plan: Plan,
) -> tuple[set[str], list[Act]]:
    """Set where members stand; whose tier is another one now, and what of second promotions is to be put back."""
    changes: dict[str, Standing] = {}
    acts: list[Act] = []
    for id_, row in rows.items():
        now = Standing(row.spending + spending.get(id_, 0), row.tier, row.tier_since, row.cycle)
        for one in news.get(id_, ()):
            counts = one.place is None or progress.claim(tx, one.place, one.key)
            now = after(now, one, plan, counts=counts)
            if not counts and one.promoted is not None:
                acts.append(Act(id_, put_back(one)))
        changes[id_] = now
    progress.change(tx, changes)
    return {id_ for id_, now in changes.items() if now.tier != rows[id_].tier}, acts


def put_back(news: TierNews) -> PromotionPutBack:
    """What a second promotion of the same metric and cycle consumed, put back."""
    cycle = news.promoted.cycle if news.promoted is not None else 0
    return PromotionPutBack(news.member, EntryRef(*news.key), news.tier or "", cycle, news.consumes)


def promotions(hq: Hq, tx: sa.Connection, ids: Iterable[str], days: Mapping[str, str], now: InForce) -> list[Act]:
    """Who has earned a tier by what several registers brought together: no one of them could know."""
    if now.ref is None or not now.plan.tiers:
        return []
    rows = members.get(tx, ids)
    counters = progress.metrics(tx, rows)
    needs_balance = any(tier.metric == BALANCE for tier in now.plan.tiers)
    held = members.balances(tx, rows) if needs_balance else {}
    acts = []
    for id_, row in rows.items():
        facts, balance = facts_of(row, counters.get(id_, {})), _stored_value(held.get(id_, {}))
        day = _day(days.get(id_, ""), hq.now())
        counts = {BALANCE: balance} if needs_balance else {}
        tier = now.plan.tier(earned(facts, now.plan, day, counts))
        if tier is not None and rank(now.plan, tier.id) > rank(now.plan, facts.tier):
            promoted = promotion(facts, tier, day, counts)
            acts.append(Act(id_, TierPromoted(id_, now.ref, day.isoformat(), facts, promoted, balance)))
    return acts


def memberships(hq: Hq, tx: sa.Connection, ids: Iterable[str], days: Mapping[str, str], now: InForce) -> list[Act]:
    """Whose counters have reached what a paid membership asks for, and who was not granted it yet."""
    if now.ref is None or not any(one.earned.threshold for one in now.plan.memberships):
        return []
    rows = members.get(tx, ids)
    counters, granted = progress.metrics(tx, rows), causes.granted_by_hq(tx, rows)
    acts = []
    for id_, row in rows.items():
        facts, day = facts_of(row, counters.get(id_, {})), _day(days.get(id_, ""), hq.now())
        for one in due(facts, now.plan, day, granted.get(id_, {})):
            what = (one.membership, one.months, day.isoformat(), one.period, one.counted)
            acts.append(Act(id_, MembershipEarned(id_, now.ref, *what)))
    return acts


def _stored_value(units: Mapping[str, int]) -> int:
    return sum(amount for unit, amount in units.items() if unit.startswith((PRINCIPAL + "/", BONUS + "/")))


def _day(said: str, now: str) -> date:
    """A business day as an entry says it; today where that is no day."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        return date.fromisoformat(now[:DAY])
