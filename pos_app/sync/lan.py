"""The talk with the registers of this store: a server that answers them, a thread that visits them, a door to borrow.

Nothing is opened before HQ has told of a second register of the store.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

from domain.errors import Fault
from pos_app.services.desk import Desk
from pos_app.sync import lan_http
from pos_app.sync.backoff import Backoff
from pos_app.sync.client import HqClient
from pos_app.sync.health import Problem, SyncHealth
from pos_app.sync.lan_round import LanRound
from pos_app.sync.loop import Loop
from pos_app.sync.neighbourhood import Neighbourhood
from pos_app.sync.peer_caller import PeerCaller
from pos_app.sync.peer_desk import LanParts, PeerDesk
from pos_app.sync.ports import Journal
from pos_app.sync.store_lender import StoreLender
from pos_app.sync.syncer import Pace, Syncer
from pos_app.sync.witness import Witness
from wire.push import PushLine
from wire.signed import HqKeys

ADDRESS = "lan_address"
"""The setting that holds where this register answered last: neighbours know it, so it is tried again."""
HAND_IN_SECONDS = 30.0
STOP_SECONDS = 3.0

T = TypeVar("T")


class HqDoor(Protocol):
    """The talk with HQ, as far as the LAN needs it (`Syncer`)."""

    @property
    def health(self) -> SyncHealth:
        """How it goes."""
        ...

    @property
    def confirmed(self) -> bool:
        """Whether HQ looked at our journal since our start and found what it knows."""
        ...

    @property
    def suspects(self) -> frozenset[str]:
        """The registers of this store that HQ did not hear for a day."""
        ...

    def ask(self, work: Callable[[HqClient], T]) -> "Future[T]":
        """Have something asked."""
        ...

    def beat_soon(self) -> None:
        """Tell HQ at once how this register is, and where it answers."""
        ...


class Lan:
    """The parts that talk with neighbours, on one thread and a small server."""

    def __init__(
        self,
        parts: LanParts,
        hq: HqDoor,
        *,
        host: Callable[[], str],
        now: Callable[[], datetime],
        backoff: Backoff,
        rest: float,
    ) -> None:
        """`host` says where to answer: HOST or HOST:PORT ("": none is known now, "off": never)."""
        self._parts = parts
        self._hq = hq
        self._host = host
        self._server: lan_http.LanServer | None = None
        caller = PeerCaller(parts, lan_http.carry)
        self.lender = StoreLender(parts.desk.books, parts.hood, caller, parts.desk.new_id)
        self._desk = PeerDesk(parts)
        self._round = LanRound(parts, caller, self._hand_in, self._silent_at_hq)
        self._loop = Loop("lan", self._step, _untold, idle=rest, backoff=backoff, now=now, between=_nothing)

    @property
    def hood(self) -> Neighbourhood:
        """The registers of the store."""
        return self._parts.hood

    @property
    def address(self) -> str:
        """Where neighbours are answered, "" while they are not."""
        return self._server.address if self._server is not None else ""

    def start(self) -> None:
        """Begin to visit neighbours; answering them begins when there is one."""
        self._loop.start()

    def wake(self) -> None:
        """Something was written: a neighbour is to keep a copy, or to hear of a loan."""
        self._loop.wake()

    def stop(self) -> None:
        """Answer nobody, visit nobody."""
        self._loop.stop()
        self._loop.join(STOP_SECONDS)
        if self._server is not None:
            self._server.stop()

    def _step(self) -> bool:
        self._listen()
        if self._hq.confirmed:
            self._parts.witness.confirm()
        return self._round.step()

    def _listen(self) -> None:
        """Answer neighbours once there is one; at the same place as the last time, where that can be had."""
        if self._server is not None or not self._parts.hood.others():
            return
        books = self._parts.desk.books
        last_host, _, last_port = (books.setting(ADDRESS) or "").rpartition(":")
        wanted = self._host()
        host, _, port = wanted.rpartition(":") if ":" in wanted else (wanted, "", "")
        if host == "off" or not (host or last_host):
            return
        try:
            self._server = lan_http.LanServer(host or last_host, int(port or last_port or 0), self._desk.answer)
        except OSError:
            return  # the network is not there yet: the next round tries again
        books.set_setting(ADDRESS, self._server.address).result()
        self._hq.beat_soon()

    def _silent_at_hq(self) -> frozenset[str]:
        return self._hq.suspects

    def _hand_in(self, register: str, epoch: str, lines: Sequence[PushLine]) -> bool:
        if not self._hq.health.online:
            return False
        try:
            self._hq.ask(partial(_salvage, register, epoch, lines)).result(HAND_IN_SECONDS)
        except (Fault, TimeoutError):
            return False
        return True


def lan_of(
    desk: Desk,
    journal: Journal,
    keys: HqKeys,
    syncer: Syncer,
    pace: Pace,
    *,
    listen: str,
    url: str,
    random: Callable[[int], bytes],
) -> Lan:
    """The talk with the other registers of the store, not begun yet.

    `listen` is where they are answered, HOST:PORT or "off"; empty: at the address from which HQ (`url`) is reached.
    """
    said: list[Lan] = []

    def address() -> str:
        return said[0].address

    parts = LanParts(desk, journal, Neighbourhood(desk.books, keys), Witness(desk.books), random, address)
    backoff = Backoff(_half, first=pace.first_retry, longest=pace.longest_retry)
    lan = Lan(parts, syncer, host=partial(_host, listen, url), now=desk.clock.now, backoff=backoff, rest=pace.lan)
    said.append(lan)
    return lan


def _host(listen: str, url: str) -> str:
    parts = urlsplit(url)
    return listen or lan_http.own_host(parts.hostname or "", parts.port or 443)


def _half() -> float:
    """No jitter: neighbours that visit each other at the same time do no harm."""
    return 0.5


def _salvage(register: str, epoch: str, lines: Sequence[PushLine], client: HqClient) -> bytes:
    return client.salvage(register, epoch, lines)


def _untold(problem: Problem | None) -> None:
    """A neighbour that does not answer is no trouble of HQ's: who borrows is told."""


def _nothing() -> bool:
    return False
