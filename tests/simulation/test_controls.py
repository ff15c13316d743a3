"""Every rule that the simulator guards is seen when it is switched off: within 200 seeds, mostly at once.

They are played on request, SIMULATED_SEEDS=500: together they take minutes as long as a seed takes seconds.
"""

import os
from pathlib import Path

import pytest

from tests.simulation import seeds
from tests.simulation.controls import CONTROLS
from tests.simulation.inline import one_thread
from tests.simulation.seeds import Templates
from tests.simulation.world import Size


@pytest.mark.skipif("SIMULATED_SEEDS" not in os.environ, reason="minutes: on request")
@pytest.mark.parametrize("name", CONTROLS)
def test_a_rule_that_is_switched_off_is_seen(made: Templates, room: Path, name: str) -> None:
    with one_thread(), CONTROLS[name]():
        outcome = seeds.first_bad(made, room / "now", Size())
    assert outcome is not None, f"nobody sees that {name}"
