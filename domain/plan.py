"""The plan: the chain's published membership rules as frozen data (PRODUCT T1, V3, C6).

The document is JSON; `wire` decodes it into these classes. A plan is named by its version and the hash of its bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from domain.money import Ratio

Labels = dict[str, str]
"""A text by language: {"en": "Red diamond", "zh_CN": "红钻"}."""


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier: from `threshold` minor units of accumulated spending on, a member pays `pays` of the price."""

    id: str
    label: Labels
    threshold: int
    pays: Ratio
    kind: str = "personal"


@dataclass(frozen=True, slots=True)
class StoredValuePolicy:
    """How stored value is spent (V3): the order inside a lot, and the balance under which the receipt warns."""

    order: Literal["pro_rata", "principal_first", "bonus_first"] = "pro_rata"
    warn_below: int = 2000


@dataclass(frozen=True, slots=True)
class Rounding:
    """Cash rounding (C6): to `step` minor units, on the whole bill or only on what is paid in cash."""

    step: int = 1
    mode: Literal["off", "down", "half_up"] = "off"
    on: Literal["bill", "cash"] = "cash"


@dataclass(frozen=True, slots=True)
class CouponRule:
    """A coupon of a fixed amount: `amount` off once the goods cost at least `threshold`."""

    id: str
    label: Labels
    amount: int
    threshold: int = 0


@dataclass(frozen=True, slots=True)
class Sizing:
    """How much of a balance HQ lends to the home store's lead register (ARCHITECTURE, allowances: sizing)."""

    share: Ratio = Ratio(60, 100)
    least: int = 5000
    most: int = 50000
    bill_factor: Ratio = Ratio(3, 2)
    idle_days: int = 45

    def home(self, balance: int, p95_bill: int) -> int:
        """min(60 % of the balance, max(50.00, min(1.5 · P95 of the member's bills, 500.00))), in minor units."""
        return min(self.share.of(balance), max(self.least, min(self.bill_factor.of(p95_bill), self.most)))


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of the chain's membership rules.

    `coin` is the smallest coin that the drawer holds, in minor units: cash refunds go out in multiples of it.
    """

    version: int
    currency: str = "CNY"
    exponent: int = 2
    coin: int = 1
    tiers: tuple[Tier, ...] = ()
    stored_value: StoredValuePolicy = field(default_factory=StoredValuePolicy)
    rounding: Rounding = field(default_factory=Rounding)
    coupons: tuple[CouponRule, ...] = ()
    sizing: Sizing = field(default_factory=Sizing)
    labels: dict[str, Labels] = field(default_factory=dict)

    def tier(self, tier_id: str | None) -> Tier | None:
        """The tier of that id, or None when the plan has none such."""
        return next((tier for tier in self.tiers if tier.id == tier_id), None)

    def coupon(self, rule_id: str) -> CouponRule | None:
        """The coupon rule of that id, or None when the plan has none such."""
        return next((rule for rule in self.coupons if rule.id == rule_id), None)
