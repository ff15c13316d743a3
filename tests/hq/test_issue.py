"""The same cause never issues twice, chain-wide, also when two tills meet it with the network down."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.entries import AllowanceGivenBack, CauseMet, UnitAmount
from domain.entry_causes import CouponIssued
from domain.issues import Cause, coupons
from hq.services import housekeeping, hq_journal, issue, project
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.services.verify import verify
from hq.store import causes
from tests.domain.programme import PLAN
from tests.hq.chain import balance
from tests.hq.client import Register
from tests.hq.conftest import Clock
from tests.hq.programme import ALICE, NOW, REF, Till, bought, load

Enrol = Callable[[str], Register]
LAST = "2026-01-02"
UNIT = f"CAUSE:wake:{LAST}"


def issued(hq: Hq, rule: str) -> int:
    """How many coupons of a rule Alice has, wherever they are."""
    project.catch_up(hq)
    return sum(many for unit, many in balance(hq, ALICE.id).items() if unit.startswith(f"CPN:{rule}/"))


@pytest.fixture
def tills(hq: Hq, enrol_at: Enrol) -> tuple[Till, Till]:
    """Alice bought something two months ago; HQ has lent the unit of her waking to the lead register of her home."""
    one, other = Till(enrol_at("S01")), Till(enrol_at("S02"))
    load(hq)
    one.sell(bought("D0", at=NOW - timedelta(days=59)), day=LAST)
    one.push(hq)
    issue.issue_due(hq)
    assert any(UNIT in grant["signed"] for grant in one.feed("grant"))
    return one, other


def test_whoever_reports_first_one_waking_is_one_coupon(hq: Hq, tills: tuple[Till, Till]) -> None:
    home, away = tills
    home.sell(bought("D1", LAST, here=(UNIT,)))
    away.sell(bought("D2", LAST))

    for till in (away, home):
        till.push(hq)
        issue.settle(hq)

    assert issued(hq, "friend") == 1
    assert hq.database.read(causes.every_met) == []
    assert verify(hq).sentence().endswith("all is well.")


def test_away_from_home_hq_asks_the_unit_back_once_and_issues_when_it_comes(hq: Hq, tills: tuple[Till, Till]) -> None:
    home, away = tills
    away.sell(bought("D2", LAST))
    away.push(hq)

    for _ in range(3):
        issue.settle(hq)
    assert [recall["owner"] for recall in home.feed("recall")] == [ALICE.id]
    assert issued(hq, "friend") == 0

    home.write("allowance.given_back", AllowanceGivenBack("S01", "cause", (UnitAmount(ALICE.id, UNIT, 1),)), ALICE.id)
    home.push(hq)
    for _ in range(3):
        issue.settle(hq)

    assert issued(hq, "friend") == 1
    assert any("CPN:friend/" in grant["signed"] for grant in home.feed("grant")), "lent like money"
    assert verify(hq).good


def test_two_tills_without_the_unit_leave_it_to_hq_which_issues_once(hq: Hq, enrol_at: Enrol) -> None:
    """A cause that HQ did not know of yet: it opens and spends its unit when the first entry arrives."""
    one, other = Till(enrol_at("S01")), Till(enrol_at("S02"))
    load(hq)
    one.sell(bought("D1", LAST))
    other.sell(bought("D2", LAST))

    for till in (other, one, one):
        till.push(hq)
        issue.settle(hq)
    issue.issue_due(hq)

    assert issued(hq, "friend") == 1
    assert verify(hq).good


def test_with_the_rule_off_two_tills_issue_two_and_verify_says_so(hq: Hq, tills: tuple[Till, Till]) -> None:
    """The control: tills that issue whether or not the unit is there."""
    home, away = tills
    home.sell(bought("D1", LAST, here=(UNIT,)))
    away.sell(bought("D2", LAST, here=(UNIT,)))
    for till in (home, away):
        till.push(hq)

    assert issued(hq, "friend") == 2
    assert "issued twice" in verify(hq).reason


def test_one_promotion_met_by_two_tills_is_one_coupon(hq: Hq, enrol_at: Enrol) -> None:
    home, away = Till(enrol_at("S01")), Till(enrol_at("S02"))
    load(hq)
    issue.issue_due(hq)
    assert any("CAUSE:up:red@0" in grant["signed"] for grant in home.feed("grant"))
    rule = next(one for one in PLAN.issues if one.id == "up")
    made = coupons(Cause(rule, ALICE.id, "red@0"), PLAN, NOW.date())
    here, met = CauseMet("up", ALICE.id, "red@0", here=True), CauseMet("up", ALICE.id, "red@0")
    strange = replace(REF, hash="f" * 64)  # the promotion itself is the tiers' to prove
    first, second = bought("D1"), bought("D2")
    home.write(
        "sale.completed",
        replace(first, plan=strange, gains=replace(first.gains, issued=made, causes=(here,))),
        ALICE.id,
    )
    away.write("sale.completed", replace(second, plan=strange, gains=replace(second.gains, causes=(met,))), ALICE.id)

    for till in (away, home):
        till.push(hq)
        issue.settle(hq)

    assert issued(hq, "friend") == 1
    assert verify(hq).reason == ""


def test_a_birthday_is_one_coupon_however_often_hq_looks(hq: Hq, clock: Clock) -> None:
    load(hq, birthday="1990-03-05")

    for _ in range(10):
        housekeeping.keep_house(hq)
        clock.move(days=1)

    assert issued(hq, "cake") == 2, "one for the day, one for the month"
    assert verify(hq).good


def test_what_the_calendar_brings_is_lent_to_the_home_store(hq: Hq, enrol_at: Enrol) -> None:
    home, away = Till(enrol_at("S01")), Till(enrol_at("S02"))
    load(hq, birthday="1990-03-05")

    issue.issue_due(hq)

    (grant,) = [one for one in home.feed("grant") if "CPN:" in one["signed"]]
    assert grant["signed"].count("CPN:cake/") == 2, "there with the network down"
    assert not any("CPN:" in one["signed"] for one in away.feed("grant"))
    assert verify(hq).good


def test_next_year_is_another_birthday(hq: Hq, clock: Clock) -> None:
    load(hq, birthday="03-05")
    issue.issue_due(hq)
    clock.move(days=365)
    issue.issue_due(hq)

    assert issued(hq, "cake") == 4


def test_the_same_calendar_cause_issued_again_is_found(hq: Hq) -> None:
    """The control: an HQ that does not look at what it issued before."""
    load(hq, birthday="03-05")
    issue.issue_due(hq)
    rule = next(one for one in PLAN.issues if one.id == "day")
    again = CouponIssued(ALICE.id, REF, coupons(Cause(rule, ALICE.id, "2026"), PLAN, NOW.date()))
    hq_journal.append(hq, [Act(ALICE.id, again)])

    assert issued(hq, "cake") == 3
    assert "issued twice" in verify(hq).reason


def test_rhythms_follow_the_tier_and_the_month(hq: Hq, clock: Clock) -> None:
    load(hq, who=(replace(ALICE, tier="red"), replace(ALICE, id="M002", tier="yellow")))
    for _ in range(3):
        issue.issue_due(hq)
        clock.move(days=15)

    assert issued(hq, "tenth") == 2, "March and April"
    assert not any(unit.startswith("CPN:tenth") for unit in balance(hq, "M002"))


def test_a_cause_of_a_rule_that_is_gone_waits_no_longer(hq: Hq, enrol_at: Enrol) -> None:
    till = Till(enrol_at("S01"))
    load(hq, replace(PLAN, issues=()))
    body = bought("D1")
    met = replace(body, gains=replace(body.gains, causes=(CauseMet("gone", ALICE.id, LAST),)))
    till.write("sale.completed", met, ALICE.id)
    till.push(hq)

    issue.settle(hq)
    assert hq.database.read(causes.every_met) == []
    assert issued(hq, "friend") == 0


def test_two_at_once_issue_once(hq: Hq, enrol_at: Enrol) -> None:
    """HQ's own thread and whoever else looks: eight at the same moment."""
    till = Till(enrol_at("S01"))
    load(hq, birthday="1990-03-05")
    till.sell(bought("D1", LAST))
    till.push(hq)

    with ThreadPoolExecutor(8) as pool:
        for _ in range(4):
            list(pool.map(lambda _: (issue.settle(hq), issue.issue_due(hq)), range(8)))

    assert (issued(hq, "friend"), issued(hq, "cake")) == (1, 2)
    assert verify(hq).reason == ""
