"""Entries that no honest till writes, signed by its key all the same: HQ keeps them, says so, and goes on."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from domain.entries import OpeningBalance, UnitAmount
from hq.services import project
from hq.services.context import Hq
from hq.services.verify import verify
from hq.store import allowances, journal
from hq.store.journal import JournalKey
from tests.hq.books import cash_sale, sold, stored_value_sale
from tests.hq.chain import ALICE, BOB, LOT, balance, load, row
from tests.hq.client import Register
from wire.bodies import body_json
from wire.entries import adopted_body

SVP = f"SVP/{LOT.id}"


def codes(hq: Hq, register: Register) -> list[tuple[int, str]]:
    project.catch_up(hq)
    key = JournalKey(register.store, register.name, register.epoch)
    return [(seq, code) for seq, code, _ in hq.database.read(lambda tx: journal.exceptions(tx, key))]


def available(hq: Hq, member: str) -> dict[str, int]:
    with hq.database.engine.connect() as tx:
        return {unit: one.available for unit, one in allowances.accounts(tx, member).items()}


def after_it_all_goes_on(hq: Hq, register: Register) -> None:
    """The next sale of the same register is booked."""
    before = row(hq, BOB.id).spending
    assert register.push([sold(register, cash_sale("S01", 1, BOB), BOB)]).status_code == 200
    project.catch_up(hq)
    assert row(hq, BOB.id).spending == before + 1_000


def test_a_register_opens_no_balance(hq: Hq, register: Register) -> None:
    load(hq)
    body = OpeningBalance(ALICE.id, (UnitAmount(ALICE.id, SVP, 1_000_000),), 900_000, "gold")
    assert register.push([register.entry("opening.balance", body_json(body), members=(ALICE.id,))]).status_code == 200
    assert codes(hq, register) == [(1, "unsound")]
    assert balance(hq, ALICE.id)[SVP] == LOT.principal
    assert row(hq, ALICE.id).tier == "white"
    assert verify(hq).good
    after_it_all_goes_on(hq, register)


def with_names(value: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """A text where nothing is posted by it: of a free sale, of a sale's tier, of a return of nothing."""
    body = cash_sale("S01", 1, BOB)
    nothing: dict[str, Any] = {"list": 0, "payable": 0, "lines": (), "adjustments": (), "taxes": (), "tenders": ()}
    yield "sale.completed", {**body, **nothing, "member": {**body["member"], "id": value}}
    yield "sale.completed", {**body, "tier_after": value}
    original = {"register": value, "epoch": "e", "seq": 5}
    shift = {"epoch": "00", "seq": 1}
    yield "return.completed", {**nothing, "store": "S01", "shift": shift, "original": original, "original_hash": "0"}


def test_texts_that_no_column_holds(hq: Hq, register: Register) -> None:
    load(hq)
    bodies = [found for value in ("a\x00b", "\ud800", "x" * 300) for found in with_names(value)]
    assert register.push([register.entry(kind, body, members=(BOB.id,)) for kind, body in bodies]).status_code == 200
    assert codes(hq, register) == [(seq, "odd_names") for seq in range(1, 10)]
    after_it_all_goes_on(hq, register)


def test_a_tier_that_no_plan_has(hq: Hq, register: Register) -> None:
    load(hq)
    body = {**cash_sale("S01", 1, BOB), "tier_after": "emperor"}
    assert register.push([sold(register, body, BOB)]).status_code == 200
    codes(hq, register)
    assert row(hq, BOB.id).tier == "white"
    assert verify(hq).reason == ""


def report(unit: str, c: int = 0, s: int = 0, b: int = 0) -> dict[str, Any]:
    return {"owner": ALICE.id, "unit": unit, "c": c, "s": s, "b": b, "lent": {}, "borrowed": {}}


def given_back(register: Register, amount: int, **totals: int) -> Any:  # noqa: ANN401  a line
    moves = [{"owner": ALICE.id, "unit": SVP, "amount": amount, "expires": None}]
    body = {"store": "S01", "reason": "idle", "moves": moves, "allowances": [report(SVP, **totals)]}
    return register.entry("allowance.given_back", body, members=(ALICE.id,))


def lent_to(hq: Hq, register: Register, amount: int) -> int:
    """HQ lends it so much; what is left at HQ."""
    left = available(hq, ALICE.id)[SVP]

    def lend(tx: sa.Connection) -> None:
        assert allowances.take(tx, ALICE.id, {SVP: amount})
        allowances.lend(tx, register.key_id, [allowances.Lending(ALICE.id, SVP, amount)], hq.now())

    hq.database.run_transaction("lend", lend)
    return left - amount


