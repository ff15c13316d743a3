"""Both threads together: waking, asking, backing off, coming back, telling, stopping."""

import json
import threading
import time
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial

import pytest

from domain.errors import Refusal
from pos_app.sync.client import HqClient
from pos_app.sync.errors import NoAnswer, Refused, Stopped
from pos_app.sync.syncer import Pace, Syncer
from tests.sync.conftest import World, eventually
from tests.sync.test_push import clone, grant
from tests.sync.troubles import Answered, Trouble, busy, garbage, honestly, instead, lost_reply, lost_request
from wire import messages
from wire.allowances import AllowanceRequest, Grant, GrantRefusal, Total, Want
from wire.signed import Signed

QUICK = Pace(heartbeat=30, rest=0.02, first_retry=0.02, longest_retry=0.1)
ASK = AllowanceRequest(request_id="r-1", owner="M1", wants=(Want(unit="SVP", amount=500),))


@pytest.fixture
def syncer(world: World) -> Iterator[Syncer]:
    running = world.syncer(QUICK)
    running.start()
    yield running
    assert running.stop()


def test_a_finished_sale_arrives_at_once(world: World, syncer: Syncer) -> None:
    eventually(lambda: syncer.health.online and syncer.health.complete)
    for _ in range(5):
        world.journal.write()
        started = time.monotonic()
        syncer.wake()
        eventually(lambda: world.held() == world.ours())
        assert time.monotonic() - started < 1
    eventually(lambda: syncer.health.unsynced == 0)


def test_a_change_at_hq_arrives_at_once(world: World, syncer: Syncer) -> None:
    eventually(lambda: syncer.health.complete)
    started = time.monotonic()
    world.hq.put("chain", "article", "article:1", {"price": 5})
    eventually(lambda: "article:1" in world.store.live("chain"))
    assert time.monotonic() - started < 2


def test_hq_away_is_shown_with_advice_and_ends_by_itself(world: World, syncer: Syncer) -> None:
    eventually(lambda: syncer.health.online)
    world.hq.trouble("", *[lost_request] * 40)
    world.journal.write()
    syncer.wake()
    eventually(lambda: not syncer.health.online)
    problem = syncer.health.problem
    assert problem is not None
    assert problem.code == "hq_unreachable"
    assert "Selling goes on" in problem.advice
    eventually(lambda: syncer.health.unsynced == 1)
    eventually(lambda: syncer.health.online and world.held() == world.ours())
    eventually(lambda: syncer.health.problem is None)


def test_a_plan_of_a_newer_program_is_told_until_it_is_read(world: World, syncer: Syncer) -> None:
    eventually(lambda: syncer.health.complete)
    world.store.unread = 7
    world.hq.put("chain", "article", "article:1", {"price": 5})
    eventually(lambda: syncer.health.problem is not None and syncer.health.problem.code == "plan_unread")
    assert syncer.health.online
    world.store.unread = 0
    world.hq.put("chain", "article", "article:1", {"price": 6})
    eventually(lambda: syncer.health.problem is None)


@pytest.mark.parametrize("trouble", [lost_reply, lost_request, garbage, busy(0)])
def test_selling_through_a_bad_line(world: World, syncer: Syncer, trouble: Trouble) -> None:
    """Every other request meets trouble: the books are the same in the end."""
    for _ in range(30):
        world.hq.trouble("", trouble, honestly)
    for _ in range(40):
        world.journal.write()
        syncer.wake()
    eventually(lambda: world.held() == world.ours())
    assert world.journal.opened == []


def test_busy_is_respected_by_wakes_but_not_by_asks(world: World, syncer: Syncer) -> None:
    eventually(lambda: syncer.health.complete and syncer.health.unsynced == 0)
    world.hq.trouble("POST /v1/journal", busy(3600))
    world.journal.write()
    syncer.wake()
    eventually(lambda: syncer.health.push is not None)
    assert syncer.health.push is not None
    assert syncer.health.push.code == "hq_busy"
    asked = world.hq.calls("POST /v1/journal")
    for _ in range(5):
        syncer.wake()
        time.sleep(0.02)
    assert world.hq.calls("POST /v1/journal") == asked
    assert syncer.ask(_epochless).result(5) == "answered"
    eventually(lambda: world.held() == world.ours())


def test_what_waits_is_counted_while_the_push_backs_off(world: World) -> None:
    world.hq.trouble("POST /v1/journal", busy(3600))
    world.journal.write()
    syncer = world.syncer(Pace())
    syncer.start()
    eventually(lambda: syncer.health.push is not None)
    for count in range(2, 5):
        world.journal.write()
        syncer.wake()
        eventually(partial(_waits, syncer, count))
    assert syncer.stop()


def _waits(syncer: Syncer, count: int) -> bool:
    return syncer.health.unsynced == count


def _epochless(client: HqClient) -> str:
    client.own_journal("S01-R1", "00112233445566aa", 0)
    return "answered"


def test_an_allowance_is_installed_before_it_is_told(world: World, syncer: Syncer) -> None:
    asked: list[dict[str, object]] = []

    def decide(request: dict[str, object]) -> dict[str, object]:
        asked.append(request)
        signed = grant(world, request_id="r-1")
        plain: dict[str, object] = json.loads(str(signed["signed"]))
        return plain

    world.hq.decide = decide
    answer = syncer.ask_allowance(ASK).result(5)
    assert isinstance(answer, Grant)
    assert world.allowances.granted == {("M1", "SVP/1"): 500}
    assert asked == [{"request_id": "r-1", "owner": "M1", "wants": [{"unit": "SVP", "amount": 500}], "have": []}]


