"""`GET /v1/feed` over HTTP: own scopes only, pages, long poll, checksums, cursors that cannot be continued."""

import threading
import time
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from hq.services import outbox as publisher
from hq.services.context import Hq
from hq.services.own_keys import announce_signing_keys
from hq.store import feed, outbox
from hq.store.outbox import Change
from tests.hq.client import Register
from tests.hq.conftest import Clock
from wire.feed import FeedPage, checksum
from wire.messages import from_bytes


def announce(hq: Hq, *changes: Change) -> None:
    hq.database.run_transaction("test", lambda tx: outbox.announce_all(tx, changes))


def prices(count: int) -> list[Change]:
    """Rows of a scope in which nothing else stands."""
    return [Change("chain", "price", f"A{number:04d}", {"price": number}, "S01") for number in range(count)]


def page(register: Register, after: str, **query: int) -> FeedPage:
    text = "&".join([f"after={after}", *(f"{name}={value}" for name, value in query.items())])
    response = register.ask("GET", "/v1/feed", query=text)
    assert response.status_code == 200, response.text
    return from_bytes(FeedPage, response.content)


def refused(register: Register, after: str, **query: int) -> dict[str, Any]:
    text = "&".join([f"after={after}", *(f"{name}={value}" for name, value in query.items())])
    response = register.ask("GET", "/v1/feed", query=text)
    body: dict[str, Any] = response.json()
    return {"status": response.status_code, "code": body["error"]["code"], **body}


def test_pages_until_complete_bring_every_row_once(hq: Hq, register: Register) -> None:
    announce(hq, *prices(25))
    cursor, pages = 0, 0
    seen: list[str] = []
    while True:
        found = page(register, f"chain:{cursor}", limit=10)
        seen += [row.key for row in found.rows]
        cursor = found.cursors["chain"]
        pages += 1
        if found.complete:
            break
        assert found.checksums is None
    assert pages == 3
    assert seen == [f"price:A{number:04d}" for number in range(25)]
    assert found.life == hq.secrets.life


def test_the_checksum_is_of_all_live_rows_and_comes_now_and_then(hq: Hq, register: Register, clock: Clock) -> None:
    announce(hq, *prices(3))
    announce(hq, Change("chain", "price", "A0001", None, "S01"))
    found = page(register, "chain:0")

    assert found.checksums == {"chain": checksum([("price:A0000", 1), ("price:A0002", 1)])}
    assert page(register, "chain:0").checksums is None
    clock.move(minutes=6)
    register.now = clock()
    assert page(register, f"chain:{found.cursors['chain']}").checksums == found.checksums


def test_the_index_is_compared_later(hq: Hq, register: Register, clock: Clock) -> None:
    """It was just fetched as a file that HQ signed: before the first sale nobody goes over all of it."""
    announce(hq, Change("index", "member", "M1", {"id": "M1"}, "M1"))
    assert page(register, "index:0").checksums is None
    clock.move(minutes=4)
    register.now = clock()
    assert page(register, "index:0").checksums is None
    clock.move(minutes=2)
    register.now = clock()
    expected = {"index": checksum([("member:M1", 1)])}
    assert page(register, "index:0").checksums == expected
    clock.move(minutes=30)
    register.now = clock()
    assert page(register, "index:0").checksums is None
    clock.move(hours=6)
    register.now = clock()
    assert page(register, "index:0").checksums == expected


def test_a_new_register_finds_hqs_keys_in_its_scopes(hq: Hq, register: Register) -> None:
    hq.database.run_transaction("start", lambda tx: announce_signing_keys(tx, hq))
    found = page(register, f"chain:0,register:{register.name}:0")

    kinds = {(row.scope, row.kind) for row in found.rows}
    assert {("chain", "hq_key"), (f"register:{register.name}", "index_key")} <= kinds


def test_other_stores_and_other_registers_are_not_shown(register: Register) -> None:
    for scope in ("store:S02", "register:S01-R9", "store:S01x", "staff"):
        answer = refused(register, f"chain:0,{scope}:0")
        assert (answer["status"], answer["code"], answer["scope"]) == (403, "not_yours", scope)


