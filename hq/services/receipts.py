"""A receipt of any register of the chain, with what was returned of it."""

from typing import Any

import sqlalchemy as sa

from domain.entries import Adopted, EntryRef, ReturnCompleted
from domain.postings import sale_owner
from domain.returns import returned_by
from hq.services.context import Hq
from hq.store import identity, journal, sales
from hq.store.journal import JournalKey
from hq.store.schema import plain_text
from wire import json_text
from wire.asking import ReceiptAnswer
from wire.bodies import body_json, read_body, read_entry
from wire.entries import read_adopted


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
    found_returns = sales.returns_of(tx, sale_owner(EntryRef(register, epoch, seq)))
    returns = [_entry(tx, JournalKey(one.store, one.register, one.epoch), one.seq) for one in found_returns]
    return ReceiptAnswer(
        register=register,
        epoch=epoch,
        seq=seq,
        hash=kept.hash,
        entry=json_text.decode(kept.entry),
        returns=tuple(one for one in returns if _is_of(one, kept.hash)),
    )


def returned(plain: dict[str, Any]) -> ReturnCompleted | None:
    """The return that an entry makes, or the one that it hands in again; raises `Malformed`."""
    body = read_body(plain["kind"], plain["version"], plain["body"])
    while isinstance(body, Adopted):
        body = read_entry(read_adopted(body_json(body))[1]).body
    return returned_by(body)


def _is_of(plain: dict[str, Any], sale: str) -> bool:
    """Whether it returns the sale with this hash: on a closed branch another one had the same number."""
    back = returned(plain)
    return back is not None and back.original_hash == sale


def _entry(tx: sa.Connection, place: JournalKey, seq: int) -> dict[str, Any]:
    [kept] = journal.page(tx, place, seq - 1, 1)
    plain: dict[str, Any] = json_text.decode(kept.entry)
    return plain
