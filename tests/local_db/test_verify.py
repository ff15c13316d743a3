"""Whoever edits the books is found, wherever he does it: 200 random places for each way to do it."""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from domain.errors import Fault
from local_db import schema
from local_db.driver import Row, connect, dbapi2
from local_db.keys import BooksKey
from local_db.verify import _copied, prove, verify
from tests.local_db.world import KEY, MILK, Shop
from wire.entries import entry_hash, sign_hash
from wire.keys import private_key

PLACES = 200
THIEF = private_key(bytes(range(100, 132)))


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("verify") / "books.db"
    shop = Shop.new(path)
    for _ in range(2):
        shop.a_day()
    shop.open_shift()
    shop.sell((MILK, 1), member="M1", stored=100)
    shop.books.close()
    return path


class Unguarded:
    """The file open for writing, its triggers and checks out of the way."""

    def __init__(self, path: Path) -> None:
        self.db = connect(path, KEY.hex, writes=True)
        for sql in ("foreign_keys = OFF", "ignore_check_constraints = ON", "synchronous = OFF"):
            self.db.execute(f"PRAGMA {sql}")
        for trigger in schema.TRIGGERS:
            self.db.execute(f"DROP TRIGGER {trigger.split()[2]}")

    def connection(self) -> dbapi2.Connection:
        return self.db

    def one(self, sql: str, params: tuple[Any, ...] = ()) -> Row | None:
        row: Row | None = self.db.execute(sql, params).fetchone()
        return row

    def all(self, sql: str, params: tuple[Any, ...] = ()) -> list[Any]:
        return list(self.db.execute(sql, params).fetchall())

    def close(self) -> None:
        self.db.close()


@pytest.fixture(scope="module")
def unguarded(honest: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Unguarded]:
    path = tmp_path_factory.mktemp("unguarded") / "books.db"
    shutil.copyfile(honest, path)
    unguarded = Unguarded(path)
    yield unguarded
    unguarded.close()


Edit = Callable[[dbapi2.Connection, random.Random], str]


def rows(db: dbapi2.Connection, sql: str, *params: object) -> list[Any]:
    return list(db.execute(sql, params).fetchall())


def name(db: dbapi2.Connection, n: int) -> str:
    [(epoch, seq)] = rows(db, "SELECT epoch, seq FROM journal WHERE n = ?", n)
    return f"S01-R2/{epoch}/{seq}"


def last(db: dbapi2.Connection) -> int:
    return int(rows(db, "SELECT max(n) FROM journal")[0][0])


def changed(raw: bytes, chance: random.Random) -> bytes:
    """The entry with one digit, letter or sign changed, still as long as it was."""
    place = chance.randrange(len(raw))
    return raw[:place] + bytes([raw[place] ^ chance.choice((1, 2, 4))]) + raw[place + 1 :]


def edited_bytes(db: dbapi2.Connection, chance: random.Random) -> str:
    n = chance.randint(1, last(db))
    [(raw,)] = rows(db, "SELECT raw FROM journal WHERE n = ?", n)
    db.execute("UPDATE journal SET raw = ? WHERE n = ?", (changed(raw, chance), n))
    return name(db, n)


def edited_and_rehashed(db: dbapi2.Connection, chance: random.Random) -> str:
    n = chance.randint(1, last(db))
    [(raw,)] = rows(db, "SELECT raw FROM journal WHERE n = ?", n)
    other = changed(raw, chance)
    db.execute("UPDATE journal SET raw = ?, hash = ? WHERE n = ?", (other, entry_hash(other), n))
    return name(db, n)


def edited_column(db: dbapi2.Connection, chance: random.Random) -> str:
    n = chance.randint(1, last(db))
    column = chance.choice(("kind", "at", "business_day", "hash", "sig"))
    db.execute(f"UPDATE journal SET {column} = '2' || substr({column}, 2) || 'x' WHERE n = ?", (n,))
    return name(db, n)


