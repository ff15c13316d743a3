"""What really happened in a chain, whoever knows of it: every entry that was ever written, and what it left."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from domain.ledger import ALLOWANCE, AVAILABLE
from domain.postings import postings
from tests.simulation.headquarters import Headquarters
from tests.simulation.register import Register
from wire.bodies import read_entry

NEW_SQL = "SELECT n, epoch, seq, hash, kind FROM journal WHERE n > ? ORDER BY n"
OFF_BALANCE_SQL = "SELECT n, unit, sum(amount) FROM posting WHERE n > ? GROUP BY n, unit HAVING sum(amount) <> 0"
MOVES_SQL = (
    "SELECT n, account, unit, sum(amount) FROM posting WHERE n > ?"
    " AND (account LIKE 'allowance:%' OR account LIKE 'available:%' OR account LIKE 'lent:%') GROUP BY n, account, unit"
)
HQ_SQL = "SELECT rowid, entry FROM hq_entry WHERE rowid > ? ORDER BY rowid"
Unit = tuple[str, str]
Move = tuple[Unit, int]


class Violation(AssertionError):
    """Something that must never be."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in a disk's journal."""

    n: int
    epoch: str
    seq: int
    hash: str
    kind: str


@dataclass
class Disk:
    """The journal of one disk as far as it was seen, oldest first."""

    lines: list[Line] = field(default_factory=list)

    @property
    def n(self) -> int:
        return self.lines[-1].n if self.lines else 0


@dataclass
class Truth:
    """`moved` is what each entry did, `left` what every owner's units come to by all real acts together: it is never
    below what `excused` allows. `gone` are entries that no disk holds any more: HQ may have them or not.
    `again` is what HQ booked of closed branches: those acts count where they were done.
    """

    disks: dict[int, Disk] = field(default_factory=lambda: defaultdict(Disk))
    written: dict[str, tuple[str, Line]] = field(default_factory=dict)
    moved: dict[str, list[Move]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    left: dict[Unit, int] = field(default_factory=lambda: defaultdict(int))
    of_hq: dict[Unit, int] = field(default_factory=lambda: defaultdict(int))
    again: dict[Unit, int] = field(default_factory=lambda: defaultdict(int))
    excused: dict[Unit, int] = field(default_factory=lambda: defaultdict(int))
    hq_rows: int = 0

    def disk(self, register: Register) -> Disk:
        """What was seen of a register's disk."""
        return self.disks[id(register)]

    def look(self, register: Register) -> list[Line]:
        """Take in what a register has written since; its new entries. Raises `Violation`."""
        disk, books = self.disk(register), register.books
        rows = books.readers.all(NEW_SQL, (disk.n,))
        if not rows:
            return []
        wrong = books.readers.all(OFF_BALANCE_SQL, (disk.n,))
        if wrong:
            raise Violation(f"{register.name}: postings that do not sum to 0: {wrong}")
        new = [Line(*row) for row in rows]
        hashes = {line.n: line.hash for line in new}
        moved: dict[str, list[Move]] = {line.hash: [] for line in new}
        touched = []
        for n, account, unit, amount in books.readers.all(MOVES_SQL, (disk.n,)):
            key = account.partition(":")[2], unit
            moved[hashes[n]].append((key, amount))
            self.left[key] += amount
            touched.append(key)
        self.moved |= moved  # a clock that went back can make the very entry again that an old disk had lost
        self.written |= {line.hash: (register.title, line) for line in new}
        self.gone -= moved.keys()
        disk.lines += new
        self.check(touched)
        return new

    def kept(self, register: Register) -> None:
        """After a start: everything that was ever shown as done is on the disk."""
        disk = self.disk(register)
        if disk.lines:
            last = disk.lines[-1]
            row = register.books.readers.one("SELECT hash FROM journal WHERE n = ?", (last.n,))
            if row != (last.hash,):
                raise Violation(f"{register.name} lost entry {last}")

    def put_back(self, register: Register, lines: Sequence[Line]) -> None:
        """A register's disk is an old copy now, with these lines: what came later is gone."""
        disk, there = self.disk(register), {line.hash for line in lines}
        self.gone |= {line.hash for line in disk.lines} - there
        self.gone -= there
        disk.lines = list(lines)

    def doubled(self, register: Register, copy: Register) -> None:
        """There is a second disk that begins as the first one is now."""
        self.disks[id(copy)] = Disk(list(self.disk(register).lines))

    def died(self, register: Register) -> None:
        """A disk is gone for good."""
        self.gone |= {line.hash for line in self.disk(register).lines}

    def excuse(self, register: Register) -> None:
        """Another disk may spend the same: at most what this register was lent and credited."""
        for row in register.books.allowances():
            key, totals = (row.owner, row.unit), row.totals
            self.excused[key] = max(self.excused[key], totals.granted + totals.credited)

    def check(self, units: list[Unit]) -> None:
        """Nothing was spent that nobody had."""
        for unit in units:
            left = self.left[unit] + self.of_hq[unit] - self.again[unit]
            if left < -self.excused[unit]:
                raise Violation(f"overdraft: {unit[0]} has {left} of {unit[1]}")

    def booked(self, hq: Headquarters, hashes: Iterable[str]) -> dict[Unit, int]:
        """What these entries and all of HQ's own come to."""
        found: dict[Unit, int] = defaultdict(int)
        for _, raw in hq.rows(HQ_SQL, (0,)):
            for key, amount in _moves(raw):
                found[key] += amount
        for hash_ in hashes:
            for key, amount in self.moved.get(hash_, ()):
                found[key] += amount
        return found

    def look_at_hq(self, hq: Headquarters) -> None:
        """Take in what HQ has written since. Raises `Violation`."""
        touched: list[Unit] = []
        for row, raw in hq.rows(HQ_SQL, (self.hq_rows,)):
            self.hq_rows = row
            kind = read_entry(raw).kind
            for key, amount in _moves(raw):
                self.of_hq[key] += amount
                self.again[key] += amount if kind == "branch.booked" else 0
                if kind == "allowance.lost":
                    self.excused[key] += max(0, amount)
                touched.append(key)
        self.check(touched)

    def hq_is_put_back(self, rows: int) -> None:
        """HQ's books are those of a while ago, with so many entries of its own; what it had given stays given."""
        self.hq_rows = rows


def _moves(raw: bytes) -> Iterator[tuple[Unit, int]]:
    """What an entry of HQ does to owners' units."""
    for posting in postings(read_entry(raw)):
        for family in (ALLOWANCE, AVAILABLE):
            if posting.account.startswith(family):
                yield (posting.account.removeprefix(family), posting.unit), posting.amount
