"""An HQ in a process of its own that is killed at a named commit, as a power switch would."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from hq.bootstrap import Serving, open_hq, start_up
from hq.services import enrol, hq_journal, load_chain, project
from hq.services.chain import Chain
from hq.services.hq_journal import Act
from hq.store.parting import Parting, together

NOWHERE = ""


@dataclass
class Death:
    """Kills this process the first time that the point is reached."""

    point: str

    def __call__(self, point: str) -> None:
        if point == self.point:
            os.kill(os.getpid(), signal.SIGKILL)


def serve(data: Path, point: str, tell: Connection, parting: Parting) -> None:
    hq = open_hq(None, data, Death(point))
    hq.database._parting = parting
    serving = Serving(hq, "127.0.0.1", 0)
    start_up(hq)
    tell.send(serving.url)
    serving.run()


def load(data: Path, point: str, chain: Chain) -> None:
    load_chain.load(open_hq(None, data, Death(point)), chain)


def make_code(data: Path, point: str) -> None:
    enrol.new_code(open_hq(None, data, Death(point)), "S01", "S01-R9")


def act(data: Path, point: str, acts: list[Act]) -> None:
    hq = open_hq(None, data, Death(point))
    hq_journal.append(hq, acts)
    project.catch_up(hq)


def run(work: Callable[..., None], *arguments: object) -> bool:
    """Run in a process of its own; whether it was killed."""
    process = multiprocessing.get_context().Process(target=work, args=arguments)
    process.start()
    process.join(60)
    return process.exitcode == -signal.SIGKILL


class Served:
    """An HQ that dies at its point once, and is started again without one whenever it is asked for and not there."""

    def __init__(self, data: Path, point: str, parting: Parting = together) -> None:
        self._data = data
        self._point = point
        self._parting = parting
        self.deaths = 0
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context()
        hear, tell = context.Pipe(duplex=False)
        self._process = context.Process(target=serve, args=(self._data, self._point, tell, self._parting))
        self._process.start()
        tell.close()
        try:
            self.url = str(hear.recv())
        except EOFError:
            self.again()

    def again(self) -> str:
        """Wait for its death, start it again; its new address."""
        self._process.join(30)
        assert self._process.exitcode == -signal.SIGKILL, "it went away, but nobody killed it"
        self.deaths += 1
        self._point = NOWHERE
        self._start()
        return self.url

    def died(self, within: float) -> bool:
        """Whether it was killed by now, or is soon."""
        if self.deaths == 0:
            self._process.join(within)
        return self.deaths > 0 or self._process.exitcode == -signal.SIGKILL

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
