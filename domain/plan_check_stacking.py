"""Stacking: groups that exclude each other in a ring, that nothing uses, or that are too large for the exact search."""

from __future__ import annotations

from collections import Counter
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from domain.benefits import BUILT_IN_GROUPS
from domain.plan_finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.plan import Plan

OF_THEIR_OWN = ("member_price", "tier")
"""Groups that the plan need not fill."""


def stacking(plan: Plan, most_in_best: int) -> Iterator[Finding]:
    """`most_in_best`: of so many promotions in a "best" group the search for the best bill is exact at every cart."""
    groups = plan.stacking.groups
    used = Counter([*(rule.group for rule in plan.promotions), *(rule.group for rule in plan.coupons)])
    for place, group in enumerate(groups):
        path = f"$.stacking.groups[{place}]"
        if groups != BUILT_IN_GROUPS and group.id not in OF_THEIR_OWN and not used[group.id]:
            yield Finding(f"{path}.id", "group_unused", {"id": group.id}, warning=True)
        if group.mode == "best" and used[group.id] > most_in_best:
            params: dict[str, object] = {"id": group.id, "found": used[group.id], "most": most_in_best}
            yield Finding(path, "best_too_large", params, warning=True)
    for name in OF_THEIR_OWN:
        if all(group.id != name for group in groups):
            yield Finding("$.stacking.groups", "group_left_out", {"id": name}, warning=True)
    yield from _rings(plan)


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
