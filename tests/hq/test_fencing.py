"""A register that will not speak again: SUSPECT, shut out, LOST; what turns up later counts when it was looked at."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import requests

from domain.errors import Fault
from hq.services import fencing, project, silence
from hq.services.context import Hq
from hq.services.grant import Asker, ask
from hq.services.verify import verify
from hq.store import allowances, journal, sales
from hq.store.journal import JournalKey
from hq.store.oddities import count_open
from tests.hq.books import cash_sale, sold, stored_value_sale
from tests.hq.chain import ALICE, BOB, LOT, balance, load, row
from tests.hq.client import Register
from tests.hq.conftest import Clock
from tests.hq.test_enrol import ask_epoch, new_epoch
from tests.hq.test_page import beat
from tests.proving import switched_off
from wire.allowances import AllowanceRequest, Want
from wire.heartbeat import HeartbeatAnswer
from wire.messages import from_bytes, to_bytes
from wire.push import CONTENT_TYPE, PushLine, encode_lines

SVP = f"SVP/{LOT.id}"
Enrol = Callable[[str], Register]


@pytest.fixture
def till(hq: Hq, enrol_at: Enrol) -> Register:
    """A register of S02, which is not Alice's home, with 100.00 of hers and 50.00 of Bob, who is at home there."""
    load(hq)
    till = enrol_at("S02")
    request = AllowanceRequest(request_id="q1", owner=ALICE.id, wants=(Want(unit=SVP, amount=10_000),))
    ask(hq, Asker(till.name, till.epoch, till.store), request, to_bytes(request))
    return till


def available(hq: Hq) -> int:
    return hq.database.run_transaction("test", lambda tx: allowances.accounts(tx, ALICE.id))[SVP].available


def spend(register: Register, soaps: int) -> PushLine:
    return sold(register, stored_value_sale("S02", ALICE, soaps, replace(LOT, bonus=0), {}), ALICE)


def oddities(hq: Hq, register: Register) -> list[tuple[int, str]]:
    key = JournalKey(register.store, register.name, register.epoch)
    return [(seq, code) for seq, code, _ in hq.database.read(lambda tx: journal.exceptions(tx, key))]


def lose(hq: Hq, register: Register) -> fencing.Settled:
    return fencing.lose(hq, register.name, None, "kim", "lee", early=True)


def tell(hq: Hq, register: Register) -> HeartbeatAnswer:
    register.now = hq.clock()
    response = register.ask("POST", "/v1/heartbeat", to_bytes(beat(register, 0)))
    return from_bytes(HeartbeatAnswer, response.content)


def test_who_is_silent_for_a_day_is_suspect(hq: Hq, enrol_at: Enrol, clock: Clock) -> None:
    """The manager sees it on HQ's page, and so does the store on its other tills."""
    load(hq)
    one, two = enrol_at("S01"), enrol_at("S01")
    tell(hq, one), tell(hq, two)
    clock.move(hours=23, minutes=59)
    assert tell(hq, one).suspects == ()
    clock.move(minutes=2)
    [suspect] = tell(hq, one).suspects
    assert (suspect.register, suspect.since) == (two.name, "2026-03-02T09:30:00.000Z")
    assert "SUSPECT" in requests.get(one.base, timeout=30).text
    assert tell(hq, two).suspects == ()
    assert "SUSPECT" not in requests.get(one.base, timeout=30).text


def test_what_was_lent_comes_back_when_two_people_approve(hq: Hq, till: Register) -> None:
    till.push([spend(till, 2)])
    project.catch_up(hq)
    before = available(hq)
    done = lose(hq, till)
    assert (done.value, done.borne) == (15_000 - 1_960, 0)
    assert available(hq) == before + 10_000 - 1_960
    assert balance(hq, ALICE.id)[SVP] == LOT.principal - 1_960
    assert verify(hq).good
    assert lose(hq, till).owners == 0, "a second time moves nothing"
    assert available(hq) == before + 10_000 - 1_960


