"""Whether a benefit holds here, now, for this member, for these goods."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.benefits import Scope, When
from domain.fits import fits, in_scope, younger
from domain.members import Member
from tests.receipt_language import AT

WHO = Member("M1", "red", 0, "S01", enrolled="2026-11-01", birthday="month", paid={"year": "2026-11-22"})


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        (Scope(), True),
        (Scope(skus=("1",)), True),
        (Scope(skus=("2",)), False),
        (Scope(categories=("tea",)), True),
        (Scope(skus=("2",), categories=("tea",)), True),
        (Scope(categories=("milk",)), False),
        (Scope(not_skus=("1",)), False),
        (Scope(categories=("tea",), not_categories=("tea",)), False),
        (Scope(new_days=22), True),
        (Scope(new_days=21), False),
    ],
    ids=str,
)
def test_which_articles_are_meant(scope: Scope, found: bool) -> None:
    assert in_scope(scope, "1", "tea", "2026-11-01", date(2026, 11, 22)) is found


def test_what_is_not_known_is_not_new() -> None:
    assert not younger("", date(2026, 11, 22), 9)
    assert not younger("2026-11-23", date(2026, 11, 22), 9)
    assert younger("2026-11-22T08:00:00.000Z", date(2026, 11, 22), 1)


@pytest.mark.parametrize(
    ("when", "found"),
    [
        (When(), True),
        (When(stores=("S01",), weekdays=(7,), hours=(("10:00", "10:01"),)), True),
        (When(stores=("S02",)), False),
        (When(weekdays=(1, 2)), False),
        (When(hours=(("09:00", "10:00"), ("11:00", "12:00"))), False),
        (When(since="2026-11-23"), False),
        (When(since="2026-11-22", until="2026-11-22"), True),
        (When(until="2026-11-21"), False),
        (When(members=True, kinds=("personal",), tiers=("red",)), True),
        (When(tiers=("black",)), False),
        (When(kinds=("group",)), False),
        (When(birthday="month"), True),
        (When(birthday="day"), False),
        (When(new_member_days=22), True),
        (When(new_member_days=21), False),
        (When(paid=("year",)), True),
        (When(paid=("other",)), False),
    ],
    ids=str,
)
def test_when_it_holds(when: When, found: bool) -> None:
    """On a Sunday at ten, for a red diamond who enrolled three weeks ago."""
    assert fits(when, WHO, "red", "S01", AT) is found


def test_a_birthday_is_in_its_month_too() -> None:
    assert fits(When(birthday="month"), replace(WHO, birthday="day"), "red", "S01", AT)


@pytest.mark.parametrize(
    "when",
    [When(members=True), When(kinds=("personal",)), When(tiers=("red",)), When(birthday="day"),
     When(new_member_days=1), When(paid=("year",))],
    ids=str,
)  # fmt: skip
def test_what_asks_for_a_member_does_not_hold_without(when: When) -> None:
    assert not fits(when, None, None, "S01", AT)
