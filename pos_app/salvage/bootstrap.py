"""The parts list of a salvage: a copy of the books, opened with the key that only the recovery key unseals, and HQ."""

from __future__ import annotations

import os
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from domain.errors import Fault
from domain.value import dataclass
from local_db.books import Books, open_books
from local_db.sealing import unseal
from pos_app.clock import SystemClock
from pos_app.sync.backoff import Backoff
from pos_app.sync.books_side import BooksJournal
from pos_app.sync.client import HqClient
from pos_app.sync.errors import Busy
from pos_app.sync.grants import GrantDesk
from pos_app.sync.hq_clock import HqClock
from pos_app.sync.hq_place import HqPlace
from pos_app.sync.http import HqHttp
from pos_app.sync.past import Past
from pos_app.sync.pusher import Pusher
from wire.json_text import Malformed
from wire.keys import from_base64
from wire.signed import HqKeys

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from local_db.keys import BooksKey
    from pos_app.sync.health import SyncHealth
    from pos_app.sync.ports import EpochReason, Identity, PastEpoch, PendingEpoch, Position, SignedGrant
    from wire.allowances import Total
    from wire.heartbeat import Directive
    from wire.push import PushLine
    from wire.signed import Signed

VERSION = "salvage"
TRIES = 8
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of it: the register, how many entries HQ did not have, its head now; the epoch that was opened to hand
    in what HQ holds another branch of ("" for none).
    """

    register: str
    handed_in: int
    head: int
    opened: str = ""


class _DeadJournal:
    """The journal of a dead till: it hands in what it wrote, and writes nothing of its own."""

    def __init__(self, journal: BooksJournal) -> None:
        self._journal = journal

    def identity(self) -> Identity:
        return self._journal.identity()

    def position(self) -> Position:
        return self._journal.position()

    def entries_after(self, epoch: str, seq: int, limit: int) -> Sequence[PushLine]:
        return self._journal.entries_after(epoch, seq, limit)

    def hash_at(self, epoch: str, seq: int) -> str | None:
        return self._journal.hash_at(epoch, seq)

    def set_position(self, epoch: str, head: int, head_hash: str) -> None:
        self._journal.set_position(epoch, head, head_hash)

    def open_epoch(self, reason: EpochReason, adopt_from: int) -> None:
        """Only to hand in a branch that HQ does not hold: a disk that is older than HQ's copy has nothing to give."""
        if reason == "restored":
            raise Fault(
                "HQ has more entries of this till than this disk.",
                advice="Nothing is missing of it. Look for a newer disk.",
            )
        self._journal.open_epoch(reason, adopt_from)

    def pending_epoch(self) -> PendingEpoch | None:
        return self._journal.pending_epoch()

    def set_certificate(self, certificate: Signed) -> None:
        self._journal.set_certificate(certificate)

    def heard(self) -> None:
        """Nobody looks at it any more."""

    def shut_out(self) -> None:
        """It sells nothing any more."""

    def every_epoch(self) -> Sequence[PastEpoch]:
        return self._journal.every_epoch()


class _NoAllowances:
    """A dead till is lent nothing more, and gives nothing back by itself: that is for people to decide."""

    def install_grants(self, grants: Sequence[SignedGrant]) -> None:
        """Nothing."""

    def recall(self, grant: SignedGrant, reason: str | None) -> None:
        """Nothing."""

    def totals(self, epoch: str) -> Iterator[Total]:
        del epoch
        return iter(())


class _Nobody:
    """Nobody watches."""

    def on_sync(self, health: SyncHealth) -> None:
        """Nothing."""

    def on_notice(self, notice: Mapping[str, object]) -> None:
        """Nothing."""

    def on_directive(self, directive: Directive) -> None:
        """Nothing."""


def salvage(books: Path, sealed: str, recovery: str, hq_url: str, ca_file: Path | None = None) -> Salvaged:
    """Hand in what HQ lacks of the till that wrote these books; the file and its log are left as they are.

    Faults: `no_key`, `no_books`, those of opening books and of requests.
    """
    key = _key(sealed, recovery)
    if not books.exists():
        raise Fault(f"There are no books at {books.name}.", advice="Say where they are.", code="no_books")
    with TemporaryDirectory() as folder:
        copy = Path(folder) / books.name
        for suffix in ("", "-wal"):
            part = books.with_name(books.name + suffix)
            if part.exists():
                shutil.copyfile(part, copy.with_name(copy.name + suffix))
        opened = open_books(copy, key)
        try:
            return _hand_in(opened, HqPlace(hq_url, ca_file))
        finally:
            opened.close()


def _key(sealed: str, recovery: str) -> BooksKey:
    try:
        return unseal(sealed.strip(), from_base64(recovery.strip()))
    except (Malformed, ValueError) as error:
        raise Fault(
            "These are no sealed key and recovery key.", advice="HQ writes both: salvage-kit.", code="no_key"
        ) from error


def _hand_in(books: Books, hq: HqPlace) -> Salvaged:
    clock = HqClock(SystemClock())
    journal = _DeadJournal(BooksJournal(books, os.urandom, clock.now, _today))
    session = hq.session()
    client = HqClient(HqHttp(hq.url, session, journal.identity, clock, VERSION))
    allowances = _NoAllowances()
    grants = GrantDesk(allowances, HqKeys(books.hq_keys()))
    pusher = Pusher(client, journal, grants, _Nobody(), Past(client, journal, allowances))
    first = journal.identity()
    before = {one.epoch: one.head for one in client.epochs(first.register).epochs}
    try:
        _drain(pusher)
        after = {one.epoch: one.head for one in client.epochs(first.register).epochs}
    finally:
        session.close()
    now = journal.identity()
    count = sum(head - before.get(epoch, 0) for epoch, head in after.items())
    return Salvaged(now.register, count, after[now.epoch], now.epoch if now.epoch != first.epoch else "")


def _drain(pusher: Pusher) -> None:
    """Step until there is nothing to do; an HQ that is busy is asked again."""
    backoff = Backoff(lambda: HALF)
    for _ in range(TRIES):
        try:
            while pusher.step():
                backoff.reset()
        except Busy as busy:
            time.sleep(backoff.next_delay(busy.retry_after))
        else:
            return
    raise Fault("HQ is too busy.", advice="Try again later: what is there stays there.", code="hq_busy")


def _today() -> str:
    return SystemClock().local(datetime.now(UTC)).date().isoformat()
