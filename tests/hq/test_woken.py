"""A member wakes at a store that does not know him: HQ knows how long he was away, and issues once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.entries import SaleCompleted
from hq.services import issue, woken
from hq.services.context import Hq
from hq.services.verify import verify
from hq.store import causes
from tests.hq.client import Register
from tests.hq.programme import NOW, Till, bought, load
from tests.hq.test_issue import issued
from tests.proving import switched_off

Enrol = Callable[[str], Register]
LAST, WOKEN = "2026-01-02", "2026-03-02"


def _stranger(draft: str, days_ago: int = 0) -> SaleCompleted:
    """Alice buys tea where nobody knows more of her than her tier."""
    body = bought(draft, at=NOW - timedelta(days=days_ago))
    assert body.member is not None
    return replace(body, member=replace(body.member, local=False))


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
    assert [one.unit for one in hq.database.read(causes.every_met)] == [f"CAUSE:wake:{LAST}"]
    assert verify(hq).good
    for _ in range(2):
        issue.settle(hq)
    assert issued(hq, "friend") == 1
    assert hq.database.read(causes.every_met) == []
    assert verify(hq).good


def test_whoever_was_at_home_meanwhile_was_not_asleep(hq: Hq, home: Till, enrol_at: Enrol) -> None:
    home.sell(bought("D1", LAST, at=NOW - timedelta(days=20)), day="2026-02-10")
    home.push(hq)
    issue.settle(hq)
    had = issued(hq, "friend")
    away = Till(enrol_at("S02"))
    away.sell(_stranger("D2"), day=WOKEN)
    away.push(hq)
    issue.settle(hq)
    assert hq.database.read(causes.every_met) == []
    assert issued(hq, "friend") == had


def test_what_comes_in_one_batch_counts_in_its_order(hq: Hq, enrol_at: Enrol) -> None:
    """Two visits to the strange store, forty days apart: the second one is the waking."""
    load(hq)
    away = Till(enrol_at("S02"))
    away.sell(_stranger("D1", days_ago=40), day="2026-01-21")
    away.sell(_stranger("D2"), day=WOKEN)
    away.push(hq)
    assert [one.unit for one in hq.database.read(causes.every_met)] == ["CAUSE:wake:2026-01-21"]


def test_who_was_never_seen_does_not_wake(hq: Hq, enrol_at: Enrol) -> None:
    load(hq)
    away = Till(enrol_at("S02"))
    away.sell(_stranger("D1"), day=WOKEN)
    away.push(hq)
    assert hq.database.read(causes.every_met) == []


def test_with_the_rule_off_she_gets_nothing(hq: Hq, home: Till, enrol_at: Enrol) -> None:
    """The negative control."""
    away = Till(enrol_at("S02"))
    away.sell(_stranger("D1"), day=WOKEN)
    with switched_off(woken, "        local=True,\n", ""):
        away.push(hq)
    issue.settle(hq)
    assert issued(hq, "friend") == 0
