"""Causes that an entry met and that its till did not note, so that HQ notes them when the entry arrives (K3).

A waking at a store that does not know the member: only HQ can say how long he was away. A promotion by a top-up or for
taking part: such entries say what was earned and leave its coupons to HQ.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from domain.entries import PointsEarned, SaleCompleted
from domain.entry_benefits import Promoted
from domain.entry_value import TopUpCompleted
from domain.issues import met_by_sale
from domain.members import Member
from domain.plan import Plan
from domain.spans import birthday_fact
from domain.value import dataclass
from hq.services.effects import Effect
from hq.services.standing import plan_of
from hq.store import causes, members
from hq.store.causes import Facts, Met


@dataclass(frozen=True, slots=True)
class Unnoted:
    """An act that may have met causes of which it says nothing: whose, where, when by the store, by which plan."""

    member: Member
    store: str
    at: datetime
    plan: str
    promoted: tuple[Promoted, ...] = ()


def unnoted(effect: Effect) -> Unnoted | None:
    """What an entry leaves to HQ to look at; None for most."""
    body = effect.body or effect.entry.body
    if isinstance(body, SaleCompleted) and body.member is not None and not body.member.local:
        return Unnoted(body.member, body.store, datetime.fromisoformat(body.sold_at), body.plan.hash)
    if isinstance(body, TopUpCompleted) and body.gains.promoted:
        at = datetime.fromisoformat(body.topped_up_at)
        return Unnoted(body.member, body.store, at, body.plan.hash, body.gains.promoted)
    if isinstance(body, PointsEarned) and body.gains.promoted:
        at = datetime.fromisoformat(body.earned_at)
        return Unnoted(body.member, body.store, at, body.plan.hash, body.gains.promoted)
    return None


def met(tx: sa.Connection, effects: Sequence[Effect]) -> Iterator[Met]:
    """The causes that these entries met so, before their own facts are kept; each waits for its unit like any other."""
    plans: dict[str, Plan] = {}
    visits: dict[str, str] = {}
    for effect, act in ((effect, found) for effect in effects if (found := unnoted(effect)) is not None):
        who, entry = act.member.id, effect.entry
        if not effect.concerns(who):
            continue
        plan = plans.get(act.plan) or plans.setdefault(act.plan, plan_of(tx, act.plan) or Plan(version=0))
        last = ""
        if not act.promoted:
            last = max(visits.get(who, ""), causes.last_visit_before(tx, who, entry.business_day))
            visits[who] = max(visits.get(who, ""), entry.business_day)
        for one in met_by_sale(_known(tx, act, last), plan, act.store, act.at, act.promoted):
            day = act.at.date().isoformat()
            place = (entry.register, entry.epoch, entry.seq)
            yield Met(one.owner, one.unit, one.rule.id, one.period, act.plan, day, *place)


def _known(tx: sa.Connection, act: Unnoted, last: str) -> Member:
    """The member with what HQ knows of him on that day; without a last visit he does not wake."""
    who = act.member
    facts = causes.facts_of(tx, [who.id]).get(who.id, Facts(who.id))
    return replace(
        who,
        enrolled=facts.enrolled,
        birthday=birthday_fact(facts.birthday, act.at.date()),
        paid=causes.paid_of(tx, members.everybody(tx, [who.id])).get(who.id, {}),
        referrer=facts.referrer,
        last_visit=last,
        local=True,
    )
