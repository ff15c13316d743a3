"""A register as a machine: its disk, its clock, its line to HQ, and its program, which may be off."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from typing import Protocol

from domain.errors import Fault
from local_db.books import Books, open_books
from local_db.keys import BooksKey
from local_db.member_view import Members
from local_db.reference.feed_store import FeedStore
from pos_app.bootstrap import BOOKS, REFERENCE, Machine, Settings, Till
from pos_app.guard.bootstrap import ANCHOR, guard
from pos_app.receipts.words import words_for
from pos_app.services.desk import Desk
from pos_app.services.start_till import start_till
from pos_app.staff import StaffOfPeople
from pos_app.sync.books_side import BooksAllowances, BooksJournal
from pos_app.sync.health import problem_of
from pos_app.sync.hq_clock import HqClock
from pos_app.sync.hq_link import HqLink
from pos_app.sync.lan import lan_of
from pos_app.sync.ports import Incoming, Reply
from pos_app.sync.ports import Till as SyncTill
from pos_app.sync.syncer import Pace, Syncer
from tests.simulation.disk import power_cut
from tests.simulation.ports import MachineClock, StoreTime
from wire.signed import HqKeys

HQ = "http://127.0.0.1:1"
PACE = Pace(heartbeat=12 * 3600)


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it leaves a till."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


class Network(Protocol):
    """What carries requests."""

    def carry(self, sender: "Register", request: Request) -> Reply:
        """The answer, or `NoAnswer`."""
        ...


@dataclass
class _Streamed:
    """An answer read in chunks (`pos_app.sync.ports.Incoming`)."""

    reply: Reply

    @property
    def status(self) -> int:
        return self.reply.status

    @property
    def headers(self) -> Mapping[str, str]:
        return self.reply.headers

    def chunks(self) -> Iterator[bytes]:
        yield self.reply.body


@dataclass
class Line:
    """The sockets of a till (`pos_app.sync.ports.Session`)."""

    of: "Register"

    def send(self, method: str, url: str, headers: Mapping[str, str], body: bytes, read_timeout: int) -> Reply:
        return self.of.network.carry(self.of, Request(method, url.removeprefix(HQ), headers, body))

    @contextmanager
    def stream(self, method: str, url: str, headers: Mapping[str, str], read_timeout: int) -> Iterator[Incoming]:
        yield _Streamed(self.send(method, url, headers, b"", read_timeout))

    def abort(self) -> None:
        """Nothing is under way between two steps."""

    def close(self) -> None:
        """Nothing is open."""


class StepSyncer(Syncer):
    """The till's talk with HQ, one request a step; what a person asks is answered at once."""

    def wake(self) -> None:
        self._asks.run()

    def push(self) -> bool:
        """One step of the push; whether there is more to do."""
        try:
            more = self._push_step()
        except Fault as fault:
            self._pushed(problem_of(fault))
            return False
        self._pushed(None)
        return more

    def pull(self) -> bool:
        """One step of the pull; whether there is more to do."""
        try:
            more = self._puller.step()
        except Fault as fault:
            self._pulled(problem_of(fault))
            return False
        self._pulled(None)
        return more


