"""Groups: rings of excludes, groups that nothing uses, "best" groups above the exact search."""

from __future__ import annotations

from typing import Any

from domain.knots import CHOICES
from domain.plan_check import MOST_IN_BEST, check
from tests.domain.bad_plans import changed, label, said

GROUPS: list[dict[str, Any]] = [
    {"id": "member_price"},
    {"id": "promotions", "mode": "best", "excludes": ["coupons"]},
    {"id": "tier"},
    {"id": "coupons"},
]


def grouped(*more: dict[str, Any], **coupons: object) -> dict[str, Any]:
    last = {**GROUPS[3], **coupons}
    return changed("stacking", {"groups": [*GROUPS[:3], last, *more]})


def test_groups_that_fit() -> None:
    assert said(grouped()) == []


def test_a_ring_of_excludes() -> None:
    assert said(grouped(excludes=["promotions"])) == [("stacking.groups[1].excludes", "excludes_ring")]
    assert said(grouped(excludes=["coupons"])) == [("stacking.groups[3].excludes", "excludes_ring")]


def test_a_group_that_nothing_uses() -> None:
    (one,) = check(grouped({"id": "flash"}))
    assert (one.path, one.code, one.warning) == ("$.stacking.groups[4].id", "group_unused", True)


def test_the_default_groups_need_no_use() -> None:
    assert said(changed("promotions", [])) == []


def test_a_group_of_its_own_that_is_left_out() -> None:
    (one,) = check(changed("stacking", {"groups": [GROUPS[0], *GROUPS[1:2], GROUPS[3]]}))
    assert (one.code, one.warning, one.params["id"]) == ("group_left_out", True, "tier")


def test_too_many_for_the_exact_search() -> None:
    half = {"kind": "percent", "pays": [1, 2]}
    many = [{"id": f"p{n}", "label": label(), "benefit": half} for n in range(MOST_IN_BEST + 1)]
    (one,) = check(changed("promotions", many))
    assert (one.code, one.warning) == ("best_too_large", True)
    assert said(changed("promotions", many[1:])) == []


def test_the_bound_is_that_of_the_search() -> None:
    """Rules that compete have at most 3 to the power of a third of their number as maximal choices (Moon, Moser)."""

    def choices(rules: int) -> int:
        threes = (rules - (0, 4, 2)[rules % 3]) // 3
        return int((1, 4, 2)[rules % 3] * 3**threes)

    assert choices(MOST_IN_BEST) <= CHOICES < choices(MOST_IN_BEST + 1)


def test_rules_on_other_goods_do_not_compete() -> None:
    half = {"kind": "percent", "pays": [1, 2]}

    def many(*shared: str) -> list[dict[str, Any]]:
        scopes = [{"categories": [f"c{n}", *shared]} for n in range(3 * MOST_IN_BEST)]
        return [{"id": f"p{n}", "label": label(), "benefit": half, "scope": one} for n, one in enumerate(scopes)]

    assert said(changed("promotions", many())) == []
    assert said(changed("promotions", many("all"))) == [("stacking.groups[1]", "best_too_large")]
