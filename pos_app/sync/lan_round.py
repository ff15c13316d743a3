"""What a register does for its store without being asked, one neighbour a step.

It tells loans until they are acknowledged, has copies of unsent entries kept by one neighbour, lends back what it
borrowed once its shift is closed, hands in what it keeps of a neighbour that has gone silent, collects what members
owe, and gives back what a sale held when it was recalled.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta

from local_db.loans import Shared
from pos_app.services.floor import collect
from pos_app.services.give_back import recall_rest
from pos_app.services.lend_out import give_back_instead, lend_back, owed_to
from pos_app.sync.errors import NoAnswer
from pos_app.sync.neighbourhood import Neighbour
from pos_app.sync.peer_caller import PeerCaller
from pos_app.sync.peer_desk import LanParts, signed_loan
from wire.push import MAX_LINES, PushLine, encode_lines, fitting

TOLD_AT_ONCE = 50
GONE = timedelta(minutes=5)
"""A lender that was not heard for so long, once no shift is open: what is left of its loans goes to HQ."""
SILENT = timedelta(minutes=10)
"""A neighbour that was not heard for so long: what we keep of its journal is handed in. Early does no harm."""

COLLECT = timedelta(seconds=30)
"""How often what members owe is collected, while HQ is there."""

HandIn = Callable[[str, str, Sequence[PushLine]], bool]
"""Hands another register's lines in at HQ; whether HQ took them."""
Wanted = Callable[[], Collection[str]]
"""Of which registers HQ asks for what others keep: those that it did not hear for a day."""


def nobody() -> Collection[str]:
    """HQ asks for nobody's."""
    return ()


class LanRound:
    """Visits the neighbours in turn."""

    def __init__(self, parts: LanParts, caller: PeerCaller, hand_in: HandIn, wanted: Wanted = nobody) -> None:
        self._parts = parts
        self._wanted = wanted
        self._caller = caller
        self._hand_in = hand_in
        self._queue: list[Neighbour] = []
        self._since: dict[str, datetime] = {}  # since when a register does not answer
        self._kept: dict[str, int] = {}
        self._told: dict[tuple[str, str], dict[str, int]] = {}
        self._collected: datetime | None = None
        self._handed: dict[tuple[str, str], int] = {}

    def step(self) -> bool:
        """Do one thing; True while more of this round, or of what came of it, is to be done."""
        self._collect()
        recall_rest(self._parts.desk)
        if not self._queue:
            self._queue = list(self._parts.hood.others())
            if not self._queue:
                return self._hand_in_kept()
        neighbour = self._queue.pop(0)
        if self._visit(neighbour):
            self._queue.insert(0, neighbour)
        if self._queue:
            return True
        moved = self._return_loans()
        return self._hand_in_kept() or moved

    def _collect(self) -> None:
        """What members owe here is collected once HQ is there, now and then."""
        desk, now = self._parts.desk, self._now()
        if desk.hq.online and (self._collected is None or now - self._collected >= COLLECT):
            self._collected = now
            collect(desk)

    # ---- one neighbour
    def _visit(self, neighbour: Neighbour) -> bool:
        """Tell and hear; True when there is more for the same neighbour."""
        told = self._untold(neighbour)
        lines = self._copies(neighbour)
        try:
            loans = [signed for owner in told if (signed := signed_loan(self._parts, neighbour.holder, owner))]
            answer = self._caller.ask(neighbour, loans=loans, lines=encode_lines(lines).decode())
        except NoAnswer:
            self._since.setdefault(neighbour.register, self._now())
            self._kept.pop(neighbour.holder, None)
            return False
        self._since.pop(neighbour.register, None)
        for owner, totals in told.items():
            self._told[neighbour.holder, owner] = totals
        before = self._kept.get(neighbour.holder)
        self._kept[neighbour.holder] = answer.kept
        return bool(self._untold(neighbour)) or (
            before != answer.kept and self._is_keeper(neighbour) and bool(self._copies(neighbour))
        )

    def _untold(self, neighbour: Neighbour) -> dict[str, dict[str, int]]:
        """Owners of which the neighbour was lent more than it has acknowledged, with the totals by unit."""
        holder = neighbour.holder
        lent: dict[str, dict[str, int]] = {}
        for row in self._parts.desk.books.shared_out():
            if row.totals.lent.get(holder, 0) > 0:
                lent.setdefault(row.owner, {})[row.unit] = row.totals.lent[holder]
        new = {owner: totals for owner, totals in lent.items() if self._told.get((holder, owner)) != totals}
        return dict(list(new.items())[:TOLD_AT_ONCE])

    # ---- copies
    def _is_keeper(self, neighbour: Neighbour) -> bool:
        """One neighbour keeps our copies: the next one after us by name that answers."""
        me = self._parts.journal.identity().register
        there = sorted(one.register for one in self._parts.hood.others() if one.register not in self._since)
        after = [register for register in there if register > me]
        return neighbour.register == next(iter([*after, *there]), "")

    def _copies(self, neighbour: Neighbour) -> list[PushLine]:
        """What HQ has not confirmed and the neighbour does not keep; nothing before it said what it keeps."""
        kept = self._kept.get(neighbour.holder)
        if kept is None or not self._is_keeper(neighbour):
            return []
        position = self._parts.journal.position()
        after = max(kept, min(position.confirmed, position.head))
        return fitting(self._parts.journal.entries_after(position.epoch, after, MAX_LINES))

    # ---- what was borrowed
    def _return_loans(self) -> bool:
        """Once no shift is open, everything borrowed goes back; whether something moved."""
        books = self._parts.desk.books
        if books.open_shift() is not None:
            return False
        rows = books.borrowed()
        moved = 0
        for lender in sorted({lender for row in rows for lender in row.totals.borrowed}):
            owed = tuple(row for row in rows if owed_to(row.totals, lender) > 0 and row.totals.room > 0)
            moved += self._return_to(lender, owed)
        return bool(moved)

    def _return_to(self, lender: str, owed: tuple[Shared, ...]) -> int:
        if not owed:
            return 0
        neighbour = self._parts.hood.by_holder(lender)
        since = self._since.get(lender.partition("/")[0])
        if neighbour is not None and since is None:
            return lend_back(self._parts.desk, lender, owed)
        if neighbour is None or (since is not None and self._now() - since >= GONE):
            return give_back_instead(self._parts.desk, owed)
        return 0

    # ---- journals of others
    def _hand_in_kept(self) -> bool:
        """Hand in the next lines of a neighbour that is silent here or at HQ, or was shut out; whether HQ took some."""
        kept = self._parts.desk.books.kept_journals()
        asked = {*self._wanted(), *self._parts.hood.shut_out()} if kept else set()
        for register, epoch in kept:
            since = self._since.get(register)
            if register not in asked and (since is None or self._now() - since < SILENT):
                continue
            after = self._handed.get((register, epoch), 0)
            lines = fitting(self._parts.desk.books.kept_lines(register, epoch, after, MAX_LINES))
            if lines and self._hand_in(register, epoch, lines):
                self._handed[register, epoch] = lines[-1].decoded().seq
                return True
        return False

    def _now(self) -> datetime:
        return self._parts.desk.clock.now()
