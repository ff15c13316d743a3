"""`GET /v1/members`: anybody of the chain by card, phone or its last four digits, frozen ones too."""

from collections.abc import Callable
from typing import Any

import pytest

from hq.services import load_chain
from hq.services.chain import Chain, Member, Store
from hq.services.context import Hq
from tests.hq.client import Register

MEMBERS = (
    Member("M1", "李明", "13800001234", "2900000000018", "S01"),
    Member("M2", "王芳", "13900001234", "2900000000025", "S02", frozen=True),
    *(Member(f"N{n:02d}", "赵丽", f"1370000{n:02d}77", f"29000001{n:05d}", "S02") for n in range(12)),
)


@pytest.fixture
def till(hq: Hq, enrol_at: Callable[[str], Register]) -> Register:
    load_chain.load(hq, Chain((Store("S01", "One"), Store("S02", "Two")), members=MEMBERS))
    return enrol_at("S01")


def found(till: Register, query: str) -> list[dict[str, Any]]:
    response = till.ask("GET", "/v1/members", query=query)
    assert response.status_code == 200, response.text
    members: list[dict[str, Any]] = response.json()["members"]
    return members


def test_by_card_and_by_phone(till: Register) -> None:
    for query in ("card=2900000000025", "phone=13900001234"):
        [member] = found(till, query)
        assert (member["id"], member["name"], member["frozen"], member["home_store"]) == ("M2", "王芳", True, "S02")


def test_the_last_four_digits_may_be_several_peoples(till: Register) -> None:
    assert [member["id"] for member in found(till, "last4=1234")] == ["M1", "M2"]
    assert len(found(till, "last4=0377")) == 1


def test_at_most_nine_are_offered(hq: Hq, till: Register) -> None:
    crowd = tuple(Member(f"C{n:02d}", "x", f"135{n:04d}9999", f"29000002{n:05d}", "S02") for n in range(12))
    load_chain.load(hq, Chain((Store("S01", "One"), Store("S02", "Two")), members=crowd))
    assert len(found(till, "last4=9999")) == 9


def test_nobody_is_an_empty_list(till: Register) -> None:
    for query in ("card=404", "phone=404", "last4=0000"):
        assert found(till, query) == []


def test_a_card_is_not_found_as_a_phone(till: Register) -> None:
    assert found(till, "phone=2900000000025") == []


@pytest.mark.parametrize("query", ["", "card=1&phone=2", "last4=12", "last4=%25%25%25%25", "last4=12345", "card="])
def test_anything_else_is_malformed(till: Register, query: str) -> None:
    response = till.ask("GET", "/v1/members", query=query)
    assert (response.status_code, response.json()["error"]["code"]) == (400, "malformed")


def test_a_stranger_learns_nothing(till: Register) -> None:
    stranger = till.session.get(f"{till.base}/v1/members?last4=1234", timeout=10)
    assert stranger.status_code == 401
