"""The till's parts list: books, reference files, desk, devices, the talk with HQ, and the window."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import Fault
from local_db.books import Books, open_books
from local_db.keys import BooksKey, read_key_file, write_key_file
from local_db.member_view import Members
from local_db.pepper import Pepper
from local_db.reference.feed_store import FeedStore
from pos_app.clock import StoreClock, SystemClock
from pos_app.guard.bootstrap import guard
from pos_app.payments import bootstrap as payments
from pos_app.receipts.words import words_for
from pos_app.services.desk import Desk
from pos_app.services.paper_queues import PaperQueues
from pos_app.services.preferences import Preferences, preferences
from pos_app.services.start_till import stop_till
from pos_app.staff import StaffOfPeople
from pos_app.sync.hq_clock import HqClock
from pos_app.sync.hq_link import HqLink

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from pos_app.devices.health import DeviceHealth
    from pos_app.devices.printer_worker import PrinterWorker
    from pos_app.devices.serial_scanner import SerialScanner
    from pos_app.payments.worker import PaymentsWorker
    from pos_app.receipts.ports import Rasteriser
    from pos_app.sync.health import SyncHealth
    from pos_app.sync.lan import Lan
    from pos_app.sync.syncer import Pace, Syncer
    from wire.heartbeat import Directive

VERSION = "0.1.0"
LOAD_SECONDS = 180.0
STARTED = ("language", "theme", "customer", "printer", "scanner")
"""Preferences that the command line has too."""
BOOKS, REFERENCE, STORE_NAME = "books.db", "reference", "store_name"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where this register's data lies and what is plugged in.

    `printer`: `devices.printer_address`, `scanner`: a serial port; `lan`: `sync.lan`, `memory`: `guard`,
    `ca_file`: `sync.hq_place`. `customer` is where the customer's display is: `auto` (a second screen, if there is
    one), `window`, `off`.
    """

    data: Path
    key_file: Path
    hq_url: str = ""
    language: str = "en"
    printer: str = ""
    profile: str = "gbk"
    scanner: str = ""
    theme: str = "light"
    lan: str = ""
    memory: Path | None = None
    customer: str = "auto"
    ca_file: Path | None = None


@dataclass(slots=True)
class Watchers:
    """Who is told what devices and HQ do; called from their threads."""

    device: Callable[[DeviceHealth], None]
    sync: Callable[[SyncHealth], None]
    scan: Callable[[str], None]


class Machine:
    """What a heartbeat tells, and what comes back."""

    def __init__(self, till: Till) -> None:
        self._till = till

    def version(self) -> str:
        """The program's version."""
        return VERSION

    def devices(self) -> Mapping[str, object]:
        """Each device and its state."""
        return {name: health.state.value for name, health in self._till.device_health.items()}

    def lan(self) -> str:
        """Where other registers of the store are answered."""
        return self._till.lan.address if self._till.lan is not None else ""

    def on_sync(self, health: SyncHealth) -> None:
        """The talk with HQ changed."""
        if self._till.watchers is not None:
            self._till.watchers.sync(health)

    def on_notice(self, notice: Mapping[str, object]) -> None:
        """HQ has something to read: kept for the manager."""
        self._till.notices.append(dict(notice))

    def on_directive(self, directive: Directive) -> None:
        """Directives that are not the sync's: kept for the manager until their screens exist."""
        self._till.notices.append({"directive": str(directive)})


