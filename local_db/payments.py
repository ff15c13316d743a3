"""Payments that a provider captures: written before the request, moved with each answer, used by one entry at most."""

from collections.abc import Iterator
from concurrent.futures import Future
from functools import partial

from domain.entries import Entry, PackageRefunded, SaleCompleted
from domain.entry_payments import RefundSettled
from domain.entry_value import TopUpCancelled, TopUpCompleted
from domain.errors import Refusal
from domain.payments import APPROVED, INTENDED, REFUND, TAKE, Payment, check_move
from domain.returns import returned_by
from domain.tenders import CAPTURED, Tender
from local_db import actor
from local_db.act import BooksBug
from local_db.books_file import BooksFile
from local_db.driver import Row, Transaction
from local_db.form import PAYMENT_OPEN

_COLUMNS = 'id, purpose, kind, draft, amount, state, at, reference, note, "of", used IS NOT NULL'
_INSERT_SQL = (
    'INSERT INTO payment (id, purpose, kind, draft, amount, state, at, reference, note, "of", used)'
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ONE_SQL = f"SELECT {_COLUMNS} FROM payment WHERE id = ?"  # noqa: S608  own names only
_OPEN_SQL = f"SELECT {_COLUMNS} FROM payment WHERE {PAYMENT_OPEN} ORDER BY at, id"  # noqa: S608
_MOVE_SQL = "UPDATE payment SET state = ?, reference = ?, note = ? WHERE id = ?"
_SETTLE_SQL = (
    "UPDATE payment SET state = 'settled' WHERE id = ? AND kind = ? AND amount = ? AND purpose = 'refund'"
    " AND state = 'refused'"
)
USED_SQL = (
    "SELECT id, purpose, kind, amount, CASE purpose WHEN 'take' THEN state ELSE '' END FROM payment WHERE used = ?"
    " ORDER BY id"
)
"""What rests on an entry, as `expected` says it."""
SETTLED_SQL = "SELECT id FROM payment WHERE state = 'settled' ORDER BY id"
_USE_SQL = (
    "UPDATE payment SET used = ? WHERE id = ? AND kind = ? AND amount = ? AND purpose = 'take' AND state = 'approved'"
    " AND used IS NULL"
)


class Payments(BooksFile):
    """Payments stand in line with sales: what was written before a sale is durable before it."""

    def begin_payment(self, payment: Payment) -> "Future[None]":
        """Write the intent; the request leaves only after the future resolved."""

        def run() -> None:
            self.transact(partial(insert, payment=payment, used=None))

        return self.submit(run, actor.SALE)

    def move_payment(self, payment_id: str, state: str, reference: str = "", note: str = "") -> "Future[Payment]":
        """Note what an answer brought; how it stands now.  Refusal `payment_is_final` when it may not stand so."""

        def work(tx: Transaction) -> Payment:
            row = tx.one(_ONE_SQL, (payment_id,))
            if row is None:
                raise BooksBug(f"there is no payment {payment_id}")
            known = _payment(row)
            check_move(known, state)
            tx.execute(_MOVE_SQL, (state, reference or known.reference, note or known.note, payment_id))
            found = tx.one(_ONE_SQL, (payment_id,))
            assert found is not None  # noqa: S101  it was there a line ago
            return _payment(found)

        def run() -> Payment:
            return self.transact(work)

        return self.submit(run, actor.SALE)

    def payment(self, payment_id: str) -> Payment | None:
        """How a payment stands."""
        row = self.readers.one(_ONE_SQL, (payment_id,))
        return _payment(row) if row is not None else None

    def unsettled_payments(self) -> tuple[Payment, ...]:
        """Payments not at their end, oldest first: open, captured and not used, or refunds that were refused."""
        return tuple(map(_payment, self.readers.all(_OPEN_SQL)))


def insert(tx: Transaction, payment: Payment, used: int | None) -> None:
    """Write a new payment; a refund is used by the entry that gives back."""
    tx.execute(
        _INSERT_SQL,
        (
            payment.id,
            payment.purpose,
            payment.kind,
            payment.draft,
            payment.amount,
            payment.state,
            payment.at,
            payment.reference,
            payment.note,
            payment.of,
            used,
        ),
    )


def use(tx: Transaction, n: int, entry: Entry) -> None:
    """Take the captures that an entry rests on and begin the refunds that it promises, in its transaction.

    Refusals: `payment_not_taken` when a capture is not approved, has another amount or was used before;
    `payment_is_final` when a refund that is to be settled was not refused.
    """
    body = entry.body
    for tender in captured(body):
        if not tx.execute(_USE_SQL, (n, tender.payment, tender.kind, tender.amount)):
            raise Refusal("payment_not_taken", payment=tender.payment, kind=tender.kind, amount=tender.amount)
    for tender in refunded(body):
        name = _refund_id(entry, tender)
        refund = Payment(name, REFUND, tender.kind, "", tender.amount, INTENDED, entry.at, of=tender.payment)
        insert(tx, refund, n)
    if isinstance(body, RefundSettled) and not tx.execute(_SETTLE_SQL, (body.payment, body.kind, body.amount)):
        raise Refusal("payment_is_final", payment=body.payment)


def captured(body: object) -> Iterator[Tender]:
    """The tenders of an entry that a provider captured."""
    if isinstance(body, SaleCompleted | TopUpCompleted):
        yield from (tender for tender in body.tenders if tender.kind in CAPTURED)


def refunded(body: object) -> Iterator[Tender]:
    """The tenders of an entry that a provider has to give back."""
    back = body.back if isinstance(body, PackageRefunded) else body
    found = returned_by(back)
    tenders = found.tenders if found is not None else body.tenders if isinstance(body, TopUpCancelled) else ()
    yield from (tender for tender in tenders if tender.payment)


def expected(entry: Entry) -> list[tuple[str, str, str, int, str]]:
    """What must rest on an entry: (id, purpose, kind, amount, the state of a capture), in the order of ids."""
    taken = [(tender.payment, TAKE, tender.kind, tender.amount, APPROVED) for tender in captured(entry.body)]
    back = [(_refund_id(entry, tender), REFUND, tender.kind, tender.amount, "") for tender in refunded(entry.body)]
    return sorted((*taken, *back))


def _refund_id(entry: Entry, tender: Tender) -> str:
    """Under which number the provider gives back: registers that return the same sale must not use one twice."""
    found = returned_by(entry.body)
    here = found is None or (found.original.register, found.original.epoch) == (entry.register, entry.epoch)
    return f"{tender.payment}-{entry.seq}" if here else f"{tender.payment}-{entry.epoch}-{entry.seq}"


def _payment(row: Row) -> Payment:
    return Payment(*row)
