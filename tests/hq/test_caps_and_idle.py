"""What a register holds is bounded by the plan, goes back when nobody uses it, and is asked back when it is wanted
elsewhere.
"""

from collections.abc import Callable
from datetime import timedelta
from types import ModuleType

import pytest

from domain.plan import Plan, Sizing
from hq.services import bring_up, caps, grant, idle, project
from hq.services.context import Hq
from hq.store import allowances, holders, members, reference
from hq.store.members import Seen
from hq.store.reference import StoredPlan
from tests.hq.books import sold, stored_value_sale
from tests.hq.chain import ALICE, BOB, LOT, load
from tests.hq.client import Register
from tests.hq.conftest import Clock
from tests.hq.test_grants import ask, lent, refusal
from tests.proving import switched_off
from wire.allowances import Grant, Recall
from wire.bodies import plan_text
from wire.messages import from_plain

SVP, SVB = f"SVP/{LOT.id}", f"SVB/{LOT.id}"
Enrol = Callable[[str], Register]


def publish(hq: Hq, **figures: int) -> None:
    plan = Plan(2, sizing=Sizing(**figures))  # type: ignore[arg-type]
    text = plan_text(plan).decode()
    stored = StoredPlan(2, "2026-01-02T00:00:00.000Z", text)
    hq.database.run_transaction("test", lambda tx: reference.put_plan(tx, stored))


def held(hq: Hq, register: Register) -> int:
    return hq.database.read(lambda tx: holders.value_by_holder(tx, [register.key_id])).get(register.key_id, 0)


def recalls(hq: Hq, register: Register) -> dict[str, Recall]:
    """What the register is asked to give back, by owner."""
    register.now = hq.clock()
    scope = f"register:{register.name}"
    rows = register.ask("GET", "/v1/feed", query=f"after={scope}:0").json()["rows"]
    return {row["doc"]["owner"]: from_plain(Recall, row["doc"]) for row in rows if row["kind"] == "recall"}


# --- caps -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def till(hq: Hq, enrol_at: Enrol) -> Register:
    """A register that is at home to nobody: the second of its store."""
    load(hq)
    enrol_at("S02")
    return enrol_at("S02")


def test_one_register_holds_no_more_of_a_member_than_the_plan_lets_it(hq: Hq, till: Register) -> None:
    publish(hq, member_cap=10_000)
    assert lent(ask(till, "q1", {SVP: 9_000}, ALICE.id)) == {SVP: 9_000}
    refused = refusal(ask(till, "q2", {"SV": 2_000}, ALICE.id))
    assert (refused.reason, refused.available) == ("over_cap", 1_000)
    assert lent(ask(till, "q3", {SVP: 1_000}, ALICE.id)) == {SVP: 10_000}
    assert refusal(ask(till, "q4", {SVB: 1}, ALICE.id)).available == 0
    assert lent(ask(till, "q5", {SVP: 9_000}, BOB.id)) == {SVP: 9_000}


def test_and_no_more_of_all_members_together(hq: Hq, till: Register) -> None:
    publish(hq, register_cap=12_000)
    assert lent(ask(till, "q1", {SVP: 9_000}, ALICE.id)) == {SVP: 9_000}
    assert refusal(ask(till, "q2", {SVP: 9_000}, BOB.id)).available == 3_000
    assert lent(ask(till, "q3", {SVP: 3_000}, BOB.id)) == {SVP: 3_000}
    assert held(hq, till) == 12_000


@pytest.mark.parametrize(
    ("figures", "most"), [({"member_cap": 1_500}, 1_500), ({"register_cap": 700}, 700), ({}, 5_000)]
)
def test_home_allowances_are_bounded_too(hq: Hq, enrol_at: Enrol, figures: dict[str, int], most: int) -> None:
    load(hq)
    publish(hq, **figures)
    assert held(hq, enrol_at("S01")) == most


@pytest.mark.parametrize(
    ("module", "rule", "story"),
    [
        (caps, "return None if free >= wanted else max(0, free)", "grant"),
        (caps, "return min(target, plan.sizing.member_cap) if plan.sizing.member_cap else target", "home"),
    ],
)
def test_a_cap_that_is_off_is_seen(hq: Hq, enrol_at: Enrol, module: ModuleType, rule: str, story: str) -> None:
    load(hq)
    publish(hq, member_cap=1_500)
    with switched_off(module, rule, "return None" if story == "grant" else "return target"):
        lead, other = enrol_at("S01"), enrol_at("S01")
        ask(other, "q1", {SVP: 2_000}, ALICE.id)
    assert (held(hq, lead) > 1_500) is (story == "home")
    assert (held(hq, other) > 1_500) is (story == "grant")


