"""What talking with HQ does to selling: one sale after the other with sync and without, and during a long backlog."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

import psycopg

from bench.bare_rows import BareRows, bare_database
from bench.figures import Figure, Goal, Samples, figure
from bench.headquarters import new_database, postgres
from bench.hq_push import BATCH, headquarters
from bench.made_sales import Journal
from bench.town import MEMBERS, finished, goods_drawn, sale_of, town, until_sent

if TYPE_CHECKING:
    from pathlib import Path

    from bench.data import Data
    from bench.postgres import PostgresServer
    from pos_app.bootstrap import Till

PAIRS, BURST, SOLD, REST = 20, 10, 60, 0.2
REGISTERS = 8
SLOWER = Goal("p50 ≤ 1.15 × floor", None, "p50", 1.15)
IN_A_MINUTE = Goal("≤ 60", 60.0)
EIGHT = Goal("≤ 300", 300.0)


def sync_slows(data: Data, folder: Path) -> list[Figure]:
    """Two tills from the same books in turns: one sends every sale to HQ at once, the other talks with nobody."""
    here, goods = town(data), goods_drawn()
    took, sale = Samples(), Samples()
    burst, at = data.sizes.times(BURST, 3), 0
    with postgres() as server, here.open(server, folder / "slows-hq") as url:
        talks, silent = here.till(folder / "slows-on", url), here.till(folder / "slows-off")
        try:
            talks.start_sync()
            talks.books.committed = talks.hq.wake
            until_sent(talks)
            for _ in range(data.sizes.times(PAIRS, 4)):
                for till, into, whole in ((talks, took.found, sale.found), (silent, took.floor, sale.floor)):
                    found = [_sold(till, number, goods) for number in range(at, at + burst)]
                    into.append(median(finishing for finishing, _ in found))
                    whole.append(median(all_of_it for _, all_of_it in found))
                    until_sent(talks)
                at += burst
        finally:
            talks.close()
            silent.close()
    return [figure("sync_slows_finish", "ms", took, SLOWER), figure("sync_slows_sale", "ms", sale)]


def backlog(data: Data, folder: Path) -> list[Figure]:
    """What a till sold in days without a line, sent while it goes on selling; the floor is its rows by one statement.

    A sale is timed from its first scan until it is durable; the floor's were sold before the line came and after.
    """
    here, goods = town(data), goods_drawn()
    sold, pushed = Samples(), Samples()
    with postgres() as server:
        with here.open(server, folder / "backlog-hq") as url:
            till = here.till(folder / "backlog", url, sold=True)
            try:
                many, head = data.sizes.times(SOLD, 5), till.books.head().seq
                sold.floor += _paced(till, range(many), goods)
                start = time.perf_counter()
                till.start_sync()
                number = many
                while till.books.epochs()[-1].pushed < head:
                    sold.found += _paced(till, range(number, number + 1), goods)
                    number += 1
                pushed.found.append(time.perf_counter() - start)
                until_sent(till)
                assert till.syncer is not None
                till.syncer.stop()
                sold.floor += _paced(till, range(number, number + many), goods)
            finally:
                till.close()
        eight, floor = _eight(server, folder / "eight", here.sales)
    pushed.floor.append(floor)
    return [
        figure("backlog_pushed", "s", pushed, IN_A_MINUTE),
        figure("backlog_sale", "ms", sold, SLOWER),
        figure("backlog_8_registers", "s", eight, EIGHT),
    ]


def _paced(till: Till, numbers: range, goods: list[int]) -> list[float]:
    """Sell with a rest before each sale; how long each took, in milliseconds."""
    found = []
    for number in numbers:
        time.sleep(REST)
        found.append(_sold(till, number, goods)[1])
    return found


def _sold(till: Till, number: int, goods: list[int]) -> tuple[float, float]:
    """Milliseconds of finishing a sale, and of the whole sale."""
    start = time.perf_counter()
    sale = sale_of(till, number, goods, MEMBERS)
    paid = time.perf_counter()
    finished(till, sale)
    end = time.perf_counter()
    return (end - paid) * 1000, (end - start) * 1000


def _eight(server: PostgresServer, folder: Path, sales: int) -> tuple[Samples, float]:
    """Eight registers send so many sales each, at once; the floor's seconds for all, and for one of them alone."""
    many = max(BATCH, sales // BATCH * BATCH)
    floor = new_database(server, "floor")
    bare_database(floor)
    with headquarters(server, folder, MEMBERS, REGISTERS) as hq, ThreadPoolExecutor(REGISTERS) as pool:
        journals = [Journal(register, MEMBERS, seed) for seed, register in enumerate(hq.registers)]
        written = [journal.sales(many) for journal in journals]
        start = time.perf_counter()
        list(pool.map(lambda pair: hq.push(pair[0].register, pair[1]), zip(journals, written, strict=True)))
        took = time.perf_counter() - start
        with psycopg.connect(hq.database, autocommit=True) as look:
            hq.until_applied(look)
            rows = BareRows(look)
            batches = [rows.batches(journal.register, many, BATCH) for journal in journals]
        start = time.perf_counter()
        rows.write(floor, batches[0])
        alone = time.perf_counter() - start
        start = time.perf_counter()
        list(pool.map(partial(rows.write, floor), batches[1:]))
        return Samples([took], [alone + time.perf_counter() - start]), alone
