"""The pull: rows, snapshots, 410, checksums, HQ's keys, grants; a bad row stops no other."""

import hashlib
from collections.abc import Callable

import pytest

from pos_app.sync.errors import Busy, Damaged, Garbled, Mismatch, NoAnswer
from tests.sync.conftest import World, drain
from tests.sync.scripted_hq import HQ_SEED
from tests.sync.test_push import grant
from tests.sync.troubles import Answered, busy, cut, garbage, instead, lost_reply
from wire import json_text, keys, messages
from wire.signed import HqKey, sign_message

FEED = "GET /v1/feed"
SNAPSHOT = "GET /v1/snapshots/chain"
FILE = "GET /v1/file/chain"


def content(count: int, version: int = 1) -> bytes:
    """A snapshot of the chain, big enough to be cut."""
    return "".join(f"article:{number} {version}\n" for number in range(count)).encode()


def fill(world: World, count: int, version: int = 1) -> None:
    for number in range(count):
        world.hq.put("chain", "article", f"article:{number}", {"n": number}, version)


def expected(world: World) -> dict[str, int]:
    return {key: row.version for key, row in world.hq.live("chain").items()}


def test_rows_from_the_start_where_there_is_no_snapshot(world: World) -> None:
    fill(world, 30)
    world.hq.put("chain", "article", "article:3", None, 2)
    world.hq.put("register:S01-R1", "note", "note:1", {})
    drain(world.puller().step)
    assert world.store.live("chain") == expected(world)
    assert world.store.live("register:S01-R1") == {"note:1": 1}
    assert world.store.positions == {"chain": 31, "register:S01-R1": 1}
    assert world.watcher.healths[-1].complete


def test_an_old_version_that_comes_late_changes_nothing(world: World) -> None:
    fill(world, 2, version=5)
    world.hq.put("chain", "article", "article:0", {"late": True}, 4)
    world.hq.wrong_sums = {}
    puller = world.puller()
    with pytest.raises(Mismatch):  # the scripted HQ counts the late row as live: the till must not
        drain(puller.step)
    version, row = world.store.rows["chain"]["article:0"]
    assert (version, row.doc if row else None) == (5, {"n": 0})


def test_a_snapshot_first_then_the_feed(world: World) -> None:
    fill(world, 400)
    world.hq.put_snapshot("chain", content(400), cursor=400)
    world.hq.put("chain", "article", "article:new", {})
    drain(world.puller().step)
    [(text, data)] = world.store.installed
    assert (text.scope, text.cursor, data) == ("chain", 400, content(400))
    assert world.store.live("chain") == expected(world)
    assert world.hq.seen[-1] == "GET /v1/feed?life=1&after=chain:400,register:S01-R1:0&wait=0&limit=5000"


def test_an_idle_poll_writes_nothing(world: World) -> None:
    fill(world, 1)
    puller = world.puller()
    drain(puller.step)
    writes = world.store.writes
    world.hq.closing = True  # answers the long poll at once
    assert puller.step() is False
    assert world.store.writes == writes
    assert "wait=25" in world.hq.seen[-1]


def test_a_cut_snapshot_goes_on_where_it_was_cut(world: World) -> None:
    """Two cuts, then the rest: every byte is fetched once."""
    fill(world, 9000)
    world.hq.put_snapshot("chain", content(9000), cursor=9000)
    size = len(world.hq.snapshots["chain"][0])
    asked: list[str] = []

    def cut_and_note(honest: Callable[[], Answered]) -> Answered:
        answer = cut(honest)
        asked.append(answer.headers.get("Content-Range", "whole"))
        return answer

    world.hq.trouble(FILE, cut_and_note, cut_and_note)
    puller = world.puller()
    for _ in range(2):
        with pytest.raises(NoAnswer):
            drain(puller.step)
    drain(puller.step)
    assert world.store.installed[0][1] == content(9000)
    assert asked == ["whole", f"bytes {size // 2}-{size - 1}/{size}"]
    assert list(world.store.folder.iterdir()) == []


def test_a_range_that_is_not_honoured_starts_from_the_beginning(world: World) -> None:
    fill(world, 900)
    world.hq.put_snapshot("chain", content(900), cursor=900)
    whole = world.hq.snapshots["chain"][0]
    world.hq.trouble(FILE, cut, instead(Answered(200, whole)))
    puller = world.puller()
    with pytest.raises(NoAnswer):
        drain(puller.step)
    drain(puller.step)
    assert world.store.installed[0][1] == content(900)