@pytest.mark.parametrize("names", [("kim", "kim"), ("kim", ""), (" ", "lee")])
def test_one_alone_cannot_give_a_register_up(hq: Hq, till: Register, names: tuple[str, str]) -> None:
    with pytest.raises(Fault):
        fencing.lose(hq, till.name, None, *names, early=True)
    assert till.push(till.notes(1)).status_code == 200
    assert oddities(hq, till) == []


def test_a_register_that_spoke_today_is_not_given_up_by_mistake(hq: Hq, till: Register, clock: Clock) -> None:
    tell(hq, till)
    with pytest.raises(Fault):
        fencing.lose(hq, till.name, None, "kim", "lee")
    clock.move(hours=25)
    assert fencing.lose(hq, till.name, None, "kim", "lee").owners == 2


def test_what_turns_up_later_is_kept_and_counts_when_it_was_looked_at(hq: Hq, till: Register) -> None:
    """The till lives after all: what it sold is not lost, what it spent is not taken of the member a second time."""
    lose(hq, till)
    late = [spend(till, 2), sold(till, cash_sale("S02", 1, BOB), BOB)]
    assert till.push(late).status_code == 200
    project.catch_up(hq)
    assert oddities(hq, till) == [(1, "quarantined"), (2, "quarantined")]
    assert row(hq, BOB.id).spending == 0
    assert verify(hq).good
    before = available(hq)
    assert fencing.approve(hq, till.name, None, "kim", "lee") == 2
    assert (row(hq, BOB.id).spending, day(hq).sales) == (1_000, 2)
    assert (available(hq), balance(hq, ALICE.id)[SVP]) == (before, LOT.principal)
    assert oddities(hq, till) == [(1, "adopted_loss")]
    assert verify(hq).good
    assert fencing.approve(hq, till.name, None, "kim", "lee") == 0
    assert till.push([sold(till, cash_sale("S02", 1))]).status_code == 200
    project.catch_up(hq)
    assert (day(hq).sales, oddities(hq, till)[-1]) == (2, (3, "quarantined"))
    assert verify(hq).good


def day(hq: Hq) -> sales.Day:
    return hq.database.read(lambda tx: sales.day(tx, "2026-03-02"))["S02"]


def test_a_top_up_that_turns_up_later_is_the_member_s(hq: Hq, till: Register) -> None:
    """Credits less spends, as a whole."""
    lose(hq, till)
    back = {"owner": ALICE.id, "unit": SVP, "amount": 500}
    till.push([till.entry("allowance.given_back", {"store": "S02", "reason": "idle", "moves": [back]})])
    fencing.approve(hq, till.name, None, "kim", "lee")
    assert balance(hq, ALICE.id)[SVP] == LOT.principal
    assert verify(hq).good


def test_who_is_shut_out_is_told_and_gets_nothing(hq: Hq, till: Register) -> None:
    assert fencing.shut_out(hq, till.name) == [till.epoch]
    assert [one.do for one in tell(hq, till).directives] == ["shut_out"]
    wish = AllowanceRequest(request_id="q2", owner=ALICE.id, wants=(Want(unit=SVP, amount=1),))
    refused = till.ask("POST", "/v1/allowances", to_bytes(wish))
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "key_revoked")
    for method, path in (("GET", "/v1/feed"), ("GET", "/v1/members"), ("POST", "/v1/epochs"), ("POST", "/v1/totals")):
        assert till.ask(method, path).status_code == 403
    assert till.push(till.notes(1)).status_code == 200
    with pytest.raises(Fault):
        fencing.shut_out(hq, "S09-R9")


def test_another_register_hands_the_lines_in(hq: Hq, till: Register, enrol_at: Enrol) -> None:
    """SALVAGE: they are booked as if the dead one had pushed them; pushed by itself later they change nothing."""
    other = enrol_at("S01")
    lines = [spend(till, 2), sold(till, cash_sale("S02", 1))]
    answer = salvaged(other, till, lines)
    assert (answer.status_code, answer.json()) == (200, {"head": 2, "head_hash": till.prev})
    project.catch_up(hq)
    assert balance(hq, ALICE.id)[SVP] == LOT.principal - 1_960
    assert till.push(lines).status_code == 200
    assert salvaged(other, till, lines).status_code == 200
    project.catch_up(hq)
    assert day(hq).sales == 2
    assert verify(hq).good


