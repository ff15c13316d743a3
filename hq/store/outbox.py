"""Changes on their way into the feed: a row per document, written in the transaction of the change itself.

The newest document of a key replaces an older one that still waits; its version goes on counting. Once the feed has
it, the row stays without its document: it is the memory of the version.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from hq.store.among import among
from hq.store.bulk import Excluded, put_many
from hq.store.one_statement import each
from hq.store.schema import blob, metadata, owner, text, whole
from hq.store.upsert import insert_new
from wire import json_text

outbox = sa.Table(
    "outbox",
    metadata,
    owner("owner"),
    owner("scope"),
    owner("kind"),
    owner("key"),
    whole("version"),
    text("op"),
    blob("doc", nullable=True),
    whole("waits"),
)
sa.Index("ix_outbox_waiting", outbox.c.scope, sqlite_where=outbox.c.waits == 1, postgresql_where=outbox.c.waits == 1)


@dataclass(frozen=True, slots=True)
class Change:
    """A whole document to announce (None: it is gone). `owner` is whose shard the change lies in."""

    scope: str
    kind: str
    key: str
    doc: Mapping[str, Any] | None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row that the feed does not have yet; `doc` is the document's JSON."""

    owner: str
    kind: str
    key: str
    version: int
    op: Literal["put", "del"]
    doc: bytes | None


def announce(
    tx: sa.Connection, scope: str, kind: str, key: str, doc: Mapping[str, Any] | None, op: str = "put"
) -> None:
    """Announce one document in a scope, in the transaction of its change; `op` "del" says that it is gone."""
    announce_all(tx, [Change(scope, kind, key, doc if op == "put" else None)])


def announce_all(tx: sa.Connection, changes: Iterable[Change]) -> None:
    """Announce documents; of two with the same key the later one holds. Keys go out as `kind:key`."""
    put_many(tx, outbox, [_row(change) for change in changes], _next_version)


def announce_new(tx: sa.Connection, changes: Sequence[Change]) -> None:
    """Announce documents of which nothing was ever announced; others stay as they are."""
    insert_new(tx, outbox, [_row(change) for change in changes])


_WAITING = (
    sa.select(outbox.c.owner, outbox.c.kind, outbox.c.key, outbox.c.version, outbox.c.op, outbox.c.doc)
    .where(outbox.c.scope == sa.bindparam("scope"), outbox.c.waits == 1)
    .order_by(outbox.c.kind, outbox.c.key)
    .limit(sa.bindparam("most"))
)


def waiting(tx: sa.Connection, scope: str, limit: int) -> list[Waiting]:
    """What waits in a scope, in a stable order, at most `limit` rows."""
    return [Waiting(*row) for row in tx.execute(_WAITING, {"scope": scope, "most": limit})]


_SCOPES = sa.select(outbox.c.scope).where(outbox.c.waits == 1).distinct()
_SCOPES_AMONG = _SCOPES.where(among(outbox.c.scope, "scopes"))


def scopes_waiting(tx: sa.Connection, among: Collection[str] | None = None) -> list[str]:
    """The scopes (of these, or of all) in which something waits."""
    return list(tx.scalars(_SCOPES) if among is None else tx.scalars(_SCOPES_AMONG, {"scopes": sorted(among)}))


_DONE = (
    outbox.update()
    .where(*(outbox.c[name] == sa.bindparam(f"the_{name}") for name in ("scope", "owner", "kind", "key", "version")))
    .values(waits=0, doc=None)
)


def done(tx: sa.Connection, scope: str, rows: Sequence[Waiting]) -> None:
    """The feed has these versions; a newer one that came meanwhile goes on waiting."""
    names = [
        {"the_owner": row.owner, "the_kind": row.kind, "the_key": row.key, "the_version": row.version} for row in rows
    ]
    each(tx, _DONE, [{"the_scope": scope, **name} for name in names])


def _row(change: Change) -> dict[str, Any]:
    key = f"{change.kind}:{change.key}"
    return {
        "owner": change.owner or change.key,
        "scope": change.scope,
        "kind": change.kind,
        "key": key,
        "version": 1,
        "op": "del" if change.doc is None else "put",
        "doc": None if change.doc is None else json_text.encode(dict(change.doc)),
        "waits": 1,
    }


def _next_version(excluded: Excluded, table: sa.Table) -> dict[str, Any]:
    return {"version": table.c.version + 1, "op": excluded.op, "doc": excluded.doc, "waits": 1}
