"""Which coupons a cause brings (K3): pure, so that till, HQ and verify say the same; once per cause, chain-wide.

A cause made of an entry (this enrolment, this sale) is issued with that entry. A cause that two tills could meet
(a promotion, a waking) is issued by the till that holds its unit `CAUSE:<rule>:<period>`, else by HQ when the entry
arrives. Causes of the calendar are HQ's alone. The code of a coupon follows from its cause: the same cause can only
ever make the same coupon.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from domain.articles import check_digit
from domain.conditions import here, unmet
from domain.entry_benefits import Issued
from domain.plan_issues import IssueRule
from domain.spans import nearest_birthday, period_of
from domain.tiers import in_force
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from domain.benefits import When
    from domain.entry_benefits import Promoted
    from domain.members import Member
    from domain.plan import Plan

CODE_PREFIX, CODE_DIGITS = "99", 10
BIRTHDAY_DAYS = 7
"""HQ issues what a birthday brings so many days before it, and where it was away then, so many days after."""
CAUSE = "CAUSE:"


@dataclass(frozen=True, slots=True)
class Cause:
    """A rule that a member has a right to, once: `period` tells this cause from every other one of the rule."""

    rule: IssueRule
    owner: str
    period: str

    @property
    def unit(self) -> str:
        """The unit of which there is one, chain-wide."""
        return cause_unit(self.rule.id, self.period)


def cause_unit(rule: str, period: str) -> str:
    """The unit of a cause: CAUSE:<rule>:<period>."""
    return f"{CAUSE}{rule}:{period}"


def coupon_code(owner: str, rule: str, period: str, number: int) -> str:
    """The 13 digits of the `number`-th coupon that a cause brings: begins with 99, ends with a check digit."""
    text = "\n".join((owner, rule, period, str(number)))
    digits = int.from_bytes(sha256(text.encode()).digest()) % 10**CODE_DIGITS
    code = f"{CODE_PREFIX}{digits:0{CODE_DIGITS}d}"
    return code + check_digit(code)


def coupons(cause: Cause, plan: Plan, on: date) -> tuple[Issued, ...]:
    """The coupons of a cause that is met on a day; none when the plan does not know the coupon."""
    rule = plan.coupon(cause.rule.coupon)
    if rule is None:
        return ()
    expires = (on + timedelta(days=rule.valid_days)).isoformat() if rule.valid_days else None
    return tuple(
        Issued(
            rule=rule.id,
            code=coupon_code(cause.owner, cause.rule.id, cause.period, number),
            owner=cause.owner,
            cause=cause.rule.id,
            period=cause.period,
            expires=expires,
        )
        for number in range(1, cause.rule.count + 1)
    )


def all_coupons(causes: Iterable[Cause], plan: Plan, on: date) -> tuple[Issued, ...]:
    """The coupons of several causes."""
    return tuple(issued for cause in causes for issued in coupons(cause, plan, on))


def of_enrolment(member: Member, plan: Plan, store: str, at: datetime) -> tuple[Cause, ...]:
    """What an enrolment brings the new member, and the one who brought him."""
    found: list[Cause] = []
    for rule in plan.issues:
        mine = rule.on == "enrolled" or (rule.on == "referred" and member.referrer)
        if mine and holds(rule.when, member, store, at, plan):
            found.append(Cause(rule, member.id, member.id))
        elif rule.on == "referrer" and member.referrer and holds(_place_and_time(rule.when), None, store, at, plan):
            found.append(Cause(rule, member.referrer, member.id))
    return tuple(found)


def of_sale(member: Member, plan: Plan, store: str, at: datetime, paid: int, key: str) -> tuple[Cause, ...]:
    """What a sale of so many minor units brings for next time; `key` names the sale."""
    return tuple(
        Cause(rule, member.id, key)
        for rule in plan.issues
        if rule.on == "sale" and paid >= rule.least and holds(rule.when, member, store, at, plan)
    )


def met_by_sale(
    member: Member, plan: Plan, store: str, at: datetime, promoted: Sequence[Promoted]
) -> tuple[Cause, ...]:
    """Causes that this sale meets and that another till may have met as well: promotions, and waking."""
    found: list[Cause] = []
    for rule in plan.issues:
        if rule.on == "promoted" and holds(replace(rule.when, tiers=()), member, store, at, plan):
            wanted = rule.when.tiers
            found += [
                Cause(rule, member.id, promotion_period(one.tier, one.cycle))
                for one in promoted
                if not wanted or one.tier in wanted
            ]
        elif rule.on == "woken" and _woken(rule, member, at) and holds(rule.when, member, store, at, plan):
            found.append(Cause(rule, member.id, member.last_visit))
    return tuple(found)


def promotion_period(tier: str, cycle: int) -> str:
    """The period of a promotion: the tier in this cycle of the counter."""
    return f"{tier}@{cycle}"


def ahead(kind: str, plan: Plan, cycle: int = 0, above: int = -1) -> Iterator[str]:
    """The units of promotions that lie ahead of a member of a class in a cycle: what HQ lends, an enrolment brings.

    `above` is the threshold of the tier that he holds.
    """
    for rule in plan.issues:
        if rule.on == "promoted" and (not rule.when.kinds or kind in rule.when.kinds):
            for tier in plan.tiers:
                if tier.kind == kind and tier.threshold > above and (not rule.when.tiers or tier.id in rule.when.tiers):
                    yield cause_unit(rule.id, promotion_period(tier.id, cycle))


def asleep(last_visit: str, plan: Plan, on: date) -> Iterator[str]:
    """The units of wakings that lie ahead of a member who has been away long enough by a day."""
    for rule in plan.issues:
        if rule.on == "woken" and last_visit and date.fromisoformat(last_visit) + timedelta(days=rule.days) <= on:
            yield cause_unit(rule.id, last_visit)


def of_calendar(member: Member, birthday: str, plan: Plan, at: datetime) -> tuple[tuple[Cause, date], ...]:
    """What the calendar brings a member now, each cause with the day it is for; `birthday` is 1990-05-17, 05-17, ""."""
    today = at.date()
    found: list[tuple[Cause, date]] = []
    for rule in plan.issues:
        if not holds(replace(rule.when, birthday=""), member, member.home_store, at, plan):
            continue
        if rule.on == "rhythm":
            found.append((Cause(rule, member.id, period_of(rule.every, today)), today))
        elif rule.on == "birthday_month" and birthday and int(birthday.split("-")[-2]) == today.month:
            found.append((Cause(rule, member.id, str(today.year)), today))
        elif rule.on == "birthday" and birthday:
            day = nearest_birthday(birthday, today, BIRTHDAY_DAYS)
            if day is not None:
                found.append((Cause(rule, member.id, str(day.year)), day))
    return tuple(found)


def holds(when: When, member: Member | None, store: str, at: datetime, plan: Plan) -> bool:
    """Whether a cause holds for this member, here and now: by the same rule as every benefit."""
    tier = in_force(member, plan, at.date()) if member is not None else None
    return unmet(when, here(member, tier, store, at)) is None


def _place_and_time(when: When) -> When:
    """Of another member nothing is known here: only place and time are asked about."""
    return replace(when, members=False, kinds=(), tiers=(), birthday="", new_member_days=0, paid=())


def _woken(rule: IssueRule, member: Member, at: datetime) -> bool:
    """Of a member of another store only his visits here are known: HQ looks, when the entry arrives."""
    if not member.local or not member.last_visit:
        return False
    return (at.date() - date.fromisoformat(member.last_visit[:10])).days >= rule.days
