"""Paid membership: a term, and a renewal that adds on."""

from datetime import date

import pytest

from domain.errors import Refusal
from domain.memberships import extended_until, last_day, membership
from tests.domain.programme import PLAN, member, sale, thing

GOLD = thing("GOLD", 29_900)


def test_selling_the_card_extends_from_today_and_a_renewal_adds_on() -> None:
    first = sale((GOLD, 1), who=member())
    renewal = sale((GOLD, 1), who=member(paid={"gold": "2027-03-01"}))
    lapsed = sale((GOLD, 1), who=member(paid={"gold": "2026-03-01"}))

    assert [one.until for one in first.gains.extended] == ["2027-11-24"]
    assert [one.until for one in renewal.gains.extended] == ["2028-03-01"]
    assert [one.until for one in lapsed.gains.extended] == ["2027-11-24"]


def test_two_at_once_are_two_terms() -> None:
    (one,) = sale((GOLD, 2), who=member()).gains.extended

    assert (one.months, one.until) == (24, "2028-11-24")


def test_terms_sold_at_two_tills_both_count_whoever_reports_first() -> None:
    terms = [("2026-11-24", 12), ("2026-11-25", 6)]

    assert last_day(None, terms) == last_day(None, reversed(terms)) == "2028-05-24"
    assert last_day("2027-01-01", [("2026-11-24", 12), ("2026-11-26", -12)]) == "2027-01-01"
    assert last_day(None, [("2026-11-24", 12), ("2026-11-24", 12), ("2026-11-24", -12)]) == "2027-11-24"
    assert last_day(None, []) is None


def test_a_membership_that_the_plan_does_not_know_is_refused() -> None:
    assert membership(PLAN, "gold").months == 12
    with pytest.raises(Refusal, match="unknown_membership"):
        membership(PLAN, "silver")
    assert extended_until(None, date(2026, 1, 31), 1) == "2026-02-28"
