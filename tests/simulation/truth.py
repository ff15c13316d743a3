"""What really happened in a chain, whoever knows of it: every entry that was ever written, and what it left."""

from collections import defaultdict
from dataclasses import dataclass, field

from domain.ledger import ALLOWANCE, AVAILABLE
from domain.postings import postings
from tests.simulation.headquarters import Headquarters
from tests.simulation.register import Register
from wire.bodies import read_entry

NEW_SQL = "SELECT n, epoch, seq, hash, kind FROM journal WHERE n > ? ORDER BY n"
OFF_BALANCE_SQL = "SELECT n, unit, sum(amount) FROM posting WHERE n > ? GROUP BY n, unit HAVING sum(amount) <> 0"
MOVES_SQL = (
    "SELECT account, unit, sum(amount) FROM posting WHERE n > ?"
    " AND (account LIKE 'allowance:%' OR account LIKE 'available:%') GROUP BY account, unit"
)
Unit = tuple[str, str]


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
    """`left` is what every owner's units come to by all real acts together: it is never below what `excused` allows."""

    disks: dict[int, Disk] = field(default_factory=lambda: defaultdict(Disk))
    written: dict[str, tuple[str, Line]] = field(default_factory=dict)
    left: dict[Unit, int] = field(default_factory=lambda: defaultdict(int))
    of_hq: dict[Unit, int] = field(default_factory=lambda: defaultdict(int))
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
        touched = []
        for account, unit, amount in books.readers.all(MOVES_SQL, (disk.n,)):
            owner = account.partition(":")[2]
            self.left[owner, unit] += amount
            touched.append((owner, unit))
        new = [Line(*row) for row in rows]
        for line in new:
            if line.hash in self.written:
                raise Violation(f"{register.name}: the entry {line} was written before")
            self.written[line.hash] = (register.name, line)
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

    def check(self, units: list[Unit]) -> None:
        """Nothing was spent that nobody had."""
        for unit in units:
            left = self.left[unit] + self.of_hq[unit]
            if left < -self.excused[unit]:
                raise Violation(f"overdraft: {unit[0]} has {left} of {unit[1]}")

    def look_at_hq(self, hq: Headquarters) -> None:
        """Take in what HQ has written since. Raises `Violation`."""
        rows = hq.rows("SELECT rowid, entry FROM hq_entry WHERE rowid > ? ORDER BY rowid", (self.hq_rows,))
        touched: list[Unit] = []
        for row, raw in rows:
            self.hq_rows = row
            for posting in postings(read_entry(raw)):
                for family in (ALLOWANCE, AVAILABLE):
                    if posting.account.startswith(family):
                        unit = posting.account.removeprefix(family), posting.unit
                        self.of_hq[unit] += posting.amount
                        touched.append(unit)
        self.check(touched)

    def forget_hq(self) -> None:
        """HQ's disk is another one: what it wrote is read again."""
        self.hq_rows = 0
        self.of_hq.clear()
