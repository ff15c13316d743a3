"""A template of the chain for each process that plays seeds."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.simulation import seeds
from tests.simulation.inline import one_thread
from tests.simulation.seeds import Templates
from tests.simulation.world import Size


@pytest.fixture(scope="session")
def room() -> Iterator[Path]:
    """A folder in memory."""
    folder = seeds.room()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def made(room: Path) -> Templates:
    """The chain that every seed begins with."""
    size = Size()
    with one_thread():
        return seeds.templates(room, size)
