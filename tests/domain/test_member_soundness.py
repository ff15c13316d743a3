"""What cannot be of an entry about tiers and points, whoever wrote it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from domain.entries import Entry, PointsExpired, TierGranted, UnitAmount
from domain.entry_benefits import Earned, Gains, PointsSpend
from domain.member_soundness import earned_trouble
from domain.soundness import trouble
from domain.tenders import Tender
from tests.domain.club import earning, sold
from tests.domain.returning import returned
from tests.domain.test_member_postings import ACTS
from tests.domain.test_points import taken
from tests.domain.test_postings import entry
from tests.receipt_language import member, stored

if TYPE_CHECKING:
    from domain.entries import Body

HQ_ONLY = {"tier.promoted", "tier.put_back", "tier.reviewed", "points.expired", "points.settled", "points.referred"}
BY_KIND = {kind: body for kind, body, _ in ACTS}


def by_hq(kind: str, body: Body) -> Entry:
    return replace(entry(body, kind), register="HQ/M1")


@pytest.mark.parametrize(("kind", "body", "_moves"), ACTS, ids=[kind for kind, *_ in ACTS])
def test_honest_acts_are_sound_and_some_are_hqs_alone(kind: str, body: Body, _moves: object) -> None:
    told = trouble(entry(body, kind))

    assert told == (f"only HQ writes {kind}" if kind in HQ_ONLY else "")
    assert trouble(by_hq(kind, body)) == ""


def test_a_tier_is_granted_for_a_reason() -> None:
    assert trouble(entry(TierGranted("S01", "M1", "red", None, "2026-11-22", " "), "tier.granted"))
    assert trouble(replace(entry(BY_KIND["tier.granted"], "tier.granted"), actor=""))


@pytest.mark.parametrize(
    "unit",
    [
        UnitAmount("M1", "PTS/2025-11+12", 0),
        UnitAmount("M1", "SVP/2025-11", 7),
        UnitAmount("M2", "PTS/2025-11+12", 7),
        UnitAmount("M1", "PTS/2025-12+12", 7),
    ],
    ids=str,
)
def test_only_points_of_the_member_that_have_ended_can_end(unit: UnitAmount) -> None:
    assert trouble(by_hq("points.expired", PointsExpired("M1", "2026-12-31", (unit,))))


def test_a_counter_is_not_put_back_by_nothing() -> None:
    for kind, name in (("tier.put_back", "back"), ("tier.reviewed", "consumed")):
        body = BY_KIND[kind]
        wrong = replace(getattr(body, name)[0], amount=-1)
        changed = replace(body, **{name: (wrong,)})  # type: ignore[arg-type]
        assert trouble(by_hq(kind, changed))


def test_as_many_points_are_settled_as_are_taken() -> None:
    body = BY_KIND["points.settled"]
    some, more = PointsSpend("2026-10", 3, 300), PointsSpend("2026-10", 4, 400)
    less = replace(some, points=-3)
    for gone, owed in (((some,), (more,)), ((), ()), ((less,), (less,))):
        assert trouble(by_hq("points.settled", replace(body, taken=gone, settled=owed)))  # type: ignore[arg-type]


def test_points_come_in_above_zero_and_only_a_return_owes() -> None:
    fine, owing = Earned("a", "M1", "x", 3), Earned("a", "M1", "x", 3, debt=3)

    assert list(earned_trouble(Gains(earned=(fine,)), owes=False)) == []
    assert list(earned_trouble(Gains(earned=(owing,)), owes=True)) == []
    for one, owes in ((owing, False), (replace(owing, debt=4), True), (replace(fine, points=0), True)):
        assert list(earned_trouble(Gains(earned=(one,)), owes=owes))


def test_sales_and_returns_are_looked_at() -> None:
    sale = sold("MILK 300", earning(), member())
    (back,) = returned(sale, earning())
    owing = Gains(earned=(replace(sale.gains.earned[0], debt=1),))

    assert trouble(entry(replace(sale, gains=owing)))
    assert trouble(entry(replace(back, gains=owing), "return.completed")) == ""


def test_a_tender_in_points_is_what_its_lots_are_worth() -> None:
    sale = sold("MILK 300", earning(), member())
    for spends in (
        (),
        (PointsSpend("x", 1, 99),),
        (PointsSpend("x", -1, 100),),
        (PointsSpend("x", 1, 200), PointsSpend("y", 1, -100)),
    ):
        assert trouble(entry(replace(sale, tenders=(Tender("points", 100, points=spends),))))


def test_a_gift_takes_points_and_money_only() -> None:
    for wrong in (
        {"points": ()},
        {"points": (PointsSpend("x", 0),)},
        {"tenders": (stored("20"),)},
        {"tenders": (Tender("points", 2000, points=(PointsSpend("x", 20, 2000),)),)},
        {"tenders": ()},
    ):
        assert trouble(entry(taken(**wrong), "points.gift_taken"))


REFERRED = BY_KIND["points.referred"]


@pytest.mark.parametrize(
    "change",
    [
        {"member": "M2"},
        {"returned": -1},
        {"gains": Gains(), "back": Gains()},
        {"gains": Gains(earned=(Earned("share", "M3", "2026-11", 9),))},
        {"gains": Gains(earned=(Earned("share", "M1", "2026-11", 0),))},
        {"gains": Gains(earned=(Earned("share", "M1", "2026-11", 9, debt=1),))},
        {"back": Gains(earned=(Earned("share", "M1", "2026-11", 4, debt=5),))},
    ],
)
def test_a_share_is_its_members_and_something(change: dict[str, object]) -> None:
    assert trouble(by_hq("points.referred", replace(REFERRED, **change)))  # type: ignore[arg-type]
