"""What could be taken again and again without paying for it is refused."""

from __future__ import annotations

import pytest

from tests.domain.bad_plans import changed, label, said

PRIZE = {"id": "ten", "label": label(), "chance": 5, "coupon": "W10"}
FREE = {"id": "wheel", "label": label(), "out_of": 10, "least": 500, "prizes": [PRIZE]}
FIXED = {"id": "each", "label": label(), "kind": "fixed", "points": 10}


MISTAKES: list[tuple[str, object, str, str]] = [
    ("issues[1].least", 0, "issues[1].least", "issue_without_least"),
    ("issues[1].least", 1000, "issues[1].least", "issue_gives_back_all"),
    ("issues[1].count", 10, "issues[1].least", "issue_gives_back_all"),
    ("draws[0].costs", 0, "draws[0].least", "draw_without_least"),
    ("draws[0].prizes[0].points", 67, "draws[0].costs", "draw_pays_itself"),
    ("points.earn[0].per", 300, "points.earn[0].points", "points_give_back_all"),
    ("points.earn[3]", FIXED, "points.earn[3].points", "points_give_back_all"),
    ("points.earn[1].bands[0].start", 0, "points.earn[1].bands[0].points", "points_give_back_all"),
    ("draws[0]", FREE, "draws[0].least", "draw_gives_back_all"),
    ("points.gifts[0].points", 0, "points.gifts[0].points", "gift_for_nothing"),
    ("stored_value.bonus[0].least", 0, "stored_value.bonus[0].least", "bonus_for_nothing"),
]


@pytest.mark.parametrize(("path", "value", "where", "code"), MISTAKES)
def test_for_ever(path: str, value: object, where: str, code: str) -> None:
    assert said(changed(path, value)) == [(where, code)]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("issues[1].least", 1001),
        ("points.earn[0].per", 301),
        ("points.earn[3]", {**FIXED, "when": {"least": 3001}}),
        ("draws[0].prizes[0].points", 66),
        ("draws[0]", {**FREE, "least": 501}),
        ("points.gifts[0]", {"sku": "100002", "points": 0, "amount": 500}),
    ],
)
def test_just_not_for_ever(path: str, value: object) -> None:
    """The other side of each line: best coefficients are 3/2 of the tier times 2 of the campaign."""
    assert said(changed(path, value)) == []


def test_two_rules_of_one_sale_count_together() -> None:
    plan = changed("issues[2]", {"id": "more", "on": "sale", "coupon": "W10", "count": 9, "least": 5000})
    assert said(plan) == [("issues[1].least", "issue_gives_back_all"), ("issues[2].least", "issue_gives_back_all")]


def test_a_ring_of_causes() -> None:
    """A coupon makes the membership's article free; the membership brings the tier; the tier brings the coupon."""
    plan = changed("coupons[2]", {"id": "YEAR", "label": label(), "benefit": {"kind": "price"}})
    plan["coupons"][2]["scope"] = {"skus": ["100004"]}
    plan["tiers"][2] = {
        "id": "vip",
        "label": label(),
        "threshold": 0,
        "pays": [9, 10],
        "metric": "paid",
        "paid": "year",
    }
    plan["issues"].append({"id": "vip", "on": "promoted", "coupon": "YEAR", "when": {"tiers": ["vip"]}})
    assert said(plan) == [("issues[2]", "cause_ring")]
    plan["coupons"][2]["benefit"]["amount"] = 100
    assert said(plan) == []
