"""One HQ is filled, and one story told, for all tests here and all workers; each test gets a copy."""

from __future__ import annotations

import fcntl
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from demo import chain
from demo.folders import Folders
from demo.setting import fill_hq
from tests.demo.running import Demo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first worker who asks for it makes; the others wait."""
    base = factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, done = root / name, root / f"{name}.done"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(folder)
            done.touch()
    return folder


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo's folder with HQ filled and nothing else."""
    return once(tmp_path_factory, "demo-filled", fill)


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a story that ended with 0."""
    return once(tmp_path_factory, "demo-told", tell)


def fill(folder: Path) -> None:
    folders = Folders(folder)
    folders.claim().release()
    fill_hq(folders, chain.build(goods=120, people=450), _say)


def tell(folder: Path) -> None:
    one = Demo(folder, "--unattended", display=False)
    try:
        assert one.wait() == 0, one.said
    finally:
        one.kill()


@pytest.fixture
def out(tmp_path: Path, filled: Path) -> Path:
    """A copy of that folder for one test."""
    return shutil.copytree(filled, tmp_path / "out")


@pytest.fixture
def demo() -> Iterator[Callable[..., Demo]]:
    """Starts demos; what a test leaves running is killed."""
    started: list[Demo] = []

    def start(out: Path, *arguments: str, display: bool = True) -> Demo:
        started.append(Demo(out, *arguments, display=display))
        return started[-1]

    yield start
    for one in started:
        one.kill()


def _say(line: str) -> None:
    assert line
