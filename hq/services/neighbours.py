"""Registers of one store know each other: certificates and addresses in the store's feed, its LAN key in their own.

The LAN key hides what registers of a store tell each other from everybody else on their network; who says it, their
own signatures prove.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator

import sqlalchemy as sa

from hq.services.context import Hq
from hq.store import identity, neighbours, outbox
from hq.store.outbox import Change
from wire.keys import to_base64
from wire.messages import to_plain
from wire.peers import KIND_LAN_KEY, KIND_REGISTER, NeighbourRow


def announce(tx: sa.Connection, hq: Hq, store: str, register: str) -> None:
    """Tell a store of a register as it is now: after a new epoch, another address, a revoked key."""
    outbox.announce_all(tx, _row(tx, store, register))
    outbox.announce_new(tx, [_key(hq, store, register)])


def announce_new(tx: sa.Connection, hq: Hq) -> None:
    """Tell stores of registers of which they were never told: those of a program before this one."""
    for store, register in neighbours.every_register(tx):
        outbox.announce_new(tx, [*_row(tx, store, register), _key(hq, store, register)])


def answers_at(tx: sa.Connection, hq: Hq, store: str, register: str, address: str) -> bool:
    """Take in where a register answers others; whether that is news."""
    if not address or neighbours.address(tx, store, register) == address:
        return False
    neighbours.answers_at(tx, store, register, address)
    announce(tx, hq, store, register)
    return True


def lan_key(hq: Hq, store: str) -> bytes:
    """The key of a store's LAN: it follows from a secret that never leaves HQ."""
    return hmac.digest(hq.secrets.recharge_key, b"lan/" + store.encode(), hashlib.sha256)


def _row(tx: sa.Connection, store: str, register: str) -> Iterator[Change]:
    newest = neighbours.newest_epoch(tx, store, register)
    if newest is None:
        return
    row = NeighbourRow(
        register=register,
        epoch=newest.epoch,
        certificate=newest.certificate,
        lead=identity.registers_of(tx, store)[:1] == [register],
        address=neighbours.address(tx, store, register),
        revoked=newest.revoked,
    )
    yield Change(f"store:{store}", KIND_REGISTER, register, to_plain(row), store)


def _key(hq: Hq, store: str, register: str) -> Change:
    doc = {"key": to_base64(lan_key(hq, store))}
    return Change(f"register:{register}", KIND_LAN_KEY, "lan", doc, register)
