"""The feed: in each scope the newest row of every key, at a position that only grows.

A row that is replaced moves to the newest position, so reading from any cursor brings everything that changed since,
once. `feed_head` is the pen of a scope: whoever holds its row may write, so positions are committed in their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from hq.store.among import among
from hq.store.bulk import put_many
from hq.store.outbox import Waiting
from hq.store.schema import blob, metadata, owner, text, whole
from hq.store.upsert import insert_new
from wire import json_text

feed = sa.Table(
    "feed",
    metadata,
    owner("scope"),
    owner("kind"),
    owner("key"),
    whole("pos"),
    whole("version"),
    text("op"),
    blob("doc", nullable=True),
    sa.Index("ix_feed_pos", "scope", "pos", unique=True),
)
feed_head = sa.Table("feed_head", metadata, owner("scope"), whole("pos"), whole("floor"))

AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class FeedHead:
    """Where a scope stands; a cursor under `floor` (0 apart) may miss deletions and cannot be continued."""

    pos: int = 0
    floor: int = 0


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A row of the feed; `doc` is the document's JSON, as written once."""

    scope: str
    pos: int
    kind: str
    key: str
    version: int
    op: str
    doc: bytes | None

    def json(self) -> bytes:
        """The row as it travels."""
        names = {"scope": self.scope, "pos": self.pos, "kind": self.kind, "key": self.key}
        front = json_text.encode({**names, "version": self.version, "op": self.op})
        return front if self.doc is None else b'%b,"doc":%b}' % (front[:-1], self.doc)


_PEN = sa.select(feed_head.c.pos, feed_head.c.floor).where(feed_head.c.scope == sa.bindparam("scope")).with_for_update()


def pen(tx: sa.Connection, scope: str) -> FeedHead:
    """The head of a scope, locked: until the transaction ends nobody else writes in it."""
    row = tx.execute(_PEN, {"scope": scope}).one_or_none()
    if row is None:
        insert_new(tx, feed_head, [{"scope": scope, "pos": 0, "floor": 0}])
        row = tx.execute(_PEN, {"scope": scope}).one()
    return FeedHead(*row)


_MOVE_PEN = feed_head.update().where(feed_head.c.scope == sa.bindparam("the_scope")).values(pos=sa.bindparam("to"))


def append(tx: sa.Connection, scope: str, head: FeedHead, rows: Sequence[Waiting]) -> None:
    """Put rows behind the head that `pen` gave; a version the feed already has changes nothing."""
    values = [
        {
            "scope": scope,
            "kind": row.kind,
            "key": row.key,
            "pos": pos,
            "version": row.version,
            "op": row.op,
            "doc": row.doc,
        }
        for pos, row in enumerate(rows, start=head.pos + 1)
    ]
    put_many(tx, feed, values, grows="version")
    tx.execute(_MOVE_PEN, {"the_scope": scope, "to": head.pos + len(rows)})


_HEADS = sa.select(feed_head).where(among(feed_head.c.scope, "scopes"))


def heads(tx: sa.Connection, scopes: Sequence[str]) -> dict[str, FeedHead]:
    """Where scopes stand; one that was never written is at 0."""
    found = {row.scope: FeedHead(row.pos, row.floor) for row in tx.execute(_HEADS, {"scopes": list(scopes)})}
    return {scope: found.get(scope, FeedHead()) for scope in scopes}


def scopes(tx: sa.Connection) -> list[str]:
    """Every scope that was ever written."""
    return list(tx.scalars(sa.select(feed_head.c.scope).order_by(feed_head.c.scope)))


_ROWS = sa.select(*(feed.c[name] for name in ("scope", "pos", "kind", "key", "version", "op", "doc"))).where(
    feed.c.scope == sa.bindparam("scope")
)
_AFTER = _ROWS.where(feed.c.pos > sa.bindparam("pos")).order_by(feed.c.pos).limit(sa.bindparam("most"))


def after(tx: sa.Connection, scope: str, pos: int, limit: int) -> list[StoredRow]:
    """Rows behind a position, oldest first."""
    return [StoredRow(*row) for row in tx.execute(_AFTER, {"scope": scope, "pos": pos, "most": limit})]


def live(tx: sa.Connection, scope: str, kind: str | None = None) -> Iterator[StoredRow]:
    """Every document that stands in a scope (of one kind), in the order of positions; read as it is asked for."""
    query = _ROWS.where(feed.c.op == "put").order_by(feed.c.pos).execution_options(yield_per=AT_ONCE)
    if kind is not None:
        query = query.where(feed.c.kind == kind)
    return (StoredRow(*row) for row in tx.execute(query, {"scope": scope}))


_LIVE_VERSIONS = sa.select(feed.c.key, feed.c.version).where(feed.c.scope == sa.bindparam("scope"), feed.c.op == "put")


def live_versions(tx: sa.Connection, scope: str) -> list[tuple[str, int]]:
    """(key, version) of what stands in a scope, for its checksum."""
    return [(key, version) for key, version in tx.execute(_LIVE_VERSIONS, {"scope": scope})]


def document(tx: sa.Connection, scope: str, kind: str, key: str) -> bytes | None:
    """The document that stands under a bare key, or None."""
    query = sa.select(feed.c.doc).where(
        feed.c.scope == scope, feed.c.kind == kind, feed.c.key == f"{kind}:{key}", feed.c.op == "put"
    )
    return tx.scalar(query)


def prune(tx: sa.Connection, scope: str, upto: int) -> int:
    """Forget deletions up to a position; older cursors cannot be continued afterwards. How many were forgotten."""
    head = pen(tx, scope)
    upto = min(upto, head.pos)
    gone = tx.execute(feed.delete().where(feed.c.scope == scope, feed.c.op == "del", feed.c.pos <= upto)).rowcount
    if gone:
        floor = max(head.floor, upto)
        tx.execute(feed_head.update().where(feed_head.c.scope == scope).values(floor=floor))
    return gone
