"""The demo in a process of its own, and what it leaves behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SMALL = ("--articles", "120", "--members", "450")
PATIENCE = 180.0


class Demo:
    """`python -m demo` with its output in a file; whatever still runs is killed at the end of the test."""

    def __init__(self, out: Path, *arguments: str, display: bool = True) -> None:
        self.out = out
        self.log = out.with_name(f"{out.name}-{time.monotonic_ns()}.log")
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
        environment.pop("WAYLAND_DISPLAY", None)
        environment["DISPLAY"] = ":no-such-display" if display else ""
        command = [sys.executable, "-m", "demo", "--out", str(out), "--language", "en", *SMALL, *arguments]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        self.family: set[int] = set()

    @property
    def said(self) -> str:
        return self.log.read_text("utf-8")

    def until(self, words: str) -> None:
        """Wait until it says this; fails when it ends before."""
        deadline = time.monotonic() + PATIENCE
        while words not in self.said:
            self.family |= set(children(self.process.pid))
            assert self.process.poll() is None, f"ended with {self.process.returncode}: {self.said}"
            assert time.monotonic() < deadline, f"never said {words!r}: {self.said}"
            time.sleep(0.02)

    def end(self, number: int = signal.SIGINT) -> int:
        """Send a signal and wait; the exit code."""
        self.family |= set(children(self.process.pid))
        self.process.send_signal(number)
        return self.wait()

    def wait(self) -> int:
        return self.process.wait(PATIENCE)

    def orphans(self) -> list[str]:
        """What it started and still runs a moment later."""
        deadline = time.monotonic() + 5
        while left := [command for pid in self.family if (command := command_of(pid))]:
            if time.monotonic() > deadline:
                return left
            time.sleep(0.05)
        return []

    def kill(self) -> None:
        self.family |= set(children(self.process.pid))
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for pid in self.family:
            if command_of(pid):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)


def children(pid: int) -> Iterator[int]:
    """Processes below a process, as /proc has them."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, task.read_text("ascii").split()):
                yield child
                yield from children(child)


def command_of(pid: int) -> str:
    """The command line of a process that runs; nothing for one that is gone."""
    with suppress(OSError):
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
        if state != "Z":
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    return ""


def verdict(*arguments: str) -> dict[str, Any]:
    """What a verify command says."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments, "--json"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def verify_till(out: Path) -> dict[str, Any]:
    return verdict("pos_app", "verify", "--books", str(out / "till/books.db"), "--key-file", str(out / "till.key"))


def verify_hq(out: Path) -> dict[str, Any]:
    return verdict("hq", "verify", "--data", str(out / "hq"))
