"""The bench's reference files, key, HQ and empty books: made once, kept in a folder, copied for each run."""

from __future__ import annotations

import hashlib
import hmac
import os
import shutil
import time
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import made
from bench.made import CASHIER, STORE
from demo.chain.plan import PLAN as DEMO_PLAN
from demo.chain.plan import STARTS, canonical
from domain.entries import EpochOpened
from hq.bootstrap import open_hq
from hq.services import enrol
from hq.store import staff
from local_db.act import Act
from local_db.books import create_books
from local_db.driver import Transaction, connect, transaction
from local_db.keys import BooksKey, read_key_file, write_key_file
from local_db.reference import feed_rows
from local_db.reference.feed_rows import GOODS, INDEX, PEOPLE
from local_db.sync_state import INDEX_KEY
from pos_app.clock import SystemClock
from pos_app.guard.bootstrap import ANCHOR
from wire import reference_schema as schema
from wire.enrolment import EnrolAnswer, EnrolRequest
from wire.feed import FeedRow
from wire.keys import private_key, public_text, to_base64
from wire.messages import from_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

FORM = 4
"""Grows when the files are made in another way, so that old ones are not used."""
_BATCH = 20_000
_FILES = {GOODS: "goods-000001.db", INDEX: "index-000001.db", PEOPLE: "people-000001.db"}
_ARTICLE_SQL = (
    "INSERT INTO article (id, sku, name, category, tax_num, tax_den, per, pinyin, rank)"
    " VALUES (?, ?, ?, ?, ?, 100, 1, ?, ?)"
)
_BARCODE_SQL = "INSERT INTO barcode (code, article, quantity) VALUES (?, ?, 1)"
_NAME_SQL = "INSERT INTO article_name (rowid, name) VALUES (?, ?)"
_MEMBER_SQL = "INSERT INTO member (id, member, tier, kind, frozen, home_store) VALUES (?, ?, ?, 'personal', 0, ?)"
_HMAC_SQL = "INSERT INTO hmac (hmac, member) VALUES (?, ?)"
_LIVE_SQL = "INSERT INTO live (scope, kind, key, version, gone) VALUES (?, ?, ?, 1, 0)"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much there is of everything, and how often things are measured (`share` of the usual number)."""

    articles: int = 1_000_000
    members: int = 2_000_000
    people: int = 50_000
    share: int = 100

    def times(self, usual: int, least: int = 3) -> int:
        """How often to measure what is usually measured `usual` times."""
        return max(least, usual * self.share // 100)


SMALL = Sizes(10_000, 20_000, 500, 1)


@dataclass(frozen=True, slots=True)
class Data:
    """The folder of files that were made."""

    folder: Path
    sizes: Sizes
    made_in: float

    @property
    def key_file(self) -> Path:
        """The key of the books."""
        return self.folder / "till.key"

    def reference(self, file: str) -> Path:
        """A reference file."""
        return self.folder / "reference" / _FILES[file]

    def people_key(self) -> str:
        """The key of the people file."""
        return read_key_file(self.key_file).derived("people").hex

    def copy_till(self, to: Path) -> None:
        """A till of its own: books and HQ copied, reference files and key shared; another's head is forgotten."""
        self.key_file.with_suffix(ANCHOR).unlink(missing_ok=True)
        to.mkdir(parents=True)
        shutil.copy(self.folder / "books.db", to / "books.db")
        (to / "reference").symlink_to(self.folder / "reference", target_is_directory=True)


def place(folder: Path, sizes: Sizes) -> Path:
    """Where files of these sizes lie below `folder`; its file `seconds` says that they are all there."""
    return folder / f"{FORM}-{sizes.articles}-{sizes.members}-{sizes.people}"


def ready(folder: Path, sizes: Sizes, say: Callable[[str], None]) -> Data:
    """The files below `folder`; made when they are not there yet."""
    here = place(folder, sizes)
    done = here / "seconds"
    if not done.exists():
        say(f"Making {sizes.articles:,} articles, {sizes.members:,} members, {sizes.people:,} people in {here} ...")
        start = time.perf_counter()
        _make(here, sizes)
        done.write_text(f"{time.perf_counter() - start:.1f}", "ascii")
    return Data(here, sizes, float(done.read_text("ascii")))


def _make(here: Path, sizes: Sizes) -> None:
    shutil.rmtree(here, ignore_errors=True)
    (here / "reference").mkdir(parents=True)
    key, index_key = BooksKey.of(os.urandom(48)), os.urandom(32)
    write_key_file(here / "till.key", key)
    _bulk(here / "reference" / _FILES[GOODS], GOODS, partial(_goods, count=sizes.articles))
    _bulk(here / "reference" / _FILES[INDEX], INDEX, partial(_index, count=sizes.members, key=index_key))
    fill = partial(feed_rows.apply, file=PEOPLE, rows=_people(sizes.people), cursors={f"store:{STORE}": 1})
    _bulk(here / "reference" / _FILES[PEOPLE], PEOPLE, fill, key.derived("people").hex)
    _books(here, key, index_key)
    _count(here, sizes, key)


