"""How long a till takes to show a checkout that sells, beside an application that shows a label."""

from __future__ import annotations

import json
import subprocess
import sys
import time
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
    """Whole processes in turns, from their start to the first paint; the till then sells a scan to prove itself."""
    here = folder / "start"
    with working_till(data, here):
        pass
    painted, scans = Took(), Samples()
    for _ in range(data.sizes.times(RUNS, 2)):
        took = run("bench.first_paint", [str(here), str(data.key_file), made.barcode(1)])
        painted.till(took["painted"], took["processor"])
        scans.found.append(took["sold"])
        bare = run("bench.bare_label", [])
        painted.bare(bare["painted"], bare["processor"])
    return [*painted.figures("first_paint", GOAL), figure("first_scan", "ms", scans)]


def run(module: str, arguments: Sequence[str]) -> dict[str, float]:
    """Start a program of ours; what it says at its end, times as milliseconds since it was started."""
    before = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", module, str(before), *arguments],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    answer: dict[str, float] = json.loads(done.stdout)
    return answer
