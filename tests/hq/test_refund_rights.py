"""`POST /v1/refund-rights`: the right lies where it was sold, is asked back, travels with what is left to return."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import requests

from hq.services.context import Hq
from hq.store.allowances import holdings
from tests.hq.books import cash_sale
from tests.hq.client import Register
from wire.allowances import Grant, Recall
from wire.asking import RefundRightAnswer, RefundRightRequest
from wire.messages import from_bytes, from_plain, to_bytes


@dataclass
class Sold:
    """A sale of two soaps at the first register, and another register of the chain."""

    seller: Register
    other: Register
    name: str

    @property
    def unit(self) -> str:
        return f"REFUND:{self.name}"

    def report(self, **totals: int) -> dict[str, Any]:
        return {"owner": self.name, "unit": self.unit, **totals}

    def gives_back(self) -> None:
        moves = [{"owner": self.name, "unit": self.unit, "amount": 1}]
        body = {"store": "S01", "reason": "refund", "moves": moves, "allowances": [self.report(c=1, b=1)]}
        assert self.seller.push([self.seller.entry("allowance.given_back", body)]).status_code == 200


@pytest.fixture
def sold(hq: Hq, enrol_at: Callable[[str], Register]) -> Sold:
    seller, other = enrol_at("S01"), enrol_at("S02")
    sold = Sold(seller, other, f"{seller.name}/{seller.epoch}/1")
    body = {**cash_sale("S01", 2), "allowances": [sold.report(c=1)]}
    assert seller.push([seller.entry("sale.completed", body)]).status_code == 200
    return sold


def ask(register: Register, request_id: str, receipt: str) -> requests.Response:
    return register.ask(
        "POST", "/v1/refund-rights", to_bytes(RefundRightRequest(request_id=request_id, receipt=receipt))
    )


def settled(register: Register, request_id: str, receipt: str) -> requests.Response:
    """The answer once HQ has projected what was pushed before."""
    for _ in range(100):
        answer = ask(register, request_id, receipt)
        if answer.status_code != 503:
            return answer
        time.sleep(0.05)
    return answer


def granted(register: Register, answer: requests.Response) -> dict[str, int]:
    grant = register.hq_keys.read(Grant, from_bytes(RefundRightAnswer, answer.content).grant)
    assert (grant.holder, grant.epoch) == (register.name, register.epoch)
    return {one.unit: one.g for one in grant.granted}


def wait_for_recall(sold: Sold) -> Recall:
    """Ask until HQ knows of the sale's right and puts a recall into the seller's feed."""
    scope = f"register:{sold.seller.name}"
    for _ in range(100):
        if ask(sold.other, "first", sold.name).status_code == 503:
            rows = sold.seller.ask("GET", "/v1/feed", query=f"after={scope}:0").json()["rows"]
            return from_plain(Recall, next(row["doc"] for row in rows if row["kind"] == "recall"))
        time.sleep(0.05)
    pytest.fail("nobody was asked to give the right back")


@pytest.fixture
def projected(hq: Hq, sold: Sold) -> Sold:
    """The sale, once HQ's projector has taken it in."""
    for _ in range(100):
        rows = hq.database.read(lambda tx: holdings(tx, sold.name))
        if rows:
            return sold
        time.sleep(0.05)
    pytest.fail("the projector does not keep up")


def test_a_right_that_is_out_is_asked_back_from_its_holder(projected: Sold) -> None:
    answer = ask(projected.other, "q1", projected.name)
    assert answer.status_code == 503
    assert answer.json()["reason"] == projected.seller.name
    assert int(answer.headers["Retry-After"]) >= 1
    recall = wait_for_recall(projected)
    inside = projected.seller.hq_keys.read(Grant, recall.grant)
    assert (recall.owner, inside.holder, inside.epoch) == (projected.name, "S01-R1", projected.seller.epoch)
    assert [(one.unit, one.g) for one in inside.granted] == [(projected.unit, 0)]


def test_it_is_lent_once_it_came_back_with_what_is_left(projected: Sold) -> None:
    assert ask(projected.other, "q1", projected.name).status_code == 503
    projected.gives_back()
    answer = settled(projected.other, "q1", projected.name)
    assert answer.status_code == 200
    assert granted(projected.other, answer) == {projected.unit: 1}
    assert from_bytes(RefundRightAnswer, answer.content).left == {"lines": [{"line": 1, "quantity": 2}]}
    assert ask(projected.other, "q1", projected.name).content == answer.content
    assert granted(projected.other, ask(projected.other, "q2", projected.name)) == {projected.unit: 1}


def test_it_is_lent_to_one_register_only(projected: Sold, enrol_at: Callable[[str], Register]) -> None:
    ask(projected.other, "q1", projected.name)
    projected.gives_back()
    assert settled(projected.other, "q1", projected.name).status_code == 200
    third = enrol_at("S02")
    answer = ask(third, "q1", projected.name)
    assert (answer.status_code, answer.json()["reason"]) == (503, projected.other.name)


def test_who_sold_it_has_it(projected: Sold) -> None:
    answer = ask(projected.seller, "q1", projected.name)
    assert answer.status_code == 200
    assert granted(projected.seller, answer) == {projected.unit: 0}  # nothing was granted: it is the seller's own


def test_a_receipt_nobody_knows(sold: Sold) -> None:
    for name in (
        "S09-R1/00/1",
        f"{sold.seller.name}/{sold.seller.epoch}/99",
        f"{sold.seller.name}/ffff/1",
        "x",
        "a/b/c",
    ):
        answer = ask(sold.other, f"q{name}", name)
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "receipt_unknown")


def test_an_entry_that_is_no_sale_has_no_right(sold: Sold) -> None:
    sold.seller.push(sold.seller.notes(1))
    answer = ask(sold.other, "q1", f"{sold.seller.name}/{sold.seller.epoch}/2")
    assert answer.status_code == 404


def test_a_request_id_is_not_used_for_another_receipt(projected: Sold) -> None:
    assert ask(projected.seller, "q1", projected.name).status_code == 200
    projected.seller.push([projected.seller.entry("sale.completed", cash_sale("S01", 1))])
    answer = ask(projected.seller, "q1", f"{projected.seller.name}/{projected.seller.epoch}/2")
    assert answer.status_code == 409
