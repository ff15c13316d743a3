"""The parts of this register that every verb works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from local_db.books import Books
    from pos_app.services.ports import Clock, Goods, Hq, Members, StaffBook


@dataclass(frozen=True, slots=True)
class Desk:
    """One register: its books, its reference files, its clock, HQ, and the words of its paper.

    `words` are the texts of receipts by key, `language` their language; `new_id` makes ids of drafts.
    """

    books: Books
    goods: Goods
    members: Members
    staff: StaffBook
    hq: Hq
    clock: Clock
    new_id: Callable[[], str]
    words: Mapping[str, str]
    language: str
    store_name: str
