"""The demo's child processes: HQ, and a till that is steered from outside. None outlives its parent."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[1]
STOP_SECONDS = 15.0
_DEATH_SIGNAL = 1


class DemoError(Exception):
    """The demo cannot go on; the message says why."""


_children: list[subprocess.Popen[str]] = []


def spawn(arguments: Sequence[str], **more: Any) -> subprocess.Popen[str]:  # noqa: ANN401
    """Start a Python program of ours as a child that ends with us.

    It is in a group of its own: Ctrl+C in a terminal is for us alone, and we end our children in order.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    if sys.platform == "win32":
        more["creationflags"] = subprocess.CREATE_NEW_PROCESS_GROUP
    else:
        more["process_group"] = 0
    child = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        text=True,
        encoding="utf-8",
        preexec_fn=partial(_die_with_parent, os.getpid()) if sys.platform == "linux" else None,  # noqa: PLW1509
        **more,
    )
    _children.append(child)
    return child


def _die_with_parent(parent: int) -> None:
    """Between fork and exec: one call, no locks."""
    ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def end_all() -> None:
    """End whatever still runs: all are asked first, then all are waited for."""
    running = [child for child in _children if child.poll() is None]
    for child in running:
        child.terminate()
    for child in running:
        end(child)


class HqProcess:
    """HQ on a free port that it keeps from start to start."""

    def __init__(self, data: Path, listen: int = 0, *, database: str | None = None, log: Path | None = None) -> None:
        self._data = data
        self._database = ["--database", database] if database else []
        self._log = log
        self._port = listen
        self._process: subprocess.Popen[str] | None = None
        self.url = ""

    @property
    def running(self) -> bool:
        """Whether it is up."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> str:
        """Start and wait until it listens; its address. Raises DemoError with what HQ said."""
        where = ["--data", str(self._data), "--listen", f"127.0.0.1:{self._port}", "--phone-page", *self._database]
        with self._log.open("a") if self._log is not None else nullcontext(subprocess.PIPE) as said:
            process = spawn(["-m", "hq", "serve", *where], stdout=subprocess.PIPE, stderr=said)
        assert process.stdout is not None  # noqa: S101  a pipe was asked for
        line = process.stdout.readline().strip()
        if not line.startswith("listening "):
            process.wait()
            raise DemoError(self._said_by(process) or "HQ did not start")
        self._process, self.url = process, line.split(" ", 1)[1]
        self._port = int(self.url.rpartition(":")[2])
        return self.url

    def _said_by(self, process: subprocess.Popen[str]) -> str:
        """What HQ complained of last."""
        if self._log is not None:
            lines = self._log.read_text("utf-8", "replace").strip().splitlines()
            return lines[-1] if lines else ""
        return process.stderr.read().strip() if process.stderr is not None else ""

    def stop(self) -> None:
        """Stop in order."""
        process, self._process = self._process, None
        end(process)


def end(process: subprocess.Popen[str] | None) -> None:
    """Ask a child to end, and end it when it does not."""
    if process is None or process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class SteeredTill:
    """A till in a process of its own, with a real window, steered over its standard input."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._arguments = ["-m", "demo.puppet", *arguments]
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()

    def start(self) -> dict[str, Any]:
        """Start; its first state."""
        self._process = spawn(self._arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self.ask(do="state")

    def ask(self, **command: Any) -> dict[str, Any]:  # noqa: ANN401
        """Send one command and wait for its answer; raises DemoError when the till is gone."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise DemoError("the till is not running")
        with self._lock:
            try:
                process.stdin.write(json.dumps(command) + "\n")
                process.stdin.flush()
            except OSError as error:
                raise DemoError(f"the till is gone: {process.poll()}") from error
            line = process.stdout.readline()
        if not line:
            raise DemoError(f"the till ended with {process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise DemoError(str(answer["error"]))
        return answer

    def until(self, wanted: Callable[[dict[str, Any]], bool], what: str, seconds: float = 30.0) -> dict[str, Any]:
        """Wait until the till's state is as wanted; raises DemoError with the last state."""
        deadline = time.monotonic() + seconds
        while True:
            state = self.ask(do="state")
            if wanted(state):
                return state
            if time.monotonic() > deadline:
                raise DemoError(f"waited {seconds:.0f} s for {what}; the till says {state}")
            time.sleep(0.03)

    def ended(self) -> int:
        """Wait until it has ended by itself; its exit code."""
        process, self._process = self._process, None
        if process is None:
            raise DemoError("the till is not running")
        return process.wait(STOP_SECONDS)

    def kill(self) -> None:
        """`kill -9`."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def close(self) -> None:
        """End it in order."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        if process.stdin is not None:
            process.stdin.write('{"do": "close"}\n')
            process.stdin.close()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            end(process)


def run(arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a program of ours to its end and keep what it said; it ends with us like every child."""
    child = spawn(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said, complained = child.communicate()
    return subprocess.CompletedProcess(list(arguments), child.returncode, said, complained)
