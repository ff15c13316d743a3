"""Sales priced again and returns worked out again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.entries import (
    Body,
    Gains,
    PointsEarned,
    Promoted,
    ReturnCompleted,
    StaffSignedIn,
    TierPromoted,
    TierReviewed,
)
from domain.errors import Refusal
from domain.gains import of_taking_part
from domain.members import Member
from domain.plan import Plan
from domain.plan_tiers import Review
from domain.proofs import act_trouble, return_trouble, sale_trouble
from tests.domain.club import earning, rule, tier
from tests.domain.test_points import GIFTS, taken
from tests.local_db.world import MILK, PLAN, SOAP, START, Shop, sale_of
from tests.receipt_language import AT, PLAN_REF


def test_an_honest_sale_is_the_same_to_the_cent_and_any_other_is_told(shop: Shop) -> None:
    shop.open_shift()
    sale = sale_of(shop.sell((MILK, 3), (SOAP, 1), member="M1", stored=300))

    assert sale_trouble(sale, PLAN, START) == ""
    assert "payable" in sale_trouble(replace(sale, payable=sale.payable - 1), PLAN, START)
    cheaper = replace(sale, lines=(replace(sale.lines[0], unit_price=1), *sale.lines[1:]))
    assert "lines" in sale_trouble(cheaper, PLAN, START)
    assert sale_trouble(replace(sale, tenders=()), PLAN, START)
    assert sale_trouble(sale, replace(PLAN, tiers=()), START)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop.new(tmp_path / "books.db")
    yield shop
    shop.books.close()


CHANGES = [
    {"payable": 0}, {"list": 1}, {"held_back": 1}, {"last": True}, {"member": "M2"}, {"tenders": ()}, {"taxes": ()},
    {"adjustments": ()}, {"currency": "USD"},
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_a_return_that_gives_back_anything_else_is_told(change: dict[str, object], shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 3), (SOAP, 1), member="M1", stored=300)
    body = shop.take_back(sold, {1: 2}).entry.body
    assert isinstance(body, ReturnCompleted)

    assert return_trouble(body, sale_of(sold), (), PLAN) == ""
    changed = replace(body, **change)  # type: ignore[arg-type]
    assert next(iter(change)) in return_trouble(changed, sale_of(sold), (), PLAN)


def test_more_than_is_left_is_refused(shop: Shop) -> None:
    shop.open_shift()
    sold = shop.sell((MILK, 3), (SOAP, 1))
    body = shop.take_back(sold, {1: 2}).entry.body
    assert isinstance(body, ReturnCompleted)

    with pytest.raises(Refusal) as told:
        return_trouble(body, sale_of(sold), (body,), PLAN)
    assert told.value.code == "more_than_sold"


CLUB = earning(rule("fixed", points=2, on="visit"))
LADDER = Plan(version=1, tiers=(tier("silver", 200), tier("gold", 1000, review=Review(12, 500), after="zero")))
VISIT = PointsEarned(
    "S01", PLAN_REF, Member("M1"), "visit", AT.isoformat(), of_taking_part(Member("M1"), CLUB, "visit", "S01", AT)
)
PROMOTED = TierPromoted("M1", PLAN_REF, "2026-11-22", Member("M1", None, 300), Promoted("silver"))
KEPT = TierReviewed(
    "M1", PLAN_REF, "2026-12-01", Member("M1", "gold", 900, metrics={"spending@2026-02": 500}), "2025-11-22", 500, 500,
    "gold", "2026-11-30",
)  # fmt: skip


@pytest.mark.parametrize(
    ("body", "plan", "change"),
    [
        (VISIT, CLUB, {"gains": Gains()}),
        (VISIT, CLUB, {"cause": "review"}),
        (VISIT, CLUB, {"earned_at": "never"}),
        (taken(), GIFTS, {"amount": 1}),
        (PROMOTED, LADDER, {"promoted": Promoted("gold")}),
        (PROMOTED, LADDER, {"facts": Member("M1", None, 199)}),
        (PROMOTED, LADDER, {"facts": Member("M1", "silver", 300)}),
        (KEPT, LADDER, {"counted": 499}),
        (KEPT, LADDER, {"after": "silver"}),
        (KEPT, LADDER, {"day": "2026-11-30"}),
        (KEPT, LADDER, {"next": "2026-12-31"}),
    ],
)
def test_acts_outside_a_sale_are_decided_again(body: Body, plan: Plan, change: dict[str, object]) -> None:
    assert act_trouble(body, plan) == ""
    changed = replace(body, **change)  # type: ignore[arg-type]
    assert act_trouble(changed, plan)


def test_an_act_that_hangs_on_no_plan_has_nothing_to_decide() -> None:
    assert act_trouble(StaffSignedIn("A1"), LADDER) == ""
