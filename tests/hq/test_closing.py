"""Members who left: A is paid now, the rest as it is given back; their cards pay nothing any more."""

from typing import Any

import pytest

from domain.entries import AllowanceReport, PlanRef, PointsSpend
from domain.entry_value import ClosingSettled
from domain.stored_value import Lot
from domain.top_ups import close
from hq.services import project
from hq.services.context import Hq
from hq.services.verify import verify
from hq.store import allowances, hq_journal, members
from tests.hq.books import SHIFT
from tests.hq.client import Register
from tests.hq.test_grants import ask, lent, refusal
from tests.hq.test_verify import change
from tests.hq.valued import PLAN, furnish
from wire.bodies import body_json, read_entry

P, B, PTS = "SVP/20260101-M1", "SVB/20260101-M1", "PTS/20260101-p"


@pytest.fixture
def plan(hq: Hq) -> str:
    return furnish(hq)


def closed(
    register: Register, plan: str, lots: tuple[Lot, ...], points: tuple[PointsSpend, ...], *reports: AllowanceReport
) -> Any:  # noqa: ANN401
    """The entry by which a register ends M1's membership."""
    ref = PlanRef(1, plan)
    body = close("M1", lots, points, PLAN, ref, store=register.store, shift=SHIFT, identity="id_card")
    plain = {**body_json(body), "allowances": [body_json(one) for one in reports]}  # type: ignore[arg-type]
    return register.entry("member.closed", plain, members=("M1",), approver="boss")


def settlements(hq: Hq) -> list[ClosingSettled]:
    rows = hq.database.read(lambda tx: list(hq_journal.walk(tx)))
    bodies = [read_entry(row.entry).body for row in rows]
    return [body for body in bodies if isinstance(body, ClosingSettled)]


def test_what_hq_has_is_paid_at_once(hq: Hq, register: Register, plan: str) -> None:
    """100.00 and 20.00 are at the register, 500.00, 100.00 and 30 points at HQ."""
    lent(ask(register, "a", {P: 10_000, B: 2_000}))
    reports = (AllowanceReport("M1", B, s=2_000), AllowanceReport("M1", P, s=10_000))
    entry = closed(register, plan, (Lot("20260101-M1", 10_000, 2_000),), (), *reports)
    assert register.push([entry]).status_code == 200
    project.catch_up(hq)

    [paid] = settlements(hq)
    assert (paid.paid, [(lot.principal, lot.bonus) for lot in paid.lots]) == (50_000, [(50_000, 10_000)])
    assert [(spend.points, spend.amount) for spend in paid.points] == [(30, 300)]
    assert hq.database.read(lambda tx: members.balances(tx, ["M1"])) == {}
    found = verify(hq)
    assert (found.reason, found.good) == ("", True)


def test_the_card_is_frozen_everywhere(hq: Hq, register: Register, plan: str) -> None:
    assert register.push([closed(register, plan, (), ())]).status_code == 200
    project.catch_up(hq)

    assert refusal(ask(register, "a", {P: 1})).reason == "frozen"
    rows = hq.database.read(lambda tx: members.get(tx, ["M1"]))
    assert rows["M1"].frozen
    answer = register.ask("GET", "/v1/feed", query="life=1&after=index:0&wait=0&limit=100")
    told = {row["key"]: row["doc"]["frozen"] for row in answer.json()["rows"]}
    assert told["member:M1"]
    assert verify(hq).good


def test_the_rest_is_paid_as_it_comes_back(hq: Hq, register: Register, plan: str, enrol_at: Any) -> None:  # noqa: ANN401
    """Another store held 200.00 and 40.00: it was asked back, and is paid when it comes."""
    other = enrol_at("S02")
    lent(ask(other, "o", {P: 20_000, B: 4_000}))
    register.push([closed(register, plan, (), ())])
    project.catch_up(hq)
    assert [paid.paid for paid in settlements(hq)] == [40_000]

    moves = [{"owner": "M1", "unit": P, "amount": 20_000}, {"owner": "M1", "unit": B, "amount": 4_000}]
    reports = [{"owner": "M1", "unit": B, "b": 4_000}, {"owner": "M1", "unit": P, "b": 20_000}]
    body = {"store": "S02", "reason": "closed", "moves": moves, "allowances": reports}
    assert other.push([other.entry("allowance.given_back", body, members=("M1",))]).status_code == 200
    project.catch_up(hq)

    assert [paid.paid for paid in settlements(hq)] == [40_000, 20_000]
    assert hq.database.read(lambda tx: members.balances(tx, ["M1"])) == {}
    assert verify(hq).good


def test_what_is_out_is_asked_back(hq: Hq, register: Register, plan: str, enrol_at: Any) -> None:  # noqa: ANN401
    other = enrol_at("S02")
    lent(ask(other, "o", {P: 20_000}))
    register.push([closed(register, plan, (), ())])
    project.catch_up(hq)

    answer = other.ask("GET", "/v1/feed", query=f"life=1&after=register:{other.name}:0&wait=0&limit=100")
    kinds = [(row["kind"], row["key"]) for row in answer.json()["rows"]]
    assert ("recall", "recall:M1") in kinds


def test_verify_finds_a_closing_that_was_undone(hq: Hq, register: Register, plan: str) -> None:
    register.push([closed(register, plan, (), ())])
    project.catch_up(hq)
    change(hq, "DELETE FROM member_closed")

    assert "closed member" in verify(hq).reason


def test_nobody_closes_alone(hq: Hq, register: Register, plan: str) -> None:
    """Without an approver the entry is kept and raised, and moves nothing."""
    body = close("M1", (), (), PLAN, PlanRef(1, plan), store="S01", shift=SHIFT, identity="id_card")
    register.push([register.entry("member.closed", body_json(body), members=("M1",))])
    project.catch_up(hq)

    assert not hq.database.read(lambda tx: members.get(tx, ["M1"]))["M1"].frozen
    assert hq.database.read(lambda tx: allowances.accounts(tx, "M1"))[P].available == 60_000
