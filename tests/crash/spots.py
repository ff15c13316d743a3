"""Spots: the points of a run by names that are the same in every run, listed by one visitor, killed at by another.

A spot is a point and what goes on there: "after commit of sale.completed", "before send POST /v1/journal".
"""

import os
import re
import signal
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from types import FrameType

from wire.points import VISITORS

_QUERY = re.compile(r"\?.*")
_VARYING = re.compile(r"/(S\d\d-R\d+|[0-9a-f]{16}|\d+|[^/]+\.zst)(?=/|$)")


def spot_of(name: str, frame: FrameType | None) -> str:
    """The spot of a point that was passed in this frame."""
    plain = _VARYING.sub("/*", _QUERY.sub("", name))
    if not plain.endswith(" commit"):
        return plain
    while frame is not None and frame.f_code.co_name in {"transaction", "__exit__"}:
        frame = frame.f_back
    if frame is None or frame.f_code.co_name not in {"transact", "_transact"}:
        return f"{plain} in {frame.f_code.co_qualname if frame is not None else 'nothing'}"
    return f"{plain} of {_work(frame)}"


def _work(frame: FrameType) -> str:
    """What a transaction of the till is for: the kind of the act, else the function that does the work."""
    outer = frame.f_back
    if outer is not None and "act" in outer.f_locals:
        return str(outer.f_locals["act"].kind)
    work = frame.f_locals["work"]
    return str(getattr(work, "func", work).__qualname__).replace(".<locals>", "")


@dataclass
class Lister:
    """Writes down every spot that is passed."""

    path: Path

    def __call__(self, name: str) -> None:
        """Note the spot."""
        with self.path.open("a") as file:
            file.write(spot_of(name, sys._getframe(2)) + "\n")


@dataclass
class Killer:
    """Ends the process, as `kill -9` does, when a spot is passed for the `hit`th time."""

    spot: str
    hit: int
    path: Path
    passed: Counter[str] = field(default_factory=Counter)
    lock: Lock = field(default_factory=Lock)

    def __call__(self, name: str) -> None:
        """Die here, or go on."""
        spot = spot_of(name, sys._getframe(2))
        with self.lock:
            self.passed[spot] += 1
            if spot == self.spot and self.passed[spot] == self.hit:
                self.path.write_text(f"{spot} {self.hit}")
                os.kill(os.getpid(), signal.SIGKILL)


def visit(visitor: Lister | Killer | None) -> None:
    """Have this process visited from now on."""
    VISITORS[:] = [visitor] if visitor is not None else []