@pytest.mark.parametrize(
    "answer",
    [
        Answered(206, b"x", {"Content-Range": "bytes 0-0/1"}),
        Answered(206, b"x"),
        Answered(200, b"x", {"Content-Encoding": "zstd"}),
    ],
)
def test_another_part_than_asked_for_is_refused(world: World, answer: Answered) -> None:
    fill(world, 900)
    world.hq.put_snapshot("chain", content(900), cursor=900)
    world.hq.trouble(FILE, cut, instead(answer))
    puller = world.puller()
    with pytest.raises(NoAnswer):
        drain(puller.step)
    with pytest.raises(Garbled):
        drain(puller.step)
    drain(puller.step)
    assert world.store.installed[0][1] == content(900)


def test_a_snapshot_with_a_changed_byte_is_thrown_away(world: World) -> None:
    fill(world, 900)
    world.hq.put_snapshot("chain", content(900), cursor=900)
    packed, _ = world.hq.snapshots["chain"]
    changed = packed[:-1] + bytes([packed[-1] ^ 1])
    longer = packed + b"x"
    world.hq.trouble(FILE, instead(Answered(200, changed)), instead(Answered(200, longer)))
    puller = world.puller()
    for _ in range(2):
        with pytest.raises(Damaged):
            drain(puller.step)
        assert world.store.installed == []
    world.store.folder.joinpath("chain.0000.part").write_bytes(b"of an older snapshot")
    drain(puller.step)
    assert world.store.installed[0][1] == content(900)
    assert list(world.store.folder.iterdir()) == []


def test_a_snapshot_that_hq_did_not_sign_is_not_fetched(world: World) -> None:
    fill(world, 9)
    world.hq.put_snapshot("chain", content(9), cursor=9)
    answer = world.hq.snapshot("chain")
    lies = [{**answer, "bytes": 1}, {**answer, "signed": {**answer["signed"], "sig": grant(world)["sig"]}}]
    world.hq.trouble(SNAPSHOT, *[instead(Answered(200, json_text.encode(lie))) for lie in lies])
    puller = world.puller()
    for _ in lies:
        with pytest.raises(Damaged):
            drain(puller.step)
    assert world.hq.calls(FILE) == 0


def test_a_signed_file_that_is_no_zstd_is_shown(world: World) -> None:
    world.hq.put_snapshot("chain", content(9), cursor=9)
    _, text = world.hq.snapshots["chain"]
    noise = bytes(range(200))
    sha = hashlib.sha256(noise).hexdigest()
    text = messages.from_plain(type(text), {**messages.to_plain(text), "bytes": len(noise), "sha256": sha})
    world.hq.snapshots["chain"] = (noise, text)
    with pytest.raises(Damaged):
        drain(world.puller().step)


def test_no_snapshot_yet_is_waited_for_three_times(world: World) -> None:
    """503 with Retry-After, then the rows: a till gets ready in any case."""
    fill(world, 5)
    world.hq.trouble(SNAPSHOT, *[busy(3)] * 3)
    puller = world.puller()
    for _ in range(2):
        with pytest.raises(Busy) as caught:
            drain(puller.step)
        assert caught.value.retry_after == 3
    drain(puller.step)
    assert world.store.live("chain") == expected(world)


def test_a_cursor_too_old_brings_the_snapshot(world: World) -> None:
    fill(world, 10)
    puller = world.puller()
    drain(puller.step)
    fill(world, 10, version=2)
    world.hq.put_snapshot("chain", content(10, version=2), cursor=20)
    world.hq.floor["chain"] = 15
    drain(puller.step)
    assert [text.cursor for text, _ in world.store.installed] == [20]
    assert world.store.live("chain") == expected(world)
    assert [health.complete for health in world.watcher.healths] == [True, False, True]


def test_a_cursor_of_another_life_starts_over(world: World) -> None:
    """HQ was restored: no snapshot is named, so the rows come from the start, and the new life is kept."""
    fill(world, 3)
    puller = world.puller()
    drain(puller.step)
    world.hq.life = 2
    world.hq.rows = world.hq.rows[:2]
    drain(puller.step)
    assert world.store.lives == 2
    assert world.store.live("chain") == expected(world)
    assert len(expected(world)) == 2


def test_a_cursor_that_is_never_right_is_shown(world: World) -> None:
    """410 for what HQ itself just gave: no endless fetching."""
    fill(world, 3)
    world.hq.put_snapshot("chain", content(3), cursor=3)
    gone = b'{"error":{"code":"gone","message":"m","advice":"a"},"scope":"chain","snapshot":"/v1/snapshots/chain"}'
    world.hq.trouble(FEED, *[instead(Answered(410, gone))] * 2)
    puller = world.puller()
    for _ in range(2):
        with pytest.raises(Garbled):
            drain(puller.step)
    drain(puller.step)
    assert world.store.live("chain") == expected(world)


