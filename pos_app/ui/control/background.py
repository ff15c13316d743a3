"""The only way off the UI thread; answers arrive back on it."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


T = TypeVar("T")


class Background(QObject):
    """Runs work on two threads of its own, or waits for a future. Signal: _answered(callback, value)."""

    _answered = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="background")
        self._closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Do the work elsewhere; `done` or `failed` is called on the UI thread, `failed` also with a bug."""
        self.watch(self._pool.submit(work), done, failed)

    def watch(self, future: Future[T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Wait for a future without blocking anybody."""
        future.add_done_callback(partial(self._resolved, done, failed))

    def close(self) -> None:
        """Stop; work under way is finished first, and its answer is told to nobody: the window is going."""
        self._closed = True
        self._pool.shutdown(wait=True)

    def _resolved(self, done: Callable[[T], None], failed: Callable[[Exception], None], future: Future[T]) -> None:
        trouble = future.exception()
        if trouble is None:
            self._answered.emit(done, future.result())
        else:
            self._answered.emit(failed, trouble)

    def _deliver(self, callback: Callable[[object], None], value: object) -> None:
        if not self._closed:
            callback(value)