def _bulk(path: Path, file: str, fill: Callable[[Transaction], None], key: str | None = None) -> None:
    """Make a file: tables, rows in one transaction, then the indexes; no sync until it is closed."""
    with closing(connect(path, key, writes=True)) as connection:
        for pragma in ("synchronous = OFF", "cache_size = -400000", "journal_mode = MEMORY"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        ddl = feed_rows.DDL[file]
        late = [sql for sql in ddl if sql.startswith("CREATE INDEX")]
        with transaction(connection) as tx:
            for sql in ddl:
                if sql not in late:
                    tx.execute(sql)
            tx.execute(schema.META_SQL, ("schema", str(schema.SCHEMA)))
            fill(tx)
            for sql in late:
                tx.execute(sql)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "wal_checkpoint(TRUNCATE)"):
            connection.execute(f"PRAGMA {pragma}").fetchall()


def _count(here: Path, sizes: Sizes, key: BooksKey) -> None:
    """Everything is there that was to be made."""
    wanted = {GOODS: ("barcode", sizes.articles), INDEX: ("hmac", 2 * sizes.members), PEOPLE: ("member", sizes.people)}
    for file, (name, many) in wanted.items():
        secret = key.derived("people").hex if file == PEOPLE else None
        with closing(connect(here / "reference" / _FILES[file], secret, writes=False)) as connection:
            [(found,)] = connection.execute(f"SELECT count(*) FROM {name}").fetchall()
        assert found == many, f"{found} rows of {name}, {many} wanted"


def _batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(items)
    while piece := list(islice(left, _BATCH)):
        yield piece


def _put(tx: Transaction, sql: str, rows: Iterable[Sequence[Any]]) -> None:
    for piece in _batches(rows):
        tx.many(sql, piece)


def _goods(tx: Transaction, count: int) -> None:
    codes: list[tuple[str, int]] = []
    for numbers in _batches(range(1, count + 1)):
        goods = [made.article(number) for number in numbers]
        rows = [(a.number, a.sku, a.name, a.category, a.vat, a.pinyin, a.number) for a in goods]
        tx.many(_ARTICLE_SQL, rows)
        tx.many(_NAME_SQL, [(a.number, schema.spaced(a.name)) for a in goods])
        tx.many(schema.PRICE_SQL, [(a.sku, "", "", a.price, a.member_price) for a in goods])
        codes += [(a.code, a.number) for a in goods]
    _put(tx, _BARCODE_SQL, sorted(codes))
    for scope, kind in (("chain", "article"), (f"store:{STORE}", "price")):
        _put(tx, _LIVE_SQL, ((scope, kind, f"{kind}:{1_000_000 + number}") for number in range(1, count + 1)))
        tx.execute(schema.CURSOR_SQL, (scope, 1))
    tx.execute(schema.PLAN_SQL, (DEMO_PLAN.version, STARTS, canonical(DEMO_PLAN)))


def _index(tx: Transaction, count: int, key: bytes) -> None:
    numbers = range(1, count + 1)
    _put(tx, _MEMBER_SQL, ((n, made.member_id(n), made.tier(n), STORE) for n in numbers))
    digests: list[tuple[bytes, int]] = []
    for number in numbers:
        card, phone = made.card_and_phone(number)
        digests += [(_hmac(key, f"card:{card}"), number), (_hmac(key, f"phone:{phone}"), number)]
    digests.sort()
    _put(tx, _HMAC_SQL, digests)
    _put(tx, _LIVE_SQL, (("index", "member", f"member:{made.member_id(n)}") for n in numbers))
    tx.execute(schema.CURSOR_SQL, ("index", 1))


def _hmac(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), hashlib.sha256)[:16]


def _people(count: int) -> Iterator[FeedRow]:
    scope = f"store:{STORE}"
    person = {"id": CASHIER, "name": "李雷", "role": "cashier", "pin": "-", "store": STORE}
    yield FeedRow(scope=scope, kind="staff", key=f"staff:{CASHIER}", version=1, pos=1, op="put", doc=person)
    for number in range(1, count + 1):
        one = made.member(number)
        doc = {
            "id": one.id,
            "name": one.name,
            "pinyin": one.pinyin,
            "phone": one.phone,
            "card": one.card,
            "tier": one.tier,
            "spending": number % 3000 * 100,
            "home_store": STORE,
            "units": {f"SVP/20260101-{number}": 20_000, f"SVB/20260101-{number}": 4_000},
        }
        yield FeedRow(scope=scope, kind="member", key=f"member:{one.id}", version=1, pos=1, op="put", doc=doc)


def _books(here: Path, key: BooksKey, index_key: bytes) -> None:
    """Enrol the register at an HQ of its own, as a person would, and say which reference files are in force."""
    hq = open_hq(None, here / "hq")
    try:
        hq.database.run_transaction("stores", lambda tx: staff.put_stores(tx, [(STORE, "滨江店")]))
        _, code = enrol.new_code(hq, STORE)
        seed = os.urandom(32)
        given = enrol.enrol(hq, EnrolRequest(code=code, public_key=public_text(private_key(seed))))
    finally:
        hq.database.close()
    answer = from_bytes(EnrolAnswer, given.answer)
    books = create_books(here / "books.db", key, certificate=answer.certificate, seed=seed, hq_keys=answer.hq_keys)
    try:
        books.save_plan(canonical(DEMO_PLAN).encode(), STARTS).result()
        books.set_setting(INDEX_KEY, to_base64(index_key)).result()
        sql = "INSERT INTO reference_file (kind, name) VALUES (?, ?)"
        books.run(lambda tx: tx.many(sql, list(_FILES.items()))).result()
        now = SystemClock().now()
        day = now.date().isoformat()
        books.record(Act("epoch.opened", EpochOpened(STORE, "enrolled"), "till", now, day)).result()
    finally:
        books.close()
