"""Which deaths are died: every spot of both stories, of each side, at its first passing and, of acts, at each."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.crash.harness import Case, Story, Victim

ACT = "commit of sale.completed"
"""What is killed at every passing: it is another sale each time (online, offline, taken up again)."""


def spots_in(folder: Path, side: str) -> Counter[str]:
    """How often each spot was passed in a run in which nobody died."""
    return Counter((folder / f"spots {side}").read_text().splitlines())


def cases(story: Story, victim: Victim, passed: Counter[str]) -> Iterator[Case]:
    """A case for each spot; of one that is passed often, one more in the middle."""
    for spot, times in sorted(passed.items()):
        hits = range(1, times + 1) if ACT in spot else sorted({1, times // 2 + 1 if times > 3 else 1})
        for hit in hits:
            yield Case(victim, story, spot, hit)
