"""The parts of this register that every verb works with."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from domain.errors import Fault
from domain.value import dataclass
from wire.fields import time_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.entries import PlanRef
    from domain.plan import Plan
    from local_db.books import Books
    from pos_app.services.payment_port import Provider
    from pos_app.services.ports import Clock, Goods, Hq, Members, StaffBook


def no_chance(count: int) -> bytes:
    """A desk that only books what was done elsewhere makes nothing up."""
    msg = f"no source of chance was given for {count} bytes"
    raise RuntimeError(msg)


@dataclass(frozen=True, slots=True)
class Desk:
    """One register: its books, its reference files, its clock, HQ, and the words of its paper.

    `words` are the texts of receipts by key, `language` their language; `new_id` makes ids of drafts. Without `paper`
    nothing is ever printed: for sales that were made elsewhere and are only booked here. `chance(n)` gives n random
    bytes. `payments` are the providers by kind of tender; none where the chain has set none up. In `training` nothing
    counts, and every paper says so.
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
    paper: bool = True
    chance: Callable[[int], bytes] = no_chance
    payments: Mapping[str, Provider] = field(default_factory=dict)
    training: bool = False

    def plan(self) -> tuple[Plan, PlanRef]:
        """The plan in force now: one published for later waits, unless there is no other. Fault `no_plan`."""
        try:
            return self.books.plan(at=time_text(self.clock.now()))
        except Fault:
            return self.books.plan()

    def day(self) -> str:
        """The business day of an act outside a shift: today, or the next one when today is closed already."""
        return self.books.business_day(self.clock.local(self.clock.now()).date().isoformat())
