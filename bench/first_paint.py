"""A till from its start to the first paint of the sale, and its first scan. `python -m bench.first_paint STARTED DATA KEY`.

The same steps in the same order as `python -m pos_app run`; only the cashier is signed in already.
"""

import json
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pos_app.bootstrap import Settings, open_till


def main() -> int:
    """Open, show, sell one article; say when the first paint and the sold line were there."""
    started = float(sys.argv[1])
    till = open_till(Settings(data=Path(sys.argv[2]), key_file=Path(sys.argv[3]), language="zh_CN"))
    from pos_app.ui.control.window_parts import WindowParts

    parts = WindowParts(till.desk, "zh_CN", "light", sys.argv[:1], time.monotonic)
    counter = parts.controller.counter
    counter.cashier, counter.place = till.desk.staff.staff()[0], "sale"
    parts.show()
    first = _painted(parts)
    parts.window.scanned("BENCH" if len(sys.argv) > 4 else _code())
    sold = _painted(parts)
    assert len(counter.sale.cart.lines) == 1
    print(json.dumps({"painted": (first - started) * 1000, "sold": (sold - first) * 1000}), flush=True)
    parts.window.close_now()
    parts.background.close()
    till.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
