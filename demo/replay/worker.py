"""`python -m demo.replay.worker`: sells the stores that it is told, one after the other.

A line `{"store", "registers"}` on standard input is one store; the answer is one line on standard output. The lines
of a store lie ready in a file of their own.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from pathlib import Path

from demo.replay.headquarters import Place, visit_hq
from demo.replay.lines_file import read_lines
from demo.replay.store import StoreTask, sell_store


def main() -> int:
    """Work until standard input ends."""
    parser = argparse.ArgumentParser(prog="demo.replay.worker")
    parser.add_argument("--work", type=Path, required=True, help="the folder of the replay")
    parser.add_argument("--hq", required=True, help="HQ's address")
    parser.add_argument("--hq-data", type=Path, required=True, help="HQ's folder")
    parser.add_argument("--database", help="HQ's database, when it is not in the folder")
    options = parser.parse_args()
    gc.freeze()
    with visit_hq(Place(options.hq_data, options.database)) as office:
        for text in sys.stdin:
            task = StoreTask(**json.loads(text))
            lines = read_lines(options.work, task.store)
            with (options.work / f"{task.store}.sold").open("w", encoding="utf-8") as sold:
                answer = sell_store(task, lines, office, options.work / "registers", options.hq, sold)
            print(json.dumps(answer), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
