"""A long day: memory after 10,000 sales, then what verify and HQ do with the journal of it."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

from bench.figures import Figure, Goal, Samples, figure, percentile
from bench.made import REGISTER, STORE
from bench.start import run
from hq.bootstrap import open_hq
from hq.services import ingest, project
from hq.store import identity
from local_db.books import open_books
from local_db.keys import read_key_file
from local_db.verify import verify
from pos_app.bootstrap import BOOKS
from wire.push import decode_sent, encode_lines, fitting

if TYPE_CHECKING:
    from pathlib import Path

    from bench.data import Data
    from hq.services.context import Hq
    from hq.store.identity import KnownKey
    from wire.push import PushLine

SALES, BACKLOG = 10_000, 7_000
MEMORY = Goal("≤ 250", 250.0)


def day(data: Data, folder: Path) -> list[Figure]:
    """Sell 10,000 times in a process of its own, verify its books, push the first 7,000 entries to HQ."""
    here, many = folder / "day", data.sizes.times(SALES)
    data.copy_till(here)
    told = run("bench.sell_many", [str(here), str(data.key_file), str(many), str(data.sizes.articles)], data.folder)
    memory = Samples([told["after"]], [told["before"]])
    start = time.perf_counter()
    verdict = verify(here / BOOKS, read_key_file(data.key_file))
    rate = verdict.entries / (time.perf_counter() - start)
    assert verdict.holds, verdict
    assert verdict.sales == many, verdict
    return [
        figure("memory_after_sales", "MiB", memory, MEMORY),
        figure("sales_in_a_row", "sales/s", Samples([many / told["seconds"]])),
        figure("verify", "entries/s", Samples([rate])),
        *_push(data, here, folder / "hq"),
    ]


def _push(data: Data, till: Path, folder: Path) -> list[Figure]:
    """The backlog as a register sends it: bodies are decoded, checked, appended, one durable commit each."""
    shutil.copytree(data.folder / "hq", folder)
    books = open_books(till / BOOKS, read_key_file(data.key_file))
    backlog = data.sizes.times(BACKLOG)
    lines = list(books.entries_after(0, backlog))
    epoch = books.head().epoch
    books.close()
    hq = open_hq(None, folder)
    try:
        key = hq.database.read(lambda tx: identity.key_of(tx, REGISTER, epoch))
        assert key is not None, f"{STORE} has no {REGISTER}"
        rates = Samples()
        while lines:
            batch = fitting(lines)
            rates.found.append(_pushed(hq, key, batch))
            lines = lines[len(batch) :]
        start = time.perf_counter()
        project.catch_up(hq)
        projected = backlog / (time.perf_counter() - start)
    finally:
        hq.database.close()
    slow = percentile([-rate for rate in rates.found], 99)
    ingested = figure("hq_ingest", "entries/s", rates)
    return [
        Figure(ingested.name, ingested.unit, ingested.p50, -slow),
        figure("hq_project", "entries/s", Samples([projected])),
    ]


def _pushed(hq: Hq, key: KnownKey, batch: list[PushLine]) -> float:
    """Entries of one push in a second."""
    body = encode_lines(batch)
    start = time.perf_counter()
    sent = decode_sent(body)
    ingest.ingest(hq, key, sent[0].entry.seq, sent)
    return len(batch) / (time.perf_counter() - start)
