"""What the books say of members beside balances: enrolled here, last seen here, terms sold here, when lots end."""

from collections.abc import Mapping

from domain import draws
from domain.entries import Entry
from domain.entry_causes import MemberEnrolled
from domain.gain_facts import Term, terms_of_entry
from domain.value import dataclass
from local_db.books_file import BooksFile
from wire.bodies import read_entry
from wire.personal import Personal, read_personal

_ENROLLED_SQL = (
    "SELECT j.n, j.raw, p.record FROM private p JOIN journal j ON j.n = p.n"
    " WHERE p.n > ? AND j.kind = 'member.enrolled' ORDER BY p.n"
)
_LAST_VISIT_SQL = (
    "SELECT max(j.business_day) FROM receipt r JOIN journal j ON j.n = r.n"
    " WHERE r.member = ? AND r.kind = 'sale.completed'"
)
_MOVED_SQL = (
    "SELECT e.register, j.epoch, j.seq, j.raw FROM journal j JOIN epoch e ON e.epoch = j.epoch WHERE j.n IN"
    " (SELECT n FROM posting WHERE owner = ? AND account = ? AND amount <> 0 AND unit >= ? AND unit < ?) ORDER BY j.n"
)
DRAWS_SQL = "SELECT raw FROM journal WHERE kind IN ('draw.committed', 'draw.made') ORDER BY n DESC LIMIT 1"
END = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class EnrolledHere:
    """A member who was enrolled at this till, with what he said of himself."""

    entry: Entry
    body: MemberEnrolled
    personal: Personal


@dataclass(frozen=True, slots=True)
class TermHere:
    """A term that an act at this till added to a paid membership, and where it stands in the journal."""

    term: Term
    place: tuple[str, str, int]


class MemberReads(BooksFile):
    """Questions about members that their balances do not answer."""

    _enrolled: tuple[int, tuple[EnrolledHere, ...]] = (0, ())

    def enrolled_here(self) -> tuple[EnrolledHere, ...]:
        """Everybody who was enrolled at this till and whose record was not erased, oldest first."""
        last, known = self._enrolled
        rows = self.readers.all(_ENROLLED_SQL, (last,))
        if rows:
            known += tuple(_enrolled(raw, record) for _, raw, record in rows)
            self._enrolled = rows[-1][0], known
        return known

    def last_visit(self, member: str) -> str:
        """The last business day on which the member bought something here, "" when never."""
        row = self.readers.one(_LAST_VISIT_SQL, (member,))
        return row[0] or "" if row is not None else ""

    def terms(self, member: str) -> tuple[TermHere, ...]:
        """What acts at this till added to the member's paid memberships, oldest first."""
        rows = self.readers.all(_MOVED_SQL, (member, f"member:{member}", "PAID:", "PAID:" + END))
        return tuple(
            TermHere(term, (register, epoch, seq))
            for register, epoch, seq, raw in rows
            for term in terms_of_entry(read_entry(raw))
            if term.owner == member
        )

    def last_commitment(self) -> tuple[Entry, str] | None:
        """What this register is bound to for its next draw: the entry that binds it, and the commitment."""
        row = self.readers.one(DRAWS_SQL)
        return committed_by(read_entry(row[0])) if row is not None else None


def committed_by(entry: Entry) -> tuple[Entry, str] | None:
    """What an entry binds its register to for the next draw."""
    bound = draws.committed_by(entry.body)
    return (entry, bound) if bound is not None else None


def _enrolled(raw: bytes, record: bytes) -> EnrolledHere:
    entry = read_entry(raw)
    if not isinstance(entry.body, MemberEnrolled):
        msg = f"{entry.kind} is no enrolment"
        raise TypeError(msg)
    return EnrolledHere(entry, entry.body, read_personal(record))


def later(terms: tuple[TermHere, ...], after: Mapping[tuple[str, str], int]) -> dict[str, list[tuple[str, int]]]:
    """The terms that follow these positions, as (day, months) by membership."""
    found: dict[str, list[tuple[str, int]]] = {}
    for one in terms:
        register, epoch, seq = one.place
        if seq > after.get((register, epoch), 0):
            found.setdefault(one.term.membership, []).append((one.term.day, one.term.months))
    return found
