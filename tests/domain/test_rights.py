"""Roles: what is not named is denied, and limits go by reason."""

import pytest

from domain.rights import (
    ANY,
    DISCOUNT,
    LIMITED,
    OVERRIDE,
    REASONS,
    RIGHTS,
    ROLES,
    SELL,
    VOID,
    Role,
    Wanted,
    limit,
    may,
    role_of,
    trouble,
)


def test_what_a_role_does_not_name_is_denied() -> None:
    assert may(Role("one", (SELL,)), Wanted(SELL))
    assert not may(Role("one", (SELL,)), Wanted(VOID))


@pytest.mark.parametrize("right", RIGHTS)
def test_a_role_that_nobody_knows_may_do_nothing(right: str) -> None:
    assert not may(role_of("trainee"), Wanted(right))


def test_a_limit_goes_by_reason() -> None:
    role = Role("one", (DISCOUNT,), {DISCOUNT: {"damaged": 30, ANY: 10}})

    assert may(role, Wanted(DISCOUNT, amount=30, reason="damaged"))
    assert not may(role, Wanted(DISCOUNT, amount=31, reason="damaged"))
    assert not may(role, Wanted(DISCOUNT, amount=11, reason="goodwill"))
    assert limit(role, DISCOUNT, "goodwill") == 10


def test_a_limited_right_without_a_limit_reaches_nowhere() -> None:
    assert not may(Role("one", (OVERRIDE,)), Wanted(OVERRIDE, amount=1, reason="label"))


def test_the_roles_of_a_chain_that_set_none_are_sound_and_each_has_more_than_the_one_before() -> None:
    assert [trouble(role) for role in ROLES.values()] == ["", "", ""]
    cashier, senior, manager = (set(role.rights) for role in ROLES.values())
    assert cashier < senior < manager == set(RIGHTS)


@pytest.mark.parametrize(
    ("role", "said"),
    [
        (Role(" "), "a role has a name"),
        (Role("one", ("fly",)), "nobody knows the right fly"),
        (Role("one", (), {"fly": {}}), "nobody knows the right fly"),
        (Role("one", (), {SELL: {ANY: 1}}), "sell has no limits"),
        (Role("one", (), {DISCOUNT: {"mood": 1}}), "nobody knows the reason mood"),
        (Role("one", (), {DISCOUNT: {ANY: 101}}), "the limit of discount is 0 to 100"),
        (Role("one", (), {DISCOUNT: {ANY: -1}}), "the limit of discount is 0 to 100"),
    ],
)
def test_a_role_that_means_nothing_is_told(role: Role, said: str) -> None:
    assert trouble(role) == said


def test_every_limited_right_and_reason_is_known() -> None:
    assert set(LIMITED) <= set(RIGHTS)
    assert ANY not in REASONS
