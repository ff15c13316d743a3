"""Entries that no honest till writes, signed by its key all the same: HQ keeps them, says so, and goes on."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

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

SVP, SVB = f"SVP/{LOT.id}", f"SVB/{LOT.id}"


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


def named(value: str) -> list[Callable[[dict[str, Any]], dict[str, Any]]]:
    """Places of a free sale where a text reaches a column of HQ's."""
    return [
        lambda body: {**body, "member": {**body["member"], "id": value}},
        lambda body: {**body, "tier_after": value},
    ]


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("value", ["a\x00b", "\ud800", "x" * 300])
def test_texts_that_no_column_holds(hq: Hq, register: Register, place: int, value: str) -> None:
    """A free sale moves nothing of the member, so nothing else looks at his id."""
    load(hq)
    body = cash_sale("S01", 1, BOB)
    free = {**body, "payable": 0, "list": 0, "tenders": (), "taxes": (), "adjustments": (), "lines": ()}
    if place == 1:
        free = body
    made = named(value)[place](free)
    assert register.push([sold(register, made, BOB)]).status_code == 200
    assert codes(hq, register) == [(1, "odd_names")]
    after_it_all_goes_on(hq, register)


@pytest.mark.parametrize("value", ["a\x00b", "\ud800"])
def test_a_return_of_a_sale_with_such_a_name(hq: Hq, register: Register, value: str) -> None:
    load(hq)
    body = {
        "store": "S01", "shift": {"epoch": "00", "seq": 1}, "original": {"register": value, "epoch": "e", "seq": 5},
        "original_hash": "0" * 64, "lines": [], "adjustments": [], "taxes": [], "list": 0, "payable": 0, "tenders": [],
    }  # fmt: skip
    assert register.push([register.entry("return.completed", body)]).status_code == 200
    assert codes(hq, register) == [(1, "odd_names")]
    after_it_all_goes_on(hq, register)


def test_a_tier_that_no_plan_has(hq: Hq, register: Register) -> None:
    load(hq)
    body = {**cash_sale("S01", 1, BOB), "tier_after": "emperor"}
    assert register.push([sold(register, body, BOB)]).status_code == 200
    codes(hq, register)
    assert row(hq, BOB.id).tier == "white"
    assert verify(hq).reason == ""
