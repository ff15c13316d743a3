"""Index: members of the whole chain by card and phone, without names; their HMACs are all that is kept."""

import hashlib
import hmac
from collections.abc import Callable
from pathlib import Path

from domain.value import dataclass
from local_db.reference.in_force import InForce
from wire.reference_schema import REPLACED_SQL, storable

_FIND_SQL = (
    "SELECT m.member, m.tier, m.kind, m.frozen, m.home_store FROM hmac h JOIN member m ON m.id = h.member"
    " WHERE h.hmac = ?"
)
_ID_SQL = "SELECT member, tier, kind, frozen, home_store FROM member WHERE member = ?"


@dataclass(frozen=True, slots=True)
class IndexRow:
    """What every till knows of a member: enough for the member's price."""

    id: str
    tier: str | None
    kind: str
    frozen: bool
    home_store: str


class Index:
    """Questions to the index file; `key` gives the index key (None: HQ has not sent it yet)."""

    def __init__(self, file: InForce | Path, key: Callable[[], bytes | None]) -> None:
        self._file = file if isinstance(file, InForce) else InForce(file)
        self._key = key

    def by_card(self, card: str) -> IndexRow | None:
        """The member of a card."""
        return self._find("card:" + card)

    def replaced(self, card: str) -> str:
        """The day on which this card was replaced by another one, "" when it was not."""
        mark = self._mark("card:" + card)
        row = self._file.one(REPLACED_SQL, (mark, mark + b"\xff")) if mark is not None else None
        return str(row[0]) if row is not None else ""

    def by_phone(self, phone: str) -> IndexRow | None:
        """The member of a phone number."""
        return self._find("phone:" + phone)

    def by_id(self, member: str) -> IndexRow | None:
        """The member of an id, or the one whose alias it is."""
        found = self._row(_ID_SQL, member) if self._file.there else None
        return found or self._find("id:" + member)

    def _find(self, text: str) -> IndexRow | None:
        mark = self._mark(text)
        return self._row(_FIND_SQL, mark) if mark is not None else None

    def _mark(self, text: str) -> bytes | None:
        key = self._key()
        if key is None or not self._file.there:
            return None
        return hmac.digest(key, storable(text).encode(), hashlib.sha256)[:16]

    def _row(self, sql: str, wanted: str | bytes) -> IndexRow | None:
        row = self._file.one(sql, (wanted,))
        return IndexRow(row[0], row[1], row[2], bool(row[3]), row[4]) if row is not None else None

    def close(self) -> None:
        """Close the connections."""
        self._file.close()
