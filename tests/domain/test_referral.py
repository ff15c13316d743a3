"""What a sale brings the one who brought its member, where its till did not know who that was."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from domain import referral
from domain.benefits import When
from domain.entry_benefits import Gains
from domain.members import Member
from domain.plan import Plan
from domain.plan_tiers import POINTS
from domain.referral import Returned, referred, taken_from_referrer, unknown_referrer
from tests.domain.club import earning, rule, sold, tier
from tests.proving import switched_off

SHARE = replace(rule("proportional", on="referral", days=30), id="share")
PLAN = earning(rule(), SHARE)
STRANGER = Member("M1", local=False)
NEW = "2026-11-01"


def points_of(gains: Gains) -> list[tuple[str, str, int]]:
    return [(one.rule, one.owner, one.points) for one in gains.earned]


def test_it_is_what_a_till_that_knew_would_have_given() -> None:
    known = sold("MILK 300", PLAN, Member("M1", referrer="M9", enrolled=NEW))
    found = referred(sold("MILK 300", PLAN, STRANGER), PLAN, "M9", NEW)
    assert points_of(found) == [("share", "M9", 3)]
    assert found.earned == tuple(one for one in known.gains.earned if one.owner == "M9")


def test_what_a_till_knew_counts() -> None:
    known = sold("MILK 300", PLAN, Member("M1", referrer="M9", enrolled=NEW))
    nobodys = sold("MILK 300", PLAN, Member("M1", enrolled=NEW))
    for sale in (known, nobodys, sold("MILK 300", PLAN, None)):
        assert referred(sale, PLAN, "M9", NEW) == Gains()
        assert not unknown_referrer(sale.member)


def test_control_a_till_that_knew_is_asked_again() -> None:
    known = sold("MILK 300", PLAN, Member("M1", referrer="M9", enrolled=NEW))
    with switched_off(referral, "and not member.local and not member.referrer", ""):
        assert points_of(referred(known, PLAN, "M9", NEW)) == [("share", "M9", 3)]


def test_points_that_count_for_tiers_count() -> None:
    plan = replace(PLAN, tiers=(tier("gold", 100, metric=POINTS),))
    found = referred(sold("MILK 300", plan, STRANGER), plan, "M9", NEW)
    assert [(one.owner, one.unit, one.amount) for one in found.progress] == [("M9", "TIER:points", 3)]


def test_the_tier_that_it_was_priced_with_decides() -> None:
    gold = replace(SHARE, when=When(tiers=("gold",)))
    plan = replace(earning(gold), tiers=(tier("gold", 100_000),))
    assert points_of(referred(sold("MILK 300", plan, replace(STRANGER, tier="gold")), plan, "M9", NEW))
    assert not points_of(referred(sold("MILK 300", plan, STRANGER), plan, "M9", NEW))


@pytest.mark.parametrize("change", [{"engine": 99}, {"engine": 1}, {"sold_at": ""}, {"sold_at": "never"}])
def test_what_cannot_be_worked_out_brings_nothing(change: dict[str, object]) -> None:
    sale = replace(sold("MILK 300", PLAN, STRANGER), **change)  # type: ignore[arg-type]
    assert referred(sale, PLAN, "M9", NEW) == Gains()
    assert referred(sale, Plan(version=0), "M9", NEW) == Gains()


def test_the_last_return_takes_the_rest_and_nothing_comes_back() -> None:
    gains = referred(sold("MILK 300", PLAN, STRANGER), PLAN, "M9", NEW)
    steps = [Returned(), Returned(9_999), Returned(19_999), Returned(30_000, last=True), Returned(30_000, last=True)]
    taken = [
        sum(one.points for one in taken_from_referrer(gains, 30_000, before, now).earned)
        for before, now in pairwise(steps)
    ]
    assert taken == [0, 1, 2, 0]
    late = taken_from_referrer(gains, 30_000, Returned(19_999), Returned(9_999))
    assert late == Gains(), "who looked earlier takes nothing"
