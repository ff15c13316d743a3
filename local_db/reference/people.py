"""People: this store's members and staff, in a file encrypted with a key of its own."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from local_db.driver import Row
from local_db.reference.in_force import InForce
from wire import shapes
from wire.json_text import Malformed
from wire.reference_schema import COMMON_DDL, Statement, bare_key, spaced, storable

PEOPLE_DDL = (
    *COMMON_DDL,
    (
        "CREATE TABLE member (id INTEGER PRIMARY KEY, member TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
        " pinyin TEXT NOT NULL, phone TEXT NOT NULL, phone_back TEXT NOT NULL, card TEXT NOT NULL, doc BLOB NOT NULL)"
    ),
    "CREATE INDEX member_card ON member (card)",
    "CREATE INDEX member_phone ON member (phone)",
    "CREATE INDEX member_phone_back ON member (phone_back)",
    "CREATE INDEX member_pinyin ON member (pinyin)",
    "CREATE VIRTUAL TABLE member_name USING fts5(name, content='', contentless_delete=1, tokenize='unicode61')",
    "CREATE TABLE staff (staff TEXT PRIMARY KEY, doc BLOB NOT NULL) WITHOUT ROWID",
)
_MEMBER_PUT_SQL = (
    "INSERT INTO member (member, name, pinyin, phone, phone_back, card, doc) VALUES (?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (member) DO UPDATE SET name = excluded.name, pinyin = excluded.pinyin, phone = excluded.phone,"
    " phone_back = excluded.phone_back, card = excluded.card, doc = excluded.doc"
)
_NAME_PUT_SQL = "INSERT INTO member_name (rowid, name) SELECT id, ? FROM member WHERE member = ?"
_NO_NAME_SQL = "DELETE FROM member_name WHERE rowid = (SELECT id FROM member WHERE member = ?)"
_STAFF_PUT_SQL = "INSERT OR REPLACE INTO staff (staff, doc) VALUES (?, ?)"
_SELECT = "SELECT doc FROM member"
_PINYIN_SQL = f"{_SELECT} WHERE pinyin >= ? AND pinyin < ? ORDER BY pinyin, id LIMIT ?"
_NAME_SQL = (
    "SELECT m.doc FROM (SELECT rowid AS id FROM member_name WHERE member_name MATCH ? ORDER BY rowid LIMIT ?) found"
    " JOIN member m ON m.id = found.id ORDER BY m.id"
)
_END = "\U0010ffff"


class MemberRow(msgspec.Struct, frozen=True, kw_only=True):
    """A member's feed row. `units` are whole balances as HQ knows them; `included` says which entries they hold.

    `pin` is the argon2id hash of the member's PIN, "" for none. `aliases` are ids that were merged into this one.
    `frozen_on` and `frozen_why` are of the word that froze him, "" without one; `left`: he is no member any more.
    """

    id: str
    name: str = ""
    pinyin: str | None = ""
    phone: str | None = ""
    card: str | None = ""
    tier: str | None = None
    spending: int = 0
    kind: str = "personal"
    home_store: str | None = ""
    frozen: bool = False
    metrics: dict[str, int] = {}
    cycle: int = 0
    pin: str = ""
    units: dict[str, int] = {}
    included: dict[str, int] = {}
    birthday: str = ""
    enrolled: str = ""
    referrer: str = ""
    last_visit: str = ""
    paid: dict[str, str] = {}
    aliases: tuple[str, ...] = ()
    frozen_on: str = ""
    frozen_why: str = ""
    left: bool = False


class StaffRow(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who works here; `pin` is the argon2id hash, sealed under HQ's pepper, `card` the mark of a staff card
    ("": none). `rights` are what the role may do (None: HQ does not say), `limits` how far, by right and reason.
    """

    id: str
    name: str
    role: str
    pin: str
    store: str | None = None
    card: str = ""
    rights: tuple[str, ...] | None = None
    limits: dict[str, dict[str, int]] = {}