def test_what_is_no_cursor_is_malformed(register: Register) -> None:
    for after in ("", "chain", "chain:-1", "chain:1,chain:2", "chain:x"):
        assert refused(register, after)["status"] == 400
    assert refused(register, "chain:0", limit=0)["status"] == 400


def test_a_cursor_ahead_of_hq_is_gone(hq: Hq, register: Register) -> None:
    announce(hq, *prices(2))
    answer = refused(register, "chain:99")
    assert (answer["status"], answer["scope"], answer["snapshot"]) == (410, "chain", "/v1/snapshots/chain")


def test_a_cursor_of_another_life_is_gone_unless_it_is_the_start(hq: Hq, register: Register) -> None:
    announce(hq, *prices(2))
    page(register, "chain:0")
    assert refused(register, "chain:1", life=7)["status"] == 410
    assert page(register, "chain:0", life=7).complete


def test_a_cursor_before_forgotten_deletions_is_gone(hq: Hq, register: Register) -> None:
    announce(hq, *prices(2))
    publisher.publish(hq)
    announce(hq, Change("chain", "price", "A0000", None, "S01"))
    publisher.publish(hq)
    hq.database.run_transaction("test", lambda tx: feed.prune(tx, "chain", 3))

    assert refused(register, "chain:1")["status"] == 410
    assert [row.key for row in page(register, "chain:0").rows] == ["price:A0001"]
    assert page(register, "chain:3").rows == ()


def test_a_long_poll_answers_as_soon_as_something_is_announced(hq: Hq, register: Register) -> None:
    page(register, "chain:0")

    def later() -> None:
        time.sleep(0.5)
        announce(hq, *prices(1))
        publisher.publish(hq)

    thread = threading.Thread(target=later)
    thread.start()
    begun = time.monotonic()
    found = page(register, "chain:0", wait=10)
    took = time.monotonic() - begun
    thread.join()

    assert [row.key for row in found.rows] == ["price:A0000"]
    assert 0.4 < took < 5


def test_a_long_poll_sees_what_another_process_announced(hq: Hq, register: Register) -> None:
    page(register, "chain:0")
    timer = threading.Timer(0.3, announce, (hq, *prices(1)))  # nobody rings the bell
    timer.start()
    assert [row.key for row in page(register, "chain:0", wait=10).rows] == ["price:A0000"]
    timer.join()


def test_a_long_poll_ends_empty_when_nothing_happens(register: Register) -> None:
    page(register, "chain:0")
    begun = time.monotonic()
    found = page(register, "chain:0", wait=1)
    assert found.rows == ()
    assert found.complete
    assert time.monotonic() - begun >= 1


def test_many_may_wait_at_once_without_holding_the_workers(
    hq: Hq, register: Register, enrol_at: Callable[[str], Register]
) -> None:
    page(register, "chain:0")
    waiting = [threading.Thread(target=page, args=(register, "chain:0"), kwargs={"wait": 3}) for _ in range(60)]
    for thread in waiting:
        thread.start()
    time.sleep(0.5)
    begun = time.monotonic()
    register.head()
    assert time.monotonic() - begun < 2
    announce(hq, *prices(1))
    publisher.publish(hq)
    for thread in waiting:
        thread.join()


def test_nothing_is_lost_while_four_writers_announce(hq: Hq, register: Register) -> None:
    def write(number: int) -> None:
        for count in range(20):
            announce(hq, Change("chain", "price", f"{number}-{count}", {"price": count}, f"w{number}"))
            publisher.publish(hq)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    cursor = 0
    seen: list[str] = []
    ends = time.monotonic() + 60
    while len(seen) < 80 and time.monotonic() < ends:
        found = page(register, f"chain:{cursor}", wait=5, limit=7)
        seen += [row.key for row in found.rows]
        cursor = found.cursors["chain"]
    for writer in writers:
        writer.join()

    assert len(set(seen)) == len(seen) == 80
    with hq.database.engine.connect() as connection:
        positions = list(connection.scalars(sa.select(feed.feed.c.pos).where(feed.feed.c.scope == "chain")))
    assert len(set(positions)) == 80  # who publishes what another has published leaves a gap
