"""Whoever edits HQ's books is found, wherever he does it: 200 random places for each way (10 on PostgreSQL)."""

import json
from collections.abc import Callable, Iterable
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from hq.services.context import Hq
from hq.services.verify import Verified, _verify, verify
from tests.hq.client import Register
from tests.hq.test_verify import books
from wire import keys
from wire.entries import entry_hash, sign_hash

__all__ = ["books"]
PLACES = {"sqlite": 200, "postgresql": 10}
FAR = 1000
THIEF = keys.private_key(bytes(range(100, 132)))
JOURNALS = {"journal": "seq > 0", "hq_entry": "member = 'M001'"}


class Undo(Exception):
    """Nothing of it was meant."""


class Thief:
    """Somebody with a connection to HQ's database."""

    def __init__(self, tx: sa.Connection, chance: Random, name: str) -> None:
        self.tx, self.chance, self.journal = tx, chance, name
        self.last = int(self.all("SELECT max(seq) FROM journal")[0][0])

    def all(self, sql: str, **values: object) -> list[Any]:
        return list(self.tx.execute(sa.text(sql), values).all())

    def run(self, sql: str, **values: object) -> None:
        assert self.tx.execute(sa.text(sql), values).rowcount >= 1, sql

    def raw(self, seq: int, table: str = "journal") -> bytes:
        [(raw,)] = self.all(f"SELECT entry FROM {table} WHERE seq = :seq AND {JOURNALS[table]}", seq=seq)
        return bytes(raw)

    def put(self, seq: int, raw: bytes, table: str = "journal", **columns: str) -> None:
        sets = ", ".join(f"{name} = :{name}" for name in ("entry", *columns))
        self.run(f"UPDATE {table} SET {sets} WHERE seq = :seq AND {JOURNALS[table]}", seq=seq, entry=raw, **columns)

    def forge(self, seq: int, prev: str, like: int) -> tuple[bytes, str, str]:
        """An entry like another one for this place, with a key that is not the register's."""
        raw = json.dumps({**json.loads(self.raw(like)), "seq": seq, "prev": prev}, separators=(",", ":")).encode()
        return raw, entry_hash(raw), sign_hash(THIEF, entry_hash(raw))

    def add(self, seq: int, raw: bytes, hash_: str, sig: str, like: int) -> None:
        self.run(
            "INSERT INTO journal (store, register, epoch, seq, hash, sig, entry, kind, received_at) SELECT store,"
            " register, epoch, :seq, :hash, :sig, :entry, kind, received_at FROM journal WHERE seq = :like",
            seq=seq, hash=hash_, sig=sig, entry=raw, like=like,
        )  # fmt: skip

    def move(self, seqs: Iterable[int], by: int) -> None:
        for seq in seqs:
            self.run("UPDATE journal SET seq = :to WHERE seq = :seq", seq=seq, to=seq + by)

    def head(self, seq: int, hash_: str) -> None:
        """HQ's own idea of the head goes along."""
        self.run("UPDATE head SET head = :seq, head_hash = :hash", seq=seq, hash=hash_)

    def name(self, seq: int) -> str:
        return f"{self.journal}/{seq}"


def edited_field(thief: Thief) -> str:
    table = thief.chance.choice(["journal", "journal", "hq_entry"])
    seq = thief.chance.randint(1, thief.last) if table == "journal" else 1
    raw, how = thief.raw(seq, table), thief.chance.choice(["bytes", "bytes and hash", "sig", "kind", "hash"])
    at = thief.chance.randrange(len(raw))
    other = raw[:at] + bytes([raw[at] ^ (1 << thief.chance.randrange(8))]) + raw[at + 1 :]
    if how == "bytes":
        thief.put(seq, other, table)
    elif how == "bytes and hash":
        thief.put(seq, other, table, hash=entry_hash(other))
    else:
        thief.put(seq, raw, table, **{how: "2x"})
    return thief.name(seq) if table == "journal" else f"HQ/M001/0000000000000001/{seq}"


def deleted(thief: Thief) -> str:
    seq = thief.chance.randint(1, thief.last - 1)
    thief.run("DELETE FROM journal WHERE seq = :seq", seq=seq)
    if thief.chance.random() < 0.5:
        return thief.name(seq + 1)
    thief.move(range(seq + 1, thief.last + 1), -1)
    return thief.name(seq)


