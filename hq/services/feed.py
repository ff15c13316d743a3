"""The feed as a register reads it: which scopes are its own, a page of rows, checksums now and then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Lock

import sqlalchemy as sa

from hq.services import outbox
from hq.services.context import Hq
from hq.store import feed
from hq.store.outbox import scopes_waiting
from wire import json_text
from wire.feed import checksum

MOST_ROWS = 5000
CHECK_EVERY, INDEX_CHECK_EVERY = timedelta(minutes=5), timedelta(hours=6)
CHAIN, INDEX = "chain", "index"


class Gone(Exception):
    """A cursor of this scope cannot be continued: too old, ahead of HQ, or from another life."""

    def __init__(self, scope: str) -> None:
        super().__init__(scope)
        self.scope = scope


@dataclass(frozen=True, slots=True)
class Page:
    """Rows behind the cursors, the cursors after them, and whether that is all there is for now."""

    rows: tuple[feed.StoredRow, ...]
    cursors: Mapping[str, int]
    complete: bool
    checksums: Mapping[str, str] = field(default_factory=dict)

    def json(self, life: int) -> bytes:
        """The page as it travels: documents are spliced in as they were written."""
        rows = b",".join(row.json() for row in self.rows)
        rest = {"cursors": dict(self.cursors), "complete": self.complete}
        tail = json_text.encode({**rest, "checksums": dict(self.checksums)} if self.checksums else rest)
        return b'{"life":%d,"rows":[%b],%b' % (life, rows, tail[1:])


class Checksums:
    """When each register last got the checksum of a scope, and what it was: a walk over the scope, on both sides."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last: dict[tuple[str, str], datetime] = {}
        self._known: dict[str, tuple[int, str]] = {}

    def due(self, register: str, scope: str, now: datetime) -> bool:
        """Whether it is time again; if so, it counts as sent.

        The index can wait when a register first asks: it comes from a file that HQ signed, and nobody should have to
        go over millions of rows before the first sale, nor every register when HQ starts.
        """
        with self._lock:
            last = self._last.get((register, scope))
            if last is None and scope == INDEX:
                self._last[register, scope] = now - INDEX_CHECK_EVERY + CHECK_EVERY
                return False
            if last is not None and now - last < (INDEX_CHECK_EVERY if scope == INDEX else CHECK_EVERY):
                return False
            self._last[register, scope] = now
            return True

    def of(self, tx: sa.Connection, scope: str, pos: int) -> str:
        """The checksum of a scope as this view of the database shows it, at its position `pos`."""
        known = self._known.get(scope)
        if known is None or known[0] != pos:
            known = (pos, checksum(feed.live_versions(tx, scope)))
            self._known[scope] = known
        return known[1]


def own_scopes(store: str, register: str) -> frozenset[str]:
    """What a register may read."""
    return frozenset({CHAIN, INDEX, f"store:{store}", f"register:{register}"})


def check_cursors(heads: Mapping[str, feed.FeedHead], cursors: Mapping[str, int]) -> None:
    """Raises `Gone` for a cursor ahead of HQ, or (0 apart) older than what is kept."""
    for scope, pos in cursors.items():
        head = heads[scope]
        if pos > head.pos or 0 < pos < head.floor:
            raise Gone(scope)


def read_page(hq: Hq, cursors: Mapping[str, int], limit: int, register: str, sums: Checksums) -> Page:
    """What lies behind the cursors, at most `limit` rows over all scopes; raises `Gone`.

    What waits in the outbox of these scopes is published first. A complete page has the checksums that are due.
    """
    outbox.publish(hq, cursors)

    def read(tx: sa.Connection) -> Page:
        page = _page(tx, cursors, min(limit, MOST_ROWS))
        if not page.complete:
            return page
        due = [scope for scope in cursors if sums.due(register, scope, hq.clock())]
        return replace(page, checksums={scope: sums.of(tx, scope, page.cursors[scope]) for scope in due})

    return hq.database.read(read)


def moved(hq: Hq, cursors: Mapping[str, int]) -> bool:
    """Whether anything lies behind the cursors, or waits to be published there."""

    def look(tx: sa.Connection) -> bool:
        heads = feed.heads(tx, list(cursors))
        behind = any(heads[scope].pos != pos for scope, pos in cursors.items())
        return behind or bool(scopes_waiting(tx, sorted(cursors)))

    return hq.database.read(look)


def _page(tx: sa.Connection, cursors: Mapping[str, int], limit: int) -> Page:
    heads = feed.heads(tx, list(cursors))
    check_cursors(heads, cursors)
    rows: list[feed.StoredRow] = []
    reached = dict(cursors)
    for scope, pos in cursors.items():
        if pos < heads[scope].pos and len(rows) < limit:
            found = feed.after(tx, scope, pos, limit - len(rows))
            full = len(rows) + len(found) == limit
            rows += found
            reached[scope] = found[-1].pos if full and found else heads[scope].pos
    complete = all(reached[scope] == heads[scope].pos for scope in cursors)
    return Page(tuple(rows), reached, complete)
