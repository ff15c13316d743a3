"""A till in memory against the scripted HQ, over real sockets."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from pos_app.sync.board import HealthBoard
from pos_app.sync.client import HqClient
from pos_app.sync.grants import GrantDesk
from pos_app.sync.hq_clock import HqClock
from pos_app.sync.http import HqHttp
from pos_app.sync.past import Past
from pos_app.sync.ports import Till
from pos_app.sync.puller import Puller
from pos_app.sync.pusher import Pusher
from pos_app.sync.session import RequestsSession
from pos_app.sync.syncer import Pace, Syncer
from tests.services.shop import BONUS, PRINCIPAL, Clock
from tests.sync.memory_till import (
    MemoryAllowances,
    MemoryJournal,
    MemoryMachine,
    MemoryStore,
    RecordingWatcher,
    SteppingClock,
)
from tests.sync.near import Register, Wire, register
from tests.sync.scripted_hq import ScriptedHq
from tests.sync.serving import serving
from wire import keys
from wire.enrolment import parse_code
from wire.signed import HqKeys

REGISTER_KEY = keys.private_key(bytes(range(0x20)))
SCOPES = ("chain", "register:S01-R1")


@dataclass
class World:
    """Everything of one till, and HQ's address."""

    address: str
    hq: ScriptedHq
    journal: MemoryJournal
    store: MemoryStore
    allowances: MemoryAllowances
    watcher: RecordingWatcher
    machine_clock: SteppingClock
    clock: HqClock
    keys: HqKeys
    client: HqClient
    session: RequestsSession

    @property
    def till(self) -> Till:
        return Till(self.journal, self.store, self.allowances, MemoryMachine(), self.watcher)

    def pusher(self) -> Pusher:
        past = Past(self.client, self.journal, self.allowances)
        return Pusher(self.client, self.journal, GrantDesk(self.allowances, self.keys), self.watcher, past)

    def puller(self) -> Puller:
        board = HealthBoard(self.watcher, self.clock)
        return Puller(self.client, self.store, GrantDesk(self.allowances, self.keys), board)

    def held(self) -> list[str]:
        """Hashes of the present epoch at HQ."""
        known = self.hq.journals.get(f"S01-R1/{self.journal.epoch}")
        return [line.hash for line in known.lines] if known is not None else []

    def ours(self) -> list[str]:
        """Hashes of the present epoch at the till."""
        return [line.hash for line in self.journal.lines[self.journal.epoch]]

    def syncer(self, pace: Pace) -> Syncer:
        sessions = (RequestsSession(self.address), RequestsSession(self.address))
        return Syncer(self.address, sessions, self.till, self.keys, self.clock, _half, pace)


def _half() -> float:
    return 0.5


def drain(step: Callable[[], bool], limit: int = 50) -> None:
    """Step until there is nothing to do."""
    for _ in range(limit):
        if not step():
            return
    raise AssertionError("never done")


def eventually(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Wait until it holds."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came to pass"
        time.sleep(0.01)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """An enrolled till and its HQ."""
    hq = ScriptedHq()
    with serving(hq) as address:
        machine_clock = SteppingClock(timedelta(0))
        clock = HqClock(machine_clock)
        session = RequestsSession(address)
        newcomer = HqClient(HqHttp(address, session, None, clock, "0.1.0"))
        code = parse_code(hq.code)
        answer, certificate, hq_keys = newcomer.enrol(code, keys.public_text(REGISTER_KEY), {"name": "till 1"})
        journal = MemoryJournal(answer.certificate, certificate, REGISTER_KEY)
        client = HqClient(HqHttp(address, session, journal.identity, clock, "0.1.0"))
        yield World(
            address=address,
            hq=hq,
            journal=journal,
            store=MemoryStore(tmp_path / "snapshots", SCOPES),
            allowances=MemoryAllowances(),
            watcher=RecordingWatcher(),
            machine_clock=machine_clock,
            clock=clock,
            keys=hq_keys,
            client=client,
            session=session,
        )
        session.close()


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def lead(tmp_path: Path, wire: Wire) -> Iterator[Register]:
    made = register(tmp_path / "1", 1, wire, Clock())
    made.granted({PRINCIPAL: 5000, BONUS: 1000})
    yield made
    made.shop.close()


@pytest.fixture
def other(tmp_path: Path, wire: Wire, lead: Register) -> Iterator[Register]:
    made = register(tmp_path / "2", 2, wire, lead.shop.clock)
    lead.knows(made)
    made.knows(lead)
    yield made
    made.shop.close()
