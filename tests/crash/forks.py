"""Processes out of one that has imported everything: a start takes milliseconds, an end is told, nobody is left over.

The server (`python -m tests.crash.forks`) has one thread, reads one line of JSON for each process it is to fork, and
writes one when it has, and one when the process has ended. When its input ends it kills what still runs.
"""

import gc
import json
import os
import select
import signal
import subprocess
import sys
import threading
import traceback
from concurrent.futures import Future
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.crash import roles
from tests.crash.roles import Run

ROOT = Path(__file__).parents[2]


@dataclass
class Child:
    """A forked process: its id as soon as it is known, its exit code as soon as it has one (-9: it was killed)."""

    pid: "Future[int]" = field(default_factory=Future)
    exit: "Future[int]" = field(default_factory=Future)

    def kill(self) -> None:
        """End it at once, if it has not ended."""
        if not self.exit.done():
            os.kill(self.pid.result(), signal.SIGKILL)


class Forks:
    """The server as seen from a test; may be used by many threads."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.crash.forks"]
        pipe = subprocess.PIPE
        self._server = subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=ROOT, text=True)
        self._lock = threading.Lock()
        self._children: dict[int, Child] = {}
        self._thread = threading.Thread(target=self._hear, daemon=True)
        self._thread.start()

    def start(self, role: str, run: Run, *more: object) -> Child:
        """Have a role of `roles` played."""
        assert self._server.stdin is not None
        child = Child()
        with self._lock:
            number = len(self._children)
            self._children[number] = child
            plain = {**asdict(run), "folder": str(run.folder)}
            self._server.stdin.write(json.dumps([number, role, plain, more]) + "\n")
            self._server.stdin.flush()
        return child

    def close(self) -> None:
        """End the server and all that it started."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.close()
        self._thread.join()
        self._server.stdout.close()
        self._server.wait()

    def _hear(self) -> None:
        assert self._server.stdout is not None
        for line in self._server.stdout:
            number, what, value = json.loads(line)
            getattr(self._children[number], what).set_result(value)


class Server:
    """Forks and reaps; has no thread but its own."""

    def __init__(self) -> None:
        self._running: dict[int, int] = {}
        self._woken, wake = os.pipe()
        os.set_blocking(wake, False)
        signal.signal(signal.SIGCHLD, _woken)
        signal.set_wakeup_fd(wake)

    def serve(self) -> None:
        """Until the input ends."""
        rest = b""
        while True:
            ready, _, _ = select.select([0, self._woken], [], [])
            if self._woken in ready:
                os.read(self._woken, 4096)
                self._reap()
            if 0 in ready:
                came = os.read(0, 65536)
                if not came:
                    break
                *lines, rest = (rest + came).split(b"\n")
                for line in lines:
                    self._fork(*json.loads(line))
        for pid in self._running:
            os.kill(pid, signal.SIGKILL)

    def _fork(self, number: int, role: str, plain: dict[str, Any], more: list[Any]) -> None:
        pid = os.fork()
        if pid == 0:
            play(role, Run(**{**plain, "folder": Path(plain["folder"])}), more)
        self._running[pid] = number
        _tell(number, "pid", pid)

    def _reap(self) -> None:
        for pid in list(self._running):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                _tell(self._running.pop(pid), "exit", os.waitstatus_to_exitcode(status))


def play(role: str, run: Run, more: list[Any]) -> None:
    """Be the process: never returns."""
    code = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.close(0)
        os.open(os.devnull, os.O_RDONLY)
        getattr(roles, role)(run, *more)
        code = 0
    finally:
        if code:
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _tell(number: int, what: str, value: int) -> None:
    os.write(1, json.dumps([number, what, value]).encode() + b"\n")


def _woken(_number: int, _frame: object) -> None:
    """The wakeup descriptor has told it."""


if __name__ == "__main__":
    gc.freeze()
    Server().serve()
