"""How long a register waits for more to lend, 50 times a second, while others push half of what HQ can take."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from bench import made
from bench.figures import Figure, Goal, Samples, figure
from bench.headquarters import postgres
from bench.hq_push import BATCH, headquarters
from bench.made_sales import Journal
from wire.allowances import AllowanceRequest, Grant, Want
from wire.signed import HqKeys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.data import Data
    from bench.hq_push import Headquarters
    from pos_app.sync.client import HqClient
    from wire.push import PushLine

A_SECOND, ASKS, PUSHERS, BURST, MEMBERS, ASKERS = 50, 1_000, 2, 2_000, 2_000, 4
GOAL = Goal("p99 ≤ 20", 20.0)


def grant_round_trip(data: Data, folder: Path) -> list[Figure]:
    """Ask by the clock, whoever still waits; the floor is asked in turns: a signed question that changes nothing."""
    members, asks = data.sizes.times(MEMBERS, 50), data.sizes.times(ASKS, 20)
    burst = max(BATCH, data.sizes.times(BURST, BATCH) // BATCH * BATCH)
    with postgres() as server, headquarters(server, folder / "grants", members, 1 + PUSHERS) as hq:
        journals = [Journal(register, members, seed) for seed, register in enumerate(hq.registers[1:])]
        most = _most(hq, journals, burst)
        seconds = asks / A_SECOND + 2
        ready = [journal.sales(BATCH * (2 + int(most * seconds / 2 / PUSHERS / BATCH))) for journal in journals]
        took, ended = Samples(), Event()
        with ThreadPoolExecutor(PUSHERS) as pool:
            pushing = [
                pool.submit(_paced, hq, journal, lines, most / 2 / PUSHERS, ended)
                for journal, lines in zip(journals, ready, strict=True)
            ]
            try:
                _ask(hq, asks, members, took)
            finally:
                ended.set()
            sent = sum(one.result() for one in pushing)
    rates = Samples([sent], [most])
    return [figure("grant_round_trip", "ms", took, GOAL), figure("grant_beside_pushes", "entries/s", rates)]


def _most(hq: Headquarters, journals: list[Journal], burst: int) -> float:
    """How many entries a second HQ takes in when that is all it does."""
    written = [journal.sales(burst) for journal in journals]
    start = time.perf_counter()
    with ThreadPoolExecutor(len(journals)) as pool:
        list(pool.map(lambda pair: hq.push(pair[0].register, pair[1]), zip(journals, written, strict=True)))
    return burst * len(journals) / (time.perf_counter() - start)


def _paced(hq: Headquarters, journal: Journal, lines: list[PushLine], rate: float, ended: Event) -> float:
    """Push a batch whenever one is due; how many entries a second that came to."""
    start, sent = time.perf_counter(), 0
    while sent < len(lines) and not ended.wait(max(0.0, start + sent / rate - time.perf_counter())):
        hq.push(journal.register, lines[sent : sent + BATCH])
        sent += BATCH
    return sent / (time.perf_counter() - start)


def _ask(hq: Headquarters, asks: int, members: int, took: Samples) -> None:
    """Every second question is for more, the other one is the floor's; each is timed from when it was due."""
    register, keys = hq.registers[0], HqKeys(hq.registers[0].hq_keys)
    who = made.draw(members, asks)

    def more(client: HqClient, number: int) -> None:
        wants = (Want(unit="SVP", amount=1),)
        request = AllowanceRequest(request_id=f"ask-{number}", owner=made.member_id(who[number]), wants=wants)
        answer, _ = client.ask_allowance(request, keys)
        assert isinstance(answer, Grant), answer

    def head(client: HqClient, number: int) -> None:
        assert client.head(register.name, register.epoch).head <= number

    def asker(first: int) -> None:
        with register.client(hq.url) as client:
            for number in range(first, asks, ASKERS):
                _timed(partial(more, client, number), start + number / A_SECOND, took.found)
                _timed(partial(head, client, number), start + (number + 0.5) / A_SECOND, took.floor)

    start = time.perf_counter() + 1
    with ThreadPoolExecutor(ASKERS) as pool:
        list(pool.map(asker, range(ASKERS)))


def _timed(work: Callable[[], None], due: float, into: list[float]) -> None:
    time.sleep(max(0.0, due - time.perf_counter()))
    work()
    into.append((time.perf_counter() - due) * 1000)
