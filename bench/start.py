"""How long a till takes to show a checkout that sells, beside an application that shows a label."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench import made
from bench.counter import working_till
from bench.figures import Figure, Goal, Samples, Took, figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.data import Data

RUNS = 11
GOAL = Goal("p50 ≤ 1.5 × floor + 300", None, "p50", 1.5, 300.0)
ROOT = Path(__file__).parents[1]


def start(data: Data, folder: Path) -> list[Figure]:
    """Whole processes in turns, from their start to the first paint; the till then sells a scan to prove itself.

    Each starts once before it is measured: the very first start of a program compiles it, every later one does not.
    """
    here = folder / "start"
    with working_till(data, here):
        pass
    painted, scans = Took(), Samples()
    till = partial(run, "bench.first_paint", [str(here), str(data.key_file), made.barcode(1)], data.folder)
    bare = partial(run, "bench.bare_label", [], data.folder)
    till()
    bare()
    for _ in range(data.sizes.times(RUNS, 2)):
        took = till()
        painted.till(took["painted"], took["processor"])
        scans.found.append(took["sold"])
        took = bare()
        painted.bare(took["painted"], took["processor"])
    return [*painted.figures("first_paint", GOAL), figure("first_scan", "ms", scans)]


def run(module: str, arguments: Sequence[str], folder: Path) -> dict[str, float]:
    """Start a program of ours; what it says at its end, times as milliseconds since it was started.

    What Python compiled is kept in the folder, whatever the caller's environment says of that.
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", module, str(before), *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    answer: dict[str, float] = json.loads(done.stdout)
    return answer