def deleted(db: dbapi2.Connection, chance: random.Random) -> str:
    n = chance.randint(1, last(db) - 1)
    after = name(db, n + 1)
    for table in ("journal", "posting", "receipt"):
        db.execute(f"DELETE FROM {table} WHERE n = ?", (n,))
    return after


def deleted_and_closed_up(db: dbapi2.Connection, chance: random.Random) -> str:
    n = chance.randint(1, last(db) - 1)
    deleted_at = name(db, n)
    for table in ("journal", "posting", "receipt"):
        db.execute(f"DELETE FROM {table} WHERE n = ?", (n,))
    for above in range(n + 1, last(db) + 1):
        for table in ("journal", "posting", "receipt"):
            db.execute(f"UPDATE {table} SET n = n - 1 WHERE n = ?", (above,))
        db.execute("UPDATE journal SET seq = seq - 1 WHERE n = ?", (above - 1,))
    return deleted_at


def swapped(db: dbapi2.Connection, chance: random.Random) -> str:
    one, other = sorted(chance.sample(range(1, last(db) + 1), 2))
    fields = "kind, at, business_day, hash, sig, raw"
    [a], [b] = (rows(db, f"SELECT {fields} FROM journal WHERE n = ?", n) for n in (one, other))
    put = "UPDATE journal SET kind = ?, at = ?, business_day = ?, hash = ?, sig = ?, raw = ? WHERE n = ?"
    db.execute(put, (*b, one))
    db.execute(put, (*a, other))
    return name(db, one)


def forged(raw: bytes, seq: int, prev: str) -> bytes:
    entry = msgspec.json.decode(raw)
    return msgspec.json.encode({**entry, "seq": seq, "prev": prev})


def make_room(db: dbapi2.Connection, n: int) -> None:
    for above in range(last(db), n - 1, -1):
        for table in ("journal", "posting", "receipt"):
            db.execute(f"UPDATE {table} SET n = n + 1 WHERE n = ?", (above,))
        db.execute("UPDATE journal SET seq = seq + 1 WHERE n = ?", (above + 1,))


def inserted(db: dbapi2.Connection, chance: random.Random) -> str:
    n = chance.randint(1, last(db))
    make_room(db, n)
    [(epoch, seq, kind, at, day, raw)] = rows(
        db, "SELECT epoch, seq, kind, at, business_day, raw FROM journal WHERE n = ?", n + 1
    )
    prev = msgspec.json.decode(raw)["prev"]
    bytes_ = forged(raw, seq - 1, prev)
    row = (n, epoch, seq - 1, kind, at, day, entry_hash(bytes_), sign_hash(THIEF, entry_hash(bytes_)), bytes_)
    db.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    return name(db, n)


def replayed(db: dbapi2.Connection, chance: random.Random) -> str:
    n, end = chance.randint(1, last(db)), last(db)
    db.execute(
        "INSERT INTO journal SELECT ?, epoch, (SELECT max(seq) + 1 FROM journal), kind, at, business_day, hash, sig,"
        " raw FROM journal WHERE n = ?",
        (end + 1, n),
    )
    db.execute(
        "INSERT INTO posting SELECT ?, place, account, unit, amount, owner FROM posting WHERE n = ?", (end + 1, n)
    )
    return name(db, end + 1)


def replayed_before(db: dbapi2.Connection, chance: random.Random) -> str:
    """An entry once more, bytes, hash and signature as they are, in the middle of the journal."""
    place, again = (chance.randint(1, last(db)) for _ in range(2))
    [(kind, at, day, hash_, sig, raw)] = rows(
        db, "SELECT kind, at, business_day, hash, sig, raw FROM journal WHERE n = ?", again
    )
    [(epoch, seq)] = rows(db, "SELECT epoch, seq FROM journal WHERE n = ?", place)
    make_room(db, place)
    db.execute(
        "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (place, epoch, seq, kind, at, day, hash_, sig, raw)
    )
    return "" if place == again else name(db, place)


