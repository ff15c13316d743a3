"""Every rule that the simulator guards is seen when it is switched off: within 200 seeds, mostly at once.

What takes dozens of seeds is played on request, with SIMULATED_SEEDS set.
"""

import os
from pathlib import Path

import pytest

from tests.simulation import seeds
from tests.simulation.controls import CONTROLS, KNOWN, RARE, WITHIN
from tests.simulation.inline import one_thread
from tests.simulation.seeds import Templates
from tests.simulation.world import Size


@pytest.mark.parametrize("name", CONTROLS)
def test_a_rule_that_is_switched_off_is_seen(made: Templates, room: Path, name: str) -> None:
    if name in RARE and "SIMULATED_SEEDS" not in os.environ:
        pytest.skip("minutes: on request")
    first = KNOWN.get(name, WITHIN[0])
    assert first in WITHIN
    with one_thread(), CONTROLS[name]():
        outcome = seeds.first_bad(made, room / "now", Size(), [first, *WITHIN])
    assert outcome is not None, f"nobody sees that {name}"
