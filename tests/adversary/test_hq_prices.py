"""Well-signed, well-chained journals whose sums are not those of the sale: HQ's own `verify` names the entry."""

from typing import Any

import pytest

from domain.entries import EntryRef, ReturnCompleted, SaleCompleted
from domain.plan import Plan
from domain.returns import give_back
from hq.services import project, receipts, refund_right
from hq.services.context import Hq
from hq.services.verify import verify
from tests.hq.books import PLAN, SHIFT, cash_sale, sold
from tests.hq.chain import BOB, load
from tests.hq.client import Register
from tests.hq.test_enrol import ask_epoch, follow, new_epoch
from wire import json_text
from wire.bodies import body_json, plan_hash, plan_text, read_body
from wire.entries import adopted_body
from wire.push import PushLine

SEED = b"\6" * 32
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
REF = {"version": 1, "hash": plan_hash(plan_text(PLAN))}


def sale(**changed: object) -> dict[str, Any]:
    return {**cash_sale("S01", 4, BOB), "plan": REF, **changed}


def taken_back(register: Register, line: PushLine, quantity: int, **changed: object) -> PushLine:
    """A return of so many soaps of the first sale, all allowances told."""
    body = read_body("sale.completed", 1, line.decoded().body)
    assert isinstance(body, SaleCompleted)
    given = give_back(body, (), {1: quantity}, Plan(version=1))
    ref = EntryRef(register.name, register.epoch, line.decoded().seq)
    back = ReturnCompleted(
        store="S01", shift=SHIFT, original=ref, original_hash=line.hash, lines=given.lines,
        adjustments=given.adjustments, taxes=given.taxes, list=given.list, payable=given.payable,
        tenders=given.tenders, last=given.last, member=BOB.id, engine=body.engine, gains=given.gains,
    )  # fmt: skip
    plain = {**body_json(back), **changed}
    right = f"{register.key_id}/{ref.seq}"
    if plain["last"]:
        plain["allowances"] = [{"owner": right, "unit": f"REFUND:{right}", "c": 1, "s": 1}]
    return register.entry("return.completed", plain, members=(BOB.id,))


def named(hq: Hq, register: Register, *lines: PushLine) -> str:
    assert register.push(lines).status_code == 200
    project.catch_up(hq)
    found = verify(hq)
    assert found.balances_ok, found.reason
    return found.first_bad


def test_honest_sales_and_returns_hold(hq: Hq, register: Register) -> None:
    load(hq)
    line = sold(register, sale(), BOB)
    assert named(hq, register, line, taken_back(register, line, 1)) == ""
    assert verify(hq).good


@pytest.mark.parametrize(
    "lie",
    [
        {"lines": [{**sale()["lines"][0], "unit_price": 1}]},
        {"lines": [{**sale()["lines"][0], "tax_rate": [0, 0]}]},
        {"lines": [{**sale()["lines"][0], "per": 0}]},
        {"member": {**sale()["member"], "tier": "gold"}},
        {"tier_after": "gold"},
        {"engine": 99},
        {"rounding": 5},
    ],
    ids=str,
)
def test_a_sale_that_is_not_its_price(hq: Hq, register: Register, lie: dict[str, Any]) -> None:
    load(hq)
    assert named(hq, register, sold(register, sale(**lie), BOB)) == f"{register.key_id}/1"


def test_a_sale_of_a_closed_branch_too(hq: Hq, register: Register) -> None:
    """Handed in by the branch that goes on, signed by the register all the same."""
    load(hq)
    other = register.line("sale.completed", sale(engine=99), seq=1, prev=register.prev, members=(BOB.id,))
    lines = [register.entry("staff.signed_in", {"staff": "a"})]
    lines.append(register.entry("adopted", adopted_body(other.entry, other.hash, other.sig)))
    assert named(hq, register, *lines) == f"{register.key_id}/2"


def test_a_return_of_more_than_was_paid(hq: Hq, register: Register) -> None:
    load(hq)
    line = sold(register, sale(), BOB)
    lines = [line, taken_back(register, line, 3), taken_back(register, line, 3)]
    assert named(hq, register, *lines) == f"{register.key_id}/3"


def test_a_return_of_another_register_s_number(hq: Hq, register: Register) -> None:
    """Places that hold no sale prove nothing, and stop nothing."""
    load(hq)
    line = sold(register, sale(), BOB)
    far = {"original": {"register": register.name, "epoch": register.epoch, "seq": 10**30}}
    assert named(hq, register, line, taken_back(register, line, 1, **far)) == ""


def test_a_return_of_a_closed_branch_is_of_its_own_sale(hq: Hq, register: Register) -> None:
    """HQ holds another sale under the number: nothing is wrong, and its receipt has nothing returned."""
    load(hq)
    assert register.push([sold(register, sale(), BOB)]).status_code == 200
    right = {"owner": f"{register.key_id}/2", "unit": f"REFUND:{register.key_id}/2", "c": 1}
    body = {**cash_sale("S01", 2, BOB), "plan": REF, "allowances": [right]}
    others = register.line("sale.completed", body, seq=2, prev=register.prev, members=(BOB.id,))
    assert register.push([others]).status_code == 200
    mine = sold(register, sale(), BOB)
    back = taken_back(register, mine, 1)
    assert register.push([mine, back]).status_code == 423
    certificate, signed = new_epoch(register, SEED)
    assert ask_epoch(register, signed).status_code == 200
    after = follow(register, certificate, signed, SEED)
    again = [after.entry("adopted", adopted_body(one.entry, one.hash, one.sig)) for one in (mine, back)]

    assert named(hq, after, *again) == ""

    found = receipts.receipt(hq, register.name, 2, others.hash)
    assert found.returns == ()
    assert refund_right.left_to_return(found) == {"lines": [{"line": 1, "quantity": 2}]}
    handed_in = receipts.returned(json_text.decode(again[1].entry))
    assert handed_in is not None
    assert handed_in.original_hash == mine.hash
