"""Paid membership: a term, and a renewal that adds on."""

from dataclasses import replace
from datetime import date

import pytest

from domain.entries import Entry
from domain.entry_causes import MembershipEarned
from domain.errors import Refusal
from domain.memberships import extended_until, last_day, membership
from domain.plan_issues import Earning
from domain.postings import postings
from domain.proofs import act_trouble
from domain.soundness import trouble as unsound
from domain.tiers import counted
from tests.domain.programme import PLAN, REF, member, sale, thing

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


def test_what_a_counter_earns_is_proved_from_the_entry_and_what_it_does_not_is_found() -> None:
    rules = replace(PLAN, memberships=(replace(PLAN.memberships[0], earned=Earning(threshold=2000, per="year")),))
    right = MembershipEarned("M1", REF, "gold", 12, "2026-11-24", "2026", 2000)

    assert act_trouble(right, rules) == ""
    for wrong in (
        replace(right, counted=1999),
        replace(right, months=24),
        replace(right, period="2025"),
        replace(right, membership="silver"),
    ):
        assert act_trouble(wrong, rules)
    assert act_trouble(right, PLAN), "this plan grants nothing for a counter"


def test_only_hq_grants_for_a_counter() -> None:
    body = MembershipEarned("M1", REF, "gold", 12, "2026-11-24", "2026", 2000)
    entry = Entry("HQ/M1", "e", 1, "membership.earned", "2026-11-24T04:00:00.000Z", "2026-11-24", "hq", ("M1",), body)

    assert unsound(entry) == ""
    assert {(one.account, one.unit, one.amount) for one in postings(entry)} == {
        ("member:M1", "PAID:gold", 12),
        ("paid_terms", "PAID:gold", -12),
    }
    assert "only HQ" in unsound(replace(entry, register="S01-R1"))


def test_a_counter_is_kept_where_a_membership_asks_for_it() -> None:
    visits = replace(PLAN.memberships[0], earned=Earning(threshold=10, metric="visits", per="month"))

    assert counted(PLAN, date(2026, 11, 24), "visits", 1) == ()
    found = counted(replace(PLAN, memberships=(visits,)), date(2026, 11, 24), "visits", 1)
    assert [one.unit for one in found] == ["TIER:visits", "TIER:visits@2026-11"]
