"""From the outbox into the feed: one writer per scope at a time, whoever holds the scope's pen."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from hq.services.context import Hq
from hq.store import feed, outbox

BATCH = 5000


def publish(hq: Hq, scopes: Iterable[str] | None = None) -> int:
    """Turn what waits (in these scopes, or anywhere) into feed rows and ring the bell; how many rows.

    Safe to call from anywhere, any number of times: a version that the feed has is not written twice.
    """
    named = None if scopes is None else set(scopes)
    found = hq.database.read(outbox.scopes_waiting)
    total = sum(_publish_scope(hq, scope) for scope in sorted(found) if named is None or scope in named)
    if total:
        hq.feed_bell.ring()
    return total


def _publish_scope(hq: Hq, scope: str) -> int:
    def batch(tx: sa.Connection) -> int:
        head = feed.pen(tx, scope)
        rows = outbox.waiting(tx, scope, BATCH)
        if rows:
            feed.append(tx, scope, head, rows)
            outbox.done(tx, scope, rows)
        return len(rows)

    total, count = 0, BATCH
    while count == BATCH:
        count = hq.database.run_transaction("publish", batch)
        total += count
    return total
