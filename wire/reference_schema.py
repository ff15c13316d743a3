"""The reference files goods and index: plain SQLite files, built by HQ as snapshots, kept up to date by the till.

Pure text: statements with their parameters, run by whoever holds the file (`hq` when it builds one, `local_db` when
it applies feed rows).  HQ makes a file with `GOODS_DDL` or `INDEX_DDL`, puts rows in with `put`, in the order of
popularity (`rank`, smallest first: rowids follow the order of insertion), then `meta` and the cursor.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from wire import json_text
from wire.json_text import Malformed

SCHEMA = 3
"""The `schema` of a snapshot; a till that reads another number asks for a snapshot it can read."""

_LATER = re.compile(r"(.+)@(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)", re.DOTALL | re.ASCII)

Statement = tuple[str, tuple[Any, ...]]
"""SQL and its parameters."""

COMMON_DDL = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE cursor (scope TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID",
    (
        "CREATE TABLE live (scope TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL,"
        " gone INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (scope, kind, key)) WITHOUT ROWID"
    ),
)
"""What every reference file has: what it is, up to where, and which rows stand in it."""

GOODS_DDL = (
    *COMMON_DDL,
    (
        "CREATE TABLE article (id INTEGER PRIMARY KEY, sku TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
        " category TEXT NOT NULL, tax_num INTEGER NOT NULL, tax_den INTEGER NOT NULL, per INTEGER NOT NULL,"
        " pinyin TEXT NOT NULL, rank INTEGER NOT NULL, cost INTEGER, since TEXT NOT NULL DEFAULT '')"
    ),
    "CREATE INDEX article_pinyin ON article (pinyin)",
    "CREATE TABLE barcode (code TEXT PRIMARY KEY, article INTEGER NOT NULL, quantity INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX barcode_article ON barcode (article)",
    (
        "CREATE TABLE price (sku TEXT NOT NULL, slot TEXT NOT NULL, valid_from TEXT NOT NULL, price INTEGER NOT NULL,"
        " member_price INTEGER, PRIMARY KEY (sku, slot)) WITHOUT ROWID"
    ),
    "CREATE VIRTUAL TABLE article_name USING fts5(name, content='', contentless_delete=1, tokenize='unicode61')",
    "CREATE TABLE plan (version INTEGER PRIMARY KEY, valid_from TEXT NOT NULL, text TEXT NOT NULL)",
    "CREATE TABLE hq_key (key TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID",
)
"""Goods: articles, barcodes, names (spaced, see `spaced`), plans and HQ's keys of `chain`; prices of `store:{id}`."""

INDEX_DDL = (
    *COMMON_DDL,
    (
        "CREATE TABLE member (id INTEGER PRIMARY KEY, member TEXT NOT NULL UNIQUE, tier TEXT, kind TEXT NOT NULL,"
        " frozen INTEGER NOT NULL, home_store TEXT NOT NULL)"
    ),
    "CREATE TABLE hmac (hmac BLOB PRIMARY KEY, member INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX hmac_member ON hmac (member)",
)
"""Index: members of the whole chain without anything personal; `hmac` is `short_hmac` of each of their HMACs, or of a
card that was replaced, followed by the day on which it was (`replaced_mark`).
"""

META_SQL = "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)"
"""Names: `schema` (`SCHEMA` as text), `scope`."""
CURSOR_SQL = "INSERT OR REPLACE INTO cursor (scope, position) VALUES (?, ?)"
"""The position of a scope's feed that the file includes."""
LIVE_SQL = "INSERT OR REPLACE INTO live (scope, kind, key, version, gone) VALUES (?, ?, ?, ?, ?)"
"""What stands in the file, for checksums (gone = 0) and to pass over old rows (deletions keep their version)."""
LIVE_ROWS_SQL = "SELECT key, version FROM live WHERE scope = ? AND NOT gone"
"""(key, version) of a scope, for `wire.feed.checksum`."""

ARTICLE_SQL = (
    "INSERT INTO article (sku, name, category, tax_num, tax_den, per, pinyin, rank, cost, since)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (sku) DO UPDATE SET name = excluded.name, category = excluded.category, tax_num = excluded.tax_num,"
    " tax_den = excluded.tax_den, per = excluded.per, pinyin = excluded.pinyin, rank = excluded.rank,"
    " cost = excluded.cost, since = excluded.since"
)
BARCODE_SQL = "INSERT OR REPLACE INTO barcode (code, article, quantity) SELECT ?, id, ? FROM article WHERE sku = ?"
NAME_SQL = "INSERT INTO article_name (rowid, name) SELECT id, ? FROM article WHERE sku = ?"
PRICE_SQL = "INSERT OR REPLACE INTO price (sku, slot, valid_from, price, member_price) VALUES (?, ?, ?, ?, ?)"
"""An article has one price at a time (slot ""), and others that begin later, each in a slot named by its beginning."""
PLAN_SQL = "INSERT OR REPLACE INTO plan (version, valid_from, text) VALUES (?, ?, ?)"
HQ_KEY_SQL = "INSERT OR REPLACE INTO hq_key (key, doc) VALUES (?, ?)"
MEMBER_SQL = (
    "INSERT INTO member (member, tier, kind, frozen, home_store) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (member) DO UPDATE SET tier = excluded.tier, kind = excluded.kind, frozen = excluded.frozen,"
    " home_store = excluded.home_store"
)
HMAC_SQL = "INSERT OR REPLACE INTO hmac (hmac, member) SELECT ?, id FROM member WHERE member = ?"
REPLACED_SQL = "SELECT CAST(substr(hmac, 17) AS TEXT) FROM hmac WHERE hmac > ? AND hmac < ? LIMIT 1"
"""The day on which a card was replaced, by the short HMAC of its number, and by the same with FF behind it."""

