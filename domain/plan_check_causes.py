"""What could repeat for ever: coupons that bring their own successors, points and draws that pay for themselves."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from domain.benefits import AMOUNT, PERCENT, PRICE
from domain.money import Ratio
from domain.plan_finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.benefits import Benefit, CouponRule
    from domain.plan import Plan
    from domain.plan_points import EarnRule

ONE = Ratio(1, 1)


def causes(plan: Plan) -> Iterator[Finding]:
    """Every benefit that a member could take again and again without paying for it."""
    yield from _sales(plan)
    yield from _rings(plan)
    yield from _draws(plan)
    yield from _points(plan)
    for place, gift in enumerate(plan.points.gifts):
        if not gift.points and not gift.amount:
            yield Finding(f"$.points.gifts[{place}].points", "gift_for_nothing", {"sku": gift.sku})
    for place, row in enumerate(plan.stored_value.bonus):
        if not row.least and row.bonus:
            yield Finding(f"$.stored_value.bonus[{place}].least", "bonus_for_nothing", {"bonus": row.bonus})


def _sales(plan: Plan) -> Iterator[Finding]:
    """A sale that costs nothing, or brings coupons worth what it costs, could bring coupons for ever."""
    on_sale = [(place, rule, rule.least) for place, rule in enumerate(plan.issues) if rule.on == "sale"]
    for place, rule, least in on_sale:
        path = f"$.issues[{place}]"
        if not least:
            yield Finding(f"{path}.least", "issue_without_least", {"coupon": rule.coupon})
            continue
        worth = sum(_worth(plan.coupon(one.coupon)) * one.count for _, one, floor in on_sale if floor <= least)
        if worth >= least:
            params: dict[str, object] = {"coupon": rule.coupon, "worth": worth, "least": least}
            yield Finding(f"{path}.least", "issue_gives_back_all", params)


def _worth(coupon: CouponRule | None) -> int:
    """The most that a coupon takes off, where its rule says so."""
    if coupon is None or coupon.benefit is None:
        return coupon.amount if coupon is not None else 0
    benefit = coupon.benefit
    if benefit.kind == AMOUNT and not benefit.every:
        return benefit.amount
    return benefit.most if benefit.kind == PERCENT else 0


def _rings(plan: Plan) -> Iterator[Finding]:
    """Coupons that make an article free that brings a membership, that brings a tier, that brings the coupon."""
    graph: dict[str, set[str]] = {}
    for coupon in plan.coupons:
        free = coupon.scope.skus if _frees(coupon.benefit) else ()
        graph.setdefault(f"coupon {coupon.id}", set()).update(f"article {sku}" for sku in free)
    for membership in plan.memberships:
        tiers = {tier.id for tier in plan.tiers if tier.paid == membership.id} | {membership.tier} - {""}
        graph.setdefault(f"article {membership.sku}", set()).add(f"membership {membership.id}")
        graph.setdefault(f"membership {membership.id}", set()).update(f"tier {tier}" for tier in tiers)
    for issue in plan.issues:
        if issue.on == "promoted":
            for tier in issue.when.tiers or [tier.id for tier in plan.tiers]:
                graph.setdefault(f"tier {tier}", set()).add(f"coupon {issue.coupon}")
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as ring:
        chain = list(reversed(ring.args[1]))[1:]
        place = next(n for n, issue in enumerate(plan.issues) if f"coupon {issue.coupon}" in chain)
        first = chain.index(f"coupon {plan.issues[place].coupon}")
        told = [*chain[first:], *chain[: first + 1]]
        yield Finding(f"$.issues[{place}]", "cause_ring", {"chain": " → ".join(told)})


def _frees(benefit: Benefit | None) -> bool:
    if benefit is None:
        return False
    return (benefit.kind == PRICE and not benefit.amount) or (benefit.kind == PERCENT and not benefit.pays.num)


def _draws(plan: Plan) -> Iterator[Finding]:
    for place, draw in enumerate(plan.draws):
        path = f"$.draws[{place}]"
        if not draw.costs and not draw.least:
            yield Finding(f"{path}.least", "draw_without_least", {"id": draw.id})
        worth = sum(prize.chance * _worth(plan.coupon(prize.coupon)) for prize in draw.prizes)
        if not draw.costs and draw.least and worth >= draw.least * draw.out_of > 0:
            yield Finding(f"{path}.least", "draw_gives_back_all", {"id": draw.id, "least": draw.least})
        won = sum(prize.chance * prize.points for prize in draw.prizes)
        if draw.costs and won >= draw.costs * draw.out_of > 0:
            yield Finding(f"{path}.costs", "draw_pays_itself", {"id": draw.id, "costs": draw.costs})


def _points(plan: Plan) -> Iterator[Finding]:
    """Points as money that give back all that was paid for them, at the best coefficients that there are."""
    value = plan.points.value
    best = _most([tier.points for tier in plan.tiers])
    times = [rule.times for rule in plan.points.earn if rule.kind == "multiplier" and rule.times.num > rule.times.den]
    for one in times:
        best = Ratio(best.num * one.num, best.den * one.den)
    if not value or best.den <= 0:
        return
    for place, rule in enumerate(plan.points.earn):
        if rule.on != "sale":
            continue
        for field, points, paid in _earnings(rule):
            if points and points * value * best.num >= paid * best.den:
                params: dict[str, object] = {"points": points, "worth": best.of(points * value), "paid": paid}
                yield Finding(f"$.points.earn[{place}]{field}", "points_give_back_all", params)


def _most(ratios: list[Ratio]) -> Ratio:
    best = ONE
    for one in ratios:
        if one.den > 0 and one.num * best.den > best.num * one.den:
            best = one
    return best


def _earnings(rule: EarnRule) -> Iterator[tuple[str, int, int]]:
    """Where it stands, the points, and what has to be paid for them."""
    if rule.kind == "fixed":
        yield ".points", rule.points, rule.when.least
    elif rule.kind == "proportional" and rule.per:
        yield ".points", rule.points, rule.per
    elif rule.kind == "steps":
        for place, band in enumerate(rule.bands):
            yield f".bands[{place}].points", band.points, band.per or max(band.start, rule.when.least)
