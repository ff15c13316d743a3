"""Which deaths are died: at every spot of every story, by the side that passes it; at a sale's commits each time."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.crash.harness import Case, Story, Victim

EACH_TIME = "commit of sale.completed"
"""Killed at every passing: it is another sale each time (online, offline, taken up again)."""


def spots_in(folder: Path, side: Victim) -> Counter[str]:
    """How often each spot was passed in a run in which nobody died."""
    listed = folder / f"spots {side}"
    return Counter(listed.read_text().splitlines() if listed.exists() else ())


def cases(stories: Iterable[tuple[Story, Path]], victim: Victim) -> Iterator[Case]:
    """A case for each spot, in the first story that passes it."""
    known: set[str] = set()
    for story, folder in stories:
        passed = spots_in(folder, victim)
        for spot, times in sorted(passed.items()):
            hits = range(1, times + 1) if EACH_TIME in spot else range(1, 2)
            if spot not in known:
                yield from (Case(victim, story, spot, hit) for hit in hits)
        known |= passed.keys()
