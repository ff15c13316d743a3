"""Plain values become dataclasses; every mistake of shape is named, and the rest is read all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from domain.money import Ratio
from domain.plan import Plan
from domain.plan_reading import blank, read
from domain.plan_tiers import Tier
from tests.domain.bad_plans import GOOD, changed, said

if TYPE_CHECKING:
    from domain.plan_finding import Finding


def found(path: str, value: object) -> Finding:
    (one,) = read(Plan, changed(path, value))[1]
    return one


def test_a_good_document_reads_as_the_wire_reads_it() -> None:
    assert read(Plan, GOOD) == (msgspec.convert(GOOD, Plan, strict=True), ())


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("version", "7", "whole"),
        ("version", True, "whole"),
        ("tiers", {}, "list"),
        ("tiers[0]", [], "object"),
        ("tiers[0].pays", 98, "ratio"),
        ("tiers[0].pays", [98, 100, 1], "ratio"),
        ("tiers[0].label.en", 5, "text"),
        ("tiers[0].review", 5, "object"),
        ("at_once", 1, "truth"),
        ("promotions[0].when.hours[0]", "20:00", "pair"),
        ("promotions[0].when.hours[0]", ["20:00"], "pair"),
        ("labels", [], "object"),
        ("coupons[0].label", None, "object"),
    ],
)
def test_wrong_types(path: str, value: object, expected: str) -> None:
    one = found(path, value)
    assert (one.path, one.code, one.params["expected"]) == (f"$.{path}", "wrong_type", expected)


def test_a_misspelt_field_is_told_the_nearest() -> None:
    one = found("tiers[0].treshold", 1)
    assert (one.code, one.params["near"]) == ("unknown_field", "threshold")


def test_a_missing_field() -> None:
    assert said(changed("tiers[0].threshold", ...)) == [("tiers[0].threshold", "missing_field")]


def test_a_word_that_is_none_of_the_choices() -> None:
    one = found("stored_value.order", "prorata")
    assert (one.code, one.params["near"]) == ("not_one_of", "pro_rata")
    assert found("stored_value.order", 5).params["near"] == ""


def test_what_is_broken_is_replaced_and_the_rest_is_read() -> None:
    plan, wrong = read(Plan, changed("tiers[0].pays", "98 %"))
    assert len(wrong) == 1
    assert plan.tiers[0].pays == Ratio(1, 1)
    assert plan.tiers[0].threshold == 100_000


def test_nothing_at_all_of_a_shape() -> None:
    assert blank(Tier) == Tier("", {}, 0)