def salvaged(by: Register, dead: Register, lines: list[PushLine]) -> requests.Response:
    path = f"/v1/salvage/{dead.name}/{dead.epoch}"
    return by.ask("POST", path, encode_lines(lines), headers={"Content-Type": CONTENT_TYPE})


def test_lines_that_do_not_prove_themselves_are_not_salvaged(hq: Hq, till: Register, enrol_at: Enrol) -> None:
    other = enrol_at("S01")
    line = spend(till, 2)
    forged = PushLine(line.hash, other.notes(1)[0].sig, line.entry)
    assert salvaged(other, till, [forged]).status_code == 423
    gap = [till.entry("staff.signed_in", {"staff": "x"})]
    assert (salvaged(other, till, gap).status_code, salvaged(other, till, gap).json()["expected"]) == (409, 1)
    assert salvaged(other, other, [line]).status_code == 400
    assert salvaged(other, replace(till, epoch="0" * 16), [line]).status_code == 404
    fencing.shut_out(hq, other.name)
    assert salvaged(other, till, [line]).status_code == 403


def test_salvaged_after_it_was_given_up_it_waits_like_what_it_pushes(hq: Hq, till: Register, enrol_at: Enrol) -> None:
    other = enrol_at("S01")
    lose(hq, till)
    assert salvaged(other, till, [spend(till, 2)]).status_code == 200
    project.catch_up(hq)
    assert oddities(hq, till) == [(1, "quarantined")]
    assert balance(hq, ALICE.id)[SVP] == LOT.principal


def test_an_older_epoch_is_suspect_while_it_holds_something(hq: Hq, till: Register, clock: Clock) -> None:
    clock.move(minutes=1)
    till.now = clock()
    _, signed = new_epoch(till, b"\5" * 32)
    assert ask_epoch(till, signed).status_code == 200
    [old] = hq.database.read(silence.left_behind)
    assert (old.epoch, old.holds) == (till.epoch, 15_000)
    fencing.lose(hq, till.name, till.epoch, "kim", "lee")
    assert hq.database.read(silence.left_behind) == []
    assert verify(hq).good


def test_a_loan_that_is_told_of_later_is_borne_by_the_chain(hq: Hq, till: Register, enrol_at: Enrol) -> None:
    """It had lent 10.00 to a neighbour before it died: they went back to Alice, and the neighbour spends them."""
    other = enrol_at("S02")
    assert lose(hq, till).value == 15_000
    before = available(hq)
    body = stored_value_sale("S02", ALICE, 1, replace(LOT, bonus=0), {})
    reports = [{**one, "borrowed": {till.key_id: 1_000}} for one in body["allowances"] if one["unit"] == SVP]
    other.push([sold(other, {**body, "allowances": reports}, ALICE)])
    project.catch_up(hq)
    assert verify(hq).good
    fencing.settle_all(hq)
    assert (available(hq), balance(hq, ALICE.id)[SVP]) == (before, LOT.principal - 980 + 1_000)
    assert verify(hq).good
    fencing.settle_all(hq)
    assert balance(hq, ALICE.id)[SVP] == LOT.principal - 980 + 1_000


def test_one_person_twice_is_seen_when_that_rule_is_off(hq: Hq, till: Register) -> None:
    """Negative control of the two approvals: acts are written then, the rule book finds them unsound, nothing moves."""
    with switched_off(fencing, "or names[0] == names[1]", "or False"):
        before = available(hq)
        fencing.lose(hq, till.name, None, "kim", "kim", early=True)
    assert available(hq) == before
    assert hq.database.read(count_open) == 2


def test_a_quarantine_that_is_off_is_seen(hq: Hq, till: Register) -> None:
    """Negative control: what a stolen till pushes would be the members'."""
    fencing.shut_out(hq, till.name)
    with switched_off(project, "if quarantine.holds(row.seq):", "if False:"):
        assert till.push([sold(till, cash_sale("S02", 1, BOB), BOB)]).status_code == 200
        project.catch_up(hq)
    assert row(hq, BOB.id).spending == 1_000
    assert verify(hq).reason
