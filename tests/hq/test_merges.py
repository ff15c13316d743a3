"""Two members who are one: nothing is lost, nothing is there twice, whatever tills still do under the old id."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from types import ModuleType
from typing import Any

import pytest

import hq.services.merged as going_over
import hq.services.merges as acts
import hq.services.to_members as booking
from domain.entries import OpeningBalance, UnitAmount
from domain.entry_causes import CausesOpened
from domain.entry_office import MemberMerged
from domain.errors import Fault
from hq.services import calendar, hq_journal, issue, merges, project, settlement
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.services.statement import statement
from hq.services.verify import verify
from hq.store import allowances, members
from hq.store import hq_journal as own_entries
from hq.store.members import MemberRow
from tests.hq.books import REF
from tests.hq.chain import balance, row
from tests.hq.client import Register
from tests.hq.conftest import Clock
from tests.hq.stores import LI, ON_SQLITE, WU, Shop, everything
from tests.hq.test_grants import ask, lent, refusal
from tests.hq.test_tiers import AMY, KEEPING, REVIEWED, Chain
from tests.hq.test_verify import change
from tests.hq.valued import PLAN, ROWS, furnish
from tests.proving import switched_off
from wire.bodies import read_entry

Enrol = Callable[[str], Register]
OLD, BONUS, POINTS = "20260101-M1", "SVB/20260101-M1", "PTS/20260101-p"
WHOLE = {f"SVP/{OLD}": 60_000, BONUS: 12_000, POINTS: 30}
BEN = replace(AMY, id="M002")


@pytest.fixture
def shops(hq: Hq, enrol_at: Enrol) -> tuple[Shop, Shop]:
    """Li (M1) has 600.00, 120.00 and 30 points; 50.00 of it lie at S02. Li is also M2, who has nothing."""
    furnish(hq)
    who = [one.member for one in ROWS]
    hq.database.run_transaction("tell", lambda tx: booking.announce(hq, tx, who, who))
    one, two = Shop(enrol_at("S01"), PLAN), Shop(enrol_at("S02"), PLAN)
    two.borrow(LI, OLD, 5_000)
    return one, two


def merge(hq: Hq) -> str:
    return merges.merge(hq, "M1", "M2", "zhou", "one phone")


def available(hq: Hq, member: str) -> dict[str, int]:
    found = hq.database.read(lambda tx: allowances.accounts(tx, member))
    return {unit: one.available for unit, one in found.items() if one.available}


def own(hq: Hq, kind: str = "member.merged") -> list[MemberMerged]:
    walked = hq.database.read(lambda tx: list(own_entries.walk(tx)))
    return [read_entry(one.entry).body for one in walked if one.kind == kind]  # type: ignore[misc]


def rows_of(register: Register, scope: str) -> dict[str, Any]:
    page = register.ask("GET", "/v1/feed", query=f"life=1&after={scope}:0&wait=0&limit=1000").json()
    return {row["key"]: row.get("doc") for row in page["rows"]}


def well(hq: Hq) -> str:
    found = verify(hq)
    return found.first_bad + found.reason


def test_everything_is_the_member_s_at_once(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    assert merge(hq) == "M2"
    assert (balance(hq, "M1"), balance(hq, "M2")) == ({}, WHOLE)
    assert available(hq, "M1") == {}
    held = hq.database.read(lambda tx: allowances.holdings(tx, "M1"))
    assert sum(available(hq, "M2").values()) + sum(one.totals.room for one in held) == sum(WHOLE.values())
    [body] = own(hq)
    assert (body.member, body.merged, body.first, body.why) == ("M2", "M1", True, "one phone")
    assert merge(hq) == "M2", "again it is the same"
    assert len(own(hq)) == 1
    assert well(hq) == ""


def test_what_a_till_still_does_under_the_old_id_is_the_member_s(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    """S02 has not heard of it: it sells for 30.00 of what it was lent, and gives the rest back when it hears."""
    _, two = shops
    merge(hq)
    two.sell(LI, 3, OLD)
    everything(hq, two)
    assert balance(hq, "M2")[f"SVP/{OLD}"] == 57_000
    assert (row(hq, "M1").spending, row(hq, "M2").spending) == (0, 3_000)
    assert "recall:M1" in rows_of(two.register, f"register:{two.register.name}")
    two.give_back(LI, OLD, 2_000)
    everything(hq, two)
    assert balance(hq, "M1") == available(hq, "M1") == {}
    assert balance(hq, "M2")[f"SVP/{OLD}"] == 57_000
    assert [(one.first, [unit.amount for unit in one.units]) for one in own(hq)][-1] == (False, [2_000])
    assert well(hq) == ""


def test_a_top_up_under_the_old_id_arrives_late_and_is_the_member_s(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    one, two = shops
    lot = one.top_up(LI, 10_000)
    merge(hq)
    everything(hq, one)
    assert balance(hq, "M2")[f"SVP/{lot}"] == 10_000
    one.give_back(LI, lot, 10_000)
    everything(hq, one)
    two.borrow(WU, lot, 10_000)
    two.sell(WU, 4, lot)
    everything(hq, two)
    [debt] = settlement.report(hq, "2026-03-01", "2026-03-31").debts
    assert (debt.debtor, debt.creditor, debt.amount) == ("S01", "S02", 4_000)
    assert well(hq) == ""


def test_hq_lends_what_went_over_and_no_more_under_the_old_id(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    one, _ = shops
    merge(hq)
    assert refusal(ask(one.register, "a", {f"SVP/{OLD}": 1}, "M1")).reason == "not_enough"
    assert lent(ask(one.register, "b", {f"SVP/{OLD}": 40_000}, "M2")) == {f"SVP/{OLD}": 40_000}


def test_tills_find_the_member_by_every_card_phone_and_id(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    one, _ = shops
    before = rows_of(one.register, "index")["member:M1"]["hmacs"]
    merge(hq)
    index = rows_of(one.register, "index")
    assert index["member:M1"] is None
    assert set(before) < set(index["member:M2"]["hmacs"])
    assert len(index["member:M2"]["hmacs"]) == len(before) + 2, "his own card, and the alias's id"
    store = rows_of(one.register, "store:S01")
    assert (store["member:M1"], store["member:M2"]["aliases"]) == (None, ["M1"])
    found = one.register.ask("GET", "/v1/members", query="phone=13800000001").json()["members"]
    assert [member["id"] for member in found] == ["M2"]


def test_the_statement_shows_what_came_under_either_id(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    _, two = shops
    merge(hq)
    two.sell(LI, 3, OLD)
    everything(hq, two)
    found = statement(hq, "M1")
    assert (found.member, found.aliases, found.agrees) == ("M2", ("M1",), True)
    assert [one.kind for one in found.movements] == ["sale.completed", "opening.balance"]


def test_aliases_of_aliases_follow(hq: Hq, shops: tuple[Shop, Shop], clock: Clock) -> None:
    _, two = shops
    change(hq, f"UPDATE member SET frozen = {'0' if hq.database.is_sqlite else 'false'} WHERE member = 'M3'")
    merge(hq)
    assert merges.merge(hq, "M2", "M3", "zhou", "and one card") == "M3"
    two.sell(LI, 3, OLD)
    two.give_back(LI, OLD, 2_000)
    everything(hq, two)
    assert (balance(hq, "M1"), balance(hq, "M2")) == ({}, {})
    assert balance(hq, "M3")[f"SVP/{OLD}"] == 57_000
    assert (available(hq, "M1"), available(hq, "M2")) == ({}, {})
    assert statement(hq, "M1").aliases == ("M1", "M2")
    assert well(hq) == ""
    assert merges.merge(hq, "M1", "M2", "zhou", "again") == "M3", "they are one already"


@pytest.mark.parametrize(
    ("alias", "member", "who", "why", "said"),
    [
        ("M1", "M9", "z", "x", "no member M9"),
        ("M9", "M1", "z", "x", "no member M9"),
        ("M1", "M1", "z", "x", "one already"),
        ("M3", "M1", "z", "x", "frozen"),
        ("M1", "M3", "z", "x", "frozen"),
        ("M1", "M2", "", "x", "by somebody"),
        ("M1", "M2", "z", " ", "by somebody"),
    ],
)
def test_what_cannot_be_merged_is_said(hq: Hq, alias: str, member: str, who: str, why: str, said: str) -> None:
    furnish(hq)
    with pytest.raises(Fault, match=said):
        merges.merge(hq, alias, member, who, why)
    assert own(hq) == []


def test_groups_and_persons_stay_apart(hq: Hq) -> None:
    furnish(hq)
    change(hq, "UPDATE member SET kind = 'group' WHERE member = 'M2'")
    with pytest.raises(Fault, match="different classes"):
        merge(hq)


CAUSE = "CAUSE:birthday:2026"


def opened(*who: str) -> list[Act]:
    return [Act(one, CausesOpened(one, REF, (UnitAmount(one, CAUSE, 1),))) for one in who]


@pytest.mark.parametrize(
    ("whose", "used", "left"), [(("M1",), "", 1), (("M1", "M2"), "", 1), (("M1", "M2"), "M1", 0), (("M2",), "", 1)]
)
def test_what_happens_once_happens_once(
    hq: Hq, shops: tuple[Shop, Shop], whose: tuple[str, ...], used: str, left: int
) -> None:
    """A birthday that both were to have, or that one of them had: the person has one."""
    _, two = shops
    hq_journal.append(hq, opened(*whose))
    project.catch_up(hq)
    if used:
        two.asked += 1
        lent(ask(two.register, "cause", {CAUSE: 1}, used))
        change(hq, f"UPDATE allowance SET spent = 1 WHERE unit = '{CAUSE}' AND owner = '{used}'")
    merge(hq)
    assert available(hq, "M2").get(CAUSE, 0) == left
    assert available(hq, "M1").get(CAUSE, 0) == 0


def story(hq: Hq, two: Shop) -> tuple[object, ...]:
    """A merge, a sale under the old id, what is left given back; what the books say then."""
    hq_journal.append(hq, opened("M1", "M2"))
    project.catch_up(hq)
    merge(hq)
    two.sell(LI, 3, OLD)
    two.give_back(LI, OLD, 2_000)
    everything(hq, two)
    back = available(hq, "M1")
    hq_journal.append(hq, [Act("M1", OpeningBalance("M1", (UnitAmount("M1", "SVP/late", 7),)))])
    project.catch_up(hq)
    told = rows_of(two.register, "index").get("member:M1", "never"), available(hq, "M2").get(CAUSE)
    return (
        balance(hq, "M1"),
        balance(hq, "M2").get(f"SVP/{OLD}"),
        available(hq, "M1"),
        row(hq, "M2").spending,
        back,
        told,
    )


RIGHT: tuple[object, ...] = ({}, 57_000, {}, 3_000, {}, (None, 1))


def test_the_whole_story(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    assert story(hq, shops[1]) == RIGHT
    assert balance(hq, "M2")["SVP/late"] == 7
    assert well(hq) == ""


@ON_SQLITE
@pytest.mark.parametrize(
    ("module", "rule", "instead"),
    [
        (booking, "into.get(one, one) for one in sorted(effect.members)", "one for one in sorted(effect.members)"),
        (booking, "merging.join(tx, rows[body.merged], body.member)", "pass"),
        (booking, "_withdraw(tx, [body.merged for body in joined])", "pass"),
        (booking, "if acts := onward(", "if acts := () and onward("),
        (acts, "acts = merged.onward(hq, tx, into)", "acts = []"),
        (going_over, "unit.startswith(ONCE) and mine.ever(unit)", "False"),
        (going_over, "(first and his.ever(unit)", "(his.ever(unit)"),
    ],
)
def test_a_rule_that_is_off_is_seen(
    hq: Hq, shops: tuple[Shop, Shop], module: ModuleType, rule: str, instead: str
) -> None:
    with switched_off(module, rule, instead):
        found = story(hq, shops[1])
        assert (found, well(hq)) != (RIGHT, "")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE member SET \"into\" = '' WHERE member = 'M1'",
        "UPDATE member SET spending = 1 WHERE member = 'M1'",
        "UPDATE balance SET amount = 1 WHERE member = 'M2' AND unit = 'PTS/20260101-p'",
    ],
)
def test_verify_finds_a_merge_that_was_changed(hq: Hq, shops: tuple[Shop, Shop], sql: str) -> None:
    merge(hq)
    assert well(hq) == ""
    change(hq, sql)
    assert well(hq) != ""


# --- tiers ------------------------------------------------------------------------------------------------------------


def both(chain: Chain, spending: int = 0) -> None:
    """Amy and Ben, who are one; Ben has spent something before."""
    chain.begin()
    people = [MemberRow(BEN.id, "Ben", "b", "1380001", "C2", "S02")]
    chain.hq.database.run_transaction("ben", lambda tx: members.put_members(tx, people, chain.hq.secrets.index_key))
    hq_journal.append(chain.hq, [Act(BEN.id, OpeningBalance(BEN.id, (), spending))])
    project.catch_up(chain.hq)


def test_what_two_ids_spent_promotes_the_one_member(hq: Hq, register: Register) -> None:
    chain = Chain(hq, KEEPING)
    both(chain, 60_000)
    chain.sell(register, 50_000)
    assert (row(hq, AMY.id).tier, row(hq, BEN.id).tier) == (None, None)
    merges.merge(hq, BEN.id, AMY.id, "zhou", "one phone")
    assert (row(hq, AMY.id).tier, row(hq, AMY.id).spending) == ("gold", 110_000)
    chain.sell(register, 5_000, BEN)
    assert (row(hq, AMY.id).spending, row(hq, BEN.id).spending) == (115_000, 0)
    assert chain.well() == ""


def test_the_better_tier_stays(hq: Hq, register: Register) -> None:
    chain = Chain(hq, KEEPING)
    both(chain)
    chain.sell(register, 100_000, BEN)
    merges.merge(hq, BEN.id, AMY.id, "zhou", "one phone")
    assert (row(hq, AMY.id).tier, row(hq, BEN.id).tier) == ("gold", None)
    assert chain.well() == ""
    change(hq, f"UPDATE member SET tier = NULL WHERE member = '{AMY.id}'")
    assert chain.well() != ""


def test_a_review_counts_what_either_id_spent(hq: Hq, clock: Clock, enrol_at: Enrol) -> None:
    """Gold is kept with 500.00 in a year: 300.00 under the one id and 300.00 under the other are enough."""
    one, two = enrol_at("S01"), enrol_at("S02")
    chain = Chain(hq, REVIEWED)
    both(chain)
    chain.sell(one, 100_000)
    for months in range(2):
        clock.move(days=60)
        one.now = two.now = clock()
        chain.sell(one, 15_000, at=clock())
        chain.sell(two, 15_000, BEN, at=clock())
        if not months:
            merges.merge(hq, BEN.id, AMY.id, "zhou", "one phone")
    clock.time = datetime(2027, 5, 1, 3, tzinfo=UTC)
    calendar.review_tiers(hq)
    assert (row(hq, AMY.id).tier, len(chain.acts("tier.reviewed"))) == ("gold", 1)
    assert chain.well() == ""


def test_an_alias_that_fell_before_brings_what_it_held(hq: Hq, clock: Clock, enrol_at: Enrol) -> None:
    one, two = enrol_at("S01"), enrol_at("S02")
    chain = Chain(hq, REVIEWED)
    both(chain)
    chain.sell(two, 100_000, BEN)
    clock.time = datetime(2027, 5, 1, 3, tzinfo=UTC)
    one.now = two.now = clock()
    calendar.review_tiers(hq)
    held = row(hq, BEN.id).tier
    assert held != "gold"
    chain.sell(one, 1_000, at=clock())
    merges.merge(hq, BEN.id, AMY.id, "zhou", "one phone")
    assert row(hq, AMY.id).tier == held
    assert chain.well() == ""


def test_the_calendar_issues_nothing_to_an_alias(hq: Hq) -> None:
    furnish(hq)
    merge(hq)
    assert "M1" not in {one.member for one in hq.database.read(lambda tx: members.page(tx, "", 100))}
    assert issue.issue_due(hq) == 0


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_merge_while_the_old_id_s_entries_are_booked(hq: Hq, shops: tuple[Shop, Shop]) -> None:
    """The projector and the merge take the same rows: whoever comes second sees what the first one did."""
    one, _ = shops
    for _ in range(20):
        one.top_up(LI, 1_000)
    assert one.register.push(one.lines).status_code == 200
    threads = [threading.Thread(target=project.catch_up, args=(hq,)), threading.Thread(target=merge, args=(hq,))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    project.catch_up(hq)
    assert balance(hq, "M1") == {}
    assert sum(amount for unit, amount in balance(hq, "M2").items() if unit.startswith("SVP")) == 60_000 + 20_000
    assert well(hq) == ""
