"""Compiles the shim and starts a program under it."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.power.rebuild import Record, read_log

SHIM = Path(__file__).with_name("shim.c")
ROOT = Path(__file__).parents[2]
ADVICE = "the power tests need a C compiler: apt-get install -y gcc libc6-dev"


def compile_shim(folder: Path) -> Path:
    """The shared library of shim.c; fails the test, with advice, where nothing can compile it."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.fail(ADVICE)
    library = folder / "shim.so"
    flags = ["-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror"]
    made = subprocess.run(
        [compiler, *flags, "-o", str(library), str(SHIM), "-ldl", "-lpthread"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    if made.returncode:
        pytest.fail(f"{ADVICE}\n{made.stderr}")
    return library


@dataclass(frozen=True, slots=True)
class Logged:
    """A folder that a program wrote, and the log of how."""

    folder: Path
    records: list[Record]


def run_logged(library: Path, place: Path, program: list[str]) -> Logged:
    """Run Python with these arguments, the data folder and the file of marks; its writes below the folder are logged.

    The folder is new and empty; a program that fails fails the test.
    """
    folder, log, marks = place / "data", place / "log", place / "marks"
    folder.mkdir(parents=True)
    environment = {
        **os.environ,
        "LD_PRELOAD": str(library),
        "POWER_ROOT": str(folder),
        "POWER_LOG": str(log),
        "POWER_MARK": str(marks),
    }
    ended = subprocess.run(
        [sys.executable, *program, str(folder), str(marks)],
        check=False, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=60,
    )  # fmt: skip
    if ended.returncode:
        pytest.fail(f"{program} ended with {ended.returncode}\n{ended.stdout}\n{ended.stderr}")
    return Logged(folder, read_log(log))
