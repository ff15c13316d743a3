"""The program's start beside the source's: whole processes in turns, from their start to the first paint."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handout.display import Display

RUNS = 7
SECONDS = 60.0


def source(root: Path) -> tuple[list[str], Path]:
    """How the till is started from its source, and where."""
    return [sys.executable, "-m", "pos_app"], root


def compare(program: Path, root: Path, data: Path, display: Display, runs: int = RUNS) -> dict[str, list[float]]:
    """Milliseconds from the start to the first paint of both, run by run; each starts once before it is measured."""
    both = {"program": ([str(program)], root), "source": source(root)}
    took: dict[str, list[float]] = {name: [] for name in both}
    for _ in range(runs + 1):
        for name, (command, folder) in both.items():
            took[name].append(_start([*command, "run", "--data", str(data)], folder, display))
    return {name: times[1:] for name, times in took.items()}


def middle(times: Sequence[float]) -> str:
    """A line's figures: the median, and from the best to the worst."""
    return f"{median(times):.0f} ms ({min(times):.0f} to {max(times):.0f})"


def _start(command: Sequence[str], folder: Path, display: Display) -> float:
    environment = {**os.environ, "DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else each start of the source compiles it
    before = time.monotonic()
    with subprocess.Popen(command, cwd=folder, env=environment) as till:
        try:
            display.painted(SECONDS)
            return (time.monotonic() - before) * 1000
        finally:
            till.kill()
            till.wait()
            display.blank()