_NO_BARCODES = "DELETE FROM barcode WHERE article = (SELECT id FROM article WHERE sku = ?)"
_NO_NAME = "DELETE FROM article_name WHERE rowid = (SELECT id FROM article WHERE sku = ?)"
_NO_HMACS = "DELETE FROM hmac WHERE member = (SELECT id FROM member WHERE member = ?)"


def spaced(text: str) -> str:
    """A text for the name index: a blank between all characters, so that a phrase query finds any part of it."""
    return " ".join(character for character in storable(text) if not character.isspace() and character != "\0")


def storable(text: str) -> str:
    """The text with half surrogates replaced: SQLite keeps UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


def short_hmac(digits: str) -> bytes:
    """The first 16 bytes of an HMAC given in hex: what the index keeps; raises ValueError."""
    return bytes.fromhex(digits)[:16]


def replaced_mark(digits: str, day: str) -> bytes:
    """What the index keeps of a card that was replaced on a day; it begins like the HMAC that found it before, and
    `REPLACED_SQL` asks for it. Raises ValueError.
    """
    return short_hmac(digits) + storable(day).encode()


def bare_key(kind: str, key: str) -> str:
    """The key without the kind in front (`article:690…` is `690…`)."""
    return key.removeprefix(f"{kind}:")


def price_key(sku: str, starts: str = "") -> str:
    """The key of a price's row: of the present price, or of one that begins at a later moment."""
    return f"{sku}@{starts}" if starts else sku


def slot_of(key: str) -> tuple[str, str]:
    """The article and the slot of a price's key without its kind."""
    found = _LATER.fullmatch(key)
    return (storable(found[1]), found[2]) if found else (storable(key), "")


def put(kind: str, key: str, doc: Mapping[str, Any], *, fresh: bool = False) -> Iterator[Statement]:
    """What puts a document of the goods or index file in place of what was there; raises `Malformed`.

    `fresh` leaves out the clearing of what was there: for a file that is being built.  Kinds that have no table
    (`staff`) give nothing; what the row's version is stands in `live`.
    """
    try:
        yield from _PUT[kind](bare_key(kind, key), doc, fresh=fresh) if kind in _PUT else ()
    except (KeyError, TypeError, ValueError) as error:
        raise Malformed(f"{kind} {key}: {error!r}") from error


def remove(kind: str, key: str) -> Iterator[Statement]:
    """What removes a document of the goods or index file."""
    if kind == "price":
        yield "DELETE FROM price WHERE sku = ? AND slot = ?", slot_of(bare_key(kind, key))
    for sql in _REMOVE.get(kind, ()):
        yield sql, (bare_key(kind, key),)


def _put_article(key: str, doc: Mapping[str, Any], *, fresh: bool) -> Iterator[Statement]:
    sku = storable(doc.get("sku", key))
    if not fresh:
        yield _NO_BARCODES, (sku,)
        yield _NO_NAME, (sku,)
    num, den = doc["tax_rate"]
    name, category, pinyin = (storable(doc.get(field) or "") for field in ("name", "category", "pinyin"))
    benefits = (doc.get("cost"), storable(doc.get("since") or ""))
    yield ARTICLE_SQL, (sku, name, category, num, den, doc.get("per", 1), pinyin.lower(), doc.get("rank", 0), *benefits)
    yield NAME_SQL, (spaced(name), sku)
    for barcode in doc.get("barcodes", ()):
        yield BARCODE_SQL, (barcode["code"], barcode.get("quantity", 1), sku)


def _put_price(key: str, doc: Mapping[str, Any], *, fresh: bool) -> Iterator[Statement]:
    del fresh
    sku, slot = slot_of(key)
    yield PRICE_SQL, (sku, slot, storable(doc.get("from") or ""), doc["price"], doc.get("member_price"))


def _put_plan(key: str, doc: Mapping[str, Any], *, fresh: bool) -> Iterator[Statement]:
    del key, fresh
    yield PLAN_SQL, (doc["version"], doc.get("from", ""), doc["text"])


def _put_member(key: str, doc: Mapping[str, Any], *, fresh: bool) -> Iterator[Statement]:
    member = doc.get("id", key)
    if not fresh:
        yield _NO_HMACS, (member,)
    frozen = int(bool(doc.get("frozen", False)))
    yield MEMBER_SQL, (member, doc.get("tier"), doc.get("kind", "personal"), frozen, doc.get("home_store") or "")
    for digits in doc.get("hmacs", ()):
        yield HMAC_SQL, (short_hmac(digits), member)
    for digits, day in doc.get("replaced", {}).items():
        yield HMAC_SQL, (replaced_mark(digits, day), member)


def _put_hq_key(key: str, doc: Mapping[str, Any], *, fresh: bool) -> Iterator[Statement]:
    del fresh
    yield HQ_KEY_SQL, (key, json_text.encode(dict(doc)).decode())


_PUT = {
    "article": _put_article,
    "price": _put_price,
    "plan": _put_plan,
    "hq_key": _put_hq_key,
    "member": _put_member,
}
_REMOVE = {
    "article": (_NO_BARCODES, _NO_NAME, "DELETE FROM article WHERE sku = ?"),
    "plan": ("DELETE FROM plan WHERE 'plan/' || version = ?",),
    "member": (_NO_HMACS, "DELETE FROM member WHERE member = ?"),
}
