"""Sells so many sales with the window open, most of them by the services alone.

`python -m bench.sell_many STARTED DATA KEY MANY ARTICLES`
"""

import json
import os
import sys
import time
from functools import partial
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench import made
from bench.counter import LANGUAGE, begin, is_paid, sell, window_parts
from bench.painted import settle, until
from local_db.driver import Transaction
from pos_app.bootstrap import Settings, open_till
from pos_app.ui import acts
from pos_app.ui.control.bounces import GAP

LINES, BY_HAND_EVERY = 4, 20
MIB = 1024 * 1024


def main() -> None:
    """Sell; say how much memory the process holds before and after, in MiB, and how long it took."""
    data, key_file, many, goods = Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
    till = open_till(Settings(data=data, key_file=key_file, language=LANGUAGE))
    begin(till)
    parts = window_parts(till, partial(next, count(0.0, 2 * GAP)))  # no two acts are one key that bounced
    before, start = resident(), time.monotonic()
    numbers = made.draw(goods, many * LINES)
    for at in range(0, many * LINES, LINES):
        if at // LINES % BY_HAND_EVERY:
            sell(till, numbers[at : at + LINES])
            continue
        for number in numbers[at : at + LINES]:
            parts.window.scanned(made.barcode(number))
        settle(0.001)
        parts.controller.did(acts.Pay(acts.TenderKind.CASH))
        until(partial(is_paid, parts.controller.counter))
        settle(0.001)
        till.books.run(_printed, urgent=True).result()
    took = time.monotonic() - start
    print(json.dumps({"before": before, "after": resident(), "seconds": took}), flush=True)
    parts.window.close_now()
    parts.close()
    till.close()


def _printed(tx: Transaction) -> None:
    """As if a printer had taken everything."""
    tx.execute("DELETE FROM print_job")


def resident() -> float:
    """The resident memory of this process in MiB."""
    pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / MIB


if __name__ == "__main__":
    main()
