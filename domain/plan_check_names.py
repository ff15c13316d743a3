"""Names in a plan: each given once, each that is used known, each label in every language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from domain.benefits import LANGUAGES, Scope, When
from domain.plan_finding import Finding, nearest
from domain.plan_issues import Package, PaidMembership, Prize
from domain.plan_parts import of, parts
from domain.plan_points import Gift
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from domain.plan import Plan

ID = re.compile(r"[A-Za-z0-9._-]{1,32}")
"""What an id is made of: it becomes a part of units and rule names, where "/" and ":" part things."""


@dataclass(frozen=True, slots=True)
class Goods:
    """The articles and categories that a chain has, to find misspelt ones."""

    skus: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()


def names(plan: Plan, goods: Goods | None = None) -> Iterator[Finding]:
    """Ids that come twice, references to nothing, labels that lack a language."""
    for path, ids in _ids(plan):
        yield from _once(ids, path)
    yield from _references(plan)
    yield from _labels(plan)
    yield from _sold_by(plan)
    if goods is not None:
        yield from _articles(plan, goods)


def _ids(plan: Plan) -> Iterator[tuple[str, list[str]]]:
    """The lists whose members have ids, with the ids."""
    for name in ("tiers", "coupons", "promotions", "issues", "packages", "memberships", "draws"):
        yield f"$.{name}", [one.id for one in getattr(plan, name)]
    yield "$.stacking.groups", [group.id for group in plan.stacking.groups]
    yield "$.points.earn", [rule.id for rule in plan.points.earn]
    yield "$.stored_value.trials", [card.id for card in plan.stored_value.trials]
    for place, tier in enumerate(plan.tiers):
        yield f"$.tiers[{place}].services", [service.id for service in tier.services]
    for place, draw in enumerate(plan.draws):
        yield f"$.draws[{place}].prizes", [prize.id for prize in draw.prizes]


def _once(ids: Sequence[str], path: str) -> Iterator[Finding]:
    for place, name in enumerate(ids):
        where = f"{path}[{place}].id"
        if not ID.fullmatch(name):
            yield Finding(where, "bad_id", {"id": name})
        elif name in ids[:place]:
            yield Finding(where, "duplicate_id", {"id": name, "first": f"{path}[{ids.index(name)}]"})


def _references(plan: Plan) -> Iterator[Finding]:
    tiers = [tier.id for tier in plan.tiers]
    coupons = [rule.id for rule in plan.coupons]
    paid = [one.id for one in plan.memberships]
    groups = [group.id for group in plan.stacking.groups]
    for path, when in of(plan, When):
        yield from _known(when.tiers, tiers, f"{path}.tiers", "tier")
        yield from _known(when.paid, paid, f"{path}.paid", "membership")
    for path, prize in of(plan, Prize):
        yield from _one(prize.coupon, coupons, f"{path}.coupon", "coupon")
    for path, membership in of(plan, PaidMembership):
        yield from _one(membership.tier, tiers, f"{path}.tier", "tier")
    for place, issue in enumerate(plan.issues):
        yield from _one(issue.coupon, coupons, f"$.issues[{place}].coupon", "coupon")
    for place, tier in enumerate(plan.tiers):
        yield from _one(tier.paid, paid, f"$.tiers[{place}].paid", "membership")
    for name in ("promotions", "coupons"):
        for place, rule in enumerate(getattr(plan, name)):
            yield from _one(rule.group, groups, f"$.{name}[{place}].group", "group")
    for place, group in enumerate(plan.stacking.groups):
        yield from _known(group.excludes, groups, f"$.stacking.groups[{place}].excludes", "group")
    floor = plan.stacking.margin_floor
    if floor is not None:
        yield from _known(floor.spares, rules(plan), "$.stacking.margin_floor.spares", "rule")


def rules(plan: Plan) -> list[str]:
    """The names under which rules show in a bill."""
    return [
        "member_price",
        *(f"tier:{tier.id}" for tier in plan.tiers),
        *(f"promotion:{rule.id}" for rule in plan.promotions),
        *(f"coupon:{rule.id}" for rule in plan.coupons),
        *dict.fromkeys(f"service:{one.id}" for tier in plan.tiers for one in tier.services),
    ]


def _known(used: Iterable[str], known: Collection[str], path: str, what: str) -> Iterator[Finding]:
    for place, name in enumerate(used):
        yield from _one(name, known, f"{path}[{place}]", what)


def _one(name: str, known: Collection[str], path: str, what: str) -> Iterator[Finding]:
    if name and name not in known:
        others = sorted(known) if isinstance(known, frozenset) else known
        params: dict[str, object] = {"what": what, "id": name, "near": nearest(name, others)}
        yield Finding(path, "unknown_reference", {**params, "known": ", ".join(others)})


def _labels(plan: Plan) -> Iterator[Finding]:
    labels = [(f"{path}.label", part.label) for path, part in parts(plan) if hasattr(part, "label")]
    labels += [(f"$.labels.{name}", label) for name, label in plan.labels.items()]
    for path, label in labels:
        missing = [language for language in LANGUAGES if not label.get(language, "").strip()]
        if missing:
            yield Finding(path, "label_missing", {"languages": ", ".join(missing)})
        for language in sorted(label.keys() - set(LANGUAGES)):
            params: dict[str, object] = {"language": language, "near": nearest(language, LANGUAGES)}
            yield Finding(f"{path}.{language}", "label_language", {**params, "known": ", ".join(LANGUAGES)})


def _sold_by(plan: Plan) -> Iterator[Finding]:
    """One article sells one package or one membership."""
    first: dict[str, str] = {}
    for path, one in parts(plan):
        if not isinstance(one, Package | PaidMembership):
            continue
        if not one.sku and isinstance(one, PaidMembership) and (one.earned.least or one.earned.threshold):
            continue
        if not one.sku:
            yield Finding(f"{path}.sku", "no_article")
        elif one.sku in first:
            yield Finding(f"{path}.sku", "sold_twice", {"sku": one.sku, "first": first[one.sku]})
        else:
            first[one.sku] = path


def _articles(plan: Plan, goods: Goods) -> Iterator[Finding]:
    for path, scope in of(plan, Scope):
        for name in ("skus", "not_skus"):
            yield from _known(getattr(scope, name), goods.skus, f"{path}.{name}", "article")
        for name in ("categories", "not_categories"):
            yield from _known(getattr(scope, name), goods.categories, f"{path}.{name}", "category")
    for path, package in of(plan, Package):
        yield from _known(package.covers, goods.skus, f"{path}.covers", "article")
    for path, part in parts(plan):
        if isinstance(part, Package | PaidMembership | Gift):
            yield from _one(part.sku, goods.skus, f"{path}.sku", "article")
