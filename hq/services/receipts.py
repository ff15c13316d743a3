"""A receipt of any register of the chain, with what was returned of it."""

from typing import Any

import sqlalchemy as sa

from domain.entries import EntryRef
from domain.postings import sale_owner
from hq.services.context import Hq
from hq.store import identity, journal, sales
from hq.store.journal import JournalKey
from hq.store.schema import plain_text
from wire import json_text
from wire.asking import ReceiptAnswer


class Unknown(Exception):
    """No register has such a receipt."""


class Ambiguous(Exception):
    """Several epochs have this number; the head printed on the paper tells them apart."""


def receipt(hq: Hq, register: str, seq: int, head: str) -> ReceiptAnswer:
    """The receipt with this number whose entry's hash begins with `head` (may be empty); raises Unknown, Ambiguous."""
    return hq.database.read(lambda tx: _read(tx, plain_text(register), seq, head))


def _read(tx: sa.Connection, register: str, seq: int, head: str) -> ReceiptAnswer:
    store = identity.store_of(tx, register)
    if store is None:
        raise Unknown
    found = [(epoch, kept) for epoch, kept in journal.receipts(tx, store, register, seq) if kept.hash.startswith(head)]
    if not found:
        raise Unknown
    if len(found) > 1:
        raise Ambiguous
    [(epoch, kept)] = found
    returns = sales.returns_of(tx, sale_owner(EntryRef(register, epoch, seq)))
    return ReceiptAnswer(
        register=register,
        epoch=epoch,
        seq=seq,
        hash=kept.hash,
        entry=json_text.decode(kept.entry),
        returns=tuple(_entry(tx, JournalKey(one.store, one.register, one.epoch), one.seq) for one in returns),
    )


def _entry(tx: sa.Connection, place: JournalKey, seq: int) -> dict[str, Any]:
    [kept] = journal.page(tx, place, seq - 1, 1)
    plain: dict[str, Any] = json_text.decode(kept.entry)
    return plain
