"""Seeds: whatever a network, disks, clocks and power do to a chain, its books come out the same.

SIMULATED_SEEDS=20 plays so many; a seed takes one to two seconds of a processor. More of them:
`python -m tests.simulation --seeds 1-20000 --workers 2`. A seed that fails is replayed by the command it prints.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation import seeds
from tests.simulation.inline import one_thread
from tests.simulation.seeds import Templates
from tests.simulation.world import Size

SEEDS, TOGETHER = int(os.environ.get("SIMULATED_SEEDS", "40")), 20
ROOT = Path(__file__).parents[2]
OPEN = {40: "a loan that did not arrive before its lender opened a new epoch is told by nobody any more"}
"""Seeds that found something which is not mended yet (docs/simulator.md)."""


@pytest.mark.parametrize("first", range(1, SEEDS + 1, TOGETHER))
def test_the_books_come_out_the_same(made: Templates, room: Path, first: int) -> None:
    with one_thread():
        for seed in range(first, min(first + TOGETHER, SEEDS + 1)):
            if seed in OPEN:
                continue
            outcome = seeds.play(made, room / "now", seed, Size())
            assert not outcome.wrong, outcome.told()
            assert outcome.acts >= 300
            assert outcome.faults >= 50


def test_a_seed_replays_exactly(made: Templates, room: Path) -> None:
    """In another process, with other hashes of texts, the same history to the last character."""
    with one_thread():
        mine = seeds.play(made, room / "now", 3, Size(acts=60, faults=10))
    command = [sys.executable, "-m", "tests.simulation", "--seed", "3", "--acts", "60", "--faults", "10", "--history"]
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    found = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[: len(mine.lines)] == list(mine.lines)
    assert mine.digest in found.stdout


def test_a_seed_that_fails_tells_its_history_and_how_to_replay_it() -> None:
    outcome = seeds.Outcome(7, "I1: HQ has less than nothing", 2, 0, 5, "", ("   0 05 09:00:00 S01-R1  sells",))
    said = outcome.told()
    assert said.splitlines()[0] == "   0 05 09:00:00 S01-R1  sells"
    assert said.endswith("I1: HQ has less than nothing\nreplay: python -m tests.simulation --seed 7")
