"""Power cuts: whatever a screen called paid is in the books when the power comes back, and the books are whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from domain.errors import Fault
from local_db.books import Books, open_books
from local_db.driver import DriverError
from local_db.verify import verify
from tests.local_db.world import KEY
from tests.power.preload import Logged, compile_shim, run_logged
from tests.power.rebuild import Disk, Kind, Record, lay_out

CUTS, SEED = 200, 20_260_102


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry that was shown as done before the cut."""

    kind: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A disk after a power cut, and what had been shown until then."""

    at: int
    disk: dict[str, bytes]
    shown: list[Shown]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compile_shim(tmp_path_factory.mktemp("shim"))


def sold(library: Path, place: Path, synchronous: str) -> Logged:
    return run_logged(library, place / synchronous, ["-m", "tests.power.sell", synchronous])


def shown_in(record: Record) -> list[Shown]:
    lines = (line.rsplit(" ", 2) for line in record.text.splitlines() if line != "ready")
    return [Shown(kind, int(seq), digest) for kind, seq, digest in lines]


def places(records: list[Record], chance: Random) -> list[int]:
    """Where the power is cut: a quarter of the cuts right behind something shown, the others anywhere."""
    first = next(at for at, record in enumerate(records) if record.kind is Kind.MARK)
    marks = [at + 1 for at, record in enumerate(records) if record.kind is Kind.MARK and record.text != "ready\n"]
    behind = chance.sample(marks, CUTS // 4)
    return sorted([*behind, *chance.sample(range(first + 1, len(records) + 1), CUTS - len(behind))])


def cuts(records: list[Record], chance: Random) -> Iterator[Cut]:
    """Follow the log once and cut the power at each place."""
    disk, wanted = Disk(), places(records, chance)
    shown: list[Shown] = []
    for at in range(len(records) + 1):
        while wanted and wanted[0] == at:
            yield Cut(wanted.pop(0), disk.after_cut(chance), list(shown))
        if at < len(records):
            disk.follow(records[at])
            if records[at].kind is Kind.MARK:
                shown += shown_in(records[at])


def lost(cut: Cut, folder: Path) -> str:
    """What is wrong with the books after this cut; "" when everything shown is there and the books are whole."""
    lay_out(cut.disk, folder)
    try:
        books = open_books(folder / "books.db", KEY)
    except (Fault, DriverError) as error:
        return f"the books do not open: {error}"
    try:
        gone = missing(books, cut.shown)
    except (Fault, DriverError) as error:
        gone = f"the books cannot be read: {error}"
    finally:
        books.close()
    return gone or untrue(folder / "books.db")


def missing(books: Books, shown: list[Shown]) -> str:
    head = books.head().seq
    for entry in shown:
        found = books.entry(entry.seq)
        if found is None or found.hash != entry.hash:
            return f"{entry.kind} {entry.seq} was shown and is not there; the books end at {head}"
    return ""


def untrue(path: Path) -> str:
    verdict = verify(path, KEY)
    return "" if verdict.holds else f"{verdict.first_bad}: {verdict.reason}"


def losses(logged: Logged, place: Path) -> list[str]:
    chance = Random(SEED)
    found = ((cut.at, lost(cut, place / str(number))) for number, cut in enumerate(cuts(logged.records, chance)))
    return [f"cut {at}: {loss}" for at, loss in found if loss]


def test_nothing_that_was_shown_is_lost(library: Path, tmp_path: Path) -> None:
    logged = sold(library, tmp_path, "FULL")
    assert sum(shown.kind == "paid" for r in logged.records if r.kind is Kind.MARK for shown in shown_in(r)) == 50
    assert losses(logged, tmp_path / "disks") == []


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_the_test_can_tell(library: Path, tmp_path: Path, synchronous: str) -> None:
    """With fewer syncs than the product asks for, sales that were shown as paid are lost."""
    found = losses(sold(library, tmp_path, synchronous), tmp_path / "disks")
    assert any("was shown and is not there" in loss for loss in found), found


def test_the_log_is_whole(library: Path, tmp_path: Path) -> None:
    """A disk that keeps everything is the folder that the program left; and it went through the WAL and out of it."""
    logged = sold(library, tmp_path, "FULL")
    disk = Disk()
    for record in logged.records:
        disk.follow(record)
    left = {path.name: path.read_bytes() for path in logged.folder.iterdir() if not path.name.endswith("-shm")}
    assert disk.now() == left
    assert {record.text for record in logged.records if record.kind is Kind.OPEN} >= {"books.db", "books.db-wal"}
