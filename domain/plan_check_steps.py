"""What has to rise in a plan: bonus tables, bands of points, tiers; and what trial cards and draws promise."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from domain.plan_finding import Finding, nearest
from domain.plan_tiers import BY_HAND, METRICS, PAID
from domain.tiers import COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.plan import Plan
    from domain.plan_points import Band
    from domain.plan_tiers import Tier

CLASSES = ("personal", "group")


def steps(plan: Plan) -> Iterator[Finding]:
    """Every step that does not rise, and every promise that cannot be kept."""
    yield from _bonus(plan)
    for place, rule in enumerate(plan.points.earn):
        yield from _bands(rule.bands, f"$.points.earn[{place}].bands")
    yield from _tiers(plan)
    for place, membership in enumerate(plan.memberships):
        metric = membership.earned.metric
        if metric not in COUNTED:
            params: dict[str, object] = {"kind": metric, "near": nearest(metric, COUNTED), "known": ", ".join(COUNTED)}
            yield Finding(f"$.memberships[{place}].earned.metric", "unknown_kind", params, warning=True)
    for place, card in enumerate(plan.stored_value.trials):
        if card.gets < card.pays:
            params = {"pays": card.pays, "gets": card.gets}
            yield Finding(f"$.stored_value.trials[{place}].gets", "trial_gives_less", params)
    for place, draw in enumerate(plan.draws):
        chances = sum(prize.chance for prize in draw.prizes)
        if chances > draw.out_of > 0:
            yield Finding(f"$.draws[{place}].prizes", "chances", {"sum": chances, "out_of": draw.out_of})
        if not draw.prizes:
            yield Finding(f"$.draws[{place}].prizes", "no_prizes")


def _bonus(plan: Plan) -> Iterator[Finding]:
    rows = plan.stored_value.bonus
    for place, (one, after) in enumerate(pairwise(rows), 1):
        path = f"$.stored_value.bonus[{place}]"
        if after.least <= one.least:
            yield Finding(f"{path}.least", "bonus_not_rising", {"found": after.least, "before": one.least})
        elif after.bonus <= one.bonus:
            yield Finding(f"{path}.bonus", "bonus_falls", {"found": after.bonus, "before": one.bonus})


def _bands(bands: Sequence[Band], path: str) -> Iterator[Finding]:
    for place, (one, after) in enumerate(pairwise(bands), 1):
        if after.start == one.start:
            yield Finding(f"{path}[{place}].start", "bands_overlap", {"found": after.start, "other": place - 1})
        elif after.start < one.start:
            yield Finding(f"{path}[{place}].start", "bands_not_rising", {"found": after.start, "before": one.start})


def _tiers(plan: Plan) -> Iterator[Finding]:
    last: dict[tuple[str, str], Tier] = {}
    best: dict[str, Tier] = {}
    for place, tier in enumerate(plan.tiers):
        path = f"$.tiers[{place}]"
        if tier.kind not in CLASSES:
            params: dict[str, object] = {"found": tier.kind, "near": nearest(tier.kind, CLASSES)}
            yield Finding(f"{path}.kind", "unknown_class", {**params, "known": ", ".join(CLASSES)})
        if tier.metric not in METRICS:
            params = {"kind": tier.metric, "near": nearest(tier.metric, METRICS), "known": ", ".join(METRICS)}
            yield Finding(f"{path}.metric", "unknown_kind", params, warning=True)
        yield from _one_tier(tier, path)
        if tier.metric not in {PAID, BY_HAND}:
            yield from _rises(last.get((tier.kind, tier.metric)), tier, path)
            last[tier.kind, tier.metric] = tier
        before = best.setdefault(tier.kind, tier)
        if tier.pays.num * before.pays.den > before.pays.num * tier.pays.den:
            yield Finding(f"{path}.pays", "tier_pays_more", {"tier": tier.id, "other": before.id})
        else:
            best[tier.kind] = tier


def _one_tier(tier: Tier, path: str) -> Iterator[Finding]:
    if tier.metric == PAID and not tier.paid:
        yield Finding(f"{path}.paid", "field_needed", {"field": "paid", "kind": PAID})
    if tier.metric != PAID and tier.paid:
        yield Finding(f"{path}.paid", "field_unused", {"field": "paid", "kind": tier.metric})
    if tier.after != "keep" and not tier.threshold:
        yield Finding(f"{path}.after", "tier_for_ever", {"tier": tier.id, "after": tier.after})


def _rises(before: Tier | None, tier: Tier, path: str) -> Iterator[Finding]:
    if before is None:
        return
    if tier.threshold <= before.threshold:
        params: dict[str, object] = {"tier": tier.id, "found": tier.threshold, "other": before.id}
        yield Finding(f"{path}.threshold", "tiers_not_rising", {**params, "before": before.threshold})
