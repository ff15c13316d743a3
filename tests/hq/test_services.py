"""Benefits in words that the plan limits: HQ opens their units ahead, once, and they end with their period."""

from collections.abc import Callable
from dataclasses import replace

from domain.entries import PlanRef, TierGranted
from domain.entry_causes import ServiceGranted
from hq.services import issue
from hq.services.context import Hq
from hq.services.verify import verify
from tests.domain.programme import SHIFT
from tests.domain.rule_tables_rest import SERVED
from tests.hq.chain import balance
from tests.hq.client import Register
from tests.hq.conftest import Clock
from tests.hq.programme import ALICE, NOW, Till, load
from wire.bodies import plan_hash, plan_text

Enrol = Callable[[str], Register]
RED = replace(ALICE, tier="red")
RULES = replace(SERVED, issues=())
LOUNGE = "CAUSE:service:lounge:2026-03"


def _open(hq: Hq) -> set[str]:
    return {unit for unit, many in balance(hq, ALICE.id).items() if unit.startswith("CAUSE:") and many}


def _granted() -> ServiceGranted:
    at, ref = NOW.isoformat(timespec="milliseconds"), PlanRef(1, plan_hash(plan_text(RULES)))
    return ServiceGranted("S01", SHIFT, ref, RED, "service:lounge", "2026-03", at, "red", LOUNGE)


def _red(hq: Hq, home: Till) -> None:
    """The programme, and Alice is made red at her home."""
    load(hq, RULES)
    home.write("tier.granted", TierGranted("S01", ALICE.id, "red", None, "2026-03-01", "a guest of ours"), ALICE.id)
    home.push(hq)


def test_a_right_is_opened_once_and_lent_to_the_home(hq: Hq, enrol_at: Enrol) -> None:
    home, away = Till(enrol_at("S01")), Till(enrol_at("S02"))
    _red(hq, home)

    assert [issue.issue_due(hq) for _ in range(2)] == [1, 0]

    assert _open(hq) == {LOUNGE, "CAUSE:service:gown:once"}
    assert any(LOUNGE in grant["signed"] for grant in home.feed("grant")), "there with the network down"
    assert not any(LOUNGE in grant["signed"] for grant in away.feed("grant"))
    assert verify(hq).good


def test_granted_it_is_gone_until_the_next_month(hq: Hq, clock: Clock, enrol_at: Enrol) -> None:
    home = Till(enrol_at("S01"))
    _red(hq, home)
    issue.issue_due(hq)

    home.write("service.granted", _granted(), ALICE.id)
    home.push(hq)
    issue.issue_due(hq)

    assert LOUNGE not in _open(hq)
    assert verify(hq).good
    clock.move(days=25)
    issue.issue_due(hq)
    assert _open(hq) == {"CAUSE:service:gown:once", "CAUSE:service:lounge:2026-04"}, "a week ahead"


def test_with_the_rule_off_a_till_grants_what_it_was_not_lent_and_verify_says_so(hq: Hq, enrol_at: Enrol) -> None:
    """The control: a till that grants whether or not the unit is there."""
    home, away = Till(enrol_at("S01")), Till(enrol_at("S02"))
    _red(hq, home)
    issue.issue_due(hq)
    for till in (home, away):
        till.write("service.granted", _granted(), ALICE.id)
        till.push(hq)

    assert balance(hq, ALICE.id)[LOUNGE] == -1
    assert not verify(hq).good


def test_without_a_tier_and_far_from_the_birthday_nothing_is_opened(hq: Hq) -> None:
    load(hq, RULES, birthday="1990-09-01")

    assert issue.issue_due(hq) == 0
