"""The plan: the chain's published membership rules as frozen data, one versioned document (docs/plan-format.md).

The document is JSON; `wire` decodes it into these classes. A plan is named by its version and the hash of its bytes.
Fields are only added, each with a default that means "as before".
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from domain.benefits import CouponRule, Labels, Promotion, Stacking, When
from domain.contact import Contact
from domain.money import to_step
from domain.plan_issues import Draw, IssueRule, Package, PaidMembership
from domain.plan_points import PointsPolicy
from domain.plan_returns import NoReceipt
from domain.plan_tiers import Tier
from domain.plan_value import Sizing, StoredValuePolicy
from domain.value import dataclass

__all__ = ["Contact", "CouponRule", "Labels", "Plan", "Promotion", "Rounding", "Sizing", "StoredValuePolicy", "Tier"]


@dataclass(frozen=True, slots=True)
class Rounding:
    """Cash rounding (C6): to `step` minor units, on the whole bill or only on what is paid in cash."""

    step: int = 1
    mode: Literal["off", "down", "half_up"] = "off"
    on: Literal["bill", "cash"] = "cash"

    def asked(self, cash_part: int) -> int:
        """What is asked for in cash of a part of the bill, in minor units: rounded when the plan rounds cash."""
        return to_step(cash_part, self.step, self.mode) if self.on == "cash" else cash_part


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of the chain's membership rules.

    `coin` is the smallest coin that the drawer holds, in minor units: cash refunds go out in multiples of it.
    `at_once`: a tier that a sale earns holds for that sale already. `member_prices`: when members pay the articles'
    member prices. `paid_benefits`: the plan may let a member pay more with the card than without (he bought something
    else with it), so I10 is not promised.
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
    at_once: bool = False
    member_prices: When = field(default_factory=When)
    promotions: tuple[Promotion, ...] = ()
    stacking: Stacking = field(default_factory=Stacking)
    points: PointsPolicy = field(default_factory=PointsPolicy)
    issues: tuple[IssueRule, ...] = ()
    packages: tuple[Package, ...] = ()
    memberships: tuple[PaidMembership, ...] = ()
    draws: tuple[Draw, ...] = ()
    paid_benefits: bool = False
    contact: Contact = field(default_factory=Contact)
    no_receipt: NoReceipt = field(default_factory=NoReceipt)

    def tier(self, tier_id: str | None) -> Tier | None:
        """The tier of that id, or None when the plan has none such."""
        return next((tier for tier in self.tiers if tier.id == tier_id), None)

    def coupon(self, rule_id: str) -> CouponRule | None:
        """The coupon rule of that id, or None when the plan has none such."""
        return next((rule for rule in self.coupons if rule.id == rule_id), None)

    def promotion(self, rule_id: str) -> Promotion | None:
        """The promotion of that id, or None when the plan has none such."""
        return next((rule for rule in self.promotions if rule.id == rule_id), None)
