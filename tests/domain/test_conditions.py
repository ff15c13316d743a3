"""When and Scope; docs/rules/promotions.md has the table."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from domain.benefits import Scope, When
from domain.conditions import asks_member, days_since, fits, here, unmet
from domain.members import Member
from tests.receipt_language import article

NOON = here(None, None, "S01", datetime(2026, 11, 22, 12, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("hours", "held"),
    [
        ((("12:00", "12:01"),), True),
        ((("11:00", "12:00"),), False),
        ((("20:00", "02:00"), ("11:59", "24:00")), True),
        ((("13:00", "12:00"),), False),
        ((("13:00", "12:01"),), True),
    ],
)
def test_hours(hours: tuple[tuple[str, str], ...], held: bool) -> None:
    """The end is excluded; an end before its begin is of the next day."""
    assert (unmet(When(hours=hours), NOON) is None) == held


@pytest.mark.parametrize(
    ("day", "hour", "found"),
    [
        (20, 21, "not_now"),
        (20, 22, None),
        (21, 1, None),
        (21, 2, "not_today"),
        (21, 22, "not_today"),
        (20, 1, "not_today"),
    ],
)
def test_a_night_is_of_the_day_on_which_it_began(day: int, hour: int, found: str | None) -> None:
    """Friday, the 20th, from 22:00 to 02:00."""
    friday_night = When(hours=(("22:00", "02:00"),), weekdays=(5,), since="2026-11-20", until="2026-11-20")
    lacking = unmet(friday_night, here(None, None, "S01", datetime(2026, 11, day, hour, 0, tzinfo=UTC)))
    assert (lacking.reason if lacking is not None else None) == found


def test_hours_that_begin_and_end_together_are_none() -> None:
    """The plan check refuses them; they never hold."""
    assert unmet(When(hours=(("12:00", "12:00"),)), NOON) is not None


def test_who_is_asked_for_a_card() -> None:
    """Every condition that looks at the member."""
    asking = [When(members=True), When(kinds=("group",)), When(tiers=("red",)), When(birthday="day"), When(paid=("x",))]

    assert all(map(asks_member, (*asking, When(new_member_days=1))))
    assert not asks_member(When(stores=("S01",), least=1, pieces=1))
    assert all(found is not None and found.reason == "needs_member" for found in (unmet(when, NOON) for when in asking))


def test_a_paid_term_holds_to_its_last_day() -> None:
    """And not a day longer."""
    for day, held in (("2026-11-22", True), ("2026-11-21", False)):
        member = Member("M1", paid={"gold": day})
        now = here(member, None, "S01", datetime(2026, 11, 22, 23, 59, tzinfo=UTC))
        assert (unmet(When(paid=("gold", "other")), now) is None) == held


@pytest.mark.parametrize("when", [When(birthday="day"), When(new_member_days=30), When(paid=("gold",))])
def test_of_a_member_of_another_store_it_is_not_said_that_he_has_none(when: When) -> None:
    stranger = Member("M1", local=False)
    lacking = unmet(when, here(stranger, None, "S01", datetime(2026, 11, 22, 12, 0, tzinfo=UTC)))
    assert lacking is not None
    assert lacking.reason == "not_known_here"


def test_what_is_known_of_him_counts() -> None:
    """His tier and class are in the index; what he bought here is in the books."""
    at = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    stranger = Member("M1", tier="red", paid={"gold": "2026-12-01"}, local=False)
    for when, reason in (
        (When(tiers=("red",), paid=("gold",)), ""),
        (When(tiers=("black",), birthday="day"), "wrong_tier"),
        (When(kinds=("group",)), "wrong_class"),
    ):
        lacking = unmet(when, here(stranger, "red", "S01", at))
        assert (lacking.reason if lacking is not None else "") == reason


def test_what_is_not_known_is_not_new() -> None:
    """Neither an article without a day nor one that comes tomorrow."""
    assert days_since("", NOON) == -1
    assert days_since("2026-11-23", NOON) == -1
    assert not fits(Scope(new_days=60), article("TEA", "1"), NOON)


def test_a_scope_that_names_nothing_is_everything_but() -> None:
    """What `not_*` names is left out."""
    assert fits(Scope(), article("TEA", "1"), NOON)
    assert not fits(Scope(not_categories=("things",)), article("TEA", "1"), NOON)
    assert not fits(Scope(skus=("TEA",), not_skus=("TEA",)), article("TEA", "1"), NOON)
