"""The cheapest stack by trying all of them: written from docs/rules/stacking.md alone, without the solver's ideas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from domain.benefits import Group
from domain.conditions import here
from domain.gathering import Gathering
from domain.goods import Goods
from domain.plan_index import PlanIndex
from domain.taking import Offer
from tests.domain.deals import SUNDAY, Case

Groups = list[tuple[Group, list[Offer]]]


def cheapest(case: Case) -> tuple[int, int]:
    """What the case costs at the least, of all that the plan allows, tier as held; and of how many stacks.

    Where groups exclude each other, and with the card and without it, that is the most of one such way.
    """
    plan, member = case.plan, case.member
    index = PlanIndex(plan)
    goods = Goods(case.cart.lines, _tied(case))
    now = here(member, member.tier if member is not None else None, "", SUNDAY)
    groups = [(stage.group, list(stage.offers)) for stage in Gathering(case.cart, goods, plan, index, now).stages()]
    free = [(group, [offer for offer in offers if not offer.for_member]) for group, offers in groups]
    found = [
        [_payable(case, goods, taken) for taken in _ways(working)]
        for some in (groups, [one for one in free if one[1]])
        for working in _working(some)
    ]
    return min(map(min, found)), max(map(len, found))


def _tied(case: Case) -> dict[int, str]:
    """The coupons that lie on a line: of equal lines, those with other coupons are other lines."""
    named = sorted((use.line, use.rule, use.code) for use in case.cart.coupons if use.line is not None)
    return {line: "".join(f" {rule}/{code}" for at, rule, code in named if at == line) for line, _, _ in named}


def _working(groups: Groups) -> Iterator[Groups]:
    """Every set of groups of which none excludes another, and to which none can be added."""

    def fit(some: Sequence[int]) -> bool:
        pairs = ((groups[one][0], groups[other][0]) for one, other in combinations(some, 2))
        return not any(one.id in other.excludes or other.id in one.excludes for one, other in pairs)

    everyone = range(len(groups))
    for many in range(len(groups) + 1):
        for some in combinations(everyone, many):
            if fit(some) and not any(fit((*some, more)) for more in everyone if more not in some):
                yield [groups[n] for n in some]


def _ways(groups: Groups) -> Iterator[list[Offer]]:
    """Every way to take benefits, group by group."""
    if not groups:
        yield []
        return
    group, offers = groups[-1]
    for before in _ways(groups[:-1]):
        for taken in _choices(offers) if group.mode == "best" else [offers]:
            yield before + taken


def _choices(offers: Sequence[Offer]) -> Iterator[list[Offer]]:
    """Every set of offers without a line in common, to which no other offer can be added."""
    for some in _apart(offers, set()):
        lines = {at for offer in some for at in offer.places}
        if all(lines & set(offer.places) for offer in offers if offer not in some):
            yield some


def _apart(offers: Sequence[Offer], lines: set[int]) -> Iterator[list[Offer]]:
    if not offers:
        yield []
        return
    first, rest = offers[0], offers[1:]
    yield from _apart(rest, lines)
    if not lines & set(first.places):
        for some in _apart(rest, lines | set(first.places)):
            yield [first, *some]


def _payable(case: Case, goods: Goods, taken: Sequence[Offer]) -> int:
    left, spared = list(goods.list), [0] * len(goods.list)
    rule = case.plan.stacking.margin_floor
    for offer in taken:
        for at, amount in offer.parts(left):
            left[at] -= amount
            spared[at] += amount if rule is not None and offer.rule in rule.spares else 0
    if rule is not None:
        for at, line in enumerate(goods.lines):
            cost = (line.article.cost or 0) * line.quantity * rule.over_cost.num
            floor = -(-cost // (line.article.per * rule.over_cost.den))
            left[at] = max(left[at], min(floor, goods.list[at] - spared[at]))
    return sum(left)
