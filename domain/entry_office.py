"""Bodies of what people at HQ decide: exceptions that were looked at, members who are one, releases."""

from __future__ import annotations

from dataclasses import field

from domain.entry_parts import UnitAmount
from domain.value import dataclass

HANDLED, OPEN = "handled", "open"


@dataclass(frozen=True, slots=True)
class ExceptionHandled:
    """HQ's act: somebody looked at an exception (`code`) that an entry raised, and says what became of it.

    `state` is "handled", or "open" where it was opened again. `store` is "" for entries of HQ's own journals; who it
    was is the entry's actor.
    """

    store: str
    register: str
    epoch: str
    seq: int
    code: str
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class Released:
    """HQ's act: a plan, or prices, published for a scope ("chain", "store:S01"), in force from `starts` (UTC) on.

    `what` is "plan" or "prices". `hash` is the plan's, or SHA-256 of the price list as it was read; `version` is the
    plan's, `count` how many prices. Prices are released store by store; `scope` says for whom they were meant.
    """

    scope: str
    what: str
    starts: str
    hash: str
    version: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class MemberMerged:
    """HQ's act: two members are one. `merged` is an alias of `member` for ever: what comes under it later is his.

    `units` are what HQ has of the alias's, moved to the member; `retired` is what may happen to a person once and would
    happen twice (causes, trial cards). The act itself is `first` and says `why`, and what the alias brings beside
    units: its `tier` held `since` a day, its `cycle`, and which entries (`seen`: the last of each register/epoch) were
    booked for it until then. Later entries of this kind move what registers gave back.
    """

    member: str
    merged: str
    units: tuple[UnitAmount, ...]
    retired: tuple[UnitAmount, ...] = ()
    first: bool = False
    tier: str | None = None
    since: str = ""
    cycle: int = 0
    seen: dict[str, int] = field(default_factory=dict)
    why: str = ""


OfficeBody = ExceptionHandled | Released | MemberMerged
OFFICE_KINDS: dict[str, type[OfficeBody]] = {
    "exception.handled": ExceptionHandled,
    "release.published": Released,
    "member.merged": MemberMerged,
}
