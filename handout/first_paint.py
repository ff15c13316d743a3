"""The program's start beside the source's: whole processes in turns, from their start to the first paint."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handout.display import Display

RUNS = 7
SECONDS = 300.0


def source(root: Path) -> tuple[list[str], Path]:
    """How the till is started from its source, and where."""
    return [sys.executable, "-m", "pos_app"], root


@dataclass(frozen=True)
class Start:
    """Milliseconds from the start of a process to its first paint, by the wall and of processor time."""

    painted: float
    processor: float


def compare(program: Path, root: Path, data: Path, display: Display, runs: int = RUNS) -> dict[str, list[Start]]:
    """Both, run by run; each starts once before it is measured."""
    both = {"program": ([str(program)], root), "source": source(root)}
    took: dict[str, list[Start]] = {name: [] for name in both}
    for _ in range(runs + 1):
        for name, (command, folder) in both.items():
            took[name].append(_start([*command, "run", "--data", str(data)], folder, display))
    return {name: times[1:] for name, times in took.items()}


def sentence(starts: Sequence[Start]) -> str:
    """The figures: the median, and from the best to the worst."""
    wall = [start.painted for start in starts]
    processor = [start.processor for start in starts]
    return (
        f"{median(wall):.0f} ms ({min(wall):.0f} to {max(wall):.0f}),"
        f" processor {median(processor):.0f} ms ({min(processor):.0f} to {max(processor):.0f})"
    )


def _start(command: Sequence[str], folder: Path, display: Display) -> Start:
    environment = {**os.environ, "DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else each start of the source compiles it
    before = time.monotonic()
    till = subprocess.Popen(command, cwd=folder, env=environment)
    try:
        display.painted(SECONDS)
        painted = time.monotonic() - before
    finally:
        till.kill()
        _, _, used = os.wait4(till.pid, 0)
        till.returncode = -signal.SIGKILL
        display.blank()
    return Start(painted * 1000, (used.ru_utime + used.ru_stime) * 1000)
