"""Wakings at a store that does not know the member: no till there can say how long he was away, HQ can (K3)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from domain.entries import SaleCompleted
from domain.issues import met_by_sale
from domain.members import Member
from domain.plan import Plan
from domain.spans import birthday_fact
from hq.services.effects import Effect
from hq.store import causes, reference
from hq.store.causes import Facts, Met
from wire.bodies import plan_from, plan_hash


def woken(tx: sa.Connection, effects: Sequence[Effect]) -> Iterator[Met]:
    """The wakings that these entries met, before their own facts are kept; each waits for its unit like any other."""
    sales = [(effect, *found) for effect in effects if (found := sale_to_stranger(effect)) is not None]
    plans: dict[str, Plan] = {}
    visits: dict[str, str] = {}
    for effect, body, who in sales:
        entry = effect.entry
        plan = plans.get(body.plan.hash) or plans.setdefault(body.plan.hash, _plan(tx, body.plan.hash))
        last = max(visits.get(who.id, ""), causes.last_visit_before(tx, who.id, entry.business_day))
        at = datetime.fromisoformat(body.sold_at)
        for one in met_by_sale(_known(tx, who, last, at), plan, body.store, at, ()):
            place = (entry.register, entry.epoch, entry.seq)
            yield Met(one.owner, one.unit, one.rule.id, one.period, body.plan.hash, body.sold_at[:10], *place)
        visits[who.id] = max(visits.get(who.id, ""), entry.business_day)


def sale_to_stranger(effect: Effect) -> tuple[SaleCompleted, Member] | None:
    """The sale to a member whom its till did not know, and the member; None for everything else."""
    body = effect.body or effect.entry.body
    if not isinstance(body, SaleCompleted) or body.member is None or body.member.local:
        return None
    return body, body.member


def _known(tx: sa.Connection, who: Member, last: str, at: datetime) -> Member:
    """The member with what HQ knows of him on that day."""
    facts = causes.facts_of(tx, [who.id]).get(who.id, Facts(who.id))
    return replace(
        who,
        enrolled=facts.enrolled,
        birthday=birthday_fact(facts.birthday, at.date()),
        paid=causes.paid_of(tx, [who.id]).get(who.id, {}),
        referrer=facts.referrer,
        last_visit=last,
        local=True,
    )


def _plan(tx: sa.Connection, wanted: str) -> Plan:
    """The plan of that hash; one without rules where HQ never published it."""
    texts = (text.encode() for text in reference.plan_texts(tx))
    return next((plan_from(text) for text in texts if plan_hash(text) == wanted), Plan(version=0))
