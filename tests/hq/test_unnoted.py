"""What HQ notes when an entry arrives: a waking at a store that does not know the member, a promotion by a top-up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.entries import AllowanceGivenBack, PlanRef, SaleCompleted, UnitAmount
from domain.issues import coupon_code
from domain.plan import Tier
from domain.plan_tiers import TOP_UP
from hq.services import issue, project, unnoted
from hq.services.context import Hq
from hq.services.verify import verify
from hq.store import causes
from tests.domain.programme import plan
from tests.domain.valuing import pay
from tests.hq.chain import balance
from tests.hq.client import Register
from tests.hq.programme import ALICE, NOW, Till, bought, load
from tests.proving import switched_off
from wire.bodies import plan_hash, plan_text

Enrol = Callable[[str], Register]
LAST, WOKEN = "2026-01-02", "2026-03-02"


def _stranger(draft: str, days_ago: int = 0) -> SaleCompleted:
    """Alice buys tea where nobody knows more of her than her tier."""
    body = bought(draft, at=NOW - timedelta(days=days_ago))
    assert body.member is not None
    return replace(body, member=replace(body.member, local=False))


def _coupons(hq: Hq) -> set[str]:
    """The codes of Alice's coupons for being woken or promoted, wherever they are."""
    project.catch_up(hq)
    return {
        unit.partition("/")[2]
        for unit, many in balance(hq, ALICE.id).items()
        if unit.startswith("CPN:friend/") and many
    }


@pytest.fixture
def home(hq: Hq, enrol_at: Enrol) -> Till:
    """Alice bought something at home two months ago; the day's work at HQ has not been done yet."""
    till = Till(enrol_at("S01"))
    load(hq)
    till.sell(bought("D0", at=NOW - timedelta(days=59)), day=LAST)
    till.push(hq)
    return till


def test_she_gets_her_coupon_once(hq: Hq, home: Till, enrol_at: Enrol) -> None:
    away = Till(enrol_at("S02"))
    away.sell(_stranger("D1"), day=WOKEN)
    away.sell(_stranger("D2"), day=WOKEN)
    away.push(hq)
    for _ in range(2):
        issue.settle(hq)
    assert _coupons(hq) == {coupon_code(ALICE.id, "wake", LAST, 1)}
    assert hq.database.read(causes.every_met) == []
    assert verify(hq).good


def test_it_waits_for_the_unit_that_her_home_holds(hq: Hq, home: Till, enrol_at: Enrol) -> None:
    unit = f"CAUSE:wake:{LAST}"
    issue.issue_due(hq)
    away = Till(enrol_at("S02"))
    away.sell(_stranger("D1"), day=WOKEN)
    away.push(hq)
    issue.settle(hq)
    assert [one.unit for one in hq.database.read(causes.every_met)] == [unit]
    assert verify(hq).good
    back = AllowanceGivenBack("S01", "cause", (UnitAmount(ALICE.id, unit, 1),))
    home.write("allowance.given_back", back, ALICE.id)
    home.push(hq)
    for _ in range(2):
        issue.settle(hq)
    assert _coupons(hq) == {coupon_code(ALICE.id, "wake", LAST, 1)}
    assert verify(hq).good


def test_whoever_was_at_home_meanwhile_was_not_asleep(hq: Hq, home: Till, enrol_at: Enrol) -> None:
    home.sell(bought("D1", LAST, at=NOW - timedelta(days=20)), day="2026-02-10")
    home.push(hq)
    issue.settle(hq)
    had = _coupons(hq)
    away = Till(enrol_at("S02"))
    away.sell(_stranger("D2"), day=WOKEN)
    away.push(hq)
    issue.settle(hq)
    assert _coupons(hq) == had


def test_what_comes_in_one_batch_counts_in_its_order(hq: Hq, enrol_at: Enrol) -> None:
    """Two visits to the strange store, forty days apart: the second one is the waking."""
    load(hq)
    away = Till(enrol_at("S02"))
    away.sell(_stranger("D1", days_ago=40), day="2026-01-21")
    away.sell(_stranger("D2"), day=WOKEN)
    away.push(hq)
    issue.settle(hq)
    assert _coupons(hq) == {coupon_code(ALICE.id, "wake", "2026-01-21", 1)}


def test_who_was_never_seen_does_not_wake(hq: Hq, enrol_at: Enrol) -> None:
    load(hq)
    away = Till(enrol_at("S02"))
    away.sell(_stranger("D1"), day=WOKEN)
    away.push(hq)
    issue.settle(hq)
    assert _coupons(hq) == set()


def test_a_promotion_by_a_top_up_brings_its_coupon(hq: Hq, enrol_at: Enrol) -> None:
    gold = Tier("red", {"en": "Red"}, 50_000, metric=TOP_UP)
    rules = plan(tiers=(gold,))
    load(hq, rules)
    ref = PlanRef(1, plan_hash(plan_text(rules)))
    paid = replace(pay(50_000, plan=rules, who=ALICE, at=NOW), plan=ref)
    assert [one.tier for one in paid.gains.promoted] == ["red"]
    till = Till(enrol_at("S02"))
    till.write("top_up.completed", paid, ALICE.id, day=WOKEN)
    till.push(hq)
    for _ in range(2):
        issue.settle(hq)
    assert _coupons(hq) == {coupon_code(ALICE.id, "up", "red@0", 1)}
    assert verify(hq).sentence().endswith("all is well.")


def test_with_the_rule_off_she_gets_nothing(hq: Hq, home: Till, enrol_at: Enrol) -> None:
    """The negative control."""
    away = Till(enrol_at("S02"))
    away.sell(_stranger("D1"), day=WOKEN)
    with switched_off(unnoted, "        local=True,\n", ""):
        away.push(hq)
    issue.settle(hq)
    assert _coupons(hq) == set()
