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
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[1]
START_SECONDS, STOP_SECONDS = 120.0, 15.0
_DEATH_SIGNAL = 1


class DemoError(Exception):
    """The demo cannot go on; the message says why."""


def spawn(arguments: Sequence[str], **more: Any) -> subprocess.Popen[str]:  # noqa: ANN401
    """Start a Python program of ours as a child that ends with us."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        text=True,
        encoding="utf-8",
        preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509  one call, no locks
        **more,
    )


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which ends its children in order


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
        where = ["--data", str(self._data), "--listen", f"127.0.0.1:{self._port}", *self._database]
        with self._log.open("a") if self._log is not None else nullcontext(subprocess.PIPE) as said:
            process = spawn(["-m", "hq", "serve", *where], stdout=subprocess.PIPE, stderr=said)
        assert process.stdout is not None  # noqa: S101  a pipe was asked for
        line = process.stdout.readline().strip()
        if not line.startswith("listening "):
            process.wait()
            text = process.stderr.read() if process.stderr is not None else ""
            raise DemoError(text.strip() or "HQ did not start")
        self._process, self.url = process, line.split(" ", 1)[1]
        self._port = int(self.url.rpartition(":")[2])
        return self.url

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
    """Run a program of ours to its end and keep what it said."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
