"""Tiers in the plan (T1 to T5): what earns them, over which time, what they cost to keep and what they bring."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from domain.benefits import Labels
from domain.money import Ratio
from domain.value import dataclass

SPENDING, TOP_UP, ONE_TOP_UP, VISITS, POINTS, BALANCE, PAID, BY_HAND = (
    "spending",
    "top_up",
    "one_top_up",
    "visits",
    "points",
    "balance",
    "paid",
    "by_hand",
)
PER_VISIT = "visit"
METRICS = (SPENDING, TOP_UP, ONE_TOP_UP, VISITS, POINTS, BALANCE, PAID, BY_HAND)


@dataclass(frozen=True, slots=True)
class Window:
    """Over which time a metric counts: a lifetime, a calendar year, quarter or month, or the last `months` months.

    Counters are kept by calendar month; a rolling window holds the running month and those before it.
    """

    kind: Literal["lifetime", "year", "quarter", "month", "rolling"] = "lifetime"
    months: int = 12


@dataclass(frozen=True, slots=True)
class Review:
    """Every `months` months HQ looks whether `least` of the tier's metric came in since; after `grace_days` more it
    falls to the best tier that is deserved. A tier without a review is for ever (T3, T4).
    """

    months: int
    least: int
    grace_days: int = 0


@dataclass(frozen=True, slots=True)
class Service:
    """Something extra that the cashier grants and ticks off (T5); `per` says how often: each visit at a till, or once
    a month, a year or at all, chain-wide. Tiers that name the same `id` share it.
    """

    id: str
    label: Labels
    per: Literal["visit", "month", "year", "once"] = "visit"


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier: from `threshold` of its metric on, a member of that class pays `pays` of the price.

    `threshold` is minor units, a count of visits or points. `kind`: the class, "personal" or "group". `after`: what a
    promotion does to the counter: "keep", "zero", or "consume" (takes the threshold off). `points`: coefficient of
    points earned. `paid`: the paid membership that metric "paid" asks for.
    """

    id: str
    label: Labels
    threshold: int
    pays: Ratio = Ratio(1, 1)
    kind: str = "personal"
    metric: str = SPENDING
    window: Window = field(default_factory=Window)
    after: Literal["keep", "zero", "consume"] = "keep"
    review: Review | None = None
    points: Ratio = Ratio(1, 1)
    paid: str = ""
    services: tuple[Service, ...] = ()