class People:
    """Questions to the people file."""

    def __init__(self, file: InForce | Path, key: str | None = None) -> None:
        self._file = file if isinstance(file, InForce) else InForce(file, key)

    def by_id(self, member: str) -> MemberRow | None:
        """The member of an id."""
        return self._first("member", member)

    def by_card(self, card: str) -> MemberRow | None:
        """The member of a card."""
        return self._first("card", card)

    def by_phone(self, phone: str) -> MemberRow | None:
        """The member of a phone number."""
        return self._first("phone", phone)

    def by_last4(self, digits: str, limit: int = 9) -> tuple[MemberRow, ...]:
        """Members whose phone ends so, those that came to this store last first."""
        back = digits[::-1]
        sql = f"{_SELECT} WHERE phone_back >= ? AND phone_back < ? ORDER BY id DESC LIMIT ?"
        return self._many(sql, (back, back + _END, limit)) if digits else ()

    def by_pinyin(self, initials: str, limit: int = 9) -> tuple[MemberRow, ...]:
        """Members whose pinyin initials begin so."""
        wanted = initials.strip().lower()
        return self._many(_PINYIN_SQL, (wanted, wanted + _END, limit)) if wanted else ()

    def by_name(self, text: str, limit: int = 9) -> tuple[MemberRow, ...]:
        """Members by any part of the name, or by pinyin initials; the latter first."""
        found = self.by_pinyin(text, limit) if text.isascii() else ()
        phrase = spaced(text.replace('"', " "))
        if len(found) < limit and phrase:
            named = self._many(_NAME_SQL, (f'"{phrase}"', limit))
            found += tuple(row for row in named if row not in found)
        return found[:limit]

    def staff(self) -> tuple[StaffRow, ...]:
        """Everybody who may sign in here, by name."""
        if not self._file.there:
            return ()
        rows = (shapes.decode(row[0], StaffRow) for row in self._file.all("SELECT doc FROM staff"))
        return tuple(sorted(rows, key=_by_name))

    def _first(self, column: str, value: str) -> MemberRow | None:
        found = self._many(f"{_SELECT} WHERE {column} = ? LIMIT 1", (value,)) if value else ()
        return found[0] if found else None

    def _many(self, sql: str, params: tuple[Any, ...]) -> tuple[MemberRow, ...]:
        return tuple(map(_member, self._file.all(sql, params))) if self._file.there else ()

    def close(self) -> None:
        """Close the connections."""
        self._file.close()


def _by_name(row: StaffRow) -> tuple[str, str]:
    return row.name, row.id


def _member(row: Row) -> MemberRow:
    return shapes.decode(row[0], MemberRow)


def put(kind: str, key: str, doc: Mapping[str, Any], *, fresh: bool = False) -> Iterator[Statement]:
    """What puts a member or a person of the staff in place of what was there; raises `Malformed`.

    `fresh` leaves out the clearing of what was there.
    """
    try:
        if kind == "member":
            yield from _put_member(bare_key(kind, key), shapes.convert(doc, MemberRow), fresh=fresh)
        elif kind == "staff":
            row = shapes.convert(doc, StaffRow)
            yield _STAFF_PUT_SQL, (bare_key(kind, key), msgspec.json.encode(row))
    except msgspec.ValidationError as error:
        raise Malformed(f"{kind} {key}: {error}") from error


def remove(kind: str, key: str) -> Iterator[Statement]:
    """What removes a member or a person of the staff."""
    bare = bare_key(kind, key)
    if kind == "member":
        yield _NO_NAME_SQL, (bare,)
        yield "DELETE FROM member WHERE member = ?", (bare,)
    elif kind == "staff":
        yield "DELETE FROM staff WHERE staff = ?", (bare,)


def _put_member(key: str, row: MemberRow, *, fresh: bool) -> Iterator[Statement]:
    name, phone, card = (storable(text or "") for text in (row.name, row.phone, row.card))
    pinyin = storable(row.pinyin or "").lower()
    if not fresh:
        yield _NO_NAME_SQL, (key,)
    yield _MEMBER_PUT_SQL, (key, name, pinyin, phone, phone[::-1], card, msgspec.json.encode(row))
    yield _NAME_PUT_SQL, (spaced(name), key)
