"""The push against everything that can happen to it: the same journal at HQ, nothing lost, nothing doubled."""

from datetime import timedelta

import pytest

from domain.errors import Fault
from pos_app.sync.errors import Busy, Damaged, Garbled, KeyRefused, NoAnswer, Refused
from tests.sync.conftest import World, drain
from tests.sync.memory_till import body_of
from tests.sync.troubles import Answered, Trouble, busy, cut, garbage, instead, lost_reply, lost_request
from wire import entries, json_text
from wire.push import MAX_BYTES, PushLine

PUSH = "POST /v1/journal/"
HEAD = "GET /v1/journal/"


def write(world: World, count: int, size: int = 0) -> None:
    for _ in range(count):
        world.journal.write(size=size)


def test_everything_arrives_in_order(world: World) -> None:
    write(world, 1203)
    drain(world.pusher().step)
    assert world.held() == world.ours()
    assert world.journal.confirmed == 1203
    assert world.hq.calls(PUSH) == 3
    assert world.hq.calls(HEAD) == 1


def test_entries_keep_their_bytes(world: World) -> None:
    line = world.journal.write(body={"text": "é \ud800 \0"})
    drain(world.pusher().step)
    [held] = world.hq.journals["S01-R1/00112233445566aa"].lines
    assert held == line