@dataclass
class Till:
    """A running register without its window."""

    settings: Settings
    books: Books
    store: FeedStore
    desk: Desk
    hq: HqLink
    clock: HqClock
    watchers: Watchers | None = None
    device_health: dict[str, DeviceHealth] = field(default_factory=dict)
    notices: list[dict[str, object]] = field(default_factory=list)
    printer: PrinterWorker | None = None
    scanner: SerialScanner | None = None
    syncer: Syncer | None = None
    lan: Lan | None = None
    beginning: threading.Thread | None = None
    payments: PaymentsWorker | None = None
    at_work: Callable[[], Collection[str]] = tuple

    def __post_init__(self) -> None:
        self.papers = PaperQueues(self.desk)

    def train_at(self, desk: Desk | None) -> None:
        """Print what is made at a training desk as well, from now on; None: no more."""
        self.papers.train_at(desk)
        if desk is not None:
            desk.books.committed = self._paper_waits

    def start_devices(self, watchers: Watchers, rasteriser: Rasteriser) -> None:
        """Begin to print and to listen; what that needs is imported here, after the first paint."""
        from pos_app.devices.printer_address import link_to
        from pos_app.devices.printer_worker import PrinterWorker
        from pos_app.devices.serial_port import PortSettings
        from pos_app.devices.serial_scanner import SerialScanner
        from pos_app.receipts.escpos import EscPosWriter
        from pos_app.receipts.profiles import PROFILES

        self.watchers = watchers
        self.books.committed = self._committed
        if self.settings.printer:
            writer = EscPosWriter(PROFILES[self.settings.profile], rasteriser)
            self.printer = PrinterWorker(
                "printer",
                link=link_to(self.settings.printer, self.settings.data / "drivers"),
                queue=self.papers,
                compose=writer.compose,
                drawer_pulse=writer.drawer(),
                drawer_pulse_at_once=writer.drawer_at_once(),
                on_health=self._device,
                now=time.monotonic,
            )
            self.printer.start()
        if self.settings.scanner:
            self.scanner = SerialScanner(
                "scanner",
                PortSettings(self.settings.scanner),
                on_scan=self._scanned,
                on_health=self._device,
                now=time.monotonic,
            )
            self.scanner.start()

    def start_sync(self, pace: Pace | None = None) -> None:
        """Begin to talk with HQ; what that needs takes a while to import, so call this after the first paint."""
        import secrets

        from pos_app.sync.books_side import BooksAllowances, BooksJournal
        from pos_app.sync.hq_place import HqPlace
        from pos_app.sync.lan import lan_of
        from pos_app.sync.ports import Till as SyncTill
        from pos_app.sync.syncer import Pace, Syncer
        from wire.signed import HqKeys

        if self.syncer is not None:
            return
        place = HqPlace(self.settings.hq_url, self.settings.ca_file).known(self.books)
        if not place.url:
            return
        machine = Machine(self)
        journal = BooksJournal(self.books, os.urandom, self.clock.now, self.desk.day)
        parts = SyncTill(journal, self.store, BooksAllowances(self.desk), machine, machine)
        sessions = (place.session(), place.session())
        keys = HqKeys(self.books.hq_keys())
        chance = secrets.SystemRandom().random
        pace = pace or Pace()
        self.syncer = Syncer(place.url, sessions, parts, keys, self.clock, chance, pace)
        self.hq.use(self.syncer)
        self.syncer.start()
        self.lan = lan_of(
            self.desk, journal, keys, self.syncer, pace, listen=self.settings.lan, url=place.url, random=os.urandom
        )
        self.hq.use_store(self.lan.lender)
        self.lan.start()

    def load(self, seconds: float = LOAD_SECONDS) -> None:
        """Fetch what HQ publishes for this register and wait for it; Fault `not_loaded` when it does not come."""
        self.start_sync()
        deadline = time.monotonic() + seconds
        while self.syncer is None or not self.syncer.health.complete:
            if time.monotonic() > deadline:
                problem = self.syncer.health.problem if self.syncer is not None else None
                said = f" {problem.what}" if problem is not None else ""
                raise Fault(
                    f"HQ's articles, members and plan did not arrive.{said}",
                    advice="See that HQ runs and can be reached, then start the till again.",
                    code="not_loaded",
                )
            time.sleep(0.02)

    def begin_soon(self, watchers: Watchers) -> None:
        """Begin to print, to listen and to talk, on a thread of its own: imports would hold up the next scan."""
        self.beginning = threading.Thread(target=self._begin, args=(watchers,), name="begin", daemon=True)
        self.beginning.start()

    def _begin(self, watchers: Watchers) -> None:
        from pos_app.ui.rasteriser import Rasteriser

        self.start_devices(watchers, Rasteriser())
        self.start_sync()
        self.payments = payments.begin(self.desk, self.at_work)

    def symbol(self, text: str) -> tuple[str, ...]:
        """The rows of a text's QR code; what draws it takes a while to import: never on the UI thread."""
        from pos_app.ui.rasteriser import qr_rows

        return qr_rows(text)

    def close(self) -> None:
        """Stop in order: talk, devices, reference files, books. What is queued is there at the next start."""
        if self.beginning is not None:
            self.beginning.join()
        self.hq.use(None)
        self.hq.use_store(None)
        for part in (self.payments, self.lan, self.syncer, self.scanner, self.printer):
            if part is not None:
                part.stop()
        stop_till(self.desk)
        self.store.close()
        self.books.close()

    def _paper_waits(self) -> None:
        if self.printer is not None:
            self.printer.wake()

    def _committed(self) -> None:
        for part in (self.printer, self.hq, self.lan):
            if part is not None:
                part.wake()

    def _device(self, health: DeviceHealth) -> None:
        self.device_health[health.device] = health
        if self.watchers is not None:
            self.watchers.device(health)

    def _scanned(self, code: str, at: float) -> None:
        del at
        if self.watchers is not None:
            self.watchers.scan(code)


