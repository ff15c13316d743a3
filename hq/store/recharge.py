"""Recharge cards by the HMAC of their codes, and registers' failed attempts."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from hq.store.schema import metadata, owner, text, whole
from hq.store.upsert import insert_new

ISSUED, ACTIVE, CLAIMED, USED = "issued", "active", "claimed", "used"

card = sa.Table(
    "recharge_card",
    metadata,
    owner("code_hash"),
    text("batch"),
    whole("face"),
    text("state"),
    text("issued_at"),
    text("activated_at", nullable=True),
    text("used_at", nullable=True),
    text("member", nullable=True),
    text("register", nullable=True),
    text("request_id", nullable=True),
    text("card_end", nullable=True),
    sa.Index(None, "batch"),
)
failure = sa.Table("recharge_failure", metadata, owner("register"), owner("at"), owner("request_id"))


@dataclass(frozen=True, slots=True)
class Claim:
    """Who credits a card, and to whom: one request of a register. `card_end` is what a person knows the card by."""

    member: str
    register: str
    request_id: str
    card_end: str


@dataclass(frozen=True, slots=True)
class Card:
    """A card as HQ knows it: nobody can tell its code. Who claimed it credits it, and then it is used."""

    code: str
    face: int
    state: str
    claim: Claim | None = None


def code_hmac(key: bytes, code: str) -> str:
    """What is kept of a code: hex HMAC-SHA256 of "recharge:<code>"."""
    return hmac.new(key, f"recharge:{code}".encode(), hashlib.sha256).hexdigest()


def issue(tx: sa.Connection, batch: str, face: int, codes: Sequence[str], at: str) -> int:
    """Enter cards as issued, by the HMACs of their codes; how many were new."""
    rows = [{"code_hash": one, "batch": batch, "face": face, "state": ISSUED, "issued_at": at} for one in codes]
    return insert_new(tx, card, rows)


def activate(tx: sa.Connection, batch: str, at: str) -> int:
    """Make a batch's issued cards good; how many."""
    same = (card.c.batch == batch, card.c.state == ISSUED)
    return tx.execute(card.update().where(*same).values(state=ACTIVE, activated_at=at)).rowcount


def find(tx: sa.Connection, code: str) -> Card | None:
    """The card of this HMAC."""
    row = tx.execute(_cards().where(card.c.code_hash == code)).one_or_none()
    return None if row is None else _card(row)


def claim(tx: sa.Connection, code: str, by: Claim, at: str) -> bool:
    """Claim an active card for a request, which may claim it again; False when it is somebody else's or used."""
    again = sa.and_(card.c.state == CLAIMED, card.c.register == by.register, card.c.request_id == by.request_id)
    free = sa.or_(card.c.state == ACTIVE, again)
    values = {"state": CLAIMED, "used_at": at, **asdict(by)}
    return tx.execute(card.update().where(card.c.code_hash == code, free).values(**values)).rowcount == 1


def use(tx: sa.Connection, code: str, by: Claim, *, up: bool) -> None:
    """What a request claimed is used up for ever, or (nothing was credited) good as before."""
    free = {"state": ACTIVE, "used_at": None, "member": None, "register": None, "request_id": None, "card_end": None}
    mine = (card.c.state == CLAIMED, card.c.register == by.register, card.c.request_id == by.request_id)
    values = {"state": USED} if up else free
    tx.execute(card.update().where(card.c.code_hash == code, *mine).values(**values))


def claimed(tx: sa.Connection) -> list[Card]:
    """Cards that were claimed and not used up: somebody is at it, or died at it."""
    return [_card(row) for row in tx.execute(_cards().where(card.c.state == CLAIMED).order_by(card.c.code_hash))]


def _cards() -> sa.Select[Any]:
    names = ("code_hash", "face", "state", "member", "register", "request_id", "card_end")
    return sa.select(*(card.c[name] for name in names))


def _card(row: sa.Row[Any]) -> Card:
    by = Claim(row.member, row.register, row.request_id, row.card_end) if row.state == CLAIMED else None
    return Card(row.code_hash, row.face, row.state, by)


def used(tx: sa.Connection) -> list[tuple[str, str, int]]:
    """(HMAC, member, face) of every used card."""
    query = sa.select(card.c.code_hash, card.c.member, card.c.face).where(card.c.state == USED)
    return [(row.code_hash, row.member, row.face) for row in tx.execute(query)]


def failed(tx: sa.Connection, register: str, request_id: str, at: str) -> None:
    """Remember a failed attempt."""
    insert_new(tx, failure, [{"register": register, "at": at, "request_id": request_id}])


def failures(tx: sa.Connection, register: str, since: str) -> list[str]:
    """When this register failed after a moment, oldest first."""
    query = sa.select(failure.c.at).where(failure.c.register == register, failure.c.at > since)
    return list(tx.scalars(query.order_by(failure.c.at)))


def forget_failures(tx: sa.Connection, before: str) -> int:
    """Forget failures that count no longer; how many."""
    return tx.execute(failure.delete().where(failure.c.at < before)).rowcount
