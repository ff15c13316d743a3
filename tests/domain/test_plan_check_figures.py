"""Rates, amounts, days and hours that cannot be."""

from __future__ import annotations

import pytest

from tests.domain.bad_plans import changed, said

MISTAKES: list[tuple[str, object, str, str]] = [
    ("tiers[0].pays", [98, 0], "tiers[0].pays", "rate_denominator"),
    ("tiers[0].pays", [-2, 100], "tiers[0].pays", "rate_negative"),
    ("promotions[0].benefit.pays", [-80, 100], "promotions[0].benefit.pays", "rate_negative"),
    ("promotions[0].benefit.pays", [120, 100], "promotions[0].benefit.pays", "rate_above_one"),
    ("points.most_share", [3, 2], "points.most_share", "rate_above_one"),
    ("coupons[0].threshold", -1, "coupons[0].threshold", "negative"),
    ("coin", 0, "coin", "nothing"),
    ("packages[0].sessions", 0, "packages[0].sessions", "nothing"),
    ("stored_value.trials[0].per_member", 0, "stored_value.trials[0].per_member", "nothing"),
    ("coupons[0].threshold", 10**13, "coupons[0].threshold", "too_large"),
    ("promotions[0].when.weekdays", [1, 8], "promotions[0].when.weekdays[1]", "weekday"),
    ("promotions[0].when.hours", [["8:00", "22:00"]], "promotions[0].when.hours[0]", "hour"),
    ("promotions[0].when.hours", [["20:00", "25:00"]], "promotions[0].when.hours[0]", "hour"),
    ("promotions[0].when.hours", [["22:00", "22:00"]], "promotions[0].when.hours[0]", "hours_empty"),
    ("promotions[0].when.hours", [["24:00", "02:00"]], "promotions[0].when.hours[0]", "hours_begin"),
    ("promotions[0].when.since", "2026-02-30", "promotions[0].when.since", "day"),
    ("promotions[0].when.since", "20260201", "promotions[0].when.since", "day"),
    ("promotions[0].when.since", "2027-01-01", "promotions[0].when.until", "dates_reversed"),
    ("points.least_share", [3, 2], "points.least_share", "rate_above_one"),
    ("sizing.least", 60_000, "sizing.least", "above_most"),
    ("stored_value.limits.unnamed", 600_000, "stored_value.limits.unnamed", "unnamed_above_named"),
    ("stored_value.limits.unnamed", 0, "stored_value.limits.unnamed", "unnamed_above_named"),
    ("stored_value.recharge.faces", [20_000, 10_000], "stored_value.recharge.faces[1]", "faces_not_rising"),
    ("stored_value.recharge.faces", [0, 10_000], "stored_value.recharge.faces", "nothing"),
]


@pytest.mark.parametrize(("path", "value", "where", "code"), MISTAKES)
def test_figures(path: str, value: object, where: str, code: str) -> None:
    assert (where, code) in said(changed(path, value))


def test_shares_the_wrong_way_round() -> None:
    plan = changed("points.least_share", [1, 2])
    plan["points"]["most_share"] = [1, 3]
    assert said(plan) == [("points.least_share", "shares_reversed")]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("tiers[1].points", [3, 1]),
        ("sizing.bill_factor", [5, 2]),
        ("promotions[0].when.hours", [["20:00", "24:00"]]),
        ("promotions[0].when.hours", [["22:00", "02:00"]]),
    ],
)
def test_what_may_be(path: str, value: object) -> None:
    assert said(changed(path, value)) == []
