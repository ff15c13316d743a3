"""Members as a sale sees them: facts without anything personal."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """What pricing and the ledger need to know of a member: no name, no phone.

    `spending` is what was spent so far in minor units; `tier` the id of a tier of the plan, or None. `metrics` are the
    other counters of tiers by unit without its family ("visits", "spending@2026-11"), `cycle` how often a promotion has
    set them back. `enrolled` and `last_visit` are days. `birthday` tells only whether it is today or in this month.
    `paid` maps paid memberships to their last day. `referrer` is who brought this member. `local`: these facts are
    known here; of a member of another store a till knows id, tier, class and whether he is frozen, and what he did
    here.
    """

    id: str
    tier: str | None = None
    spending: int = 0
    home_store: str = ""
    frozen: bool = False
    kind: str = "personal"
    metrics: dict[str, int] = field(default_factory=dict)
    cycle: int = 0
    enrolled: str = ""
    birthday: Literal["", "month", "day"] = ""
    paid: dict[str, str] = field(default_factory=dict)
    referrer: str = ""
    last_visit: str = ""
    local: bool = True


@dataclass(frozen=True, slots=True)
class MemberView:
    """What the cashier sees of a member: the facts, and what is personal where this till holds it.

    `balance` is the whole stored value as last known (principal, bonus); it may be older than HQ's. `packages` are all
    sessions left, by unit `PKG:<package>/<lot>`. A company may still owe `account_left` of `account_limit`. Of a
    frozen one `frozen_on` and `frozen_why` say since which day and why, where somebody said so; `left`: he is no member
    any more, which nothing undoes. `card_since` is the day on which this register gave him `card` in place of every
    other one, as long as HQ has not said so itself.
    """

    member: Member
    name: str = ""
    phone: str = ""
    card: str = ""
    principal: int = 0
    bonus: int = 0
    points: int = 0
    coupons: tuple[str, ...] = ()
    local: bool = True
    packages: dict[str, int] = field(default_factory=dict)
    account_limit: int = 0
    account_left: int = 0
    frozen_on: str = ""
    frozen_why: str = ""
    left: bool = False
    card_since: str = ""

    @property
    def balance(self) -> int:
        """Stored value as last known: principal and bonus."""
        return self.principal + self.bonus