@dataclass(eq=False)
class Register:
    """The machine. `till` is there while its program runs; `dead` for good. `unsure` is an epoch in which another disk
    wrote as well, so that HQ may know more of it than this one.
    """

    name: str
    store: str
    folder: Path
    key: BooksKey
    clock: MachineClock
    chance: Random
    network: Network
    mark: str = ""
    dead: bool = False
    unsure: str = ""
    epochs: list[str] = field(default_factory=list)
    running: Till | None = field(default=None)

    @property
    def title(self) -> str:
        """Its name, with a mark where two machines have the same one."""
        return self.name + self.mark

    @property
    def till(self) -> Till:
        """Its program, which runs."""
        assert self.running is not None
        return self.running

    @property
    def desk(self) -> Desk:
        """Where the cashier stands."""
        return self.till.desk

    @property
    def books(self) -> Books:
        """What it wrote."""
        return self.till.books

    @property
    def syncer(self) -> StepSyncer:
        """Its talk with HQ."""
        found = self.till.syncer
        assert isinstance(found, StepSyncer)
        return found

    @property
    def key_file(self) -> Path:
        """Where the key would lie; the anchor of the head lies beside it."""
        return self.folder.with_name(f"{self.title}.key")

    @property
    def anchor(self) -> Path:
        """The file that remembers the journal's head."""
        return self.key_file.with_suffix(ANCHOR)

    @property
    def memory(self) -> Path:
        """What does not outlive a loss of power."""
        return self.folder.with_name(f"{self.title}.memory")

    def start(self) -> None:
        """Begin to run on what is on the disk."""
        self.memory.mkdir(exist_ok=True)
        books = open_books(self.folder / BOOKS, self.key)
        self.running = self.assemble(books)
        guard(self.desk, self.key_file, self.memory)
        start_till(self.desk, "simulated")
        self.listen()

    def listen(self) -> None:
        """Answer the neighbours, if there are any."""
        assert self.till.lan is not None
        self.till.lan._listen()

    def assemble(self, books: Books) -> Till:
        """A till of the real parts with this machine's clock, chance and line."""
        head = books.head()
        store = FeedStore(self.folder / REFERENCE, books, register=head.register, store=head.store)
        clock = HqClock(self.clock)
        time = StoreTime(clock)
        hq = HqLink(books, self.new_id)
        desk = Desk(
            books=books,
            goods=store.goods,
            members=Members(store.people, store.index, books, time.today),
            staff=StaffOfPeople(store),
            hq=hq,
            clock=time,
            new_id=self.new_id,
            words=words_for("en"),
            language="en",
            store_name=head.store,
            paper=False,
            chance=self.chance.randbytes,
        )
        till = Till(Settings(self.folder, self.folder), books, store, desk, hq, clock)
        machine = Machine(till)
        journal = BooksJournal(books, self.chance.randbytes, clock.now, desk.day)
        parts = SyncTill(journal, store, BooksAllowances(desk), machine, machine)
        keys, lines = HqKeys(books.hq_keys()), (Line(self), Line(self))
        till.syncer = StepSyncer(HQ, lines, parts, keys, clock, self.chance.random, PACE)
        hq.use(till.syncer)
        till.lan = lan_of(
            desk, journal, keys, till.syncer, PACE, listen=f"{self.title}:1", url=HQ, random=self.chance.randbytes
        )
        hq.use_store(till.lan.lender)
        books.committed = hq.wake
        return till

    def new_id(self) -> str:
        return self.chance.randbytes(8).hex()

    def stop(self) -> None:
        """End the program in order."""
        till, self.running = self.till, None
        till.close()
        self._forget(till)

    def drop(self) -> None:
        """End the program without a word, as a power cut does: what was synced to the disk is what there is."""
        kept = self.folder.with_name(f"{self.folder.name}.kept")
        self.copy(kept)
        till, self.running = self.till, None
        power_cut(kept / BOOKS, till.books._writer)
        if till.lan is not None:
            till.lan.stop()
        self._forget(till)
        shutil.rmtree(self.memory, ignore_errors=True)
        till.store.close()
        till.books.close()
        self.put(kept)

    @staticmethod
    def _forget(till: Till) -> None:
        """Close what remembers the head: a real program's files end with it."""
        remember = till.books.remember
        for one in remember.args[0] if isinstance(remember, partial) else ():
            one.close()

    def copy(self, to: Path) -> None:
        """The disk as it is now."""
        if to.exists():
            shutil.rmtree(to)
        shutil.copytree(self.folder, to, copy_function=shutil.copyfile)

    def put(self, disk: Path) -> None:
        """Put another disk in, which is then this machine's own."""
        assert self.running is None
        shutil.rmtree(self.folder)
        disk.rename(self.folder)
