"""How near a name is, and what lies below what."""

from __future__ import annotations

from domain.plan_finding import below, nearest


def test_the_nearest_name() -> None:
    assert nearest("treshold", ["threshold", "pays"]) == "threshold"
    assert nearest("Tiers", ["tiers", "coupons"]) == "tiers"
    assert nearest("wheel", ["threshold", "pays"]) == ""


def test_below() -> None:
    assert below("$.tiers[0].pays", "$.tiers")
    assert below("$.tiers", "$.tiers")
    assert not below("$.tiers_more", "$.tiers")
