"""Stacking: groups that exclude each other in a ring, that nothing uses, or that are too large for the exact search."""

from __future__ import annotations

from collections import Counter
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from domain.benefits import BUILT_IN_GROUPS
from domain.plan_finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.benefits import Scope
    from domain.plan import Plan

OF_THEIR_OWN = ("member_price", "tier")
"""Groups that the plan need not fill."""


def stacking(plan: Plan, most_in_best: int) -> Iterator[Finding]:
    """`most_in_best`: of so many rules that compete in a "best" group the search for the best bill is exact."""
    groups = plan.stacking.groups
    used = Counter([*(rule.group for rule in plan.promotions), *(rule.group for rule in plan.coupons)])
    for place, group in enumerate(groups):
        path = f"$.stacking.groups[{place}]"
        if groups != BUILT_IN_GROUPS and group.id not in OF_THEIR_OWN and not used[group.id]:
            yield Finding(f"{path}.id", "group_unused", {"id": group.id}, warning=True)
        tied = _tied(plan, group.id) if group.mode == "best" else 0
        if tied > most_in_best:
            params: dict[str, object] = {"id": group.id, "found": tied, "most": most_in_best}
            yield Finding(path, "best_too_large", params, warning=True)
    for name in OF_THEIR_OWN:
        if all(group.id != name for group in groups):
            yield Finding("$.stacking.groups", "group_left_out", {"id": name}, warning=True)
    yield from _rings(plan)


def _tied(plan: Plan, group: str) -> int:
    """How many rules of a group may at most compete for one line, directly or through others."""
    rules = [*((one.scope, one.benefit) for one in plan.promotions if one.group == group)]
    rules += [(one.scope, one.benefit) for one in plan.coupons if one.group == group and one.benefit is not None]
    scopes = [[part.scope for part in benefit.parts] or [scope] for scope, benefit in rules]
    largest, left = 0, set(range(len(scopes)))
    while left:
        knot, new = set[int](), {left.pop()}
        while new:
            knot |= new
            new = {n for n in left if any(_share(one, other) for k in new for one in scopes[k] for other in scopes[n])}
            left -= new
        largest = max(largest, len(knot))
    return largest


def _share(one: Scope, other: Scope) -> bool:
    """Whether an article could be in both: the plan does not say of which category an article is."""
    if not (one.skus or one.categories) or not (other.skus or other.categories):
        return True
    if (one.skus and other.categories) or (one.categories and other.skus):
        return True
    return bool(set(one.skus) & set(other.skus) or set(one.categories) & set(other.categories))


def _rings(plan: Plan) -> Iterator[Finding]:
    """A ring of excludes: which side gives way could never be decided."""
    groups = plan.stacking.groups
    known = {group.id for group in groups}
    try:
        TopologicalSorter({group.id: set(group.excludes) & known for group in groups}).prepare()
    except CycleError as ring:
        chain = list(reversed(ring.args[1]))
        place = min(place for place, group in enumerate(groups) if group.id in chain)
        yield Finding(f"$.stacking.groups[{place}].excludes", "excludes_ring", {"chain": " → ".join(chain)})