def test_more_given_back_than_was_lent(hq: Hq, register: Register) -> None:
    """A grows by what there was; the rest is told, and an honest give-back afterwards brings nothing twice."""
    load(hq)
    left = lent_to(hq, register, 1_000)
    assert register.push([given_back(register, 900_000, b=900_000)]).status_code == 200
    assert codes(hq, register) == [(1, "overdrawn")]
    assert available(hq, ALICE.id)[SVP] == left + 1_000
    assert register.push([given_back(register, 100, b=900_100)]).status_code == 200
    assert codes(hq, register) == [(1, "overdrawn"), (2, "overdrawn")]
    assert available(hq, ALICE.id)[SVP] == left + 1_000
    assert verify(hq).reason
    after_it_all_goes_on(hq, register)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("lie", [{"c": 500_000, "b": 100}, {"b": 500_000}, {"b": 0}, {"s": 7, "b": 100}, {}])
def test_totals_that_are_not_what_the_entry_moves(hq: Hq, register: Register, lie: dict[str, int]) -> None:
    """The postings count: what is only said moves nothing, and nothing of it can be given back later."""
    load(hq)
    left = lent_to(hq, register, 1_000)
    assert register.push([given_back(register, 100, **lie)]).status_code == 200
    assert codes(hq, register) == [(1, "odd_totals")]
    assert available(hq, ALICE.id)[SVP] == left + 100
    assert register.push([given_back(register, 500_000, **{**lie, "b": 500_100})]).status_code == 200
    codes(hq, register)
    assert available(hq, ALICE.id)[SVP] == left + 1_000


def test_a_spend_that_is_told_too_small(hq: Hq, register: Register) -> None:
    """What was spent cannot be given back, however little the totals say."""
    load(hq)
    left = lent_to(hq, register, 2_000)
    spent: dict[str, int] = {}
    body = stored_value_sale("S01", ALICE, 2, replace(LOT, bonus=0), spent)
    told = {**body, "allowances": [{**one, "s": 0} for one in body["allowances"]]}
    assert register.push([sold(register, told, ALICE), given_back(register, 2_000, b=2_000)]).status_code == 200
    assert set(codes(hq, register)) == {(1, "odd_totals"), (2, "odd_totals"), (2, "overdrawn")}
    assert available(hq, ALICE.id)[SVP] == left + 2_000 - spent[SVP]
    after_it_all_goes_on(hq, register)


def test_an_allowance_of_another_member_in_the_totals(hq: Hq, register: Register) -> None:
    load(hq)
    other = {**report(SVP, c=9_000, b=9_000), "owner": BOB.id}
    body = cash_sale("S01", 1, ALICE)
    line = sold(register, {**body, "allowances": [*body["allowances"], other]}, ALICE)
    before = available(hq, BOB.id)
    assert register.push([line]).status_code == 200
    assert codes(hq, register) == [(1, "odd_totals")]
    assert available(hq, BOB.id) == before
    assert verify(hq).reason == ""


def test_another_register_s_sale_is_not_handed_in(hq: Hq, enrol_at: Callable[[str], Register]) -> None:
    """Each of two stores would book it: only who wrote it hands it in."""
    load(hq)
    one, two = enrol_at("S01"), enrol_at("S02")
    line = one.line("sale.completed", cash_sale("S01", 1, BOB), seq=1, prev=one.prev, members=(BOB.id,))
    body = adopted_body(line.entry, line.hash, line.sig)
    assert two.push([two.entry("adopted", body)]).status_code == 200
    assert one.push([one.entry("adopted", body)]).status_code == 200
    assert (codes(hq, two), codes(hq, one)) == ([(1, "adopted_unproven")], [])
    assert row(hq, BOB.id).spending == 1_000
    assert verify(hq).good


def test_a_refund_of_a_closed_branch_goes_to_the_member(hq: Hq, register: Register) -> None:
    """ARCHITECTURE, a closed branch: credits − spends per owner and unit; above 0 to the member."""
    load(hq)
    shift = {"epoch": "00", "seq": 1}
    far = {"register": register.name, "epoch": register.epoch, "seq": 9}
    spend = {"lot": LOT.id, "principal": 500, "bonus": 0}
    tax = {"rate": [13, 100], "payable": 500, "tax": 58, "net": 442}
    goods = {"line": 1, "quantity": 1, "list": 500, "adjustments": [], "payable": 500, "tax": 58, "net": 442}
    body = {
        "store": "S01", "shift": shift, "original": far, "original_hash": "0" * 64, "lines": [goods],
        "adjustments": [], "taxes": [tax], "list": 500, "payable": 500, "member": ALICE.id,
        "tenders": [{"kind": "stored_value", "amount": 500, "spends": [spend]}],
    }  # fmt: skip
    line = register.line("return.completed", body, seq=1, prev=register.prev, members=(ALICE.id,))
    assert register.push([register.entry("staff.signed_in", {"staff": "a"})]).status_code == 200
    assert register.push([register.entry("adopted", adopted_body(line.entry, line.hash, line.sig))]).status_code == 200
    assert codes(hq, register) == []
    assert balance(hq, ALICE.id)[SVP] == available(hq, ALICE.id)[SVP] == LOT.principal + 500
    assert verify(hq).good
