"""Recharge cards by the HMAC of their codes, and registers' failed attempts."""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from hq.store.schema import metadata, owner, text, whole
from hq.store.upsert import insert_new

ISSUED, ACTIVE, USED = "issued", "active", "used"

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
    sa.Index(None, "batch"),
)
failure = sa.Table("recharge_failure", metadata, owner("register"), owner("at"), owner("request_id"))


@dataclass(frozen=True, slots=True)
class Card:
    """A card as HQ knows it: nobody can tell its code."""

    code: str
    face: int
    state: str


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
    """The card of this HMAC, locked until the transaction ends."""
    query = sa.select(card.c.code_hash, card.c.face, card.c.state).where(card.c.code_hash == code).with_for_update()
    row = tx.execute(query).one_or_none()
    return None if row is None else Card(*row)


def use(tx: sa.Connection, code: str, member: str, register: str, at: str) -> bool:
    """Use an active card up, for ever; False when it was not active any more."""
    values = {"state": USED, "used_at": at, "member": member, "register": register}
    same = (card.c.code_hash == code, card.c.state == ACTIVE)
    return tx.execute(card.update().where(*same).values(**values)).rowcount == 1


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
