"""Rules that are of a kind: is the kind known, has it what it needs, does it say what nobody reads."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

from domain.benefits import (
    AMOUNT,
    BUNDLE,
    BUY_GET,
    MEMBER_PRICE,
    N_FOR,
    NTH,
    PERCENT,
    PRICE,
    TEXT,
    Benefit,
    CouponRule,
    When,
)
from domain.offering import MOST_PARTS
from domain.plan_check_steps import CLASSES
from domain.plan_finding import Finding, nearest
from domain.plan_issues import CAUSES
from domain.plan_parts import of
from domain.plan_points import EARNED_BY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.plan import Plan

Fields = frozenset[str]

BENEFITS: dict[str, tuple[Fields, Fields]] = {
    PERCENT: (frozenset({"pays", "most", "times"}), frozenset()),
    AMOUNT: (frozenset({"amount", "every", "most", "times"}), frozenset({"amount"})),
    PRICE: (frozenset({"amount", "times"}), frozenset()),
    MEMBER_PRICE: (frozenset({"times"}), frozenset()),
    BUY_GET: (frozenset({"buy", "get", "pays", "most", "same", "times"}), frozenset({"buy", "get"})),
    N_FOR: (frozenset({"count", "amount", "same", "times"}), frozenset({"count", "amount"})),
    NTH: (frozenset({"count", "pays", "most", "same", "times"}), frozenset({"count"})),
    BUNDLE: (frozenset({"parts", "amount", "times"}), frozenset({"parts", "amount"})),
    TEXT: (frozenset({"per"}), frozenset()),
}
"""Of each kind of benefit: the fields that it reads, and those without which it means nothing."""

EARNS: dict[str, tuple[Fields, Fields]] = {
    "fixed": (frozenset({"points"}), frozenset({"points"})),
    "proportional": (frozenset({"points", "per"}), frozenset({"points", "per"})),
    "steps": (frozenset({"bands"}), frozenset({"bands"})),
    "multiplier": (frozenset({"times"}), frozenset({"times"})),
}
EARN_FIELDS = frozenset({"points", "per", "bands", "times"})

ISSUES: dict[str, tuple[Fields, Fields]] = {
    **dict.fromkeys(CAUSES, (frozenset(), frozenset())),
    "sale": (frozenset({"least"}), frozenset()),
    "woken": (frozenset({"days"}), frozenset({"days"})),
    "rhythm": (frozenset({"every"}), frozenset()),
}
ISSUE_FIELDS = frozenset({"least", "days", "every"})
SMALLEST_N = 2


def kinds(plan: Plan) -> Iterator[Finding]:
    """Unknown kinds (warnings: a newer program may know them), and fields that are missing or that nobody reads."""
    for path, benefit in of(plan, Benefit):
        every = frozenset(one.name for one in fields(Benefit)) - {"kind"}
        yield from _of_kind(benefit, benefit.kind, path, "kind", BENEFITS, every)
        yield from _benefit(benefit, path)
    for place, issue in enumerate(plan.issues):
        yield from _of_kind(issue, issue.on, f"$.issues[{place}]", "on", ISSUES, ISSUE_FIELDS)
    yield from _earns(plan)
    yield from _no_goods(plan)
    yield from _refunds(plan)
    for place, coupon in enumerate(plan.coupons):
        yield from _coupon(coupon, f"$.coupons[{place}]")
    for path, when in of(plan, When):
        for place, name in enumerate(when.kinds):
            if name not in CLASSES:
                params: dict[str, object] = {"found": name, "near": nearest(name, CLASSES)}
                yield Finding(f"{path}.kinds[{place}]", "unknown_class", {**params, "known": ", ".join(CLASSES)})


def _earns(plan: Plan) -> Iterator[Finding]:
    for place, rule in enumerate(plan.points.earn):
        path = f"$.points.earn[{place}]"
        yield from _of_kind(rule, rule.kind, path, "kind", EARNS, EARN_FIELDS)
        if rule.on not in EARNED_BY:
            params: dict[str, object] = {"kind": rule.on, "near": nearest(rule.on, EARNED_BY)}
            yield Finding(f"{path}.on", "unknown_kind", {**params, "known": ", ".join(EARNED_BY)}, warning=True)
        elif rule.days and rule.on != "referral":
            yield Finding(f"{path}.days", "field_unused", {"field": "days", "kind": rule.on})


def _refunds(plan: Plan) -> Iterator[Finding]:
    for place, package in enumerate(plan.packages):
        path, by_single = f"$.packages[{place}].single", package.refund == "single_price"
        if by_single != bool(package.single):
            code = "field_needed" if by_single else "field_unused"
            yield Finding(path, code, {"field": "single", "kind": package.refund})


def _no_goods(plan: Plan) -> Iterator[Finding]:
    """Conditions on goods where no goods are looked at."""
    whens = [(f"$.issues[{place}].when", issue.when) for place, issue in enumerate(plan.issues)]
    whens += [(f"$.draws[{place}].when", draw.when) for place, draw in enumerate(plan.draws)]
    whens.append(("$.stored_value.top_ups", plan.stored_value.top_ups))
    for path, when in whens:
        for name in ("least", "pieces"):
            if getattr(when, name):
                yield Finding(f"{path}.{name}", "no_goods_here", {"field": name})


def _of_kind(
    rule: Any,  # noqa: ANN401  any rule with these fields
    kind: str,
    path: str,
    named: str,
    table: dict[str, tuple[Fields, Fields]],
    every: Fields,
) -> Iterator[Finding]:
    if kind not in table:
        params: dict[str, object] = {"kind": kind, "near": nearest(kind, table), "known": ", ".join(table)}
        yield Finding(f"{path}.{named}", "unknown_kind", params, warning=True)
        return
    reads, needs = table[kind]
    said = {one.name for one in fields(rule) if one.name in every and getattr(rule, one.name) != _default(one)}
    for name in sorted(said - reads):
        yield Finding(f"{path}.{name}", "field_unused", {"field": name, "kind": kind})
    for name in sorted(needs - said):
        yield Finding(f"{path}.{name}", "field_needed", {"field": name, "kind": kind})


def _default(one: Any) -> object:  # noqa: ANN401  a field of any class
    return one.default if one.default is not MISSING else None


def _benefit(benefit: Benefit, path: str) -> Iterator[Finding]:
    if benefit.kind == PERCENT and benefit.pays.num == 0 and benefit.pays.den == 1:
        yield Finding(f"{path}.pays", "free", warning=True)
    if benefit.kind == PERCENT and benefit.pays.num == benefit.pays.den > 0:
        yield Finding(f"{path}.pays", "takes_nothing")
    if benefit.kind == NTH and benefit.count == 1:
        yield Finding(f"{path}.count", "nothing", {"found": 1, "least": SMALLEST_N})
    if len(benefit.parts) > MOST_PARTS:
        yield Finding(f"{path}.parts", "too_many_parts", {"found": len(benefit.parts), "most": MOST_PARTS})
    if benefit.kind == AMOUNT and 0 < benefit.every <= benefit.amount:
        yield Finding(f"{path}.every", "every_below_amount", {"every": benefit.every, "amount": benefit.amount})


def _coupon(coupon: CouponRule, path: str) -> Iterator[Finding]:
    if coupon.benefit is None and not coupon.amount and not coupon.open:
        yield Finding(f"{path}.amount", "coupon_takes_nothing", {"coupon": coupon.id})
    if coupon.benefit is not None and coupon.amount:
        yield Finding(f"{path}.amount", "coupon_two_ways", {"coupon": coupon.id})
    if coupon.benefit is not None and coupon.threshold:
        yield Finding(f"{path}.threshold", "threshold_unused", {"coupon": coupon.id})
