"""`POST /v1/allowances` over HTTP: all wants or none, signed, once per request id, refused with who holds the rest."""

import threading
import time
from collections.abc import Callable
from datetime import date

import pytest
import requests
import sqlalchemy as sa

from domain.allowances import Totals
from domain.entries import OpeningBalance, UnitAmount
from hq.services import hq_journal
from hq.services.context import Hq
from hq.services.grant import choose
from hq.services.hq_journal import Act
from hq.store import allowances, members
from hq.store import hq_journal as hq_entries
from hq.store.allowances import Account
from hq.store.members import MemberRow
from tests.hq.client import Register
from wire.allowances import AllowanceRequest, Grant, GrantRefusal, Have, RefusedUnit, Want, read_answer
from wire.messages import from_bytes, to_bytes
from wire.signed import Signed

OLD, NEW = "20250101-1", "20250601-1"
UNITS = {f"SVP/{OLD}": 10_000, f"SVB/{OLD}": 2_000, f"SVP/{NEW}": 5_000, "CPN:W10/1": 1}
ENDS = "2031-12-31T15:59:59.000Z"


@pytest.fixture
def member(hq: Hq, served: str) -> str:
    """A member of nowhere in particular, with two lots and a coupon."""
    units = tuple(
        UnitAmount("M1", unit, amount, ENDS if unit.startswith("CPN") else None) for unit, amount in UNITS.items()
    )
    put(hq, MemberRow("M1", "Li", "l", "13800000001", "2900000000018", "S02"), units)
    return "M1"


def put(hq: Hq, row: MemberRow, units: tuple[UnitAmount, ...]) -> None:
    hq.database.run_transaction("test", lambda tx: members.put_members(tx, [row], hq.secrets.index_key))
    hq_journal.append(hq, [Act(row.member, OpeningBalance(row.member, units))])
    for _ in range(200):
        if not hq.database.read(lambda tx: hq_entries.waiting(tx, 1)):
            return
        time.sleep(0.05)
    pytest.fail("the projector does not keep up")


def sent(
    register: Register, request_id: str, wants: dict[str, int], owner: str = "M1", have: dict[str, int] | None = None
) -> requests.Response:
    request = AllowanceRequest(
        request_id=request_id,
        owner=owner,
        wants=tuple(Want(unit=unit, amount=amount) for unit, amount in wants.items()),
        have=tuple(Have(unit=unit, g=g) for unit, g in (have or {}).items()),
    )
    return register.ask("POST", "/v1/allowances", to_bytes(request))


def ask(
    register: Register, request_id: str, wants: dict[str, int], owner: str = "M1", have: dict[str, int] | None = None
) -> Grant | GrantRefusal:
    response = sent(register, request_id, wants, owner, have)
    assert response.status_code == 200, response.text
    return read_answer(from_bytes(Signed, response.content), register.hq_keys)


def lent(answer: Grant | GrantRefusal) -> dict[str, int]:
    assert isinstance(answer, Grant), answer
    return {one.unit: one.g for one in answer.granted}


def refusal(answer: Grant | GrantRefusal) -> RefusedUnit:
    assert isinstance(answer, GrantRefusal), answer
    return answer.refused[0]


def available(hq: Hq) -> dict[str, int]:
    found = hq.database.run_transaction("test", lambda tx: allowances.accounts(tx, "M1"))
    return {unit: one.available for unit, one in found.items()}


def test_a_named_lot_is_lent_signed_with_its_total(hq: Hq, register: Register, member: str) -> None:
    answer = ask(register, "q1", {f"SVP/{OLD}": 3000, "CPN:W10/1": 1})

    assert lent(answer) == {f"SVP/{OLD}": 3000, "CPN:W10/1": 1}
    assert isinstance(answer, Grant)
    assert (answer.holder, answer.epoch, answer.owner, answer.life) == (register.name, register.epoch, "M1", 1)
    assert {one.unit: one.expires for one in answer.granted} == {f"SVP/{OLD}": None, "CPN:W10/1": ENDS}
    assert available(hq)[f"SVP/{OLD}"] == 7000
    assert lent(ask(register, "q2", {f"SVP/{OLD}": 500})) == {f"SVP/{OLD}": 3500}


