"""Bodies of entries about a member's card and whether it pays (M3); `domain.entries` lists their kinds."""

from __future__ import annotations

from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class CardReplaced:
    """A member has a new card, and the ones before it are nobody's any more.

    The number travels beside the entry: `private` is its hash. `identity` says which paper was looked at.
    """

    store: str
    member: str
    private: str
    reason: str
    identity: str


@dataclass(frozen=True, slots=True)
class MemberFrozen:
    """Nothing of a member's is taken any more, until he is unfrozen: his card is lost, or he asked for it.

    `store` is "" where somebody at HQ did it.
    """

    store: str
    member: str
    reason: str


@dataclass(frozen=True, slots=True)
class MemberUnfrozen:
    """A member's card pays again; of several words on him the last one holds. `identity` says which paper was looked
    at, "" at HQ.
    """

    store: str
    member: str
    reason: str
    identity: str = ""


StandingBody = CardReplaced | MemberFrozen | MemberUnfrozen
STANDING_KINDS: dict[str, type[StandingBody]] = {
    "card.replaced": CardReplaced,
    "member.frozen": MemberFrozen,
    "member.unfrozen": MemberUnfrozen,
}
