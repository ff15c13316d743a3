"""A register's talk with HQ, made of the till's own parts, but asked for: pull now, push soon, push everything.

The till's two threads wait for news; a replay knows when there are some, and is not to wait.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from random import SystemRandom
from time import sleep
from typing import TYPE_CHECKING

from pos_app.bootstrap import VERSION, Machine
from pos_app.sync.backoff import Backoff
from pos_app.sync.board import HealthBoard
from pos_app.sync.books_side import BooksAllowances, BooksJournal
from pos_app.sync.client import HqClient
from pos_app.sync.errors import Busy, NoAnswer
from pos_app.sync.grants import GrantDesk
from pos_app.sync.http import HqHttp
from pos_app.sync.past import Past
from pos_app.sync.puller import Puller
from pos_app.sync.pusher import Pusher
from pos_app.sync.session import RequestsSession
from wire.signed import HqKeys

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from pos_app.bootstrap import Till
    from pos_app.services.desk import Desk

WORTH_A_PUSH = 200
MOST_FAILURES, LONGEST_WAIT = 8, 10.0


class Talk:
    """Real requests to HQ; the push on a thread of its own, the pull on the caller's."""

    def __init__(self, url: str, till: Till, desk: Desk) -> None:
        self._books = till.books
        self._sessions = (RequestsSession(url), RequestsSession(url))
        journal = BooksJournal(till.books, os.urandom, desk.clock.now, desk.day)
        push_client, pull_client = (
            HqClient(HqHttp(url, session, journal.identity, till.clock, VERSION)) for session in self._sessions
        )
        watcher = Machine(till)
        allowances = BooksAllowances(desk)
        grants = GrantDesk(allowances, HqKeys(till.books.hq_keys()))
        self._board = HealthBoard(watcher, till.clock)
        self._puller = Puller(pull_client, till.store, grants, self._board)
        self._pusher = Pusher(push_client, journal, grants, watcher, Past(push_client, journal, allowances))
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="push")
        self._pushing: Future[None] | None = None
        self._written = 0

    def pull(self) -> None:
        """Fetch what HQ has published; call it when something is there, or for the first time."""
        patiently(self._pull_step)

    def wrote(self) -> None:
        """Something was committed: push when it is worth it, in the background."""
        self._written += 1
        if self._written >= WORTH_A_PUSH and (self._pushing is None or self._pushing.done()):
            self._written = 0
            self._start()

    def push_all(self) -> None:
        """Wait until HQ has everything."""
        self._finish()
        self._start()
        self._finish()

    def close(self) -> None:
        """End the thread and the sessions."""
        self._thread.shutdown()
        for session in self._sessions:
            session.close()

    def _start(self) -> None:
        self._finish()
        self._pushing = self._thread.submit(self._push)

    def _finish(self) -> None:
        pushing, self._pushing = self._pushing, None
        if pushing is not None:
            pushing.result()

    def _push(self) -> None:
        patiently(self._pusher.step, self._pusher.forget)

    def _pull_step(self) -> bool:
        return self._puller.step() or not self._board.health.complete


def patiently(step: Callable[[], bool], forget: Callable[[], None] | None = None) -> None:
    """Step until nothing is left to do; what HQ is too busy for is tried again, as the till's own loop does."""
    backoff, failed = Backoff(SystemRandom().random, longest=LONGEST_WAIT), 0
    more = True
    while more:
        try:
            more = step()
        except (Busy, NoAnswer) as fault:
            failed += 1
            if failed > MOST_FAILURES:
                raise
            if forget is not None:
                forget()
            sleep(backoff.next_delay(fault.retry_after if isinstance(fault, Busy) else 0))
        else:
            failed = 0
            backoff.reset()
