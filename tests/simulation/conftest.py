"""A template of the chain for each process that plays seeds."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.simulation import seeds, template
from tests.simulation.inline import one_thread
from tests.simulation.template import Template
from tests.simulation.world import Size


@pytest.fixture(scope="session")
def room() -> Iterator[Path]:
    """A folder in memory."""
    folder = seeds.room()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def made(room: Path) -> Template:
    """The chain that every seed begins with."""
    size = Size()
    with one_thread():
        return template.make(room / "template", size.registers, size.stores)