# --- idle -------------------------------------------------------------------------------------------------------------


def visit(hq: Hq, register: Register, days_ago: int) -> None:
    day = (hq.clock() - timedelta(days=days_ago)).date().isoformat()
    seen = Seen(ALICE.id, register.store, register.name, register.epoch, 1, day)
    hq.database.run_transaction("test", lambda tx: members.saw(tx, [seen]))


def test_what_nobody_used_for_so_long_is_asked_back_at_night(hq: Hq, till: Register, clock: Clock) -> None:
    ask(till, "q1", {SVP: 4_000}, ALICE.id)
    clock.move(days=45)
    idle.ask_back(hq)
    assert ALICE.id not in recalls(hq, till), "not a day early"
    clock.move(seconds=1)
    idle.ask_back(hq)
    found = recalls(hq, till)[ALICE.id]
    signed = till.hq_keys.read(Grant, found.grant)
    assert (found.reason, {one.unit: one.g for one in signed.granted}) == ("idle", {SVP: 4_000})


def test_who_was_there_keeps_it(hq: Hq, till: Register, clock: Clock) -> None:
    ask(till, "q1", {SVP: 4_000}, ALICE.id)
    clock.move(days=60)
    visit(hq, till, 44)
    idle.ask_back(hq)
    assert ALICE.id not in recalls(hq, till)
    visit(hq, till, 46)
    idle.ask_back(hq)
    assert ALICE.id in recalls(hq, till)


def test_at_night_the_home_allowance_is_filled_up_for_who_comes(hq: Hq, enrol_at: Enrol, clock: Clock) -> None:
    """What was spent at home is lent again; who stays away gets nothing more."""
    load(hq)
    home = enrol_at("S01")
    assert held(hq, home) == 5_000
    spent: dict[str, int] = {}
    home.push([sold(home, stored_value_sale("S01", ALICE, 3, LOT, spent), ALICE)])
    project.catch_up(hq)
    assert held(hq, home) == 5_000 - 2_940
    assert bring_up.every_night(hq) == 1
    assert held(hq, home) == 5_000
    home.push([sold(home, stored_value_sale("S01", ALICE, 1, LOT, spent), ALICE)])
    project.catch_up(hq)
    clock.move(days=46)
    assert bring_up.every_night(hq) == 0
    assert held(hq, home) == 5_000 - 980


def test_a_plan_without_idle_days_leaves_it(hq: Hq, till: Register, clock: Clock) -> None:
    publish(hq, idle_days=0)
    ask(till, "q1", {SVP: 4_000}, ALICE.id)
    clock.move(days=900)
    assert idle.ask_back(hq) == 0


# --- elsewhere --------------------------------------------------------------------------------------------------------


def test_who_wants_more_than_hq_has_has_it_asked_back_elsewhere(hq: Hq, till: Register, enrol_at: Enrol) -> None:
    home = enrol_at("S01")
    there = held(hq, home)
    assert there == 5_000
    refused = refusal(ask(till, "q1", {"SV": 72_000}, ALICE.id))
    assert (refused.reason, [one.store for one in refused.lent]) == ("not_enough", ["S01"])
    found = recalls(hq, home)[ALICE.id]
    signed = home.hq_keys.read(Grant, found.grant)
    assert (found.reason, {one.unit for one in signed.granted}) == ("elsewhere", {SVP, SVB})
    assert recalls(hq, till) == {}, "who asks keeps what it has"
    before = hq.database.run_transaction("test", lambda tx: allowances.accounts(tx, ALICE.id))[SVP].available
    assert before == 60_000 - 4_167, "HQ takes nothing back itself"


def test_nothing_is_asked_back_for_another_reason_or_unit(hq: Hq, till: Register, enrol_at: Enrol) -> None:
    home = enrol_at("S01")
    assert refusal(ask(till, "q1", {"PTS": 5}, ALICE.id)).reason == "not_enough"
    assert recalls(hq, home) == {}
    publish(hq, member_cap=1)
    assert refusal(ask(till, "q2", {SVP: 500}, ALICE.id)).reason == "over_cap"
    assert recalls(hq, home) == {}


def test_a_recall_that_is_off_is_seen(hq: Hq, till: Register, enrol_at: Enrol) -> None:
    home = enrol_at("S01")
    with switched_off(grant, "if one.reason == NOT_ENOUGH:", "if False:"):
        ask(till, "q1", {"SV": 72_000}, ALICE.id)
    assert recalls(hq, home) == {}
