"""Points in the plan (P1 to P3): what earns them, what they are worth, and when they end."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from domain.benefits import Labels, Scope, When
from domain.money import Ratio
from domain.value import dataclass

EARNED_BY = ("sale", "visit", "review", "event", "referral")


@dataclass(frozen=True, slots=True)
class Band:
    """From `start` minor units on: `points` at once, or `points` for each full `per` minor units (0: at once)."""

    start: int
    points: int
    per: int = 0


@dataclass(frozen=True, slots=True)
class EarnRule:
    """A way of earning. `on`: a sale, or taking part ("visit", "review", "event"), or "referral" (to the one who
    brought the new member: fixed, or a share of what the new member spends in his first `days` days).

    | kind | earns |
    |---|---|
    | fixed | `points` for each purchase |
    | proportional | `points` for each full `per` minor units paid for goods in scope |
    | steps | what the highest band that is reached says |
    | multiplier | nothing by itself: what was earned for goods in scope counts `times` as much |
    """

    id: str
    label: Labels
    kind: str
    points: int = 0
    per: int = 0
    bands: tuple[Band, ...] = ()
    times: Ratio = Ratio(1, 1)
    on: str = "sale"
    scope: Scope = field(default_factory=Scope)
    when: When = field(default_factory=When)
    days: int = 0


@dataclass(frozen=True, slots=True)
class Gift:
    """Something from the catalogue of gifts: an article for `points` and, with some, `amount` minor units (P2).

    `returns`: whether it may be brought back, points and money.
    """

    sku: str
    points: int
    amount: int = 0
    returns: Literal["back", "not_back"] = "back"


@dataclass(frozen=True, slots=True)
class PointsPolicy:
    """`value`: minor units that one point is worth as money (0: points do not pay). Of a bill at least `least_share`
    or nothing and at most `most_share` may be paid so, in whole steps of `step` points.

    `months`: points end with the last day of the so-manieth month after the one they were earned in (0: never).
    Nothing is earned on what is paid by the tenders in `not_on`.
    """

    earn: tuple[EarnRule, ...] = ()
    value: int = 0
    least_share: Ratio = Ratio(0, 1)
    most_share: Ratio = Ratio(1, 1)
    step: int = 1
    months: int = 0
    not_on: tuple[str, ...] = ("points",)
    gifts: tuple[Gift, ...] = ()
