"""Power cuts: whatever a screen called paid is in the books when the power comes back, and the books are whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from domain.errors import Fault
from local_db.books import Books, open_books
from local_db.driver import DriverError
from local_db.keys import read_key_file
from local_db.reference.feed_store import FeedStore
from local_db.verify import verify
from tests.local_db.world import KEY
from tests.power.preload import Logged, compile_shim, run_logged
from tests.power.rebuild import Disk, Kind, Record, lay_out
from tests.power.sell import KEY_FILE
from tests.services.shop import MILK

CUTS, SEED = 200, 20_260_102


@dataclass(frozen=True, slots=True)
class Shown:
    """What was shown as done before the cut: an entry with its place and hash, or what was learnt, and from where."""

    kind: str
    place: int
    of: str


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
    return [Shown(kind, int(place), of) for kind, place, of in lines]


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
    if not (folder / KEY_FILE).exists():
        return "the key of the books is gone"
    (folder / KEY_FILE).chmod(0o600)
    try:
        books = open_books(folder / "books.db", read_key_file(folder / KEY_FILE))
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
    """What was shown and is not there: an entry, or what HQ told; the goods of all that must be found again, too."""
    store = FeedStore(books.path.with_name("reference"), books, register="S01-R2", store="S01")
    try:
        if store.goods.by_barcode(MILK) is None:
            return "an article is gone"
        known = store.cursors()
    finally:
        store.close()
    for one in shown:
        if one.kind == "learnt" and known[one.of] < one.place:
            return f"position {one.place} of {one.of} was learnt and is not there: {known}"
        found = books.entry(one.place) if one.kind != "learnt" else None
        if one.kind != "learnt" and (found is None or found.hash != one.of):
            return f"{one.kind} {one.place} was shown and is not there; the books end at {books.head().seq}"
    return ""


def untrue(path: Path) -> str:
    verdict = verify(path, KEY)
    return "" if verdict.holds else f"{verdict.first_bad}: {verdict.reason}"


def losses(logged: Logged, place: Path) -> Iterator[str]:
    """What each cut lost."""
    for number, cut in enumerate(cuts(logged.records, Random(SEED))):
        loss = lost(cut, place / str(number))
        if loss:
            yield f"cut {cut.at}: {loss}"


def test_nothing_that_was_shown_is_lost(library: Path, tmp_path: Path) -> None:
    logged = sold(library, tmp_path, "FULL")
    assert sum(shown.kind == "paid" for r in logged.records if r.kind is Kind.MARK for shown in shown_in(r)) == 50
    assert list(losses(logged, tmp_path / "disks")) == []


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_the_test_can_tell(library: Path, tmp_path: Path, synchronous: str) -> None:
    """With fewer syncs than the product asks for, sales that were shown as paid are lost."""
    found = losses(sold(library, tmp_path, synchronous), tmp_path / "disks")
    assert any("was shown and is not there" in loss for loss in found)


def test_the_log_is_whole(library: Path, tmp_path: Path) -> None:
    """A disk that keeps everything is the folder that the program left; and it went through the WAL and out of it."""
    logged = sold(library, tmp_path, "FULL")
    disk = Disk()
    for record in logged.records:
        disk.follow(record)
    files = [path for path in logged.folder.rglob("*") if path.is_file() and not path.name.endswith("-shm")]
    assert disk.now() == {path.relative_to(logged.folder).as_posix(): path.read_bytes() for path in files}
    opened = {record.text for record in logged.records if record.kind is Kind.OPEN}
    assert opened >= {"books.db", "books.db-wal", "reference/people-000000.db-wal", "reference/fetched"}
