"""Ids once, references to something, labels in four languages, articles that the chain has."""

from __future__ import annotations

from typing import Any

import pytest

from domain.plan import Plan
from domain.plan_check import Goods, check
from domain.plan_check_names import rules
from domain.plan_reading import read
from tests.domain.bad_plans import GOOD, changed, label, said

GROUPS = [{"id": name} for name in ("member_price", "promotions", "tier", "coupons", "promotions")]
SERVICES = [{"id": "tea", "label": label()}, {"id": "tea", "label": label()}]


MISTAKES: list[tuple[str, object, str, str]] = [
    ("tiers[1].id", "yellow", "tiers[1].id", "duplicate_id"),
    ("tiers[0].services", SERVICES, "tiers[0].services[1].id", "duplicate_id"),
    ("tiers[1].id", "gold/red", "tiers[1].id", "bad_id"),
    ("tiers[1].id", "", "tiers[1].id", "bad_id"),
    ("promotions[0].id", "flash/1", "promotions[0].id", "bad_id"),
    ("promotions[0].id", "flash:1", "promotions[0].id", "bad_id"),
    ("promotions[1].id", "evening", "promotions[1].id", "duplicate_id"),
    ("stacking", {"groups": GROUPS}, "stacking.groups[4].id", "duplicate_id"),
    ("promotions[0].when.tiers", ["reed"], "promotions[0].when.tiers[0]", "unknown_reference"),
    ("promotions[0].when.paid", ["month"], "promotions[0].when.paid[0]", "unknown_reference"),
    ("memberships[0].tier", "silver", "memberships[0].tier", "unknown_reference"),
    ("issues[0].coupon", "W20", "issues[0].coupon", "unknown_reference"),
    ("draws[0].prizes[0].coupon", "W20", "draws[0].prizes[0].coupon", "unknown_reference"),
    ("coupons[0].group", "cupons", "coupons[0].group", "unknown_reference"),
    ("promotions[0].group", "flash", "promotions[0].group", "unknown_reference"),
    ("stacking.margin_floor", {"spares": ["coupon:W1"]}, "stacking.margin_floor.spares[0]", "unknown_reference"),
    ("tiers[0].label.es", ..., "tiers[0].label", "label_missing"),
    ("tiers[0].label.es", "  ", "tiers[0].label", "label_missing"),
    ("labels.chain", {"en": "Us"}, "labels.chain", "label_missing"),
    ("tiers[0].label.zh", "红", "tiers[0].label.zh", "label_language"),
    ("packages[0].sku", "", "packages[0].sku", "no_article"),
    ("memberships[0].sku", "100001", "memberships[0].sku", "sold_twice"),
]


@pytest.mark.parametrize(("path", "value", "where", "code"), MISTAKES)
def test_names(path: str, value: object, where: str, code: str) -> None:
    assert said(changed(path, value)) == [(where, code)]


def test_the_nearest_name_is_offered() -> None:
    (one,) = check(changed("promotions[0].when.tiers", ["reed"]))
    assert one.params["near"] == "red"


GOODS = Goods(frozenset({"100001", "100002", "100003", "100004"}), frozenset({"bread"}))


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("promotions[0].scope.categories", ["bred"], "promotions[0].scope.categories[0]"),
        ("promotions[0].scope.not_skus", ["9"], "promotions[0].scope.not_skus[0]"),
        ("packages[0].covers", ["100003", "9"], "packages[0].covers[1]"),
        ("points.gifts[0].sku", "9", "points.gifts[0].sku"),
        ("packages[0].sku", "9", "packages[0].sku"),
        ("memberships[0].sku", "9", "memberships[0].sku"),
    ],
)
def test_articles_of_the_chain(path: str, value: object, where: str) -> None:
    """Asked only when the chain's articles are known."""
    assert said(GOOD, GOODS) == []
    assert said(changed(path, value), GOODS) == [(where, "unknown_reference")]
    assert said(changed(path, value)) == []


def test_the_names_of_rules() -> None:
    plan: Any = read(Plan, GOOD)[0]
    assert {"tier:red", "coupon:W10", "promotion:evening", "member_price"} <= set(rules(plan))
