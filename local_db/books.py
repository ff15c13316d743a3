"""Books: the one object through which the till writes and asks.  Writes answer with futures, reads at once."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import ExitStack
from pathlib import Path

from domain.errors import Fault, Refusal
from local_db import actor
from local_db.act import Act, Head, Recorded
from local_db.closed_epochs import ClosedEpochs
from local_db.drafts import Drafts
from local_db.driver import Transaction
from local_db.elsewhere import Elsewhere
from local_db.gate import Gate, takes_out
from local_db.kept_lines import KeptLines
from local_db.keys import BooksKey
from local_db.loans import Loans
from local_db.owed import Owed
from local_db.payments import Payments
from local_db.print_queue import PrintQueue
from local_db.reads import Reads
from local_db.receipt_search import ReceiptSearch
from local_db.recording import Recorder, Signer
from local_db.sync_state import insert_epoch, insert_hq_keys
from local_db.value_reads import ValueReads
from wire.entries import first_prev
from wire.keys import private_key
from wire.signed import Signed

_SIGNER_SQL = "SELECT register, store, epoch, signed, seed FROM epoch ORDER BY ordinal DESC LIMIT 1"


class Books(
    Reads, ReceiptSearch, ValueReads, Drafts, Payments, PrintQueue, ClosedEpochs, Loans, KeptLines, Owed, Elsewhere
):
    """What this register wrote.  Made by `create_books` and `open_books`; one process at a time."""

    def __init__(self, path: Path, key: BooksKey, *, fresh: bool) -> None:
        super().__init__(path, key, fresh=fresh)
        self._recorder = Recorder()
        self._signer: Signer | None = None
        self.committed: Callable[[], None] = _nobody
        """Called on the books' thread after each commit of an act: who prints and who pushes look for work then."""
        self.gate = Gate()
        self.remember: Callable[[Head], None] = _forget
        """Called on the books' thread with the new head, before anybody hears of the commit."""

    def record(self, act: Act) -> "Future[Recorded]":
        """Write an act; the future resolves once it is durable.

        Refusals (nothing was written): `already_finished`, `day_closed`, `shift_closed`, `shift_already_open`,
        `not_enough_allowance`, `not_witnessed`, `shut_out`.  Faults: `disk_full`, `disk_failed`, `not_enrolled`.
        """
        future = self.submit(lambda: self._record(act), actor.SALE)
        future.add_done_callback(self._tell)
        return future

    def _tell(self, future: "Future[Recorded]") -> None:
        """Say that something was committed: after who waits for it, and whatever happens there harms no sale."""
        if not future.cancelled() and future.exception() is None:
            self.committed()

    def begin_epoch(
        self, certificate: Signed, seed: bytes, acts: Iterable[Act], hq_keys: tuple[Signed, ...] = ()
    ) -> "Future[None]":
        """Write with a new key from now on, these acts first; all in one transaction.  Allowances begin at zero.

        `hq_keys` is the whole chain of HQ's keys, given at the enrolment.
        """

        def work(tx: Transaction) -> None:
            if hq_keys:
                insert_hq_keys(tx, hq_keys)
            insert_epoch(tx, certificate, seed)
            signer = self._signer_of(tx)
            for act in acts:
                self._recorder.record(tx, signer, act)

        def write() -> None:
            self.transact(work)
            self.remember(self.head())

        return self.submit(write, actor.SMALL)

    def _record(self, act: Act) -> Recorded:
        def work(tx: Transaction) -> Recorded:
            return self._recorder.record(tx, self._signer_of(tx), act)

        if self.gate.closed and takes_out(act):
            raise Refusal("shut_out" if self.gate.shut else "not_witnessed")
        recorded = self.transact(work)
        self._recorder.saw(act.at)
        entry = recorded.entry
        self.remember(Head(entry.register, self.store(), entry.epoch, entry.seq, recorded.hash, entry.at))
        return recorded

    def _signer_of(self, tx: Transaction) -> Signer:
        row = tx.one("SELECT epoch FROM epoch ORDER BY ordinal DESC LIMIT 1")
        if row is None:
            raise Fault("This till is not enrolled yet.", advice="Enrol it with a code from HQ.", code="not_enrolled")
        if self._signer is None or self._signer.epoch != row[0]:
            found = tx.one(_SIGNER_SQL)
            assert found is not None  # noqa: S101  it was there a line ago
            register, store, epoch, signed, seed = found
            self._signer = Signer(register, store, epoch, first_prev(signed), private_key(seed))
        return self._signer


def _nobody() -> None:
    """Nobody waits for commits."""


def _forget(_head: Head) -> None:
    """Nobody remembers heads."""


def create_books(
    path: Path,
    key: BooksKey,
    *,
    certificate: Signed | None = None,
    seed: bytes = b"",
    hq_keys: tuple[Signed, ...] = (),
    acts: Iterable[Act] = (),
) -> Books:
    """Make new books; with a certificate they are enrolled at once, these acts first, all in one transaction.

    Books that were begun and never enrolled are used.  Faults `books_exist`, `second_till`.
    """
    books = Books(path, key, fresh=True)
    if certificate is None:
        return books
    with ExitStack() as unless_enrolled:
        unless_enrolled.callback(books.close)
        books.begin_epoch(certificate, seed, acts, hq_keys).result()
        unless_enrolled.pop_all()
    return books


def open_books(path: Path, key: BooksKey) -> Books:
    """Open books that are there.

    Faults: `no_books`, `no_key`, `second_till`, `database_newer`, `settings_differ`, `disk_failed`.
    """
    return Books(path, key, fresh=False)