def swapped(thief: Thief) -> str:
    one, other = sorted(thief.chance.sample(range(1, thief.last + 1), 2))
    thief.move([one], FAR)
    thief.move([other], one - other)
    thief.move([one + FAR], other - one - FAR)
    return thief.name(one)


def inserted(thief: Thief) -> str:
    seq = thief.chance.randint(1, thief.last)
    prev = str(json.loads(thief.raw(seq))["prev"])
    new = thief.forge(seq, prev, seq)
    thief.move(range(thief.last, seq - 1, -1), 1)
    thief.add(seq, *new, like=seq + 1)
    thief.run("UPDATE head SET head = head + 1")
    return thief.name(seq)


def replayed(thief: Thief) -> str:
    seq, place = thief.chance.randint(1, thief.last), thief.chance.randint(1, thief.last + 1)
    [(raw, hash_, sig)] = thief.all("SELECT entry, hash, sig FROM journal WHERE seq = :seq", seq=seq)
    thief.move(range(thief.last, place - 1, -1), 1)
    like = seq + 1 if seq >= place else seq
    thief.add(place, bytes(raw), str(hash_), str(sig), like=like)
    if place > thief.last:
        thief.head(place, str(hash_))
    else:
        thief.run("UPDATE head SET head = head + 1")
    return thief.name(place + 1) if seq == place else thief.name(place)


def rechained(thief: Thief) -> str:
    """A whole tail written again, links, head and all, with a key that is not the register's."""
    start = thief.chance.randint(1, thief.last)
    prev = str(json.loads(thief.raw(start))["prev"])
    for seq in range(start, thief.last + 1):
        raw, prev, sig = thief.forge(seq, prev, seq)
        thief.put(seq, raw, hash=prev, sig=sig)
    thief.head(thief.last, prev)
    return thief.name(start)


def edited_projection(thief: Thief) -> str:
    table, keys_, edits = thief.chance.choice(
        (
            ("balance", "member, unit", ("amount = amount + 1", "amount = amount - 100", "")),
            ("member", "member", ("spending = spending + 1", "tier = 'gold'")),
            ("sale", "seq", ("payable = payable + 1", "list = 0", "member = 'M009'", "kind = 'return.completed'", "")),
            ("exception", "seq", ("code = 'fine'", "")),
        )
    )
    edited_row(thief, table, keys_, thief.chance.choice(edits))
    return ""


def edited_allowance(thief: Thief) -> str:
    by = thief.chance.choice(("+ 1", "- 1", "+ 1000"))
    if thief.chance.random() < 0.3:
        edited_row(thief, "account", "owner, unit", f"available = available {by}")
    else:
        column = thief.chance.choice(("granted", "credited", "spent", "given_back", ""))
        edited_row(thief, "allowance", "owner, unit, holder", f"{column} = {column} {by}" if column else "")
    return ""


def edited_row(thief: Thief, table: str, keys_: str, edit: str) -> None:
    """Edit a random row, or delete it."""
    row = thief.chance.choice(thief.all(f"SELECT {keys_} FROM {table}"))._asdict()
    where = " AND ".join(f"{name} = :{name}" for name in row)
    thief.run(f"UPDATE {table} SET {edit} WHERE {where}" if edit else f"DELETE FROM {table} WHERE {where}", **row)


EDITS: dict[str, Callable[[Thief], str]] = {
    "edited field": edited_field,
    "deleted entry": deleted,
    "swapped entries": swapped,
    "inserted entry": inserted,
    "replayed entry": replayed,
    "tail re-chained with a wrong key": rechained,
    "edited projection": edited_projection,
    "edited allowance row": edited_allowance,
}


@pytest.mark.parametrize("kind", EDITS)
def test_every_edit_is_found_and_named(hq: Hq, books: Register, kind: str) -> None:
    chance = Random(kind)

    def tampered(tx: sa.Connection) -> None:
        expected = EDITS[kind](Thief(tx, chance, books.key_id))
        found.append((expected, _verify(hq, tx)))
        raise Undo

    for _ in range(PLACES[hq.database.engine.dialect.name]):
        found: list[tuple[str, Verified]] = []
        with pytest.raises(Undo):
            hq.database.run_transaction("tamper", tampered)
        [(expected, verdict)] = found
        assert not verdict.good, expected
        assert not expected or verdict.first_bad == expected, verdict.reason
    assert verify(hq).good
