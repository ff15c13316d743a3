"""Members as a sale sees them: facts without anything personal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """What pricing and the ledger need to know of a member: no name, no phone.

    `spending` is the tier metric so far in minor units; `tier` the id of a tier of the plan, or None.
    """

    id: str
    tier: str | None = None
    spending: int = 0
    home_store: str = ""
    frozen: bool = False
    kind: str = "personal"


@dataclass(frozen=True, slots=True)
class MemberView:
    """What the cashier sees of a member: the facts, and what is personal where this till holds it.

    `balance` is the whole stored value as last known (principal, bonus); it may be older than HQ's.
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

    @property
    def balance(self) -> int:
        """Stored value as last known: principal and bonus."""
        return self.principal + self.bonus
