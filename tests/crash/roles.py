"""What the processes of a run do: HQ, a till that is enrolled, has its day or is started again, and the judge.

They are forked from one server that has imported everything, so that a start costs milliseconds. Each takes a `Run`
and writes what it says into `Run.folder`.
"""

import json
import os
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import alembic.command

import hq.bootstrap
import pos_app.sync.enrolment
import pos_app.sync.session
from domain.entries import SaleCompleted
from domain.errors import Fault
from hq.services import verify as hq_verify
from hq.services.enrol import new_code
from hq.services.load_chain import is_loaded, load
from local_db.books import Books, open_books
from local_db.books_file import Readers
from local_db.driver import DriverError
from local_db.keys import read_key_file
from local_db.verify import verify
from pos_app.bootstrap import VERSION, Settings, Till, Watchers, enrol_till, open_till
from pos_app.receipts.ports import Bitmap, Dots
from pos_app.services.open_sale import from_document
from pos_app.services.start_till import start_till
from pos_app.services.suspend_sale import sale_after_crash, suspended_sales
from tests.crash.chain import SKUS, STORE, small_chain
from tests.crash.day import PACE, Day, Diary, until
from tests.crash.sabotage import SABOTAGE
from tests.crash.spots import Killer, Lister, visit

LOADED_LATE = (alembic.command, pos_app.sync.enrolment, pos_app.sync.session)
LONGEST = 60
CODES = 4


@dataclass(frozen=True, slots=True)
class Run:
    """Where a run lies, its ports, where its victim dies ("": nowhere, its spots are listed), what is wrong with it."""

    folder: Path
    hq_port: int
    printer_port: int
    spot: str = ""
    hit: int = 0
    sabotage: str = ""

    def visitor(self, side: str) -> Lister | Killer:
        """Who visits the victim."""
        if self.spot:
            return Killer(self.spot, self.hit, self.folder / "killed")
        return Lister(self.folder / f"spots {side}")

    @property
    def settings(self) -> Settings:
        """The till's."""
        return Settings(
            data=self.folder / "till",
            key_file=self.folder / "till.key",
            hq_url=f"http://127.0.0.1:{self.hq_port}",
            printer=f"tcp:127.0.0.1:{self.printer_port}",
        )