def business_day(moment: datetime) -> str:
    """The date of a moment in the store's time zone."""
    return SystemClock().local(moment).date().isoformat()


def open_till(settings: Settings) -> Till:
    """Open an enrolled register's books and reference files; nothing is started yet.

    Faults: `printer_address`, `no_key`, `no_books`, `second_till`, `database_newer`, `settings_differ`.
    """
    if settings.printer:
        from pos_app.devices.printer_address import printer_at

        printer_at(settings.printer)
    till = assemble(settings, open_books(settings.data / BOOKS, read_key_file(settings.key_file)))
    guard(till.desk, settings.key_file, settings.memory)
    return till


def assemble(settings: Settings, books: Books) -> Till:
    """Put a till together around open books; what was set at its counter goes before what it is started with."""
    settings = as_set(settings, books)
    head = books.head()
    clock = HqClock(SystemClock())
    store_clock = StoreClock(clock)
    store = FeedStore(
        settings.data / REFERENCE,
        books,
        register=head.register,
        store=head.store,
        now=store_clock.moment,
        pepper=Pepper(settings.key_file),
    )
    hq = HqLink(books, new_id)
    desk = Desk(
        books=books,
        goods=store.goods,
        members=Members(store.people, store.index, books, store_clock.today),
        staff=StaffOfPeople(store),
        hq=hq,
        clock=store_clock,
        new_id=new_id,
        words=words_for(settings.language),
        language=settings.language,
        store_name=books.setting(STORE_NAME) or head.store,
        chance=os.urandom,
        payments=payments.providers_beside(settings.key_file, clock.now),
    )
    return Till(settings, books, store, desk, hq, clock)


def as_set(settings: Settings, books: Books) -> Settings:
    """The settings with what a manager set at the counter."""
    started = {name: getattr(settings, name) for name in STARTED}
    kept = preferences(books.setting, Preferences(**started))
    return replace(settings, **{name: getattr(kept, name) for name in STARTED})


def has_plan(books: Books) -> bool:
    """Whether HQ has told this till its plan yet."""
    try:
        books.plan()
    except Fault:
        return False
    return True


def new_id() -> str:
    """A new random id."""
    return os.urandom(8).hex()


def enrol_till(settings: Settings, code: str, store_name: str = "") -> Till:
    """Enrol this machine with a one-time code, and fetch what HQ publishes; the key file is made when it is missing."""
    from pos_app.sync.enrolment import enrol
    from pos_app.sync.hq_place import HqPlace

    settings.data.mkdir(parents=True, exist_ok=True)
    if not settings.key_file.exists():
        write_key_file(settings.key_file, BooksKey.of(os.urandom(48)))
    place = HqPlace(settings.hq_url, settings.ca_file)
    session = place.session()
    try:
        books = enrol(
            settings.hq_url,
            session,
            code=code,
            path=settings.data / BOOKS,
            key=read_key_file(settings.key_file),
            clock=HqClock(SystemClock()),
            random=os.urandom,
            day=business_day,
            device={"program": VERSION},
            version=VERSION,
        )
    finally:
        session.close()
    place.keep(books)
    if store_name:
        books.set_setting(STORE_NAME, store_name).result()
    till = assemble(settings, books)
    guard(till.desk, settings.key_file, settings.memory, enrolled=True)
    till.load()
    return till
