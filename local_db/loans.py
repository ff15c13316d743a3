"""Loans between the registers of a store: what was lent is an entry, what was borrowed is proved by its lender."""

from collections.abc import Mapping
from concurrent.futures import Future
from functools import partial

from domain.allowances import Totals, borrow
from domain.value import dataclass
from local_db import recording
from local_db.books_file import BooksFile
from local_db.driver import Row, Transaction
from wire.loans import Loan, Proof
from wire.signed import Signed

LAN_KEY, NEIGHBOUR = "lan_key", "neighbour:"
"""Settings: the key of the store's LAN in base64; what HQ says of each register of the store, by its id."""

_ME_SQL = "SELECT register, epoch FROM epoch ORDER BY ordinal DESC LIMIT 1"
_PUT_SQL = (
    "INSERT OR REPLACE INTO loan (epoch, owner, unit, lender, total, expires, proof, certificate)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_NEIGHBOURS_SQL = "SELECT value FROM setting WHERE name > ? AND name < ? ORDER BY name"
_ROWS = "SELECT owner, unit, granted, credited, spent, given_back, lent, borrowed, expires FROM allowance"
_LENT_SQL = f"{_ROWS} WHERE epoch = ? AND lent_sum > 0 ORDER BY owner, unit"
_BORROWED_SQL = f"{_ROWS} WHERE epoch = ? AND borrowed_sum > 0 ORDER BY owner, unit"
Lender = tuple[str, int, str | None, Proof]
"""Of whom, how much in all, until when, and the proof."""


@dataclass(frozen=True, slots=True)
class Shared:
    """An allowance of which something was lent or borrowed."""

    owner: str
    unit: str
    totals: Totals
    expires: str | None


class Loans(BooksFile):
    """What this register lent to others of its store, and what it borrowed of them, in its present epoch."""

    def borrow(self, loan: Loan, proof: Proof) -> "Future[bool]":
        """Take over what a lender signed (i := max(i, o)); False for another borrower. The caller checked the proof."""
        return self.run(partial(borrow_in, loan=loan, proof=proof), urgent=True)

    def shared_out(self) -> tuple[Shared, ...]:
        """Every allowance of which something was lent."""
        return self._shared(_LENT_SQL)

    def borrowed(self) -> tuple[Shared, ...]:
        """Every allowance of which something was borrowed."""
        return self._shared(_BORROWED_SQL)

    def neighbours(self) -> tuple[str, ...]:
        """What HQ said of each register of this store, in JSON, by their ids; this one is among them."""
        rows = self.readers.all(_NEIGHBOURS_SQL, (NEIGHBOUR, NEIGHBOUR[:-1] + ";"))
        return tuple(row[0] for row in rows)

    def _shared(self, sql: str) -> tuple[Shared, ...]:
        row = self.readers.one(_ME_SQL)
        rows = self.readers.all(sql, (row[1],)) if row is not None else []
        return tuple(Shared(row[0], row[1], recording.totals_from(row[2:8]), row[8]) for row in rows)


def borrow_in(tx: Transaction, loan: Loan, proof: Proof) -> bool:
    """Take over a loan inside a transaction; one of an epoch that is over counts nothing."""
    me = tx.one(_ME_SQL)
    if me is None or loan.borrower != f"{me[0]}/{me[1]}":
        return False
    epoch = me[1]
    for one in loan.lent:
        known = recording.totals_of(tx, epoch, loan.owner, one.unit)
        if one.o > known.borrowed.get(loan.lender, 0):
            recording.put_totals(tx, epoch, loan.owner, one.unit, borrow(known, loan.lender, one.o))
            tx.execute(recording.END_SQL, (one.expires, epoch, loan.owner, one.unit))
            texts = (_text(proof.signed), _text(proof.certificate))
            tx.execute(_PUT_SQL, (epoch, loan.owner, one.unit, loan.lender, one.o, one.expires, *texts))
    return True


def proofs(rows: list[Row]) -> Mapping[tuple[str, str, str], list[Lender]]:
    """The rows of `loan` by (epoch, owner, unit): lender, total, end and proof."""
    found: dict[tuple[str, str, str], list[Lender]] = {}
    for epoch, owner, unit, lender, total, expires, signed, certificate in rows:
        one = (lender, total, expires, Proof(_signed(signed), _signed(certificate)))
        found.setdefault((epoch, owner, unit), []).append(one)
    return found


def _text(signed: Signed) -> str:
    return f"{signed.key}\n{signed.sig}\n{signed.signed}"


def _signed(text: str) -> Signed:
    key, sig, signed = text.split("\n", 2)
    return Signed(signed=signed, key=key, sig=sig)