def test_a_refused_allowance_says_who_holds_the_rest(world: World, syncer: Syncer) -> None:
    lent = {"store": "S02", "amount": 400, "since": "2026-01-02T03:04:05.678Z"}
    refused = {"unit": "SVP", "reason": "lent", "available": 100, "lent": [lent]}

    def decide(asked: Mapping[str, object]) -> Mapping[str, object]:
        return {"request_id": asked["request_id"], "refused": [refused]}

    world.hq.decide = decide
    answer = syncer.ask_allowance(ASK).result(5)
    assert isinstance(answer, GrantRefusal)
    assert answer.refused[0].lent[0].store == "S02"
    assert world.allowances.granted == {}


def test_asks_fail_with_their_fault(world: World, syncer: Syncer) -> None:
    world.hq.trouble("POST /v1/allowances", lost_reply)
    with pytest.raises(NoAnswer):
        syncer.ask_allowance(ASK).result(5)
    assert isinstance(syncer.ask_allowance(ASK).result(5), GrantRefusal)
    with pytest.raises(Refused) as caught:
        syncer.ask(_unknown).result(5)
    assert caught.value.status == 404
    with pytest.raises(Refusal):
        syncer.ask(_no).result(5)


def _unknown(client: HqClient) -> object:
    return client.members(card="1")


def _no(client: HqClient) -> object:
    raise Refusal("no")


def test_an_answer_to_another_request_is_refused(world: World, syncer: Syncer) -> None:
    other = AllowanceRequest(request_id="r-9", owner="M1", wants=ASK.wants)
    reply = syncer.ask(_as_it_came).result(5)
    assert messages.from_bytes(Signed, reply).signed == '{"request_id":"r-1","refused":[]}'
    world.hq.trouble("POST /v1/allowances", instead(Answered(200, reply)))
    with pytest.raises(Exception, match="another request"):
        syncer.ask_allowance(other).result(5)


def _as_it_came(client: HqClient) -> bytes:
    return client.http.call("POST", "/v1/allowances", body=messages.to_bytes(ASK))


def test_a_fork_is_told_and_selling_goes_on(world: World, syncer: Syncer) -> None:
    for _ in range(3):
        world.journal.write()
    syncer.wake()
    eventually(lambda: world.journal.confirmed == 3)
    with world.journal.lock:
        world.journal.write()
        clone(world, shared=3)
    syncer.wake()
    eventually(lambda: world.journal.opened == [("forked", 4)])
    world.journal.write()
    syncer.wake()
    eventually(lambda: world.held() == world.ours() and len(world.ours()) == 3)


def test_the_heartbeat_and_what_hq_wants(world: World) -> None:
    total = Total(owner="M1", unit="SVP/1", g=5, grant=None, c=0, s=1, b=0, lent={}, borrowed={})
    world.allowances.reports = [total] * 501
    world.hq.put_snapshot("chain", b"", cursor=0)
    world.hq.directives = [
        {"do": "freeze", "owner": "M7"},
        {"do": "refetch", "scope": "chain"},
        {"do": "recall", "details": {"owner": "M2", "grant": grant(world, owner="M2")}},
        {"do": "report_totals"},
    ]
    world.journal.write()
    syncer = world.syncer(QUICK)
    syncer.start()
    eventually(lambda: len(world.hq.totals) == 2)
    assert syncer.stop()
    [beat] = world.hq.beats
    assert beat["head"] == {"epoch": world.journal.epoch, "head": 1, "head_hash": world.journal.prev}
    assert (beat["unsynced"], beat["version"], beat["devices"]) == (0, "0.1.0", {"printer": "ready"})
    assert [directive.do for directive in world.watcher.directives] == ["freeze"]
    assert world.allowances.recalled == [("M2", None)]
    assert [(len(page["totals"]), page["last"]) for page in world.hq.totals] == [(500, False), (1, True)]


def test_the_clocks_difference_is_told(world: World) -> None:
    world.machine_clock.off = timedelta(hours=-1)
    syncer = world.syncer(QUICK)
    syncer.start()
    eventually(lambda: syncer.health.offset_seconds >= 3599 and syncer.health.online)
    assert syncer.stop()


def test_it_stops_within_a_second_in_the_middle_of_a_long_poll(world: World) -> None:
    syncer = world.syncer(QUICK)
    syncer.start()
    eventually(lambda: any("wait=25" in line for line in world.hq.seen))
    told = len(world.watcher.healths)
    started = time.monotonic()
    assert syncer.stop()
    assert time.monotonic() - started < 1
    assert len(world.watcher.healths) == told
    assert not [thread for thread in threading.enumerate() if thread.name in ("push", "pull")]
    with pytest.raises(Stopped):
        syncer.ask(_epochless).result(1)


def test_it_stops_within_a_second_while_backing_off(world: World) -> None:
    world.hq.trouble("", *[busy(3600)] * 10)
    syncer = world.syncer(Pace())
    syncer.start()
    eventually(lambda: syncer.health.push is not None and syncer.health.pull is not None)
    started = time.monotonic()
    assert syncer.stop()
    assert time.monotonic() - started < 1


def test_somebody_may_have_it_tried_now(world: World) -> None:
    world.hq.trouble("", *[busy(3600)] * 2)
    syncer = world.syncer(Pace())
    syncer.start()
    eventually(lambda: syncer.health.push is not None and syncer.health.pull is not None)
    syncer.retry_now()
    eventually(lambda: syncer.health.problem is None and syncer.health.complete)
    assert syncer.stop()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_in_a_thread_is_told(world: World) -> None:
    """No silence: the lamp says that the talk with HQ has stopped, and the error reaches the thread's hook."""
    syncer = world.syncer(QUICK)
    world.store.positions = None  # type: ignore[assignment]
    syncer.start()
    eventually(lambda: syncer.health.pull is not None and syncer.health.pull.code == "sync_stopped")
    assert syncer.stop()
