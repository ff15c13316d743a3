"""Copies of neighbours' entries that HQ may not have yet: so that they survive the machine that wrote them."""

from collections.abc import Sequence
from concurrent.futures import Future

from domain.value import dataclass
from local_db.books_file import BooksFile
from local_db.driver import Transaction
from wire.push import PushLine, decode_line, encode_line

_HEAD_SQL = "SELECT seq, hash FROM kept_line WHERE register = ? AND epoch = ? ORDER BY seq DESC LIMIT 1"
_PUT_SQL = "INSERT OR IGNORE INTO kept_line (register, epoch, seq, hash, line) VALUES (?, ?, ?, ?, ?)"
_DROP_SQL = "DELETE FROM kept_line WHERE register = ? AND epoch = ? AND seq <= ? AND seq < ?"
_PAGE_SQL = "SELECT line FROM kept_line WHERE register = ? AND epoch = ? AND seq > ? ORDER BY seq LIMIT ?"


@dataclass(frozen=True, slots=True)
class KeptLine:
    """An entry of a neighbour with its number."""

    seq: int
    line: PushLine


class KeptLines(BooksFile):
    """Entries of other registers, as they would push them. The newest of a journal always stays: it is a witness."""

    def keep_lines(self, register: str, epoch: str, lines: Sequence[KeptLine], confirmed: int) -> "Future[None]":
        """Keep lines of a journal; those that HQ confirmed to their owner go, all but the newest."""

        def work(tx: Transaction) -> None:
            rows = [(register, epoch, one.seq, one.line.hash, encode_line(one.line)) for one in lines]
            tx.many(_PUT_SQL, rows)
            newest = tx.one(_HEAD_SQL, (register, epoch))
            if newest is not None:
                tx.execute(_DROP_SQL, (register, epoch, confirmed, newest[0]))

        return self.run(work)

    def kept_head(self, register: str, epoch: str) -> tuple[int, str] | None:
        """(seq, hash) of the newest entry that is kept of a journal."""
        row = self.readers.one(_HEAD_SQL, (register, epoch))
        return (row[0], row[1]) if row is not None else None

    def kept_journals(self) -> tuple[tuple[str, str], ...]:
        """(register, epoch) of every journal of which something is kept."""
        rows = self.readers.all("SELECT DISTINCT register, epoch FROM kept_line ORDER BY register, epoch")
        return tuple((row[0], row[1]) for row in rows)

    def kept_lines(self, register: str, epoch: str, after: int, limit: int) -> tuple[PushLine, ...]:
        """The kept lines of a journal that follow a seq, in order."""
        rows = self.readers.all(_PAGE_SQL, (register, epoch, after, limit))
        return tuple(decode_line(row[0]) for row in rows)
