"""A receipt of any register of the chain, with what was returned of it."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from domain.entries import Adopted, Body, Entry, EntryRef, ReturnCompleted
from domain.entry_points import GiftReturned
from domain.postings import sale_owner
from domain.return_order import Made
from domain.returns import returned_by
from hq.services.context import Hq
from hq.store import identity, journal, sales
from hq.store.journal import JournalKey
from hq.store.schema import plain_text
from wire import json_text
from wire.asking import ReceiptAnswer
from wire.bodies import body_json, read_body, read_entry
from wire.entries import entry_hash, read_adopted
from wire.keys import to_base64


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
    handed_in = _returns(tx, EntryRef(register, epoch, seq))
    returns = [stored for stored, _, entry in handed_in if _is_of(entry.body, kept.hash)]
    return ReceiptAnswer(
        register=register,
        epoch=epoch,
        seq=seq,
        hash=kept.hash,
        entry=json_text.decode(kept.entry),
        returns=tuple(map(json_text.decode, returns)),
        raw=tuple(to_base64(raw) for raw in (kept.entry, *returns)),
    )


def returned(plain: dict[str, Any]) -> ReturnCompleted | GiftReturned | None:
    """The return of a sale or a gift that an entry makes, or the one that it hands in again; raises `Malformed`."""
    body = read_body(plain["kind"], plain["version"], plain["body"])
    while isinstance(body, Adopted):
        body = read_entry(read_adopted(body_json(body))[1]).body
    return body if isinstance(body, GiftReturned) else returned_by(body)


def made_of(tx: sa.Connection, sale: EntryRef, sale_hash: str) -> list[Made]:
    """The returns of the sale with this hash: on a closed branch another one had the same number."""
    return [
        Made(entry_hash(raw), entry.ref, back, raw != stored)
        for stored, raw, entry in _returns(tx, sale)
        if (back := returned_by(entry.body)) is not None and back.original_hash == sale_hash
    ]


def _returns(tx: sa.Connection, sale: EntryRef) -> Iterator[tuple[bytes, bytes, Entry]]:
    """Every return of a sale or a gift: the bytes that HQ holds, those of the return in them, and the return."""
    for one in sales.returns_of(tx, sale_owner(sale)):
        [kept] = journal.page(tx, JournalKey(one.store, one.register, one.epoch), one.seq - 1, 1)
        raw, entry = kept.entry, read_entry(kept.entry)
        while isinstance(entry.body, Adopted):
            raw = read_adopted(body_json(entry.body))[1]
            entry = read_entry(raw)
        yield kept.entry, raw, entry


def _is_of(body: Body, hash_: str) -> bool:
    """Whether it is the return of the sale or the gift with this hash."""
    back = body if isinstance(body, GiftReturned) else returned_by(body)
    return back is not None and back.original_hash == hash_