def test_a_checksum_that_does_not_fit_fetches_the_scope_again(world: World) -> None:
    fill(world, 5)
    puller = world.puller()
    drain(puller.step)
    del world.store.rows["chain"]["article:2"]
    fill(world, 1, version=2)
    with pytest.raises(Mismatch):
        drain(puller.step)
    assert not world.watcher.healths[-1].complete
    drain(puller.step)
    assert world.store.restarted == ["chain", "chain"]
    assert world.store.live("chain") == expected(world)
    assert world.watcher.healths[-1].complete


def test_a_checksum_is_looked_at_once(world: World) -> None:
    """Walking over a scope costs something: the same sum at the same position is not compared again."""
    fill(world, 5)
    puller = world.puller()
    drain(puller.step)
    del world.store.rows["chain"]["article:2"]
    world.hq.closing = True
    assert puller.step() is False


def test_one_scope_on_demand(world: World) -> None:
    fill(world, 5)
    puller = world.puller()
    drain(puller.step)
    world.hq.put_snapshot("chain", content(5), cursor=5)
    puller.refetch("chain")
    drain(puller.step)
    assert len(world.store.installed) == 1


def test_failures_of_the_poll_lose_no_row(world: World) -> None:
    fill(world, 50)
    world.hq.trouble(FEED, lost_reply, cut, garbage, busy(1), instead(Answered(200, b'{"life":1}')))
    puller = world.puller()
    for fault in (NoAnswer, NoAnswer, Garbled, Busy, Garbled):
        with pytest.raises(fault):
            drain(puller.step)
    drain(puller.step)
    assert world.store.live("chain") == expected(world)


def test_after_a_failure_the_poll_asks_for_an_answer_at_once(world: World) -> None:
    """Or the lamp would stay red for the length of a long poll."""
    fill(world, 1)
    puller = world.puller()
    drain(puller.step)
    world.hq.trouble(FEED, lost_reply)
    world.hq.put("chain", "article", "article:0", {}, 2)
    with pytest.raises(NoAnswer):
        puller.step()
    puller.step()
    assert ["wait=25" in line for line in world.hq.seen if line.startswith(FEED)][1:] == [True, False]


def test_grants_and_recalls_in_the_registers_feed(world: World) -> None:
    world.hq.put("register:S01-R1", "grant", "grant:M1", grant(world))
    recalled = {"owner": "M2", "grant": grant(world, owner="M2"), "reason": "idle"}
    world.hq.put("register:S01-R1", "recall", "recall:M2", recalled)
    drain(world.puller().step)
    assert world.allowances.granted == {("M1", "SVP/1"): 500, ("M2", "SVP/1"): 500}
    assert world.allowances.recalled == [("M2", "idle")]


def test_a_forged_grant_is_shown_and_stops_no_other_row(world: World) -> None:
    world.hq.put("register:S01-R1", "grant", "grant:M1", {**grant(world), "sig": grant(world, owner="M9")["sig"]})
    world.hq.put("register:S01-R1", "grant", "grant:M2", {"not": "signed"})
    world.hq.put("register:S01-R1", "grant", "grant:M3", grant(world, owner="M3"))
    fill(world, 2)
    with pytest.raises(Damaged, match="not signed by HQ"):
        drain(world.puller().step)
    assert world.allowances.granted == {("M3", "SVP/1"): 500}
    assert world.store.live("chain") == expected(world)
    drain(world.puller().step)


def test_a_new_key_of_hq_is_taken_only_in_its_chain(world: World) -> None:
    new = keys.private_key(bytes(range(0x60, 0x80)))
    described = HqKey(id="hq-2", public_key=keys.public_text(new), from_="2026-06-01T00:00:00.000Z")
    world.hq.put("chain", "hq_key", "hq_key:forged", messages.to_plain(sign_message(described, "hq-2", new)))
    puller = world.puller()
    with pytest.raises(Damaged):
        drain(puller.step)
    assert "hq-2" not in world.keys
    with pytest.raises(Mismatch):
        drain(puller.step)
    assert world.store.live("chain") == {}
    world.hq.rows.clear()
    world.hq.put("chain", "hq_key", "hq_key:hq-2", messages.to_plain(sign_message(described, "hq-1", HQ_SEED)))
    drain(puller.step)
    assert "hq-2" in world.keys
