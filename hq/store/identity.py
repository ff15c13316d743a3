"""Registers, their epochs and keys, enrolment codes, sealed keys."""

from dataclasses import dataclass

import sqlalchemy as sa

from hq.store import schema
from hq.store.upsert import insert_new


@dataclass(frozen=True, slots=True)
class KnownKey:
    """The key of a register's epoch."""

    store: str
    register: str
    epoch: str
    public_key: str
    certificate: str
    revoked: bool


@dataclass(frozen=True, slots=True)
class NewEpoch:
    """An epoch as it is opened: its certificate text and signature, and where it came from."""

    store: str
    register: str
    epoch: str
    public_key: str
    certificate: str
    certificate_key: str
    certificate_sig: str
    opened_at: str
    reason: str
    previous: str | None = None
    found_head: int | None = None
    found_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """An enrolment code: for which register, until when, and what it was answered once used."""

    store: str
    register: str
    expires_at: str
    public_key: str | None
    answer: bytes | None


_STORE_OF = sa.select(schema.register.c.store).where(schema.register.c.register == sa.bindparam("register"))
_KEY_OF = sa.select(schema.epoch).where(
    *(schema.epoch.c[name] == sa.bindparam(name) for name in ("store", "register", "epoch"))
)


def store_of(tx: sa.Connection, register: str) -> str | None:
    """The store of a register, from the directory."""
    return tx.scalar(_STORE_OF, {"register": register})


def key_of(tx: sa.Connection, register: str, epoch: str) -> KnownKey | None:
    """The key of an epoch, or None."""
    store = store_of(tx, register)
    row = tx.execute(_KEY_OF, {"store": store, "register": register, "epoch": epoch}).one_or_none()
    if row is None:
        return None
    return KnownKey(row.store, register, epoch, row.public_key, row.certificate, row.revoked_at is not None)


def claim_register(tx: sa.Connection, register: str, store: str, at: str) -> bool:
    """Enter a register into the directory; False when the name belongs to another store."""
    insert_new(tx, schema.register, [{"register": register, "store": store, "enrolled_at": at}])
    return store_of(tx, register) == store


_REGISTERS_OF = (
    sa.select(schema.register.c.register)
    .where(schema.register.c.store == sa.bindparam("store"))
    .order_by(schema.register.c.enrolled_at, schema.register.c.register)
)


def registers_of(tx: sa.Connection, store: str) -> list[str]:
    """The registers of a store, first enrolled first; the first one is its lead register."""
    return list(tx.scalars(_REGISTERS_OF, {"store": store}))


def open_epoch(tx: sa.Connection, new: NewEpoch, first_prev: str) -> bool:
    """Enter an epoch with its empty journal; False when it was known."""
    if not insert_new(tx, schema.epoch, [{name: getattr(new, name) for name in NewEpoch.__slots__}]):
        return False
    names = {"store": new.store, "register": new.register, "epoch": new.epoch}
    insert_new(tx, schema.head, [{**names, "head": 0, "head_hash": first_prev}])
    insert_new(tx, schema.projected, [{**names, "seq": 0}])
    return True


_SAME = sa.and_(*(schema.head.c[name] == schema.epoch.c[name] for name in ("store", "register", "epoch")))
_EPOCHS_OF = (
    sa.select(schema.epoch.c.epoch, schema.head.c.head, schema.head.c.head_hash, schema.epoch.c.opened_at)
    .join(schema.head, _SAME)
    .where(schema.epoch.c.store == sa.bindparam("store"), schema.epoch.c.register == sa.bindparam("register"))
    .order_by(schema.epoch.c.opened_at, schema.epoch.c.epoch)
)


def epochs_of(tx: sa.Connection, store: str, register: str) -> list[tuple[str, int, str, str]]:
    """(epoch, head, head_hash, opened_at) of every epoch of a register, oldest first."""
    rows = tx.execute(_EPOCHS_OF, {"store": store, "register": register})
    return [(row.epoch, row.head, row.head_hash, row.opened_at) for row in rows]


def revoke(tx: sa.Connection, store: str, register: str, epoch: str, at: str) -> None:
    """Revoke a key: what it still pushes goes into quarantine, from the entry after the present head on."""
    table, head = schema.epoch, schema.head
    same = (table.c.store == store, table.c.register == register, table.c.epoch == epoch)
    present = sa.select(head.c.head + 1).where(
        head.c.store == store, head.c.register == register, head.c.epoch == epoch
    )
    tx.execute(
        table.update()
        .where(*same, table.c.revoked_at.is_(None))
        .values(revoked_at=at, quarantine_from=present.scalar_subquery())
    )


def keep_code(tx: sa.Connection, code_hash: str, store: str, register: str, expires_at: str) -> None:
    """Keep the hash of a new enrolment code."""
    tx.execute(
        schema.enrolment_code.insert().values(
            code_hash=code_hash, store=store, register=register, expires_at=expires_at
        )
    )


def names_of_codes(tx: sa.Connection, store: str, now: str) -> list[str]:
    """The registers of a store for which a code is out that may still be used."""
    table = schema.enrolment_code
    query = sa.select(table.c.register).where(
        table.c.store == store, table.c.answer.is_(None), table.c.expires_at >= now
    )
    return list(tx.scalars(query))


def code(tx: sa.Connection, code_hash: str) -> Code | None:
    """The enrolment code of that hash, locked until the transaction ends."""
    table = schema.enrolment_code
    row = tx.execute(sa.select(table).where(table.c.code_hash == code_hash).with_for_update()).one_or_none()
    if row is None:
        return None
    return Code(row.store, row.register, row.expires_at, row.public_key, row.answer)


def use_code(tx: sa.Connection, code_hash: str, public_key: str, answer: bytes) -> None:
    """Note which key a code was used with, and what was answered."""
    table = schema.enrolment_code
    tx.execute(table.update().where(table.c.code_hash == code_hash).values(public_key=public_key, answer=answer))


def keep_sealed_key(tx: sa.Connection, key: KnownKey, sealed: bytes, at: str) -> None:
    """Keep a till's database key, sealed to HQ's recovery key; another seal replaces the one of an epoch."""
    table = schema.sealed_key
    names = {"store": key.store, "register": key.register, "epoch": key.epoch}
    same = (table.c[name] == value for name, value in names.items())
    tx.execute(table.delete().where(*same, table.c.sealed != sealed))
    insert_new(tx, table, [{**names, "sealed": sealed, "kept_at": at}])


def sealed_keys(tx: sa.Connection, register: str) -> list[bytes]:
    """The sealed keys of a register's epochs, the newest last."""
    table = schema.sealed_key
    query = sa.select(table.c.sealed).where(table.c.store == store_of(tx, register), table.c.register == register)
    return list(tx.scalars(query.order_by(table.c.kept_at)))