def rechained(db: dbapi2.Connection, chance: random.Random) -> str:
    """A whole tail written again, links and all, with a key that is not the register's."""
    start = chance.randint(2, last(db))
    [(prev,)] = rows(db, "SELECT hash FROM journal WHERE n = ?", start - 1)
    for n, seq, raw in rows(db, "SELECT n, seq, raw FROM journal WHERE n >= ? ORDER BY n", start):
        other = forged(raw, seq, prev)
        prev = entry_hash(other)
        db.execute(
            "UPDATE journal SET raw = ?, hash = ?, sig = ? WHERE n = ?", (other, prev, sign_hash(THIEF, prev), n)
        )
    return name(db, start)


def edited_posting(db: dbapi2.Connection, chance: random.Random) -> str:
    n, place = chance.choice(rows(db, "SELECT n, place FROM posting"))
    edit = chance.choice(
        (
            "UPDATE posting SET amount = amount + 1 WHERE n = ? AND place = ?",
            "UPDATE posting SET account = account || 'x' WHERE n = ? AND place = ?",
            "UPDATE posting SET unit = unit || 'x' WHERE n = ? AND place = ?",
            "UPDATE posting SET owner = coalesce(owner, '') || 'x' WHERE n = ? AND place = ?",
            "UPDATE posting SET place = place + 100 WHERE n = ? AND place = ?",
            "DELETE FROM posting WHERE n = ? AND place = ?",
        )
    )
    db.execute(edit, (n, place))
    return name(db, n)


def edited_receipt(db: dbapi2.Connection, chance: random.Random) -> str:
    n = chance.choice(rows(db, "SELECT n FROM receipt"))[0]
    edit = chance.choice(
        (
            "UPDATE receipt SET payable = payable - 1 WHERE n = ?",
            "UPDATE receipt SET member = coalesce(member, '') || 'x' WHERE n = ?",
            "UPDATE receipt SET tier = coalesce(tier, '') || 'x' WHERE n = ?",
            "UPDATE receipt SET original = coalesce(original, '') || 'x' WHERE n = ?",
            "UPDATE receipt SET cashier = 'B7', kind = kind || 'x' WHERE n = ?",
            "DELETE FROM receipt WHERE n = ?",
        )
    )
    db.execute(edit, (n,))
    return name(db, n)


def edited_shift(db: dbapi2.Connection, chance: random.Random) -> str:
    n = chance.choice(rows(db, "SELECT n FROM shift"))[0]
    edit = chance.choice(
        (
            "UPDATE shift SET totals = json_set(totals, '$.payable', 7) WHERE n = ?",
            "UPDATE shift SET totals = json_set(totals, '$.tenders.cash', 7) WHERE n = ?",
            "UPDATE shift SET closed = 1 - closed WHERE n = ?",
            "UPDATE shift SET cashier = 'B7' WHERE n = ?",
            "UPDATE shift SET business_day = '2020-01-01' WHERE n = ?",
            "DELETE FROM shift WHERE n = ?",
        )
    )
    db.execute(edit, (n,))
    return f"shift {n}"


def edited_day(db: dbapi2.Connection, chance: random.Random) -> str:
    day = chance.choice(rows(db, "SELECT business_day FROM day"))[0]
    db.execute(chance.choice(("UPDATE day SET number = 9 WHERE business_day = ?",
                              "DELETE FROM day WHERE business_day = ?")), (day,))  # fmt: skip
    return f"day {day}"


def edited_allowance(db: dbapi2.Connection, chance: random.Random) -> str:
    owner, unit = chance.choice(rows(db, "SELECT owner, unit FROM allowance"))
    column = chance.choice(
        ("granted", "credited", "spent", "given_back", "lent", "borrowed", "expires", "gone", "proof")
    )
    by = chance.choice((-1, 1, 1000))
    edit = {
        "lent": """lent = '{"S01-R3/0": 1}', lent_sum = 1""",
        "borrowed": """borrowed = '{"S01-R3/0": 5}', borrowed_sum = 5""",
        "expires": "expires = '2099-01-01T00:00:00.000Z'",
        "proof": "proof = NULL, granted = granted + 1",
    }.get(column, f"{column} = {column} + {by}")
    if column == "gone":
        moved = "credited + spent + given_back > 0"  # a grant that was never used may be lost: HQ sends it again
        owner, unit = chance.choice(rows(db, f"SELECT owner, unit FROM allowance WHERE {moved}"))
        db.execute("DELETE FROM allowance WHERE owner = ? AND unit = ?", (owner, unit))
        return ""
    db.execute(f"UPDATE allowance SET {edit} WHERE owner = ? AND unit = ?", (owner, unit))
    return "" if column in {"granted", "proof"} else f"allowance {owner} {unit}"


