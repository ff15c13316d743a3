"""Several workers at once, each a process of its own: whoever is free takes the next store."""

from __future__ import annotations

import json
import subprocess
from collections import deque
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import asdict
from threading import Lock
from typing import TYPE_CHECKING, Any

from demo.processes import DemoError, end, spawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from demo.replay.store import StoreTask

Answer = dict[str, Any]


class Crew:
    """`count` workers with the same arguments; `told` hears every answer, one at a time."""

    def __init__(self, count: int, arguments: Sequence[str], told: Callable[[Answer], None]) -> None:
        self._count = count
        self._arguments = ["-m", "demo.replay.worker", *arguments]
        self._told = told
        self._lock = Lock()
        self._tasks: deque[StoreTask] = deque()
        self._processes: list[subprocess.Popen[str]] = []

    def work(self, tasks: Iterable[StoreTask]) -> list[Answer]:
        """Have all tasks done, in their order; raises DemoError when a worker fails, and ends the others."""
        self._tasks.extend(tasks)
        count = min(self._count, len(self._tasks))
        with ThreadPoolExecutor(count) as threads:
            try:
                parts = [threads.submit(self._one) for _ in range(count)]
                done, _ = wait(parts, return_when=FIRST_EXCEPTION)
                return [answer for part in done for answer in part.result()]
            finally:  # before the threads are waited for: they wait for these
                for process in self._processes:
                    end(process)

    def _one(self) -> list[Answer]:
        process = spawn(self._arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._processes.append(process)
        answers = []
        while (task := self._next()) is not None:
            answers.append(self._ask(process, task))
        process.communicate()
        return answers

    def _next(self) -> StoreTask | None:
        with self._lock:
            return self._tasks.popleft() if self._tasks else None

    def _ask(self, process: subprocess.Popen[str], task: StoreTask) -> Answer:
        assert process.stdin is not None  # noqa: S101
        assert process.stdout is not None  # noqa: S101
        with suppress(OSError):  # it has ended: then there is no answer either
            process.stdin.write(json.dumps(asdict(task)) + "\n")
            process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            with self._lock:
                self._tasks.clear()
            raise DemoError(f"the worker that sold {task.store} ended with {process.wait()}")
        answer: Answer = json.loads(line)
        with self._lock:
            self._told(answer)
        return answer
