"""Bodies of entries that move a tier outside a sale: by hand, by HQ's count, by a review."""

from __future__ import annotations

from dataclasses import field

from domain.entry_benefits import Progress, Promoted
from domain.entry_parts import EntryRef, PlanRef
from domain.members import Member
from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class TierGranted:
    """A tier was granted by hand, for a reason; the envelope says by whom. `store` is "" where HQ did it."""

    store: str
    member: str
    tier: str
    before: str | None
    day: str
    reason: str


@dataclass(frozen=True, slots=True)
class TierPromoted:
    """HQ promoted a member whose acts in several stores together earn a tier, by `facts` as all journals gave them.

    `balance` is the stored value held then, for tiers that ask for it.
    """

    member: str
    plan: PlanRef
    day: str
    facts: Member
    promoted: Promoted
    balance: int = 0


@dataclass(frozen=True, slots=True)
class PromotionPutBack:
    """HQ put back what a second till consumed of the counter in the same cycle: the entry `of` promoted as well."""

    member: str
    of: EntryRef
    tier: str
    cycle: int
    back: tuple[Progress, ...]


@dataclass(frozen=True, slots=True)
class TierReviewed:
    """HQ reviewed a tier (T3): `counted` came in since the day `since`; `after` is the tier that the member holds now.

    The tier before is the one in `facts`. `seen` maps journals (`register/epoch`) to the last entry that HQ had booked
    for the member, so that the figures can be worked out again. The next review counts from the day `next` on. Where
    a lifetime counter earned the tier, a fall takes off it what came in before (`consumed`).
    """

    member: str
    plan: PlanRef
    day: str
    facts: Member
    since: str
    counted: int
    least: int
    after: str | None
    next: str
    consumed: tuple[Progress, ...] = ()
    seen: dict[str, int] = field(default_factory=dict)


TierBody = TierGranted | TierPromoted | PromotionPutBack | TierReviewed
TIER_KINDS: dict[str, type[TierBody]] = {
    "tier.granted": TierGranted,
    "tier.promoted": TierPromoted,
    "tier.put_back": PromotionPutBack,
    "tier.reviewed": TierReviewed,
}
