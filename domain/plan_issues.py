"""What the plan gives away by itself or sells ahead: causes of coupons, packages, paid membership, referral, draws."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from domain.benefits import Labels, When
from domain.value import dataclass

CAUSES = ("enrolled", "promoted", "sale", "woken", "referred", "referrer", "birthday", "birthday_month", "rhythm")
BY_HQ = ("birthday", "birthday_month", "rhythm")
"""Causes of the calendar: HQ issues these, once per member and period, and lends the coupon like money."""


@dataclass(frozen=True, slots=True)
class IssueRule:
    """A coupon that is issued by itself (K3), once per cause, chain-wide.

    | on | cause (its name in CAUSE:<rule>:<period>) |
    |---|---|
    | enrolled, referred, referrer | the enrolment |
    | promoted | tier and cycle; only to the tiers in `when.tiers` |
    | sale | the sale: `least` minor units paid or more ("for next time") |
    | woken | the last purchase before a pause of `days` days |
    | birthday, birthday_month | the year |
    | rhythm | the week, month, quarter or year (`every`) |

    `count` coupons of rule `coupon` each time.
    """

    id: str
    on: str
    coupon: str
    count: int = 1
    least: int = 0
    days: int = 0
    every: Literal["week", "month", "quarter", "year"] = "month"
    when: When = field(default_factory=When)


@dataclass(frozen=True, slots=True)
class Package:
    """Prepaid sessions (G1): selling one piece of article `sku` gives `sessions` of it, good for `months` (0: ever).

    `covers` are the articles of which one session pays for a piece when it is in the cart (none: ticked off by hand).
    `refund`: the unused part goes back pro rata of what was paid, or each used one at `single` minor units is kept.
    """

    id: str
    label: Labels
    sku: str
    sessions: int
    months: int = 0
    covers: tuple[str, ...] = ()
    transferable: bool = True
    refund: Literal["pro_rata", "single_price", "none"] = "pro_rata"
    single: int = 0


@dataclass(frozen=True, slots=True)
class Earning:
    """What grants a paid membership by itself (G2).

    A sale of `least` minor units or more grants a term to whom no term runs (0: no sale does). `threshold` of a metric
    ("spending", "top_up",
    "visits", "points") grants one when its counter reaches it (0: no), once in a lifetime or in each calendar period.
    """

    least: int = 0
    threshold: int = 0
    metric: str = "spending"
    per: Literal["lifetime", "year", "quarter", "month"] = "lifetime"


@dataclass(frozen=True, slots=True)
class PaidMembership:
    """Membership for a term (G2): one piece of article `sku` extends it by `months`, or `earned` grants it; it may
    bring a tier.
    """

    id: str
    label: Labels
    sku: str
    months: int
    tier: str = ""
    earned: Earning = field(default_factory=Earning)


@dataclass(frozen=True, slots=True)
class Prize:
    """A prize and its chance, `chance` of the draw's `out_of`; one of: coupon rule, points, text for the cashier."""

    id: str
    label: Labels
    chance: int
    coupon: str = ""
    points: int = 0


@dataclass(frozen=True, slots=True)
class Draw:
    """A lucky draw with a published chance (K5): `costs` points, or free once per sale of `least` minor units.

    The chances of the prizes sum to `out_of` or less; the rest wins nothing.
    """

    id: str
    label: Labels
    out_of: int
    prizes: tuple[Prize, ...]
    costs: int = 0
    least: int = 0
    when: When = field(default_factory=When)
