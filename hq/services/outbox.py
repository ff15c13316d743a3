"""From the outbox into the feed: one writer per scope at a time, whoever holds the scope's pen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

import sqlalchemy as sa

from hq.services.context import Hq
from hq.store import feed, outbox
from hq.store.outbox import Waiting

BATCH = 5000


def publish(hq: Hq, scopes: Iterable[str] | None = None) -> int:
    """Turn what waits (in these scopes, or anywhere) into feed rows and ring the bell; how many rows.

    Safe to call from anywhere, any number of times: a version that the feed has is not written twice.
    """
    named = None if scopes is None else sorted(scopes)
    found = hq.database.read(lambda tx: outbox.scopes_waiting(tx, named))
    total = sum(_publish_scope(hq, scope) for scope in sorted(found))
    if total:
        hq.feed_bell.ring()
    return total


def _publish_scope(hq: Hq, scope: str) -> int:
    """Collect what waits in every shard, write it where the scope is, then tell the shards that it is written.

    Who dies in between, or meets another who does the same, writes versions that the feed has: nothing changes.
    """
    total, count = 0, BATCH
    while count == BATCH:
        rows = hq.database.read(lambda tx: outbox.waiting(tx, scope, BATCH))
        count = len(rows)
        if rows:
            hq.database.run_transaction("publish", partial(_write, scope=scope, rows=rows))
            hq.database.run_transaction("publish.done", partial(_done, scope=scope, rows=rows))
        total += count
    return total


def _write(tx: sa.Connection, scope: str, rows: Sequence[Waiting]) -> None:
    feed.append(tx, scope, feed.pen(tx, scope), rows)


def _done(tx: sa.Connection, scope: str, rows: Sequence[Waiting]) -> None:
    outbox.done(tx, scope, rows)
