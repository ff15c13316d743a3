"""A till from its start to the painted sale, and its first scan: `python -m bench.first_paint STARTED DATA KEY CODE`.

The same steps in the same order as `python -m pos_app run`; only the cashier is signed in already.
"""

import gc

gc.disable()  # as `pos_app.__main__` does

import json  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from functools import partial  # noqa: E402
from pathlib import Path  # noqa: E402

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench.painted import Painted, settle  # noqa: E402
from pos_app.bootstrap import Settings, open_till  # noqa: E402
from pos_app.desktop.bootstrap import begin_work  # noqa: E402
from pos_app.window_parts import WindowParts  # noqa: E402

LANGUAGE = "zh_CN"


def main() -> None:
    """Open, show, sell one article; say when the first paint was there and how long the scan took after it."""
    started, data, key_file, code = float(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
    till = open_till(Settings(data=data, key_file=key_file, language=LANGUAGE))
    parts = WindowParts(till.desk, LANGUAGE, "light", sys.argv[:1], time.monotonic)
    counter, painted = parts.controller.counter, Painted(parts.window)
    counter.cashier, counter.place = till.desk.staff.staff()[0], "sale"
    parts.after_first_paint(partial(begin_work, till, parts))
    painted.wait(parts.show)
    first = (time.monotonic() - started) * 1000
    processor = time.process_time() * 1000
    sold = painted.wait(partial(parts.window.scanned, code))
    assert len(counter.sale.cart.lines) == 1
    print(json.dumps({"painted": first, "processor": processor, "sold": sold}), flush=True)
    settle(0.2)
    parts.window.close_now()
    parts.close()
    till.close()


if __name__ == "__main__":
    main()
