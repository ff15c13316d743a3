"""Which owners' rows one transaction may touch: on one database everybody's, on Citus those of one shard.

What touches several owners is made of works for some owners each, every one safe to repeat: `Database.parts` says for
whom one of them may be. Rows are locked through `locked`: Citus locks rows of one owner in a statement, not of several.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

import sqlalchemy as sa

CHUNK = 500
ALONE = "owners_alone"
"""The option of a connection of which every locking statement names one owner."""
Parting = Callable[[Collection[str]], list[list[str]]]
_SPREAD = "SELECT count(*) FROM pg_extension WHERE extname = 'citus'"
_SHARD = """
    SELECT one, get_shard_id_for_distribution_column('account', one) AS shard
    FROM unnest(CAST(:owners AS text[])) AS one
"""


def together(owners: Collection[str]) -> list[list[str]]:
    """All of them: everything lies on one node."""
    return [sorted(owners)] if owners else []


def each_alone(owners: Collection[str]) -> list[list[str]]:
    """Each by itself: the least that a work may be for, and what tests run with."""
    return [[one] for one in sorted(owners)]


def parting_of(engine: sa.Engine) -> Parting:
    """How owners are parted on this database: by their shards where `hq distribute` spread the tables."""
    if engine.dialect.name != "postgresql":
        return together
    with engine.connect() as tx:
        if not tx.scalar(sa.text(_SPREAD)):
            return together
        spread = "SELECT count(*) FROM pg_dist_partition WHERE logicalrelid = 'account'::regclass"
        if not tx.scalar(sa.text(spread)):
            return together

    def by_shard(owners: Collection[str]) -> list[list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        with engine.connect() as tx:
            for row in tx.execute(sa.text(_SHARD), {"owners": sorted(owners)}):
                found[row.shard].append(row.one)
        return [sorted(some) for _, some in sorted(found.items())]

    return by_shard


def together_in(tx: sa.Connection, owners: Iterable[str]) -> Iterator[list[str]]:
    """These owners, as many at a time as one locking statement may name.

    Owners come in order, so that two who lock the same ones wait for each other and do not block each other.
    """
    every = sorted(set(owners))
    size = 1 if tx.get_execution_options().get(ALONE, False) else CHUNK
    for start in range(0, len(every), size):
        yield every[start : start + size]


def locked(tx: sa.Connection, statement: sa.Select[Any], owners: Iterable[str]) -> Iterator[Any]:
    """The rows of a statement that locks the rows of the owners in its parameter `ids`."""
    for ids in together_in(tx, owners):
        yield from tx.execute(statement, {"ids": ids}).all()