def test_the_same_request_gets_the_same_bytes_and_one_effect(hq: Hq, register: Register, member: str) -> None:
    first = sent(register, "q1", {"SV": 3000})
    left = available(hq)
    again = sent(register, "q1", {"SV": 3000})
    assert again.content == first.content
    assert available(hq) == left


def test_a_refusal_is_remembered_too(hq: Hq, register: Register, member: str) -> None:
    first = sent(register, "q1", {"SV": 99_999})
    put(
        hq, MemberRow("M1", "Li", "l", "13800000001", "2900000000018", "S02"), (UnitAmount("M1", "SVP/2026-1", 99_999),)
    )
    assert sent(register, "q1", {"SV": 99_999}).content == first.content
    assert isinstance(ask(register, "q2", {"SV": 99_999}), Grant)


def test_a_request_id_is_not_used_for_something_else(register: Register, member: str) -> None:
    sent(register, "q1", {"SV": 3000})
    response = sent(register, "q1", {"SV": 3001})
    assert response.status_code == 409
    assert response.json()["error"]["code"] == "request_id_reused"


def test_request_ids_of_two_registers_are_two(
    register: Register, member: str, enrol_at: Callable[[str], Register]
) -> None:
    ask(register, "q1", {"SV": 3000})
    assert lent(ask(enrol_at("S01"), "q1", {"SV": 1000}))


def test_stored_value_of_either_kind_comes_oldest_lot_first_and_pro_rata(register: Register, member: str) -> None:
    assert lent(ask(register, "q1", {"SV": 6000})) == {f"SVP/{OLD}": 5000, f"SVB/{OLD}": 1000}
    assert lent(ask(register, "q2", {"SV": 7000})) == {
        f"SVP/{OLD}": 10_000,
        f"SVB/{OLD}": 2000,
        f"SVP/{NEW}": 1000,
    }


def test_a_unit_without_its_lot_is_of_that_kind_alone(register: Register, member: str) -> None:
    assert lent(ask(register, "q1", {"SVP": 12_000})) == {f"SVP/{OLD}": 10_000, f"SVP/{NEW}": 2000}
    assert lent(ask(register, "q2", {"SVB": 2000})) == {f"SVB/{OLD}": 2000}


def test_all_wants_or_none(hq: Hq, register: Register, member: str) -> None:
    before = available(hq)
    assert isinstance(ask(register, "q1", {"SVP": 100, "SVB": 2001}), GrantRefusal)
    assert isinstance(ask(register, "q2", {"SVP": 10_000, "SV": 7001}), GrantRefusal)
    assert available(hq) == before


def test_a_refusal_says_what_is_there_and_who_holds_the_rest(
    hq: Hq, register: Register, member: str, enrol_at: Callable[[str], Register]
) -> None:
    other = enrol_at("S02")
    there = sum(lent(ask(other, "q1", {"SV": 6000})).values())  # 50.00 were placed there at its enrolment
    answer = refusal(ask(register, "q2", {"SV": 15_000}))

    assert (answer.unit, answer.reason) == ("SV", "not_enough")
    assert [(one.store, one.amount) for one in answer.lent] == [("S02", 11_000)]
    assert answer.available == 6000
    assert there == 11_000


def test_what_was_spent_there_is_not_said_to_be_lent(
    hq: Hq, register: Register, member: str, enrol_at: Callable[[str], Register]
) -> None:
    other = enrol_at("S01")
    ask(other, "q1", {f"SVP/{OLD}": 10_000})

    def spent(tx: sa.Connection) -> None:
        allowances.report(tx, "M1", f"SVP/{OLD}", f"{other.name}/{other.epoch}", Totals(spent=9000), hq.now())

    hq.database.run_transaction("test", spent)
    answer = refusal(ask(register, "q2", {f"SVP/{OLD}": 1}))
    assert [(one.store, one.amount) for one in answer.lent] == [("S01", 1000)]


