"""Sales and gifts of other registers that come back here, and what was returned elsewhere of our sales, as HQ told it
when it lent the right to return them (C5, P2): bytes under the hashes by which entries name them.

The right travels with what is left. So whoever holds it may return only if it heard of every return that was made
before it came: each time that the right is lent, the returns are fetched again (`granted` counts how often).
"""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any, Protocol

from domain.entries import Adopted, EntryRef, SaleCompleted
from domain.postings import right_unit
from domain.return_order import Made, in_order
from domain.returns import returned_by
from local_db.act import Stored
from local_db.books_file import BooksFile
from local_db.driver import Row, Transaction
from local_db.projections import ref_text
from wire.bodies import body_json, read_entry
from wire.entries import entry_hash, read_adopted

_OURS_SQL = "SELECT j.hash, j.raw FROM receipt r JOIN journal j ON j.n = r.n WHERE r.original = ? ORDER BY r.n"
THEIRS_SQL = "SELECT hash, raw FROM return_elsewhere WHERE sale = ? ORDER BY hash"
_SALE_SQL = "SELECT hash, raw, granted FROM sale_elsewhere WHERE register = ? AND epoch = ? AND seq = ?"
_FIND_SQL = "SELECT hash, raw FROM sale_elsewhere WHERE register = ? AND seq = ? AND substr(hash, 1, ?) = ?"
_CAPTURED_SQL = "SELECT raw FROM sale_elsewhere WHERE instr(raw, ?) > 0"
_RIGHT_SQL = (
    "SELECT granted, granted + credited + borrowed_sum - spent - given_back - lent_sum FROM allowance"
    " WHERE epoch = ? AND owner = ? AND unit = ?"
)
_KEEP_SALE_SQL = (
    "INSERT INTO sale_elsewhere (register, epoch, seq, hash, raw, granted) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (register, epoch, seq) DO UPDATE SET granted = max(granted, excluded.granted)"
)
_KEEP_RETURN_SQL = "INSERT INTO return_elsewhere (hash, sale, raw) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING"
_EPOCH_SQL = "SELECT epoch FROM epoch ORDER BY ordinal DESC LIMIT 1"


class Asked(Protocol):
    """What answers: a transaction, or the readers of the books."""

    def one(self, sql: str, params: tuple[Any, ...] = ()) -> Row | None:
        """The first row, or None."""
        ...

    def all(self, sql: str, params: tuple[Any, ...] = ()) -> list[Row]:
        """Every row."""
        ...


class Elsewhere(BooksFile):
    """What is known of sales whose right to be returned travels."""

    def keep_elsewhere(self, sale: bytes, returns: Sequence[bytes], granted: int) -> "Future[None]":
        """Keep the bytes of a sale or a gift and of the returns that HQ had of it when it had lent the right so often.

        Raises `Malformed` at once when they cannot be read.
        """
        ref = read_entry(sale).ref
        rows = [(entry_hash(raw), ref_text(ref), raw) for raw in map(_innermost, returns)]

        def work(tx: Transaction) -> None:
            tx.execute(_KEEP_SALE_SQL, (ref.register, ref.epoch, ref.seq, entry_hash(sale), sale, granted))
            tx.many(_KEEP_RETURN_SQL, rows)

        return self.run(work, urgent=True)

    def sale_elsewhere(self, register: str, seq: int, head: str) -> Stored | None:
        """A sale or a gift that HQ told of, by its number and the first digits of its hash ("": any)."""
        row = self.readers.one(_FIND_SQL, (register, seq, len(head), head))
        return Stored(read_entry(row[1]), row[0], row[1], "") if row is not None else None

    def told(self, ref: EntryRef) -> Stored | None:
        """The sale or the gift that stands there, as HQ told it; None when it did not."""
        kept = sale_of(self.readers, ref)
        return Stored(read_entry(kept[1]), *kept, "") if kept is not None else None

    def returns_made(self, ref: EntryRef) -> tuple[Made, ...]:
        """Every return of a sale that is known here, oldest first."""
        return made_of(self.readers, ref_text(ref))

    def captured_elsewhere(self, payment: str) -> int | None:
        """What a payment brought that a register elsewhere had captured, in minor units."""
        for (raw,) in self.readers.all(_CAPTURED_SQL, (payment.encode(),)):
            body = read_entry(raw).body
            for tender in body.tenders if isinstance(body, SaleCompleted) else ():
                if tender.payment == payment:
                    return tender.amount
        return None

    def may_return(self, ref: EntryRef) -> bool:
        """Whether the right to return a sale is here, with everything that was returned of it before it came."""
        row = self.readers.one(_EPOCH_SQL)
        return row is not None and right_is_here(self.readers, row[0], ref)


def made_of(asked: Asked, sale: str) -> tuple[Made, ...]:
    """The returns of a sale, made here or elsewhere, oldest first."""
    rows = [*asked.all(_OURS_SQL, (sale,)), *asked.all(THEIRS_SQL, (sale,))]
    return in_order([one for hash_, raw in rows if (one := made(hash_, raw)) is not None])


def made(hash_: str, raw: bytes) -> Made | None:
    """The return that an entry is; None for one that returns nothing."""
    entry = read_entry(raw)
    back = returned_by(entry.body)
    return Made(hash_, entry.ref, back) if back is not None else None


def sale_of(asked: Asked, ref: EntryRef) -> tuple[str, bytes] | None:
    """Hash and bytes of a sale or a gift of another journal, where they are kept."""
    row = asked.one(_SALE_SQL, (ref.register, ref.epoch, ref.seq))
    return (row[0], row[1]) if row is not None else None


def right_is_here(asked: Asked, epoch: str, ref: EntryRef) -> bool:
    """Whether this epoch holds the right to return a sale, and heard of the returns before it each time it was lent."""
    sale = ref_text(ref)
    right = asked.one(_RIGHT_SQL, (epoch, sale, right_unit(sale)))
    known = asked.one(_SALE_SQL, (ref.register, ref.epoch, ref.seq))
    return right is not None and right[1] > 0 and right[0] <= (known[2] if known is not None else 0)


def _innermost(raw: bytes) -> bytes:
    """The bytes of an entry as it was made first: it may have been handed in again from a closed branch."""
    body = read_entry(raw).body
    return _innermost(read_adopted(body_json(body))[1]) if isinstance(body, Adopted) else raw
