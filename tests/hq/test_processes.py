"""Several processes of HQ on one PostgreSQL, behind any balancer: rows once and in order, the same books."""

import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from secrets import token_bytes
from typing import Any

import pytest
import requests

import hq.services.outbox as publishing
import hq.store.hq_journal as own_store
from domain.entries import OpeningBalance, UnitAmount
from hq.bootstrap import Serving, open_hq, start_up
from hq.services import enrol, own_acts, project
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.services.verify import verify
from hq.store import feed, outbox, sales
from hq.store import hq_journal as own_entries
from hq.store.database import Database, open_database
from tests.hq.books import cash_sale, sold
from tests.hq.chain import ALICE, BOB, load, row
from tests.hq.client import Register, enrolled
from tests.hq.conftest import Clock
from tests.proving import switched_off

ON_POSTGRES = pytest.mark.parametrize("database", ["postgresql"], indirect=True)
PUSHES = 4
SPENT = 4 * PUSHES * 2 * 1000
"""What Bob buys at four registers."""


def serve(url: str, data: Path, tell: Connection) -> None:
    """An HQ in a process of its own."""
    hq = open_hq(url, data)
    serving = Serving(hq, "127.0.0.1", 0)
    start_up(hq)
    tell.send(serving.url)
    serving.run()


@pytest.fixture
def start(hq: Hq, tmp_path: Path) -> Iterator[Callable[[], list[str]]]:
    """Starts two processes on the same books; their addresses."""
    processes: list[BaseProcess] = []
    context = multiprocessing.get_context("spawn")

    def both() -> list[str]:
        url = hq.database.engine.url.render_as_string(hide_password=False)
        found = []
        for _ in range(2):
            hear, tell = context.Pipe(duplex=False)
            process = context.Process(target=serve, args=(url, tmp_path, tell))
            process.start()
            processes.append(process)
            found.append(str(hear.recv()))
        return found

    yield both
    for process in processes:
        process.kill()
        process.join()


class Reader(threading.Thread):
    """Follows a store's feed through both processes in turn, from its beginning, until it is told to stop."""

    def __init__(self, register: Register, bases: list[str]) -> None:
        super().__init__()
        self.register, self.bases = register, bases
        self.rows: list[dict[str, Any]] = []
        self.cursor = 0
        self.done = threading.Event()
        self.scope = f"store:{register.store}"

    def run(self) -> None:
        turn = 0
        while not self.done.is_set():
            self.look(self.bases[turn % 2])
            turn += 1

    def look(self, base: str) -> None:
        self.register.base = base
        query = f"life=1&after={self.scope}:{self.cursor}&wait=0&limit=20"
        page = self.register.ask("GET", "/v1/feed", query=query).json()
        self.rows += page["rows"]
        self.cursor = page["cursors"][self.scope]


def sell(register: Register, bases: list[str]) -> None:
    """Sales to Bob and Alice, a few in a push; every push goes to both processes at once."""
    with ThreadPoolExecutor(2) as pool:
        for _ in range(PUSHES):
            who = [BOB, ALICE, BOB]
            lines = [sold(register, cash_sale(register.store, 1, one), one) for one in who]
            answers = pool.map(lambda base, lines=lines: _push(register, base, lines), bases)
            assert set(answers) == {(200, register.seq)}


def _push(register: Register, base: str, lines: list[Any]) -> tuple[int, int]:
    """Push until it is taken: a repeated push gets the present head."""
    other = replace(register, base=base, session=requests.Session())
    answer = other.push(lines)
    return answer.status_code, answer.json().get("head", -1)


def a_day(hq: Hq, bases: list[str]) -> list[Reader]:
    """Four registers sell, two readers follow; what the readers saw when all is quiet."""
    codes = {store: [enrol.new_code(hq, store)[1] for _ in range(3)] for store in ("S01", "S02")}
    registers = [enrolled(bases[n % 2], code, token_bytes(32), hq.clock()) for n, code in enumerate(codes["S01"])]
    registers += [enrolled(bases[n % 2], code, token_bytes(32), hq.clock()) for n, code in enumerate(codes["S02"])]
    readers = [Reader(registers[0], bases), Reader(registers[3], bases)]
    for reader in readers:
        reader.start()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda one: sell(one, bases), [registers[n] for n in (1, 2, 4, 5)]))
    for _ in range(200):
        if row(hq, BOB.id).spending == SPENT:
            break
        time.sleep(0.05)
    project.catch_up(hq)
    for reader in readers:
        reader.done.set()
        reader.join()
        for base in reader.bases * 4:
            reader.look(base)
    return readers