def test_a_frozen_member_is_lent_nothing(hq: Hq, register: Register, member: str) -> None:
    row = MemberRow("M1", "Li", "l", "13800000001", "2900000000018", "S02", frozen=True)
    hq.database.run_transaction("test", lambda tx: members.put_members(tx, [row], hq.secrets.index_key))
    assert refusal(ask(register, "q1", {"SV": 1})).reason == "frozen"


def test_nobody_has_nothing(register: Register) -> None:
    answer = refusal(ask(register, "q1", {"SV": 1}, owner="M404"))
    assert (answer.reason, answer.available, answer.lent) == ("not_enough", 0, ())


def test_a_register_that_knows_of_more_than_hq_gets_nothing(hq: Hq, register: Register, member: str) -> None:
    answer = refusal(ask(register, "q1", {"SV": 1}, have={f"SVP/{OLD}": 1}))
    assert answer.reason == "ahead_of_hq"
    ask(register, "q2", {f"SVP/{OLD}": 100})
    assert lent(ask(register, "q3", {f"SVP/{OLD}": 100}, have={f"SVP/{OLD}": 100})) == {f"SVP/{OLD}": 200}


def test_a_grant_whose_answer_got_lost_comes_by_the_feed(register: Register, member: str) -> None:
    ask(register, "q1", {"SV": 6000})
    ask(register, "q2", {"CPN:W10/1": 1})
    scope = f"register:{register.name}"
    rows = register.ask("GET", "/v1/feed", query=f"after={scope}:0").json()["rows"]
    [doc] = [row["doc"] for row in rows if row["key"] == "grant:M1"]
    whole = register.hq_keys.read(Grant, Signed(**doc))
    assert {one.unit: one.g for one in whole.granted} == {f"SVP/{OLD}": 5000, f"SVB/{OLD}": 1000, "CPN:W10/1": 1}


def test_eight_registers_at_once_get_no_more_than_there_is(
    hq: Hq, member: str, enrol_at: Callable[[str], Register]
) -> None:
    askers = [enrol_at("S01") for _ in range(4)]
    answers: list[Grant | GrantRefusal] = []
    threads = [
        threading.Thread(target=lambda one=one, n=n: answers.append(ask(one, f"q{n}", {"SV": 3000})))
        for one in askers
        for n in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    granted = [answer for answer in answers if isinstance(answer, Grant)]
    assert len(answers) == 12
    assert len(granted) == 5
    assert sum(amount for unit, amount in available(hq).items() if unit.startswith("SV")) == 17_000 - 15_000


def test_wants_of_nothing_are_malformed(register: Register) -> None:
    assert sent(register, "q1", {}).status_code == 400
    assert (
        register.ask(
            "POST", "/v1/allowances", b'{"request_id":"q","owner":"M1","wants":[{"unit":"SV","amount":0}]}'
        ).status_code
        == 400
    )


def test_a_lot_past_its_date_is_never_lent() -> None:
    accounts = {
        "CPN:A": Account("CPN:A", 1, "2026-03-01T15:59:59.000Z"),
        "SVP/1": Account("SVP/1", 100, "2026-03-01T15:59:59.000Z"),
        "SVP/2": Account("SVP/2", 100, "2026-03-02T15:59:59.000Z"),
    }
    on = date(2026, 3, 2)
    assert choose(accounts, "CPN:A", 1, "pro_rata", on) is None
    assert choose(accounts, "SVP", 100, "pro_rata", on) == {"SVP/2": 100}
    assert choose(accounts, "SV", 101, "pro_rata", on) is None


def test_points_and_sessions_follow_the_same_rule() -> None:
    accounts = {unit: Account(unit, 10) for unit in ("PTS/2", "PTS/1", "PKG:spa/1", "PKG:nail/1")}
    on = date(2026, 3, 2)
    assert choose(accounts, "PTS", 15, "pro_rata", on) == {"PTS/1": 10, "PTS/2": 5}
    assert choose(accounts, "PKG:spa", 2, "pro_rata", on) == {"PKG:spa/1": 2}
    assert choose(accounts, "PKG", 2, "pro_rata", on) is None