EDITS: dict[str, tuple[Edit, ...]] = {
    "edited field": (edited_bytes, edited_and_rehashed, edited_column),
    "deleted entry": (deleted, deleted_and_closed_up),
    "swapped entries": (swapped,),
    "inserted entry": (inserted,),
    "replayed entry": (replayed, replayed_before),
    "tail re-chained with a wrong key": (rechained,),
    "edited posting": (edited_posting,),
    "edited projection": (edited_receipt, edited_shift, edited_day),
    "edited allowance row": (edited_allowance,),
}


@pytest.mark.parametrize("kind", EDITS)
def test_every_edit_is_found_and_named(kind: str, unguarded: Unguarded) -> None:
    chance = random.Random(kind)
    for _ in range(PLACES):
        unguarded.db.execute("BEGIN")
        edit = chance.choice(EDITS[kind])
        expected = edit(unguarded.db, chance)
        verdict = prove(unguarded)
        unguarded.db.execute("ROLLBACK")

        assert not verdict.holds, edit
        assert not expected or verdict.first_bad == expected, (edit, verdict)
    assert prove(unguarded).holds


def test_honest_books_hold_and_are_left_as_they_were(honest: Path, tmp_path: Path) -> None:
    shutil.copyfile(honest, tmp_path / "books.db")
    before = (tmp_path / "books.db").read_bytes()

    verdict = verify(tmp_path / "books.db", KEY)

    assert verdict.holds
    assert (verdict.first_bad, verdict.entries, verdict.sales, verdict.returns) == (None, 30, 9, 6)
    assert verdict.plain()["postings_balanced"] is True
    assert (tmp_path / "books.db").read_bytes() == before


def test_the_log_of_a_dead_till_is_read_too(tmp_path: Path) -> None:
    shop = Shop.new(tmp_path / "books.db")
    shop.a_day()
    (tmp_path / "copy").mkdir()
    for suffix in ("", "-wal"):
        shutil.copyfile(tmp_path / f"books.db{suffix}", tmp_path / "copy" / f"books.db{suffix}")

    verdict = verify(tmp_path / "copy" / "books.db", KEY)
    head = shop.books.head().hash
    shop.books.close()

    assert verdict.holds
    assert verdict.head == head


def test_books_in_a_folder_that_cannot_be_written_are_proved_on_a_copy(honest: Path, tmp_path: Path) -> None:
    found = _copied(honest, tmp_path)

    assert found == tmp_path / "books.db"
    assert found.read_bytes() == honest.read_bytes()


def test_a_guard_that_was_taken_away_is_named(honest: Path, tmp_path: Path) -> None:
    path = tmp_path / "books.db"
    shutil.copyfile(honest, path)
    Unguarded(path).close()

    assert verify(path, KEY).first_bad == "schema journal_no_update"


def test_a_damaged_page_is_told(honest: Path, tmp_path: Path) -> None:
    path = tmp_path / "books.db"
    data = bytearray(honest.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    verdict = verify(path, KEY)

    assert not verdict.holds
    assert verdict.first_bad is not None


def test_no_books_and_a_wrong_key_are_faults(honest: Path, tmp_path: Path) -> None:
    with pytest.raises(Fault) as told:
        verify(tmp_path / "none.db", KEY)
    assert told.value.code == "no_books"
    with pytest.raises(Fault) as told:
        verify(honest, BooksKey.of(bytes(48)))
    assert told.value.code == "no_key"
