"""Enrolling: what a new member gets, and the one who brought him."""

from dataclasses import replace

import pytest

from domain.enrolment import brought, enrol, trouble
from domain.entry_causes import MemberEnrolled
from domain.errors import Refusal
from domain.members import Member
from tests.domain.programme import NOON, PLAN, REF, SHIFT, member, plan


def _enrolled(new: Member, **more: str) -> MemberEnrolled:
    given = {"private": "f" * 64, "agreement": "2026-1", **more}
    return enrol(new, PLAN, REF, NOON, store="S01", shift=SHIFT, **given)


NEW = member("M7", referrer="M1", enrolled="2026-11-24")


def test_a_new_member_gets_ten_and_three_buy_one_get_one_and_both_get_fifty() -> None:
    body = _enrolled(NEW)

    assert [(one.owner, one.rule) for one in body.gains.issued] == [
        ("M7", "welcome"), ("M7", "bogo"), ("M7", "bogo"), ("M7", "bogo"), ("M7", "friend"), ("M1", "friend"),
    ]  # fmt: skip
    assert [(one.owner, one.points, one.value) for one in body.gains.earned] == [("M1", 10, 1000)]
    assert body.causes == ("CAUSE:up:red@0",), "he brings what may happen to him once"


def test_without_a_friend_there_is_only_the_welcome() -> None:
    body = _enrolled(replace(NEW, referrer=""))

    assert {one.owner for one in body.gains.issued} == {"M7"}
    assert len(body.gains.issued) == 4
    assert body.gains.earned == ()


def test_nobody_brings_himself_and_nobody_is_enrolled_without_agreeing() -> None:
    with pytest.raises(Refusal, match="refers_himself"):
        _enrolled(replace(NEW, referrer="M7"))
    with pytest.raises(Refusal, match="no_agreement"):
        _enrolled(NEW, agreement="")


def test_points_for_a_friend_end_with_the_month_that_the_plan_says() -> None:
    (points,) = brought(NEW, plan(points=replace(PLAN.points, months=3)), "S01", NOON).earned

    assert (points.lot, points.expires) == ("2026-11+3", "2027-02-28")


def test_an_enrolment_is_worked_out_again_and_any_other_is_told() -> None:
    right = _enrolled(NEW)
    assert trouble(right, PLAN) == ""

    lies = [
        replace(right, gains=replace(right.gains, issued=right.gains.issued[1:])),
        replace(right, gains=replace(right.gains, earned=())),
        replace(right, causes=()),
        replace(right, member=replace(NEW, tier="red")),
        replace(right, member=replace(NEW, spending=1)),
        replace(right, member=replace(NEW, enrolled="2020-01-01")),
        replace(right, member=replace(NEW, paid={"gold": "2030-01-01"})),
        replace(right, member=replace(NEW, home_store="S02")),
        replace(right, enrolled_at="yesterday"),
    ]
    assert all(trouble(lie, PLAN) for lie in lies)
