"""Bonus tables, bands and tiers rise; draws promise what they hold."""

from __future__ import annotations

import pytest

from tests.domain.bad_plans import changed, label, said

BY_TOP_UP = {"id": "silver", "label": label(), "threshold": 1000, "pays": [94, 100], "metric": "top_up"}


MISTAKES: list[tuple[str, object, str, str]] = [
    ("stored_value.bonus[1].least", 100_000, "stored_value.bonus[1].least", "bonus_not_rising"),
    ("stored_value.bonus[1].bonus", 5_000, "stored_value.bonus[1].bonus", "bonus_falls"),
    ("points.earn[1].bands[1].start", 50_000, "points.earn[1].bands[1].start", "bands_overlap"),
    ("points.earn[1].bands[1].start", 40_000, "points.earn[1].bands[1].start", "bands_not_rising"),
    ("tiers[1].threshold", 100_000, "tiers[1].threshold", "tiers_not_rising"),
    ("tiers[1].pays", [99, 100], "tiers[1].pays", "tier_pays_more"),
    ("tiers[0].kind", "person", "tiers[0].kind", "unknown_class"),
    ("tiers[2].metric", "paid", "tiers[2].paid", "field_needed"),
    ("tiers[0].paid", "year", "tiers[0].paid", "field_unused"),
    ("stored_value.trials[0].gets", 8_000, "stored_value.trials[0].gets", "trial_gives_less"),
    ("draws[0].prizes[0].chance", 11, "draws[0].prizes", "chances"),
    ("draws[0].prizes", [], "draws[0].prizes", "no_prizes"),
]


@pytest.mark.parametrize(("path", "value", "where", "code"), MISTAKES)
def test_steps(path: str, value: object, where: str, code: str) -> None:
    assert (where, code) in said(changed(path, value))


def test_a_tier_without_threshold_that_sets_its_counter_back() -> None:
    plan = changed("tiers[0].threshold", 0)
    assert said(plan) == []
    plan["tiers"][0]["after"] = "consume"
    assert said(plan) == [("tiers[0].after", "tier_for_ever")]


def test_tiers_of_another_class_or_metric_are_their_own_ladder() -> None:
    assert said(changed("tiers[3]", BY_TOP_UP)) == []


def test_the_later_tier_of_a_class_is_the_better_one_whatever_it_counts() -> None:
    """Who held both would pay the share of the later one."""
    assert said(changed("tiers[3]", {**BY_TOP_UP, "pays": [96, 100]})) == [("tiers[3].pays", "tier_pays_more")]
