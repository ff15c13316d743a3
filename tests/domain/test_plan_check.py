"""A good plan passes; a bad one is told everything at once, in the order of the document."""

from __future__ import annotations

import pytest

from domain.plan_check import check
from tests.domain.bad_plans import GOOD, changed, label, said


def test_a_good_plan() -> None:
    assert check(GOOD) == ()


def test_every_mistake_is_named_not_only_the_first() -> None:
    """Five slips of one evening: all in one answer, shape and meaning alike."""
    plan = changed("tiers[1].threshold", 50_000)
    plan["tiers"][0]["pay"] = [98, 100]
    plan["coupons"][0]["amount"] = "10.00"
    plan["promotions"][0]["when"]["until"] = "2025-12-31"
    plan["issues"][0]["coupon"] = "W1O"
    assert said(plan) == [
        ("coupons[0].amount", "wrong_type"),
        ("issues[0].coupon", "unknown_reference"),
        ("promotions[0].when.until", "dates_reversed"),
        ("tiers[0].pay", "unknown_field"),
        ("tiers[1].threshold", "tiers_not_rising"),
    ]


def test_a_broken_part_is_said_once() -> None:
    """What is of the wrong type is not blamed again for what it fails to say."""
    assert said(changed("tiers[0].label", "Gold")) == [("tiers[0].label", "wrong_type")]
    assert said(changed("coupons", {"W10": 1})) == [
        ("coupons", "wrong_type"),
        ("issues[0].coupon", "unknown_reference"),
        ("issues[1].coupon", "unknown_reference"),
    ]


NEWER = {"id": "n", "label": label(), "benefit": {"kind": "spin", "wheel": 9}}


def test_a_kind_of_a_newer_program_is_a_warning_with_all_its_fields() -> None:
    found = check(changed("promotions[2]", NEWER))
    assert [(one.path, one.code, one.warning) for one in found] == [
        ("$.promotions[2].benefit.kind", "unknown_kind", True),
        ("$.promotions[2].benefit.wheel", "unknown_field", True),
    ]


def test_the_same_field_beside_a_known_kind_is_a_mistake() -> None:
    found = check(changed("promotions[2]", {**NEWER, "benefit": {"kind": "percent", "pays": [1, 2], "wheel": 9}}))
    assert [(one.code, one.warning) for one in found] == [("unknown_field", False)]


@pytest.mark.parametrize("document", [None, [], "plan", 7])
def test_what_is_no_object(document: object) -> None:
    assert said(document) == [("$", "wrong_type")]


def test_lists_are_in_the_order_of_their_numbers() -> None:
    plan = changed("coupons", [{"id": f"C{n}", "label": label()} for n in range(12)])
    plan["issues"] = []
    places = [path for path, code in said(plan) if code == "coupon_takes_nothing"]
    assert places == [f"coupons[{n}].amount" for n in range(12)]