def seen_well(hq: Hq, reader: Reader) -> bool:
    """Whether a reader saw each row once, in order, and at the end what stands in the feed."""
    positions = [one["pos"] for one in reader.rows]
    live = {one.key: one.version for one in hq.database.read(lambda tx: list(feed.live(tx, reader.scope)))}
    last = {one["key"]: one["version"] for one in reader.rows if one["op"] == "put"}
    return positions == sorted(set(positions)) and last == live


@ON_POSTGRES
def test_two_processes_push_and_pull_at_once(hq: Hq, start: Callable[[], list[str]], clock: Clock) -> None:
    load(hq)
    bases = start()
    clock.time = datetime.now(UTC)
    readers = a_day(hq, bases)
    assert [seen_well(hq, reader) for reader in readers] == [True, True]
    for reader, home in zip(readers, (ALICE, BOB), strict=True):
        assert f"member:{home.id}" in {one["key"] for one in reader.rows}
    found = verify(hq)
    assert (found.first_bad, found.reason) == ("", "")
    assert row(hq, BOB.id).spending == SPENT
    days = hq.database.read(lambda tx: sales.day(tx, "2026-03-02"))
    assert sum(day.sales for day in days.values()) == 4 * PUSHES * 3


@pytest.fixture
def second(hq: Hq, database: Database) -> Iterator[Hq]:
    """The same headquarters as another process has it: with connections of its own."""
    other = open_database(database.engine.url.render_as_string(hide_password=False))
    yield replace(hq, database=other)
    other.close()


@ON_POSTGRES
def test_two_processes_write_one_journal_of_hq(hq: Hq, second: Hq, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both find the same head before either writes; who comes second does his work again on the new one."""
    load(hq)
    heads, met = own_entries.heads, threading.Barrier(2)

    def write(home: Hq) -> None:
        act = Act(ALICE.id, OpeningBalance(ALICE.id, (UnitAmount(ALICE.id, "SVP/x", 1),)))
        home.database.run_transaction("both", lambda tx: own_acts.act_now(home, tx, [act]))

    def both() -> list[int]:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(write, (hq, second)))
        walked = hq.database.read(lambda tx: list(own_entries.walk(tx)))
        return [one.seq for one in walked if one.member == ALICE.id]

    def meets(*asked: Any) -> Any:  # noqa: ANN401
        found = heads(*asked)
        with suppress(threading.BrokenBarrierError):
            met.wait(5)
        met.abort()
        return found

    monkeypatch.setattr(own_entries, "heads", meets)
    assert both() == [1, 2, 3]
    assert verify(hq).good
    met.reset()
    with switched_off(own_store, "raise Conflict(", "raise RuntimeError("), pytest.raises(RuntimeError):
        both()


def published(hq: Hq, second: Hq, monkeypatch: pytest.MonkeyPatch) -> tuple[list[tuple[str, int]], int]:
    """One process is about to write when more comes and another one publishes; the rows, and where the feed ends."""
    append, writing, go = feed.append, threading.Event(), threading.Event()

    def slow(*given: Any) -> None:  # noqa: ANN401
        if not writing.is_set():
            writing.set()
            go.wait(10)
        append(*given)

    monkeypatch.setattr(feed, "append", slow)
    hq.database.run_transaction("one", lambda tx: outbox.announce(tx, "chain", "note", "a", {}))
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(publishing.publish, hq)
        assert writing.wait(10)
        hq.database.run_transaction("two", lambda tx: outbox.announce(tx, "chain", "note", "b", {}))
        later = pool.submit(publishing.publish, second)
        wait([later], 0.5)
        go.set()
        first.result(), later.result()
    publishing.publish(hq)
    rows = hq.database.read(lambda tx: feed.after(tx, "chain", 0, 100))
    return [(one.key, one.pos) for one in rows], hq.database.read(lambda tx: feed.heads(tx, ["chain"])["chain"].pos)


@ON_POSTGRES
@pytest.mark.parametrize("alone", [True, False])
def test_who_publishes_holds_the_pen(hq: Hq, second: Hq, monkeypatch: pytest.MonkeyPatch, alone: bool) -> None:
    """Without the pen the one who comes late sets the feed's end back, and readers miss what lies behind it."""
    hq.database.run_transaction("pen", lambda tx: feed.pen(tx, "chain"))

    def seen() -> bool:
        rows, end = published(hq, second, monkeypatch)
        return [key for key, _ in rows] == ["note:a", "note:b"] and end >= rows[-1][1]

    if alone:
        assert seen()
        return
    with switched_off(publishing, "feed.pen(tx, scope)", "feed.heads(tx, [scope])[scope]"):
        assert not seen()
