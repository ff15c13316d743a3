"""Entries of a closed branch that are handed in again: each original is booked once, by its hash."""

import sqlalchemy as sa

from domain.entries import Adopted
from hq.services.effects import Effect, Odd, effect_of, inner_of_branch
from hq.store import adopted, identity, journal
from hq.store.fences import Quarantine
from hq.store.journal import JournalKey, Kept
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
    """Whether HQ has this very entry in the branch it holds, and not in quarantine."""
    store = identity.store_of(tx, original.register)
    if store is None:
        return False
    place = JournalKey(store, original.register, original.epoch)
    quarantine = journal.quarantine_from(tx, place)
    if quarantine is not None and original.seq >= quarantine:
        return False
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


def counted(tx: sa.Connection, key: JournalKey, row: Kept, quarantine: Quarantine) -> Effect | None:
    """What an entry of a journal does; None when its original was booked by another one.  Raises `Odd`.

    What was in quarantine and was approved counts as an entry of a closed branch, booked by its own hash.
    """
    effect = effect_of(row.entry, key.store)
    if quarantine.apart(row.seq) and effect.adopted is None:
        effect = apart(key, row, effect)
        return effect if adopted.claim(tx, key, row.hash, row.seq) else None
    return effect if claim(tx, key, effect) else None


def apart(key: JournalKey, row: Kept, effect: Effect) -> Effect:
    """The same as of a closed branch."""
    original = Adopted(key.register, key.epoch, row.seq, row.hash, row.sig, "")
    return inner_of_branch(effect, original, effect.entry)
