"""A price that is published at HQ, until the last till's window shows it; beside the row at a client that waits."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from bench import made
from bench.counter import LANGUAGE, begin, window_parts
from bench.figures import Figure, Goal, Samples, figure
from bench.headquarters import Register, new_database, postgres, serving
from bench.painted import Painted, settle
from bench.town import chain
from hq.bootstrap import open_hq
from hq.services import enrol, load_chain, release
from hq.services.price_list import PriceLine
from pos_app.bootstrap import Settings, enrol_till

if TYPE_CHECKING:
    from pathlib import Path

    from bench.data import Data
    from hq.services.context import Hq
    from pos_app.bootstrap import Till
    from pos_app.sync.client import HqClient
    from pos_app.window_parts import WindowParts

TILLS, CHANGES, GOODS, MEMBERS = 4, 30, 200, 50
GOAL = Goal("p99 ≤ 2000", 2000.0)
LONGEST = 30.0


class Screen:
    """A till and its window."""

    def __init__(self, till: Till) -> None:
        begin(till)
        self.till = till
        self.parts: WindowParts = window_parts(till)
        self._painted = Painted(self.parts.window)

    def shows(self, number: int, price: int) -> bool:
        """Whether a scan brings the new price onto the window; painted when it does."""
        found = self.till.store.goods.by_sku(made.article(number).sku)
        if found is None or found.price != price:
            return False
        self.parts.controller.counter.fresh()
        self._painted.wait(partial(self.parts.window.scanned, made.barcode(number)))
        assert self.parts.controller.counter.sale.bill.list == price, "the window shows another price"
        return True


def price_change(data: Data, folder: Path) -> list[Figure]:
    """Published by another process of HQ, as the command does; the last of the tills counts."""
    took = Samples()
    with postgres() as server, ExitStack() as stack:
        url = new_database(server, "prices")
        hq = open_hq(url, folder / "prices-hq")
        stack.callback(hq.database.close)
        load_chain.load(hq, chain(GOODS, MEMBERS))
        waiting = Register(hq, made.STORE)
        address = stack.enter_context(serving(folder / "prices-hq", url))
        screens = [Screen(_till(hq, folder / f"prices-{number}", address, stack)) for number in range(TILLS)]
        client = stack.enter_context(waiting.client(address))
        with ThreadPoolExecutor(1) as pool:
            for change in range(1, data.sizes.times(CHANGES, 3) + 1):
                _once(hq, screens, client, pool, change, took)
        for screen in screens:
            screen.parts.window.close_now()
            screen.parts.close()
    return [figure("price_change", "ms", took, GOAL)]


def _till(hq: Hq, folder: Path, address: str, stack: ExitStack) -> Till:
    _, code = enrol.new_code(hq, made.STORE)
    key = folder.with_suffix(".key")
    till = enrol_till(Settings(data=folder, key_file=key, hq_url=address, language=LANGUAGE), code)
    stack.callback(till.close)
    return till


def _once(
    hq: Hq, screens: list[Screen], client: HqClient, pool: ThreadPoolExecutor, change: int, took: Samples
) -> None:
    """One change, from the publishing's start to the last window."""
    number, price = change % GOODS + 1, 10_000 + change
    scope = f"store:{made.STORE}"
    cursor = _cursor(client, scope)
    row = pool.submit(_arrives, client, scope, cursor)
    settle(0.3)
    start = time.perf_counter()
    release.release_prices(hq, [PriceLine(made.article(number).sku, price, None)], "chain", hq.now(), "bench")
    waiting = list(screens)
    while waiting:
        QCoreApplication.processEvents()
        waiting = [one for one in waiting if not one.shows(number, price)]
        time.sleep(0.002)
        assert time.perf_counter() - start < LONGEST, "the price does not come"
    took.found.append((time.perf_counter() - start) * 1000)
    took.floor.append((row.result() - start) * 1000)


def _cursor(client: HqClient, scope: str) -> int:
    """The end of the scope's feed."""
    cursor = 0
    while True:
        page = client.feed(1, {scope: cursor}, 0)
        cursor = page.cursors[scope]
        if page.complete:
            return cursor


def _arrives(client: HqClient, scope: str, cursor: int) -> float:
    """When the next row of a scope arrives at a client that waits for it."""
    while not (page := client.feed(1, {scope: cursor})).rows:
        cursor = page.cursors[scope]
    return time.perf_counter()
