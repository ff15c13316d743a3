"""Past sales as the journal holds them, each with the text of its plan: for whoever prices them again."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from domain.errors import Fault
from domain.value import dataclass
from local_db.books_file import Readers, check_version
from local_db.keys import BooksKey

_SALES_SQL = (
    "SELECT e.register, j.epoch, j.seq, j.raw FROM journal j JOIN epoch e ON e.epoch = j.epoch"
    " WHERE j.kind IN ('sale.completed', 'adopted') AND (? = 0 OR j.seq = ?) ORDER BY j.n"
)
_PLANS_SQL = "SELECT hash, text FROM plan"
_SEQ = re.compile(r"(?:\A|[-/])0*([1-9]\d*)\Z")


@dataclass(frozen=True, slots=True)
class PastSale:
    """An entry by name `register/epoch/seq`, and its bytes; a sale of a closed branch lies inside an `adopted` one."""

    name: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class PastSales:
    """Past sales, and the plans by hash that they may name."""

    plans: dict[str, bytes]
    sales: Iterator[PastSale]


def past_sales(path: Path, key: BooksKey, entry: str = "") -> PastSales:
    """Every sale of the books, or those that an entry names: `register/epoch/seq`, a receipt's number, a number alone.

    Works on the file as it lies, without writing. Fault `no_books` when there is none, `no_entry` for no entry's name.
    """
    if not path.exists() or not os.access(path, os.R_OK):
        raise Fault(f"There are no books at {path.name}.", advice="Say where they are.", code="no_books")
    number = _SEQ.search(entry)
    if entry and number is None:
        raise Fault(f"{entry} names no entry.", advice="Write a receipt's number: S01-R1-000123.", code="no_entry")
    readers = Readers(path, key.hex)
    try:
        check_version(readers.connection())
        plans = {hash_: bytes(text) for hash_, text in readers.all(_PLANS_SQL)}
    except Fault:
        readers.close()
        raise
    return PastSales(plans, _sales(readers, entry, int(number[1]) if number else 0))


def _sales(readers: Readers, entry: str, seq: int) -> Iterator[PastSale]:
    try:
        for register, epoch, number, raw in readers.connection().execute(_SALES_SQL, (seq, seq)):
            name = f"{register}/{epoch}/{number}"
            if entry in {"", name, str(number), f"{register}-{number:06d}"}:
                yield PastSale(name, bytes(raw))
    finally:
        readers.close()
