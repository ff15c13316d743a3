"""Backoff, timers, sessions, enrolment, other calls of the client."""

import socket
import ssl
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pos_app.sync.backoff import Backoff
from pos_app.sync.download import fetch
from pos_app.sync.errors import Damaged, DiskFault, Garbled, NoAnswer, Refused
from pos_app.sync.http import HqHttp
from pos_app.sync.loop import Timer
from pos_app.sync.session import LARGEST_BODY, RequestsSession
from tests.sync.conftest import World, drain
from tests.sync.troubles import Answered, instead
from wire import compression, keys, messages
from wire.enrolment import parse_code
from wire.feed import FeedPage
from wire.push import PushLine
from wire.snapshots import SnapshotText


def test_full_jitter_doubles_up_to_five_minutes() -> None:
    """The whole bound with the highest random number, nothing with the lowest; a success begins anew."""
    high = Backoff(lambda: 1)
    assert [high.next_delay() for _ in range(11)] == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    high.reset()
    assert high.next_delay() == 1
    low = Backoff(lambda: 0)
    assert [low.next_delay() for _ in range(3)] == [0, 0, 0]
    assert low.next_delay(at_least=20) == 20
    assert high.next_delay(at_least=0.5) == 2


def test_a_timer_is_not_fooled_by_a_clock_that_is_set() -> None:
    """Back by a day: it waits its length again at most. Forward: it is due."""
    at = [datetime(2026, 1, 2, tzinfo=UTC)]
    timer = Timer(lambda: at[0], 60)
    at[0] += timedelta(seconds=20)
    assert timer.left() == 40
    at[0] -= timedelta(days=1)
    assert timer.left() == 60
    at[0] += timedelta(seconds=50)
    assert timer.left() == 10
    at[0] += timedelta(days=1)
    assert timer.left() == 0


@pytest.mark.parametrize(
    "address", ["http://hq.example", "ftp://127.0.0.1", "http://127.0.0.1/x", "https://h/?a=1", ""]
)
def test_addresses_that_are_refused(address: str) -> None:
    with pytest.raises(ValueError, match="address"):
        RequestsSession(address)


@pytest.mark.parametrize("address", ["https://hq.example", "http://127.0.0.1:1/", "http://[::1]:1", "http://localhost"])
def test_addresses_that_are_taken(address: str) -> None:
    RequestsSession(address).close()


def test_nobody_there() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        session = RequestsSession(f"http://127.0.0.1:{holder.getsockname()[1]}")
        with pytest.raises(NoAnswer):
            session.send("GET", f"http://127.0.0.1:{holder.getsockname()[1]}/", {}, b"", 1)
        session.close()


def test_an_abort_ends_what_waits_and_what_comes_later() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        session = RequestsSession(address)
        threading.Timer(0.2, session.abort).start()
        started = time.monotonic()
        for _ in range(2):
            with pytest.raises(NoAnswer):
                session.send("GET", f"{address}/", {}, b"", 30)
        assert time.monotonic() - started < 1
        session.close()


def test_only_tls_1_3_is_spoken() -> None:
    """The handshake that the till begins offers nothing older."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        hello: list[bytes] = []

        def listen() -> None:
            connection, _ = server.accept()
            with connection:
                hello.append(connection.recv(4096))

        listener = threading.Thread(target=listen)
        listener.start()
        session = RequestsSession(f"https://127.0.0.1:{server.getsockname()[1]}")
        with pytest.raises(NoAnswer):
            session.send("GET", f"https://127.0.0.1:{server.getsockname()[1]}/", {}, b"", 5)
        listener.join()
        session.close()
    versions = hello[0][hello[0].index(b"\x00\x2b\x00") :]  # the supported_versions extension
    assert versions[4] == 2, "one version of two bytes"
    assert versions[5:7] == ssl.TLSVersion.TLSv1_3.to_bytes(2, "big")


def test_an_answer_without_end_is_not_kept(world: World) -> None:
    world.hq.trouble("GET /v1/journal", instead(Answered(200, bytes(LARGEST_BODY + 1))))
    with pytest.raises(Garbled, match="no end"):
        world.client.epochs("S01-R1")


def test_enrolment_with_a_wrong_code(world: World) -> None:
    wrong = parse_code("1" + world.hq.code[1:])
    with pytest.raises(Refused) as caught:
        world.client.enrol(wrong, keys.public_text(keys.private_key(bytes(32))), {})
    assert (caught.value.status, caught.value.code) == (403, "code_refused")


def test_enrolment_at_an_hq_that_the_code_does_not_name(world: World) -> None:
    """Someone in between answers with its own keys: nothing is taken over."""
    code = parse_code(world.hq.code.partition(".")[0] + "." + "0" * 20)
    world.hq.code = code.text
    with pytest.raises(Damaged, match="not the one"):
        world.client.enrol(code, keys.public_text(keys.private_key(bytes(32))), {})


def test_nothing_signed_goes_out_before_the_enrolment(world: World) -> None:
    http = HqHttp(world.address, world.session, None, world.clock, "0.1.0")
    with pytest.raises(ValueError, match="before the enrolment"):
        http.call("GET", "/v1/feed")


def test_the_own_journal_comes_back_as_it_was(world: World) -> None:
    """A replaced till restores its day: pages until the empty one, the same bytes."""
    for _ in range(700):
        world.journal.write()
    drain(world.pusher().step)
    lines: list[PushLine] = []
    while page := world.client.own_journal("S01-R1", world.journal.epoch, len(lines)):
        lines += page
    assert lines == world.journal.lines[world.journal.epoch]


def test_large_bodies_travel_packed(world: World) -> None:
    """Over 1 KiB with zstd, both ways; the digest is of the bytes as sent, or HQ would say 401."""
    for _ in range(50):
        world.journal.write(size=100)
    drain(world.pusher().step)
    assert world.hq.packed_bodies == 1
    assert world.held() == world.ours()


def test_a_page_may_be_packed(world: World) -> None:
    page = FeedPage(life=1, rows=(), cursors={"chain": 7}, complete=False)
    packed = compression.compress(messages.to_bytes(page))
    world.hq.trouble("GET /v1/feed", instead(Answered(200, packed, {"Content-Encoding": "zstd"})))
    assert world.client.feed(1, {"chain": 0}) == page


def test_a_folder_that_cannot_be_written_is_a_fault(world: World, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    text = SnapshotText(scope="chain", bytes=1, sha256="0" * 64, cursor=1, schema=1, life=1)
    with pytest.raises(DiskFault) as caught:
        fetch(world.client.http, "/v1/file/chain", text, blocked)
    assert "room" in caught.value.advice
