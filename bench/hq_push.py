"""Pushes to HQ on PostgreSQL until every member is applied, beside one statement a batch that writes the same rows."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import psycopg

from bench import made
from bench.bare_rows import BareRows, bare_database
from bench.figures import Figure, Goal, Samples, figure
from bench.headquarters import Register, new_database, postgres, serving
from bench.made_sales import Journal
from demo.chain.plan import plan_text
from domain.entries import UnitAmount
from hq.bootstrap import open_hq
from hq.services import load_chain
from hq.services.chain import Chain, Member, Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bench.data import Data
    from pos_app.sync.client import HqClient
    from wire.push import PushLine

SALES, ROUNDS, BATCH, MEMBERS = 2_000, 5, 100, 2_000
GOAL = Goal("p50 ≥ 0.4 × floor", share=0.4)
LOT, LOT_AMOUNT = "SVP/20260101-a", 10_000_000
WAIT_SECONDS = 300.0
LOOK_SECONDS = 0.02
_BEHIND_SQL = "SELECT count(*) FROM head JOIN projected USING (store, register, epoch) WHERE seq < head"
_WAITS_SQL = "SELECT count(*) FROM outbox WHERE waits = 1 AND scope LIKE 'store:%'"


@dataclass(frozen=True, slots=True)
class Headquarters:
    """A chain's HQ that serves: `url` over HTTP, `database` of PostgreSQL."""

    url: str
    database: str
    registers: tuple[Register, ...]

    def push(self, register: Register, lines: Sequence[PushLine]) -> list[float]:
        """Push batch after batch; how long each took, in milliseconds."""
        with register.client(self.url) as client:
            return [_pushed(client, register, lines[at : at + BATCH]) for at in range(0, len(lines), BATCH)]

    def until_applied(self, connection: psycopg.Connection) -> None:
        """Back when every entry is projected, and the members' documents are in their feed."""
        deadline = time.monotonic() + WAIT_SECONDS
        while any(connection.execute(sql).fetchone() != (0,) for sql in (_BEHIND_SQL, _WAITS_SQL)):
            assert time.monotonic() < deadline, "HQ does not come to the end of what was pushed"
            time.sleep(LOOK_SECONDS)


def hq_push(data: Data, folder: Path) -> list[Figure]:
    """One register, then four at once; entries in a second, applied to members, in turns with the floor."""
    figures: list[Figure] = []
    members = data.sizes.times(MEMBERS, 50)
    with postgres() as server, headquarters(server, folder / "push", members, 4) as hq:
        floor = new_database(server, "floor")
        bare_database(floor)
        journals = [Journal(register, members, seed) for seed, register in enumerate(hq.registers)]
        for count in (1, 4):
            many = max(BATCH, data.sizes.times(SALES, BATCH) // count // BATCH * BATCH)
            took, requests = Samples(), Samples()
            for _ in range(data.sizes.times(ROUNDS, 2)):
                _round(hq, floor, journals[:count], many, took, requests)
            name = f"hq_push_{count}_register{'s' if count > 1 else ''}"
            figures += [figure(name, "entries/s", took, GOAL), figure(f"{name}_request", "ms", requests)]
    return figures


def _round(hq: Headquarters, floor: str, journals: Sequence[Journal], many: int, took: Samples, asked: Samples) -> None:
    """Once each: what the product takes for new sales of these registers, and what its rows take by one statement."""
    written = [journal.sales(many) for journal in journals]
    rate = many * len(journals)
    with psycopg.connect(hq.database, autocommit=True) as look, ThreadPoolExecutor(len(journals)) as pool:
        start = time.perf_counter()
        pairs = zip(journals, written, strict=True)
        for found in [pool.submit(hq.push, journal.register, lines) for journal, lines in pairs]:
            asked.found += found.result()
        hq.until_applied(look)
        took.found.append(rate / (time.perf_counter() - start))
        rows = BareRows(look)
        batches = [rows.batches(one.register, many, BATCH) for one in journals]
        start = time.perf_counter()
        list(pool.map(partial(rows.write, floor), batches))
        took.floor.append(rate / (time.perf_counter() - start))


def _pushed(client: HqClient, register: Register, lines: Sequence[PushLine]) -> float:
    start = time.perf_counter()
    client.push(register.name, register.epoch, lines[0].decoded().seq, lines)
    return (time.perf_counter() - start) * 1000


@contextmanager
def headquarters(server: object, folder: Path, members: int, registers: int) -> Iterator[Headquarters]:
    """A store with so many members and registers, served on a database of its own."""
    url = new_database(server, f"hq_{os.urandom(4).hex()}")  # type: ignore[arg-type]
    hq = open_hq(url, folder)
    people = (made.member(number) for number in range(1, members + 1))
    chain = Chain(
        stores=(Store(made.STORE, "滨江店"),),
        plans=(plan_text(),),
        members=tuple(
            Member(one.id, one.name, one.phone, one.card, made.STORE, units=(UnitAmount(one.id, LOT, LOT_AMOUNT),))
            for one in people
        ),
    )
    try:
        load_chain.load(hq, chain)
        found = tuple(Register(hq, made.STORE) for _ in range(registers))
    finally:
        hq.database.close()
    with ExitStack() as stack:
        yield Headquarters(stack.enter_context(serving(folder, url)), url, found)
