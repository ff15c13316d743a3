"""Stored value in the plan (V1 to V5): bonus tables, order of spending, what the law limits, how it ends."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from domain.benefits import Labels, When
from domain.money import Ratio
from domain.value import dataclass

NO_LIMIT = 10**13


@dataclass(frozen=True, slots=True)
class BonusRow:
    """Who tops up at least `least` minor units gets `bonus` on top (the highest row that is reached counts)."""

    least: int
    bonus: int


@dataclass(frozen=True, slots=True)
class TrialCard:
    """A card to try: pays `pays`, gets `gets` (the difference is bonus), `per_member` times at most."""

    id: str
    label: Labels
    pays: int
    gets: int
    per_member: int = 1


@dataclass(frozen=True, slots=True)
class CardLimits:
    """Statutory limits of prepaid cards: the most a card may hold, for named and unnamed holders (0: no limit).

    What is left to the limit is lent like money, as the unit `CAP`, so that it holds offline too.
    """

    named: int = 0
    unnamed: int = 0

    @property
    def apply(self) -> bool:
        """Whether there is any limit: then every top-up takes head-room, and every spend of principal gives it back."""
        return bool(self.named or self.unnamed)

    def of(self, *, named: bool) -> int:
        """The limit of a holder; where only the other kind of holder has one: so much that nobody reaches it."""
        return (self.named if named else self.unnamed) or NO_LIMIT


@dataclass(frozen=True, slots=True)
class RechargePolicy:
    """Face values of recharge cards that HQ issues (V2), in minor units."""

    faces: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FloorLimit:
    """What may be sold to a member without a network beyond what is lent to the register, at the merchant's risk.

    The most that a member, and that all members together, may owe at one register, in minor units; 0: nothing.
    """

    per_member: int = 0
    per_register: int = 0

    @property
    def applies(self) -> bool:
        """Whether anything may be owed at all."""
        return self.per_member > 0 and self.per_register > 0


@dataclass(frozen=True, slots=True)
class StoredValuePolicy:
    """How stored value works (V1, V3, V5).

    `top_ups` says when a top-up brings its bonus and trial cards are sold.
    `order` inside a lot; `warn_below`: the receipt warns; `pin_above`: a sale that takes more asks for the member's
    PIN (0: never). `months`/`bonus_months`: how long principal and bonus are good (0: for ever). `cancel_days`: a
    top-up that is untouched may be taken back so long. `closing`: cash-out on closing pays the "principal", or the
    "paid_share": of what is left, paid / (paid + bonus).
    """

    order: Literal["pro_rata", "principal_first", "bonus_first"] = "pro_rata"
    warn_below: int = 2000
    pin_above: int = 0
    bonus: tuple[BonusRow, ...] = ()
    trials: tuple[TrialCard, ...] = ()
    top_ups: When = field(default_factory=When)
    months: int = 0
    bonus_months: int = 0
    cancel_days: int = 7
    closing: Literal["principal", "paid_share"] = "principal"
    limits: CardLimits = field(default_factory=CardLimits)
    recharge: RechargePolicy = field(default_factory=RechargePolicy)
    floor: FloorLimit = field(default_factory=FloorLimit)

    def is_low(self, left: int) -> bool:
        """Whether a balance of so many minor units is so small that screen and receipt warn (V3)."""
        return left < self.warn_below


@dataclass(frozen=True, slots=True)
class Sizing:
    """How much of a balance HQ lends unasked to lead registers (ARCHITECTURE, allowances: sizing): at the member's
    home, and `away` at each of the two other stores where he was last seen within `away_days`.

    `member_cap` and `register_cap` bound what a register holds of one member's stored value, and of all members'
    together, in minor units (0: no bound), however it was lent.
    """

    share: Ratio = Ratio(60, 100)
    least: int = 5000
    most: int = 50000
    bill_factor: Ratio = Ratio(3, 2)
    idle_days: int = 45
    away: Ratio = Ratio(15, 100)
    away_days: int = 30
    member_cap: int = 0
    register_cap: int = 0

    def home(self, balance: int, p95_bill: int) -> int:
        """min(60 % of the balance, max(50.00, min(1.5 · P95 of the member's bills, 500.00))), in minor units."""
        return min(self.share.of(balance), max(self.least, min(self.bill_factor.of(p95_bill), self.most)))

    def elsewhere(self, balance: int, p75_bill: int) -> int:
        """min(15 % of the balance, P75 of the member's bills), in minor units."""
        return min(self.away.of(balance), p75_bill)

    def home_points(self, points: int, value: int, p95_bill: int) -> int:
        """The same in points that are worth `value` each; 60 % of those that do not pay."""
        return self.home(points * value, p95_bill) // value if value else self.share.of(points)

    def points_elsewhere(self, points: int, value: int, p75_bill: int) -> int:
        """The same in points; 15 % of those that do not pay."""
        return self.elsewhere(points * value, p75_bill) // value if value else self.away.of(points)
