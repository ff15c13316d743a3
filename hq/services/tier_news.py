"""What an entry says of a member's tier, and what comes of it: pure, for the projector and for `verify`."""

from dataclasses import dataclass, replace

from domain.entries import (
    Entry,
    Gains,
    OpeningBalance,
    Progress,
    Promoted,
    SaleCompleted,
    TierGranted,
    TierPromoted,
    TierReviewed,
)
from domain.entry_office import MemberMerged
from domain.members import Member
from domain.plan import Plan
from domain.tiers import best
from hq.store.progress import Key, Place, Standing

FIRST_ENGINE = 1
"""The engine whose sales name the tier afterwards, promoted or not; later ones say when they promote."""


@dataclass(frozen=True, slots=True)
class TierNews:
    """A member's tier as an entry of a business day tells it: a promotion with what it consumed, a review, or what
    a member brings who was merged.
    """

    member: str
    tier: str | None
    day: str
    key: Key
    promoted: Promoted | None = None
    review: TierReviewed | None = None
    joined: MemberMerged | None = None

    @property
    def consumes(self) -> tuple[Progress, ...]:
        """What the promotion takes off counters."""
        return self.promoted.consumed if self.promoted is not None else ()

    @property
    def place(self) -> Place | None:
        """Of which metric and cycle it consumes; None when it consumes nothing."""
        if self.promoted is None or not self.promoted.consumed:
            return None
        return self.member, self.promoted.consumed[0].metric, self.promoted.cycle


def news_of(entry: Entry) -> TierNews | None:
    """What an entry tells; None when it tells nothing of a tier."""
    body, key = entry.body, (entry.register, entry.epoch, entry.seq)
    if isinstance(body, TierReviewed):
        return TierNews(body.member, body.after, body.day, key, review=body)
    if isinstance(body, TierPromoted):
        return TierNews(body.member, body.promoted.tier, body.day, key, body.promoted)
    if isinstance(body, MemberMerged):
        return (
            TierNews(body.member, body.tier, body.since or entry.business_day, key, joined=body) if body.first else None
        )
    if isinstance(body, TierGranted | OpeningBalance):
        return TierNews(body.member, body.tier, entry.business_day, key) if body.tier is not None else None
    if isinstance(body, SaleCompleted) and body.engine == FIRST_ENGINE:
        if body.member is None or body.tier_after is None:
            return None
        return TierNews(body.member.id, body.tier_after, entry.business_day, key)
    gains, member = getattr(body, "gains", None), getattr(body, "member", None)
    who = member.id if isinstance(member, Member) else member
    if not isinstance(gains, Gains) or not gains.promoted or not isinstance(who, str):
        return None
    promoted = gains.promoted[-1]
    return TierNews(who, promoted.tier, entry.business_day, key, promoted)


def after(standing: Standing, news: TierNews, plan: Plan, *, counts: bool = True) -> Standing:
    """Where the member stands after the news; `counts`: its promotion is the one that counts of its cycle."""
    if news.review is not None:
        fell = news.review.after != news.review.facts.tier
        cycle = max(standing.cycle, news.review.facts.cycle + 1) if fell else standing.cycle
        return replace(standing, tier=news.tier, since=news.review.next, cycle=cycle)
    if news.joined is not None:
        standing = replace(standing, cycle=max(standing.cycle, news.joined.cycle))
        if news.tier is None:
            return standing
    if news.place is not None and counts:
        standing = replace(standing, cycle=max(standing.cycle, news.place[2] + 1))
    tier = best(plan, standing.tier, news.tier) if plan.tier(standing.tier) is not None else news.tier
    return standing if tier == standing.tier else replace(standing, tier=tier, since=news.day)
