"""Entries of a closed branch that are handed in again: each original is booked once, by its hash."""

import sqlalchemy as sa

from domain.entries import Adopted
from hq.services.effects import Effect, Odd
from hq.store import adopted, identity, journal
from hq.store.journal import JournalKey
from wire.entries import verify_hash


def check(tx: sa.Connection, by: JournalKey, original: Adopted) -> None:
    """Raises `Odd` adopted_unproven when it is of another register, or the key of its epoch did not sign it."""
    key = identity.key_of(tx, original.register, original.epoch)
    own = original.register == by.register
    if not own or key is None or not verify_hash(key.public_key, original.hash, original.sig):
        raise Odd(
            "adopted_unproven", f"{original.register}/{original.epoch}/{original.seq} is not signed by its register"
        )


def booked_before(tx: sa.Connection, original: Adopted) -> bool:
    """Whether HQ has this very entry in the branch it holds."""
    store = identity.store_of(tx, original.register)
    if store is None:
        return False
    place = JournalKey(store, original.register, original.epoch)
    return journal.hashes(tx, place, original.seq, original.seq).get(original.seq) == original.hash


def claim(tx: sa.Connection, key: JournalKey, effect: Effect) -> bool:
    """Whether this entry is the one by which the original is booked; raises `Odd` when it is not proven.

    A register hands in what it wrote itself: of another one's branch, two could book the same sale.
    """
    original = effect.adopted
    if original is None:
        return True
    check(tx, key, original)
    if booked_before(tx, original):
        return False
    return adopted.claim(tx, key, original.hash, effect.entry.seq)


def loss(effect: Effect) -> str:
    """What the original moved of members' units, for the manager; "" when nothing."""
    return ", ".join(f"{owner} {unit} {amount}" for (owner, unit), amount in sorted(effect.lost.items()) if amount)
