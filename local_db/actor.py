"""One thread with a queue: whatever is more urgent goes first, equals in the order of asking."""

import itertools
import queue
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Lock, Thread
from types import TracebackType
from typing import Any, TypeVar

SALE, SMALL, SLICE, LAST = range(4)
"""Urgency: a sale, a small write of a person, a slice of sync, the end."""

T = TypeVar("T")


@dataclass(order=True)
class _Item:
    urgency: int
    number: int
    work: Callable[[], Any] | None = field(compare=False)
    future: "Future[Any]" = field(compare=False)


class _Delivery:
    """Carries an error of the work to whoever waits for it: it is theirs, not the thread's."""

    def __init__(self, future: "Future[Any]") -> None:
        self._future = future

    def __enter__(self) -> None:
        return

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        del kind, trace
        if error is not None:
            self._future.set_exception(error)
        return True


class Actor:
    """Runs work on its own thread, one piece at a time."""

    def __init__(self, name: str) -> None:
        self._queue: queue.PriorityQueue[_Item] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._guard = Lock()
        self._closed = False
        self._thread = Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[], T], urgency: int = SMALL) -> "Future[T]":
        """Queue a piece of work; its result or its error arrives in the future.  After `close`, it is cancelled."""
        future: Future[T] = Future()
        with self._guard:
            if self._closed:
                future.cancel()
            else:
                self._queue.put(_Item(urgency, next(self._numbers), work, future))
        return future

    def close(self) -> None:
        """Finish what is queued and end the thread."""
        with self._guard:
            if not self._closed:
                self._closed = True
                self._queue.put(_Item(LAST, next(self._numbers), None, Future()))
        self._thread.join()

    def _run(self) -> None:
        while True:
            item = self._queue.get()
            if item.work is None:
                return
            if item.future.set_running_or_notify_cancel():
                with _Delivery(item.future):
                    item.future.set_result(item.work())
            del item
