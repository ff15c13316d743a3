"""Prove the books again from the journal alone, and name the first thing that does not hold.

Works on the file as a dead till left it, without writing: hashes, links and signatures of every entry, every sale
priced again, every return against what was left, then postings, projections and allowances derived anew.
"""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from domain.entries import ReturnCompleted, SaleCompleted
from domain.errors import Fault
from local_db.books_file import Readers, check_version
from local_db.driver import DriverError
from local_db.keys import BooksKey
from local_db.verify_entries import Bad, Walk
from local_db.verify_tables import after_the_walk, before_the_walk, unbalanced_entry


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

    @property
    def holds(self) -> bool:
        """Whether everything adds up."""
        return self.first_bad is None and self.postings_balanced

    def plain(self) -> dict[str, Any]:
        """The verdict as JSON shows it."""
        return asdict(self)


def verify(path: Path, key: BooksKey) -> Verdict:
    """Verify books; Faults `no_books`, `no_key`, `database_newer` when there is nothing to be read."""
    if not path.exists():
        raise Fault(f"There are no books at {path.name}.", advice="Say where they are.", code="no_books")
    readers = Readers(path, key.hex)
    try:
        check_version(readers.connection())
        return prove(readers)
    finally:
        readers.close()


def prove(readers: Readers) -> Verdict:
    """The verdict on open books, all of it from one snapshot of the file."""
    walk = Walk(readers)
    try:
        readers.connection().execute("BEGIN")
        try:
            bad = _first_bad(readers, walk)
        finally:
            readers.connection().execute("COMMIT")
    except DriverError as error:
        return _verdict(walk, Bad("file", f"the file cannot be read: {error}"), balanced=False)
    return _verdict(walk, bad, balanced=bad is None or unbalanced_entry(readers) is None)


def _first_bad(readers: Readers, walk: Walk) -> Bad | None:
    try:
        before_the_walk(readers)
        walk.run()
        after_the_walk(readers, walk)
    except Bad as bad:
        return bad
    return None


def _verdict(walk: Walk, bad: Bad | None, *, balanced: bool) -> Verdict:
    bodies = walk.counted
    return Verdict(
        entries=walk.entries,
        first_bad=bad.what if bad is not None else None,
        reason=bad.reason if bad is not None else "",
        postings_balanced=balanced,
        head=walk.head,
        sales=bodies[SaleCompleted],
        returns=bodies[ReturnCompleted],
        offline_sales=walk.offline_sales,
    )