def test_a_push_is_bounded_by_bytes_and_by_hqs_window(world: World) -> None:
    write(world, 9, size=MAX_BYTES // 4)
    pusher = world.pusher()
    drain(pusher.step)
    assert world.hq.calls(PUSH) == 3
    world.hq.window = 2
    write(world, 7)
    drain(pusher.step)
    assert world.held() == world.ours()
    assert world.hq.calls(PUSH) == 3 + 1 + 0  # the first answer brings the window; 7 lines fit into the old one
    write(world, 4)
    drain(pusher.step)
    assert world.hq.calls(PUSH) == 6


def test_one_line_over_the_bound_still_goes(world: World) -> None:
    write(world, 1, size=2 * MAX_BYTES)
    drain(world.pusher().step)
    assert world.held() == world.ours()


@pytest.mark.parametrize(
    ("trouble", "fault"),
    [
        (lost_request, NoAnswer),
        (lost_reply, NoAnswer),
        (cut, NoAnswer),
        (garbage, Garbled),
        (busy(7), Busy),
        (instead(Answered(500, b"oops")), Garbled),
        (instead(Answered(404, b"<html>")), Garbled),
        (instead(Answered(302, b"", {"Location": "http://127.0.0.1:1/"})), Garbled),
        (instead(Answered(200, b"{}")), Garbled),
        (instead(Answered(200, b'{"head":1,"head":1}')), Garbled),
        (instead(Answered(200, b"\xff", {"Content-Encoding": "zstd"})), Garbled),
        (instead(Answered(200, b"{}", {"Content-Encoding": "br"})), Garbled),
    ],
)
@pytest.mark.parametrize("where", [PUSH, HEAD])
def test_every_failure_is_a_fault_and_the_next_try_mends_it(
    world: World, trouble: Trouble, fault: type[Fault], where: str
) -> None:
    write(world, 3)
    world.hq.trouble(where, trouble)
    pusher = world.pusher()
    with pytest.raises(fault) as caught:
        drain(pusher.step)
    assert caught.value.advice
    pusher.forget()
    drain(pusher.step)
    assert world.held() == world.ours()
    assert world.journal.confirmed == 3
    assert world.journal.opened == []


def test_retry_after_is_told(world: World) -> None:
    write(world, 1)
    world.hq.trouble(PUSH, busy(7), instead(Answered(429, b"", {"Retry-After": "soon"})))
    pusher = world.pusher()
    waits = []
    for _ in range(2):
        with pytest.raises(Busy) as caught:
            drain(pusher.step)
        waits.append(caught.value.retry_after)
    assert waits == [7, 0]


def test_retry_after_may_be_a_date(world: World) -> None:
    at = (world.hq.now() + timedelta(seconds=90)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    world.hq.trouble(HEAD, instead(Answered(503, b"", {"Retry-After": at})))
    with pytest.raises(Busy) as caught:
        world.pusher().step()
    assert 80 <= caught.value.retry_after <= 90


def test_hq_put_back_gets_everything_again(world: World) -> None:
    """HQ lost what came after entry 2 and says so with 409."""
    write(world, 5)
    pusher = world.pusher()
    drain(pusher.step)
    world.hq.journals["S01-R1/00112233445566aa"].lines[2:] = []
    write(world, 1)
    drain(pusher.step)
    assert world.held() == world.ours()
    assert world.journal.opened == []


def test_an_expected_that_makes_no_sense_is_shown(world: World) -> None:
    write(world, 1)
    gap = b'{"error":{"code":"gap","message":"m","advice":"a"},"expected":9}'
    world.hq.trouble(PUSH, instead(Answered(409, gap)))
    with pytest.raises(Refused):
        drain(world.pusher().step)
    assert world.journal.opened == []


def test_a_wrong_clock_is_corrected_once(world: World) -> None:
    """Ten minutes or a day off, either way: HQ's time is learnt, the request sent again, nobody notices."""
    for off in (timedelta(minutes=10), timedelta(minutes=-10), timedelta(days=1), timedelta(days=-1)):
        world.machine_clock.off = off
        world.clock.learn("2026-01-01T00:00:00.000Z")
        write(world, 1)
        drain(world.pusher().step)
        assert abs(world.clock.offset + off) < timedelta(seconds=5)
    assert world.held() == world.ours()


def test_a_key_that_hq_does_not_take_is_shown(world: World) -> None:
    """The clock is right, so the signature is not sent again and again."""
    write(world, 1)
    world.hq.journals["S01-R1/00112233445566aa"].public_key = world.hq.journals[
        "S01-R1/00112233445566aa"
    ].public_key.swapcase()
    del world.hq.journals["S01-R1/00112233445566aa"]
    with pytest.raises(KeyRefused):
        world.pusher().step()
    assert world.hq.calls(HEAD) == 1


def clone(world: World, shared: int) -> None:
    """Another till with a copy of our disk pushed entries of its own after `shared`."""
    hq = world.hq.journals["S01-R1/00112233445566aa"]
    other = world.journal
    mine, prev = other.lines[other.epoch][:], other.prev
    other.lines[other.epoch] = mine[:shared]
    other.prev = mine[shared - 1].hash
    for number in range(3):
        other.write(body={"text": f"the clone's {number}"})
    hq.lines = other.lines[other.epoch][:]
    other.lines[other.epoch], other.prev = mine, prev


def test_a_fork_opens_a_new_epoch_and_hands_the_rest_in(world: World) -> None:
    """423: selling goes on in a new epoch; every entry that HQ did not take is there as adopted, byte for byte."""
    write(world, 2)
    pusher = world.pusher()
    drain(pusher.step)
    write(world, 4)
    old_epoch, mine = world.journal.epoch, world.ours()
    clone(world, shared=2)
    drain(pusher.step)
    assert world.journal.opened == [("forked", 3)]
    assert world.journal.pending is None
    assert len(world.journal.certificates) == 2
    assert world.held() == world.ours()
    held = world.hq.journals[f"S01-R1/{world.journal.epoch}"].lines
    handed_in = [entries.read_adopted(body_of(line))[0].hash for line in held[1:]]
    assert handed_in == mine[2:]
    assert len(world.hq.journals[f"S01-R1/{old_epoch}"].lines) == 5
    assert [line.hash for line in world.hq.evidence] == mine[2:]


def test_a_fork_is_also_found_by_the_head_alone(world: World) -> None:
    """After a start the head's hash differs: the lines are shown to HQ, which keeps them as evidence."""
    write(world, 6)
    drain(world.pusher().step)
    world.journal.confirmed = 2
    clone(world, shared=2)
    drain(world.pusher().step)
    assert world.journal.opened == [("forked", 3)]
    assert len(world.hq.evidence) == 4
    assert world.held() == world.ours()


def test_a_fork_of_an_epoch_of_which_hq_confirmed_nothing_to_this_disk(world: World) -> None:
    """A copy of the disk told HQ first."""
    write(world, 8)
    mine = world.ours()
    clone(world, shared=2)
    drain(world.pusher().step)
    assert world.journal.opened == [("forked", 1)]
    held = world.hq.journals[f"S01-R1/{world.journal.epoch}"].lines
    assert [entries.read_adopted(body_of(line))[0].hash for line in held[1:]] == mine


def test_what_stands_before_a_line_that_does_not_fit_is_handed_in_too(world: World) -> None:
    """A push is all or nothing: HQ took none of its lines, though only a later one is wrong."""
    write(world, 2)
    pusher = world.pusher()
    drain(pusher.step)
    write(world, 4)
    mine, lines = world.ours(), world.journal.lines[world.journal.epoch]
    lines[4] = PushLine(lines[4].hash, lines[3].sig, lines[4].entry, lines[4].private)
    drain(pusher.step)
    held = world.hq.journals[f"S01-R1/{world.journal.epoch}"].lines
    assert [entries.read_adopted(body_of(line))[0].hash for line in held[1:]] == mine[2:]


def test_a_restored_disk_opens_a_new_epoch(world: World) -> None:
    """HQ has more than we: an old copy of the disk was put back."""
    write(world, 6)
    drain(world.pusher().step)
    journal = world.journal
    journal.lines[journal.epoch] = journal.lines[journal.epoch][:3]
    journal.prev = journal.lines[journal.epoch][-1].hash
    journal.confirmed = 2
    drain(world.pusher().step)
    assert world.journal.opened == [("restored", 3)]
    assert world.held() == world.ours()


def test_a_cut_off_tail_is_found_while_running(world: World) -> None:
    """200 with a head beyond ours is no success of this journal."""
    write(world, 6)
    drain(world.pusher().step)
    journal = world.journal
    pusher = world.pusher()
    assert not pusher.step()
    journal.lines[journal.epoch] = journal.lines[journal.epoch][:4]
    journal.prev = journal.lines[journal.epoch][-1].hash
    journal.confirmed = 3
    pusher.forget()
    drain(pusher.step)
    assert world.journal.opened == [("restored", 4)]


@pytest.mark.parametrize("status", [400, 413])
def test_what_hq_cannot_take_goes_into_a_new_epoch(world: World, status: int) -> None:
    write(world, 2)
    pusher = world.pusher()
    drain(pusher.step)
    write(world, 1)
    refusal = b'{"error":{"code":"malformed","message":"m","advice":"a"}}'
    world.hq.trouble(PUSH, instead(Answered(status, refusal)))
    drain(pusher.step)
    assert world.journal.opened == [("refused", 3)]
    assert world.held() == world.ours()


def test_a_new_epoch_does_not_follow_one_of_which_hq_took_nothing(world: World) -> None:
    """No endless row of epochs: the refusal is shown instead."""
    write(world, 1)
    refusal = b'{"error":{"code":"malformed","message":"m","advice":"a"}}'
    world.hq.trouble(PUSH, *[instead(Answered(400, refusal))] * 3)
    pusher = world.pusher()
    for _ in range(3):
        with pytest.raises(Refused):
            drain(pusher.step)
    assert world.journal.opened == []


def test_a_400_without_hqs_words_opens_no_epoch(world: World) -> None:
    """Some proxy says 400: that is no verdict on the journal."""
    write(world, 2)
    pusher = world.pusher()
    drain(pusher.step)
    write(world, 1)
    world.hq.trouble(PUSH, instead(Answered(400, b"Bad Request")), instead(Answered(413, b"")))
    for _ in range(2):
        with pytest.raises(Garbled):
            drain(pusher.step)
    assert world.journal.opened == []


@pytest.mark.parametrize("trouble", [lost_request, lost_reply, garbage, busy(0)])
def test_opening_an_epoch_survives_its_own_troubles(world: World, trouble: Trouble) -> None:
    write(world, 2)
    pusher = world.pusher()
    drain(pusher.step)
    write(world, 2)
    clone(world, shared=2)
    world.hq.trouble("POST /v1/epochs", trouble)
    with pytest.raises(Fault):
        drain(pusher.step)
    assert world.journal.pending is not None
    pusher.forget()
    drain(pusher.step)
    assert world.journal.opened == [("forked", 3)]
    assert world.held() == world.ours()


def test_a_countersignature_of_another_text_is_refused(world: World) -> None:
    write(world, 2)
    pusher = world.pusher()
    drain(pusher.step)
    write(world, 1)
    clone(world, shared=2)
    other = json_text.encode({"certificate": {"signed": "{}", "key": "hq-1", "sig": "AA=="}})
    world.hq.trouble("POST /v1/epochs", instead(Answered(200, other)))
    with pytest.raises(Damaged):
        drain(pusher.step)
    assert len(world.journal.certificates) == 1


def test_an_answer_that_lies_about_the_head_is_shown(world: World) -> None:
    """A head below what was sent, or with another hash: not taken as a position."""
    write(world, 2)
    answer = {"head": 1, "head_hash": "0" * 64, "window": 500, "hq_time": "2026-01-01T00:00:00.000Z"}
    world.hq.trouble(PUSH, instead(Answered(200, json_text.encode(answer))))
    with pytest.raises(Garbled):
        drain(world.pusher().step)
    world.hq.trouble(PUSH, instead(Answered(200, json_text.encode({**answer, "head": 2}))))
    with pytest.raises(Damaged):
        drain(world.pusher().step)
    assert world.journal.confirmed == 0


def grant(world: World, **changes: object) -> dict[str, object]:
    plain = {
        "owner": "M1",
        "holder": "S01-R1",
        "epoch": world.journal.epoch,
        "life": 1,
        "granted": [{"unit": "SVP/1", "expires": None, "g": 500}],
        "policy": {},
        "hq_time": "2026-01-02T03:04:05.678Z",
    }
    return world.hq.sign({**plain, **changes})


def test_grants_recalls_and_notices_in_an_answer(world: World) -> None:
    write(world, 1)
    recalled = grant(world, owner="M2", granted=[{"unit": "SVP/2", "expires": "2027-03-31", "g": 70}])
    world.hq.next_push = {
        "grants": [grant(world)],
        "recalls": [{"owner": "M2", "grant": recalled, "reason": "elsewhere"}],
        "notices": [{"code": "clock", "message": "m"}],
    }
    drain(world.pusher().step)
    assert world.allowances.granted == {("M1", "SVP/1"): 500, ("M2", "SVP/2"): 70}
    assert world.allowances.recalled == [("M2", "elsewhere")]
    assert world.watcher.notices == [{"code": "clock", "message": "m"}]


def test_a_forged_grant_is_not_installed(world: World) -> None:
    write(world, 1)
    forged = {**grant(world), "sig": grant(world, owner="M9")["sig"]}
    world.hq.next_push = {"grants": [forged]}
    with pytest.raises(Damaged):
        drain(world.pusher().step)
    assert world.allowances.granted == {}
    assert world.journal.confirmed == 1
