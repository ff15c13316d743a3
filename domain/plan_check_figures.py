"""Figures of a plan by themselves: amounts, counts and rates in their bounds, days and hours that exist."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from domain.benefits import MarginFloor, Part, When
from domain.money import Ratio
from domain.plan import Plan, Rounding, Sizing, Tier
from domain.plan_finding import Finding
from domain.plan_issues import Draw, IssueRule, Package, PaidMembership, Prize
from domain.plan_parts import of, parts
from domain.plan_points import EarnRule, PointsPolicy
from domain.plan_tiers import Review, Window
from domain.plan_value import CardLimits, StoredValuePolicy, TrialCard

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 10**12
"""Ten thousand million in a currency with cents: a larger figure is a slip."""

AT_LEAST_ONE: dict[type, tuple[str, ...]] = {
    Plan: ("version", "coin"),
    Rounding: ("step",),
    IssueRule: ("count",),
    Package: ("sessions",),
    PaidMembership: ("months",),
    Prize: ("chance",),
    Draw: ("out_of",),
    TrialCard: ("pays", "gets", "per_member"),
    PointsPolicy: ("step",),
    Part: ("count",),
    Review: ("months", "least"),
    Window: ("months",),
}
OVER_ONE: dict[type, tuple[str, ...]] = {
    Tier: ("points",),
    EarnRule: ("times",),
    Sizing: ("bill_factor",),
    MarginFloor: ("over_cost",),
}
"""Rates that may be above 100 %."""

HOUR = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00")
MIDNIGHT, LAST_WEEKDAY = "24:00", 7


def figures(plan: Plan) -> Iterator[Finding]:
    """Every figure that cannot be."""
    for path, part in parts(plan):
        for one in fields(part):
            value = getattr(part, one.name)
            place = f"{path}.{one.name}"
            if isinstance(value, Ratio):
                yield from _rate(value, place, above=one.name in OVER_ONE.get(type(part), ()))
            elif type(value) is int:
                yield from _whole(value, place, 1 if one.name in AT_LEAST_ONE.get(type(part), ()) else 0)
    for path, when in of(plan, When):
        yield from _when(when, path)
    yield from _pairs(plan)


def _rate(rate: Ratio, path: str, *, above: bool) -> Iterator[Finding]:
    params: dict[str, object] = {"found": f"[{rate.num}, {rate.den}]"}
    if rate.den <= 0:
        yield Finding(path, "rate_denominator", params)
    elif rate.num < 0:
        yield Finding(path, "rate_negative", params)
    elif rate.num > rate.den and not above:
        yield Finding(path, "rate_above_one", params)


def _whole(value: int, path: str, least: int) -> Iterator[Finding]:
    if value < least:
        yield Finding(path, "negative" if value < 0 else "nothing", {"found": value, "least": least})
    elif value > MOST:
        yield Finding(path, "too_large", {"found": value, "most": MOST})


def _when(when: When, path: str) -> Iterator[Finding]:
    for place, day in enumerate(when.weekdays):
        if not 1 <= day <= LAST_WEEKDAY:
            yield Finding(f"{path}.weekdays[{place}]", "weekday", {"found": day})
    for place, (start, end) in enumerate(when.hours):
        bad = [text for text in (start, end) if not HOUR.fullmatch(text)]
        for text in bad:
            yield Finding(f"{path}.hours[{place}]", "hour", {"found": text})
        if start == MIDNIGHT:
            yield Finding(f"{path}.hours[{place}]", "hours_begin")
        elif not bad and start == end:
            yield Finding(f"{path}.hours[{place}]", "hours_empty", {"start": start})
    days = {name: getattr(when, name) for name in ("since", "until")}
    for name, text in days.items():
        if text is not None and not _is_day(text):
            yield Finding(f"{path}.{name}", "day", {"found": text})
    since, until = days["since"], days["until"]
    if since and until and _is_day(since) and _is_day(until) and since > until:
        yield Finding(f"{path}.until", "dates_reversed", {"since": since, "until": until})


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _pairs(plan: Plan) -> Iterator[Finding]:
    """Figures that have to fit each other."""
    low, high = plan.points.least_share, plan.points.most_share
    if low.den > 0 and high.den > 0 and low.num * high.den > high.num * low.den:
        yield Finding("$.points.least_share", "shares_reversed")
    if plan.sizing.least > plan.sizing.most:
        yield Finding("$.sizing.least", "above_most", {"least": plan.sizing.least, "most": plan.sizing.most})
    soft, hard = plan.contact.soft_hours, plan.contact.hard_hours
    if hard and soft > hard:
        yield Finding("$.contact.soft_hours", "above_most", {"least": soft, "most": hard})
    for path, limits in of(plan, CardLimits):
        if limits.named and (not limits.unnamed or limits.unnamed > limits.named):
            yield Finding(f"{path}.unnamed", "unnamed_above_named", {"named": limits.named, "unnamed": limits.unnamed})
    for path, value in of(plan, StoredValuePolicy):
        for place, (one, after) in enumerate(pairwise(value.recharge.faces), 1):
            if after <= one:
                yield Finding(f"{path}.recharge.faces[{place}]", "faces_not_rising", {"found": after})
        if any(face < 1 for face in value.recharge.faces):
            yield Finding(f"{path}.recharge.faces", "nothing", {"found": min(value.recharge.faces), "least": 1})
