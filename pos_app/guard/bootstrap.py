"""What a start finds out about the books, and what remembers their head from then on (`local_db.gate`)."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import Fault
from local_db.head_memory import HeadMemory, judge
from pos_app.services.spending import SHUT_OUT

if TYPE_CHECKING:
    from local_db.act import Head
    from local_db.books import Books
    from local_db.head_memory import Found
    from pos_app.services.desk import Desk

ANCHOR = ".head"
"""The anchor file's ending: it lies beside the key, never in the data folder."""
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def guard(desk: Desk, key_file: Path, memory: Path | None = None, *, enrolled: bool = False) -> Found:
    """Look at what is remembered of the head, and remember it from now on; what was found.

    `memory` is a folder that does not outlive the machine's start, None where there is none. Books that were put back
    begin a new epoch at once, without allowances, and go on selling. `enrolled`: just now, by HQ itself; what is
    remembered is of another enrolment.
    """
    books = desk.books
    anchor = HeadMemory(key_file.with_suffix(ANCHOR))
    kept = [anchor]
    boot = _boot_id()
    if memory is not None and boot:
        name = hashlib.sha256(str(key_file.absolute()).encode()).hexdigest()[:16]
        kept.append(HeadMemory(memory / f"pos-{name}{ANCHOR}", boot))
    said: list[Found] = ["fits" if enrolled else _found(one, books) for one in kept]
    found: Found = "restored" if "restored" in said else "unknown"
    if found == "unknown" and "fits" in said:
        found = "fits"
    if found == "restored":
        _begin_anew(desk)
    same_boot = len(said) > 1 and said[1] == "fits"
    witnessed = enrolled or found == "restored" or (found == "fits" and same_boot)
    books.gate.guard(witnessed=witnessed, anchored=said[0] == "fits", demands=partial(_demands, desk))
    books.gate.shut = books.setting(SHUT_OUT) == books.head().epoch
    books.remember = partial(_remember, kept)
    books.remember(books.head())
    return found


def _found(memory: HeadMemory, books: Books) -> Found:
    line = memory.line()
    if line is None:
        return "unknown"
    stored = books.entry(line.seq, line.epoch)
    return judge(line, books.head(), stored.hash if stored is not None else None)


def _remember(kept: list[HeadMemory], head: Head) -> None:
    for one in kept:
        one.write(head)


def _begin_anew(desk: Desk) -> None:
    """The journal went further than these books know: HQ, or nobody, has the rest."""
    from pos_app.sync.books_side import BooksJournal

    journal = BooksJournal(desk.books, desk.chance, desk.clock.now, desk.day)
    position = journal.position()
    journal.open_epoch("restored", min(position.confirmed, position.head) + 1)


def _demands(desk: Desk) -> bool:
    try:
        return desk.plan()[0].contact.witness
    except Fault:
        return False


def _boot_id() -> str:
    try:
        return BOOT_ID.read_text("ascii").strip()
    except OSError:
        return ""
