"""A figure beside its floor: percentiles, whether the goal is met, the table and the JSON."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

KEYS = ("name", "unit", "p50", "p99", "floor_p50", "floor_p99", "ratio", "goal", "met")


@dataclass(slots=True)
class Samples:
    """Measurements of one thing and of its floor, taken in turns so that both see the same machine."""

    found: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Goal:
    """What is asked: a limit for p50 or p99, and how many times the floor's median the median may be.

    `beside_floor` is added to the floor's share: 1.5 × floor + 300 ms. `share` is of the floor's median what the median
    must reach at least: of a rate, more is better.
    """

    text: str
    limit: float | None = None
    of: str = "p99"
    times: float | None = None
    beside_floor: float = 0.0
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    name: str
    unit: str
    p50: float
    p99: float
    floor_p50: float | None = None
    floor_p99: float | None = None
    goal: str = ""
    met: bool | None = None

    @property
    def ratio(self) -> float | None:
        """The median as a multiple of the floor's median."""
        return self.p50 / self.floor_p50 if self.floor_p50 else None

    def plain(self) -> dict[str, Any]:
        """The figure as JSON shows it."""
        return {key: _rounded(getattr(self, key)) for key in KEYS}


def figure(name: str, unit: str, samples: Samples, goal: Goal | None = None) -> Figure:
    """Percentiles of the samples, and whether they meet the goal."""
    p50, p99 = median(samples.found), percentile(samples.found, 99)
    floor_p50 = median(samples.floor) if samples.floor else None
    floor_p99 = percentile(samples.floor, 99) if samples.floor else None
    met = None
    if goal is not None:
        worst = p99 if goal.of == "p99" else p50
        met = goal.limit is None or worst <= goal.limit
        if goal.times is not None and floor_p50 is not None:
            met = met and p50 <= goal.times * floor_p50 + goal.beside_floor
        if goal.share is not None and floor_p50 is not None:
            met = met and p50 >= goal.share * floor_p50
    return Figure(name, unit, p50, p99, floor_p50, floor_p99, goal.text if goal is not None else "", met)


@dataclass(slots=True)
class Took:
    """The same by the clock on the wall and by the processor's, which holds still when others use the machine."""

    wall: Samples = field(default_factory=Samples)
    processor: Samples = field(default_factory=Samples)

    def till(self, wall: float, processor: float) -> None:
        """The till took so many milliseconds."""
        self.wall.found.append(wall)
        self.processor.found.append(processor)

    def bare(self, wall: float, processor: float) -> None:
        """The floor took so many milliseconds."""
        self.wall.floor.append(wall)
        self.processor.floor.append(processor)

    def figures(self, name: str, goal: Goal | None = None) -> list[Figure]:
        """One with the goal, and one for information."""
        return [figure(name, "ms", self.wall, goal), figure(f"{name}_processor", "ms", self.processor)]


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that `percent` of all are not above."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def timed(work: Callable[[], object]) -> float:
    """How long it takes, in milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def table(figures: Iterable[Figure]) -> str:
    """The figures as a plain table."""
    rows = [KEYS, *(tuple(map(_cell, one.plain().values())) for one in figures)]
    wide = [max(len(row[column]) for row in rows) for column in range(len(KEYS))]
    return "\n".join("  ".join(map(str.ljust, row, wide)).rstrip() for row in rows)


def write_json(figures: Iterable[Figure], path: Path) -> None:
    """The figures as a list of objects."""
    path.write_text(json.dumps([one.plain() for one in figures], indent=1) + "\n", "utf-8")


def _rounded(value: object) -> object:
    return float(f"{value:.4g}") if isinstance(value, float) else value


def _cell(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "NO"
    return f"{value:,.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
