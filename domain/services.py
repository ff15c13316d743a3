"""Benefits that are only text: what the cashier grants by hand and ticks off (T5, K2). Services of the tier in force,
promotions and coupons of kind `text`.

How often is the plan's word: each visit (a day, at one till), or once a month, a year, or at all. What the plan limits
so is a unit `CAUSE:<rule>:<period>` of the member's, quantity 1, chain-wide: HQ opens it ahead and lends it like money,
and the entry that grants spends it. A text coupon is its own unit.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from domain.benefits import TEXT, Labels, When
from domain.issues import cause_unit, holds
from domain.plan import Plan
from domain.plan_tiers import PER_VISIT
from domain.spans import birthday_fact, period_of
from domain.tiers import in_force
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.cart import CouponUse
    from domain.entry_causes import ServiceGranted
    from domain.members import Member
    from domain.plan_tiers import Service

SERVICE, PROMOTION, COUPON = "service:", "promotion:", "coupon:"
ONCE = "once"
AHEAD_DAYS = 7
"""HQ opens what may be granted so many days before it may."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A text that a member has a right to. `rule` is its name in a bill ("service:lounge", "promotion:cake"), `period`
    the day, month or year that it is for; `unit` what granting spends, "" where only this till counts.
    """

    rule: str
    label: Labels
    period: str
    unit: str = ""


def offered(plan: Plan, texts: Iterable[str], coupons: Iterable[CouponUse], on: date) -> tuple[Offered, ...]:
    """The texts of a bill with their periods on that day, in the bill's order; a rule that the plan does not know is
    passed over.
    """
    laid = {f"{COUPON}{use.rule}": use for use in coupons}
    found = []
    for rule in texts:
        label, per, use = label_of(plan, rule), _often(plan, rule), laid.get(rule)
        if use is not None and label:
            found.append(Offered(rule, label, use.code, f"CPN:{use.rule}/{use.code}"))
        elif per:
            period = period_on(per, on)
            found.append(Offered(rule, label, period, "" if per == PER_VISIT else cause_unit(rule, period)))
    return tuple(found)


def label_of(plan: Plan, rule: str) -> Labels:
    """What the plan says in words under that name; no texts where it says nothing."""
    family, _, name = rule.partition(":")
    known = {"service": _service, "promotion": Plan.promotion, "coupon": Plan.coupon}.get(family)
    found = known(plan, name) if known is not None else None
    return found.label if found is not None else {}


def _service(plan: Plan, name: str) -> Service | None:
    return next((one for tier in plan.tiers for one in tier.services if one.id == name), None)


def _often(plan: Plan, rule: str) -> str:
    """How often a service or a promotion may be granted; "" for other names."""
    service = _service(plan, rule.removeprefix(SERVICE)) if rule.startswith(SERVICE) else None
    promotion = plan.promotion(rule.removeprefix(PROMOTION)) if rule.startswith(PROMOTION) else None
    return service.per if service is not None else promotion.benefit.per if promotion is not None else ""


def period_on(per: str, on: date) -> str:
    """The period that a day lies in: the day itself for a visit, `once` for what may happen only once."""
    if per == PER_VISIT:
        return on.isoformat()
    return ONCE if per == ONCE else period_of(per, on)


def limits_texts(plan: Plan) -> bool:
    """Whether the plan limits any of its texts chain-wide, so that HQ has units to open."""
    texts = (one.benefit.per for one in plan.promotions if one.benefit.kind == TEXT)
    return any(per != PER_VISIT for per in (*texts, *(one.per for tier in plan.tiers for one in tier.services)))


def ahead(member: Member, birthday: str, plan: Plan, at: datetime) -> Iterator[tuple[str, str | None]]:
    """The units of what may be granted to a member from now on until in a week, each with the last day of its period
    (None: for ever). `birthday` is 1990-05-17, 05-17, "".
    """
    found: dict[str, str | None] = {}
    texts = [one for one in plan.promotions if one.benefit.kind == TEXT and one.benefit.per != PER_VISIT]
    days = range(AHEAD_DAYS + 1) if any(one.when.birthday == "day" for one in texts) else (0, AHEAD_DAYS)
    for day in (at + timedelta(days=days_on) for days_on in days):
        on = day.date()
        who = replace(member, birthday=birthday_fact(birthday, on))
        limited = [(f"{PROMOTION}{one.id}", one.benefit.per) for one in texts if _of_person(one.when, who, day, plan)]
        tier = plan.tier(in_force(who, plan, on))
        if tier is not None:
            limited += [(f"{SERVICE}{one.id}", one.per) for one in tier.services if one.per != PER_VISIT]
        for rule, per in limited:
            found[cause_unit(rule, period_on(per, on))] = last_day_of(per, on)
    yield from found.items()


def _of_person(when: When, who: Member, day: datetime, plan: Plan) -> bool:
    """Whether a benefit is for this person on that day, whatever the store and the hour."""
    return holds(replace(when, stores=(), weekdays=(), hours=()), who, who.home_store, day, plan)


def last_day_of(per: str, on: date) -> str | None:
    """The last day of the month or year that a day lies in; None for what may happen only once."""
    if per == ONCE:
        return None
    first = date(on.year + 1, 1, 1) if per == "year" or on.month == 12 else date(on.year, on.month + 1, 1)  # noqa: PLR2004
    return (first - timedelta(days=1)).isoformat()


def trouble(body: ServiceGranted, plan: Plan) -> str:
    """What the plan does not say of a service that was granted; "" when nothing."""
    on = datetime.fromisoformat(body.granted_at).date()
    if body.rule.startswith(COUPON):
        rule = body.rule.removeprefix(COUPON)
        known = plan.coupon(rule)
        if known is None or known.benefit is None or known.benefit.kind != TEXT:
            return f"{body.rule} is no text of the plan"
        return "" if body.unit == f"CPN:{rule}/{body.period}" else f"{body.rule} does not spend {body.unit}"
    expected = offered(plan, (body.rule,), (), on)
    if not expected or not _his(body, plan):
        return f"the plan gives this member no {body.rule}"
    if (body.period, body.unit) != (expected[0].period, expected[0].unit):
        return f"{body.rule} is for {expected[0].period} and spends {expected[0].unit or 'nothing'}"
    return ""


def _his(body: ServiceGranted, plan: Plan) -> bool:
    """Whether the tier that was priced with has the service, or the promotion is for this member, there and then."""
    if body.rule.startswith(SERVICE):
        tier = plan.tier(body.tier)
        return tier is not None and any(SERVICE + one.id == body.rule for one in tier.services)
    rule = plan.promotion(body.rule.removeprefix(PROMOTION))
    at = datetime.fromisoformat(body.granted_at)
    return rule is not None and rule.benefit.kind == TEXT and holds(rule.when, body.member, body.store, at, plan)