class Blank:
    """A rasteriser for a head that has all the characters it needs."""

    def text_row(self, cells: Sequence[tuple[str, int]], *, width_dots: int, scale: int) -> Bitmap:
        """White paper."""
        return Dots(width_dots // 8, bytes(width_dots // 8 * 24 * scale))


def begin(run: Run, name: str) -> None:
    """Send what the process prints into a file, and let it not live for ever."""
    log = os.open(run.folder / f"{name}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    signal.alarm(LONGEST)


def make_hq(run: Run, victim: bool) -> None:
    """A headquarters with the small chain and some codes to enrol with."""
    begin(run, "make")
    if victim:
        visit(run.visitor("hq"))
    made = hq.bootstrap.open_hq(None, run.folder / "hq")
    load(made, small_chain())
    hq.bootstrap.start_up(made)
    codes = [new_code(made, STORE, "S01-R1")[1] for _ in range(CODES)]
    (run.folder / "codes").write_text("\n".join(codes))
    made.database.close()


def serve_hq(run: Run, victim: bool) -> None:
    """HQ until it is killed."""
    begin(run, "hq")
    if victim:
        SABOTAGE.get(run.sabotage, _ignore)()
    if victim:
        visit(run.visitor("hq"))
    hq.bootstrap.serve(None, run.folder / "hq", "127.0.0.1", run.hq_port, print)


def enrol(run: Run, victim: bool) -> None:
    """Enrol the till, and let it load what HQ has for it."""
    begin(run, "enrol")
    if victim:
        visit(run.visitor("till"))
    till = enrolled(run)
    start(till)
    until(lambda: bool(till.desk.staff.staff()) and till.desk.goods.by_sku(SKUS[0]) is not None, "no rows came from HQ")
    until(lambda: till.books.unsynced().count == 0, "HQ did not take everything")
    till.close()


def enrolled(run: Run) -> Till:
    """The till: as it is, or enrolled with the first code that HQ takes."""
    for code in ["", *(run.folder / "codes").read_text().split()]:
        try:
            if code:
                enrol_till(run.settings, code).close()
            return open_till(run.settings)
        except Fault as fault:
            print("enrolment:", fault.what)
            time.sleep(0.2)
    raise TimeoutError("no code was taken")


def have_day(run: Run, victim: bool) -> None:
    """A whole day."""
    begin(run, "day")
    SABOTAGE.get(run.sabotage, _ignore)()
    if victim:
        visit(run.visitor("till"))
    till = open_till(run.settings)
    start(till)
    Day(till, Diary(run.folder / "diary")).whole()
    till.close()


def start(till: Till) -> None:
    """Do what the window does after its first paint."""
    start_till(till.desk, VERSION).result()
    till.start_devices(Watchers(_ignore, _ignore, _ignore), Blank())
    till.start_sync(PACE)


def start_again(run: Run) -> None:
    """The till after a kill: note what is found, finish what was begun, sell on, close the day."""
    begin(run, "again")
    till = enrolled(run)
    found = {"drafts": _drafts(till), "entries": _entries(till.books)}
    (run.folder / "found").write_text(json.dumps(found))
    start(till)
    until(lambda: {bool(person.pin) for person in till.desk.staff.staff()} == {True}, "HQ told no PINs")
    day = Day(till, Diary(run.folder / "diary again"))
    if till.books.z_count() == 0:
        day.begin()
        still_open = sale_after_crash(till.desk)
        if still_open is not None:
            day.pay(still_open)
        for suspended in suspended_sales(till.desk):
            day.resume(suspended.sale.id)
        day.sell()
        day.end()
    day.settle()
    till.close()


def peek(run: Run) -> None:
    """Look at HQ as it was left, before it is started again: it must have what it acknowledged, and prove itself."""
    begin(run, "peek")
    opened = hq.bootstrap.open_existing(None, run.folder / "hq")
    there = hq_verify.verify(opened)
    opened.database.close()
    seen = {"hq": there.plain(), "acknowledged": _acknowledged(run.settings)}
    (run.folder / "seen").write_text(json.dumps(seen))


def _acknowledged(settings: Settings) -> dict[str, int]:
    """Up to where the till counts its journals as held by HQ."""
    if not (settings.data / "books.db").exists():
        return {}
    readers = Readers(settings.data / "books.db", read_key_file(settings.key_file).hex)
    try:
        rows = readers.all("SELECT register || '/' || epoch, pushed FROM epoch WHERE pushed > 0")
    except DriverError:
        rows = []  # it is just being made
    finally:
        readers.close()
    return dict(rows)


def judge_hq(run: Run) -> None:
    """Verify an HQ that was just made."""
    begin(run, "judge")
    opened = hq.bootstrap.open_existing(None, run.folder / "hq")
    there = hq_verify.verify(opened)
    verdict = {"hq": {**there.plain(), "good": there.good}, "loaded": is_loaded(opened)}
    opened.database.close()
    (run.folder / "verdict").write_text(json.dumps(verdict))


def judge(run: Run) -> None:
    """Verify both sides, and say what the till's journal holds."""
    begin(run, "judge")
    settings = run.settings
    key = read_key_file(settings.key_file)
    till = verify(settings.data / "books.db", key)
    opened = hq.bootstrap.open_existing(None, run.folder / "hq")
    hq.bootstrap.start_up(opened)
    there = hq_verify.verify(opened)
    opened.database.close()
    books = open_books(settings.data / "books.db", key)
    head = books.head()
    verdict = {
        "till": till.plain(),
        "hq": there.plain(),
        "head": [head.register, head.epoch, head.seq, head.hash],
        "entries": _entries(books),
        "drafts": len(books.drafts()),
    }
    books.close()
    (run.folder / "verdict").write_text(json.dumps(verdict))


def _entries(books: Books) -> list[dict[str, Any]]:
    found = []
    for seq in range(1, books.head().seq + 1):
        stored = books.entry(seq)
        assert stored is not None
        body = stored.entry.body
        draft = body.draft if isinstance(body, SaleCompleted) else ""
        found.append({"seq": seq, "hash": stored.hash, "kind": stored.entry.kind, "draft": draft})
    return found


def _drafts(till: Till) -> dict[str, int]:
    """Each sale in progress with the number of its lines."""
    return {
        draft.id: len(from_document(till.desk, draft.id, draft.document).cart.lines) for draft in till.books.drafts()
    }


def _ignore(*_told: object) -> None:
    """Nobody looks."""
