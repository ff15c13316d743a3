"""Prove the books again from the journal alone, and name the first thing that does not hold.

Works on the file as a dead till left it, without writing: hashes, links and signatures of every entry, every sale
priced again, every return against what was left, then postings, projections and allowances derived anew.
"""

import os
import shutil
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from domain.entries import ReturnCompleted, SaleCompleted
from domain.errors import Fault
from domain.value import dataclass
from local_db.books_file import Readers, check_version
from local_db.driver import DriverError
from local_db.keys import BooksKey
from local_db.verify_entries import Asked, Bad, Walk
from local_db.verify_tables import after_the_walk, before_the_walk, check_file, unbalanced_entry


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found; `first_bad` is None when everything holds.  `head` is the hash of the last entry read."""

    entries: int
    first_bad: str | None
    reason: str
    postings_balanced: bool
    head: str
    sales: int = 0
    returns: int = 0
    offline_sales: int = 0
    recovered: int = 0

    @property
    def holds(self) -> bool:
        """Whether everything adds up."""
        return self.first_bad is None and self.postings_balanced

    def plain(self) -> dict[str, Any]:
        """The verdict as JSON shows it."""
        return asdict(self)


DAMAGED = "disk_failed"
"""The code of the Fault for a file that cannot be read: here that is what was found, not a reason to give up."""


def verify(path: Path, key: BooksKey) -> Verdict:
    """Verify books; Faults `no_books`, `no_key`, `database_newer` when there is nothing to be read."""
    if not path.exists():
        raise Fault(f"There are no books at {path.name}.", advice="Say where they are.", code="no_books")
    if not os.access(path.parent, os.W_OK):
        with TemporaryDirectory() as folder:
            return _verify(_copied(path, Path(folder)), key)
    return _verify(path, key)


def _copied(path: Path, folder: Path) -> Path:
    """The file with its log, where SQLite may keep the index of the log beside it."""
    for suffix in ("", "-wal"):
        if path.with_name(path.name + suffix).exists():
            shutil.copyfile(path.with_name(path.name + suffix), folder / (path.name + suffix))
    return folder / path.name


def _verify(path: Path, key: BooksKey) -> Verdict:
    readers = Readers(path, key.hex)
    try:
        check_version(readers.connection())
        readers.connection().execute("BEGIN")
        return _whole(readers)
    except Fault as fault:
        if fault.code != DAMAGED:
            raise
        return _unreadable(fault.what)
    finally:
        readers.close()


def _whole(readers: Readers) -> Verdict:
    try:
        verdict = prove(readers)
        if verdict.holds:
            check_file(readers)
    except Bad as bad:
        return replace(verdict, first_bad=bad.what, reason=bad.reason)
    except DriverError as error:
        return _unreadable(str(error))
    return verdict


def _unreadable(why: str) -> Verdict:
    return Verdict(0, "file", f"the file cannot be read: {why}", postings_balanced=False, head="")


def prove(readers: Asked) -> Verdict:
    """The verdict on what the tables hold."""
    walk = Walk(readers)
    bad: Bad | None = None
    try:
        before_the_walk(readers)
        walk.run()
        after_the_walk(readers, walk)
    except Bad as found:
        bad = found
    return Verdict(
        entries=walk.entries,
        first_bad=bad.what if bad is not None else None,
        reason=bad.reason if bad is not None else "",
        postings_balanced=unbalanced_entry(readers) is None,
        head=walk.head,
        sales=walk.counted[SaleCompleted],
        returns=walk.counted[ReturnCompleted],
        offline_sales=walk.offline_sales,
        recovered=walk.recovered,
    )
