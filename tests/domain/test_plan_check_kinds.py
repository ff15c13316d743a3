"""Each kind has the fields that it needs, and none that nobody reads."""

from __future__ import annotations

import pytest

from domain import benefits
from domain.plan_check import check
from domain.plan_check_kinds import BENEFITS, ISSUES
from domain.plan_issues import CAUSES
from tests.domain.bad_plans import changed, said

BENEFIT = "promotions[0].benefit"


def test_every_kind_is_described() -> None:
    assert set(BENEFITS) == set(benefits.KINDS)
    assert set(ISSUES) == set(CAUSES)


MISTAKES: list[tuple[str, object, str, str]] = [
    (BENEFIT, {"kind": "percent", "pays": [1, 2], "amount": 5}, f"{BENEFIT}.amount", "field_unused"),
    (BENEFIT, {"kind": "text", "times": 2}, f"{BENEFIT}.times", "field_unused"),
    (BENEFIT, {"kind": "amount"}, f"{BENEFIT}.amount", "field_needed"),
    (BENEFIT, {"kind": "buy_get", "buy": 2}, f"{BENEFIT}.get", "field_needed"),
    (BENEFIT, {"kind": "n_for", "amount": 900}, f"{BENEFIT}.count", "field_needed"),
    (BENEFIT, {"kind": "bundle", "amount": 900}, f"{BENEFIT}.parts", "field_needed"),
    (BENEFIT, {"kind": "nth", "count": 1, "pays": [1, 2]}, f"{BENEFIT}.count", "nothing"),
    (BENEFIT, {"kind": "percent", "pays": [1, 1]}, f"{BENEFIT}.pays", "takes_nothing"),
    (BENEFIT, {"kind": "percent"}, f"{BENEFIT}.pays", "free"),
    (BENEFIT, {"kind": "amount", "amount": 500, "every": 500}, f"{BENEFIT}.every", "every_below_amount"),
    ("points.earn[0].per", 0, "points.earn[0].per", "field_needed"),
    ("points.earn[2].points", 5, "points.earn[2].points", "field_unused"),
    ("points.earn[0].days", 30, "points.earn[0].days", "field_unused"),
    ("packages[0].refund", "single_price", "packages[0].single", "field_needed"),
    ("packages[0].single", 500, "packages[0].single", "field_unused"),
    ("issues[0].least", 30, "issues[0].least", "field_unused"),
    ("issues[0].on", "woken", "issues[0].days", "field_needed"),
    ("coupons[0].amount", 0, "coupons[0].amount", "coupon_takes_nothing"),
    ("coupons[1].amount", 5, "coupons[1].amount", "coupon_two_ways"),
    ("coupons[1].threshold", 5, "coupons[1].threshold", "threshold_unused"),
    (BENEFIT, {"kind": "bundle", "amount": 9, "parts": [{"scope": {}}] * 9}, f"{BENEFIT}.parts", "too_many_parts"),
    ("issues[0].when", {"least": 500}, "issues[0].when.least", "no_goods_here"),
    ("draws[0].when", {"pieces": 2}, "draws[0].when.pieces", "no_goods_here"),
    ("stored_value.top_ups", {"least": 500}, "stored_value.top_ups.least", "no_goods_here"),
    ("promotions[0].when.kinds", ["persnal"], "promotions[0].when.kinds[0]", "unknown_class"),
]


@pytest.mark.parametrize(("path", "value", "where", "code"), MISTAKES)
def test_kinds(path: str, value: object, where: str, code: str) -> None:
    assert said(changed(path, value)) == [(where, code)]


@pytest.mark.parametrize(
    ("path", "near"),
    [
        (f"{BENEFIT}.kind", ""),
        ("points.earn[0].kind", ""),
        ("points.earn[0].on", ""),
        ("issues[0].on", ""),
        ("tiers[0].metric", ""),
    ],
)
def test_unknown_kinds_are_warnings(path: str, near: str) -> None:
    (one,) = check(changed(path, "quantum"))
    assert (one.path, one.code, one.warning, one.params["near"]) == (f"$.{path}", "unknown_kind", True, near)


def test_a_misspelt_kind_is_told_the_nearest() -> None:
    (one,) = check(changed(f"{BENEFIT}.kind", "precent"))
    assert one.params["near"] == "percent"
