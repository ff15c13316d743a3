"""Questions that a person waits for: they go before the push, on its thread, one after the other."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import TypeVar

from domain.errors import Fault, Refusal
from pos_app.sync.client import HqClient
from pos_app.sync.errors import NoAnswer, Stopped

T = TypeVar("T")


class AskQueue:
    """What was asked and not answered yet."""

    def __init__(self, client: HqClient, told: Callable[[], None]) -> None:
        """`told` is called after a question was put in."""
        self._client = client
        self._told = told
        self._lock = Lock()
        self._waiting: deque[Callable[[], bool]] = deque()
        self._refuse: deque[Callable[[], None]] = deque()
        self._stopped = False

    def ask(self, work: Callable[[HqClient], T]) -> "Future[T]":
        """Have `work` done with the client; its result, `Fault` or `Refusal` comes in the future."""
        future: Future[T] = Future()

        def answer() -> bool:
            return _answer(future, work, self._client)

        def refuse() -> None:
            future.set_exception(Stopped())

        with self._lock:
            if self._stopped:
                refuse()
                return future
            self._waiting.append(answer)
            self._refuse.append(refuse)
        self._told()
        return future

    def run(self) -> bool:
        """Answer all that waits; True when HQ answered something."""
        heard = False
        while (answer := self._next()) is not None:
            heard = answer() or heard
        return heard

    def stop(self) -> None:
        """Refuse what still waits, and what comes later."""
        with self._lock:
            self._stopped = True
            refusals = list(self._refuse)
            self._waiting.clear()
            self._refuse.clear()
        for refuse in refusals:
            refuse()

    def _next(self) -> Callable[[], bool] | None:
        with self._lock:
            if not self._waiting:
                return None
            self._refuse.popleft()
            return self._waiting.popleft()


def _answer(future: "Future[T]", work: Callable[[HqClient], T], client: HqClient) -> bool:
    """Whether HQ was heard."""
    if not future.set_running_or_notify_cancel():
        return False
    try:
        result = work(client)
    except (Fault, Refusal) as error:
        future.set_exception(error)
        return not isinstance(error, NoAnswer)
    future.set_result(result)
    return True
