"""One HQ is filled for all tests here; each gets a copy of it."""

from __future__ import annotations

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

    from demo.chain import DemoChain


@pytest.fixture(scope="session")
def made() -> DemoChain:
    return chain.build(goods=120, people=450)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, made: DemoChain) -> Path:
    """A demo's folder with HQ filled and nothing else."""
    folders = Folders(tmp_path_factory.mktemp("demo") / "filled")
    folders.claim().release()
    fill_hq(folders, made, _say)
    return folders.top


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
