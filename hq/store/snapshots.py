"""Which snapshot of each scope is the newest: its file in the data folder, its hash, what HQ signed."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import sqlalchemy as sa

from hq.store.bulk import put_many
from hq.store.schema import metadata, owner, text, whole

snapshot = sa.Table(
    "snapshot",
    metadata,
    owner("scope"),
    whole("cursor"),
    whole("schema"),
    text("file"),
    whole("bytes"),
    text("sha256"),
    text("signed"),
    text("key"),
    text("sig"),
)


@dataclass(frozen=True, slots=True)
class StoredSnapshot:
    """A snapshot that was made: `file` is a name in the folder of snapshots, the rest as `wire.snapshots` says it."""

    scope: str
    cursor: int
    schema: int
    file: str
    bytes: int
    sha256: str
    signed: str
    key: str
    sig: str


def put(tx: sa.Connection, new: StoredSnapshot) -> None:
    """This is the newest of its scope now; an older one that comes late changes nothing."""
    put_many(tx, snapshot, [asdict(new)], grows="cursor")


def newest(tx: sa.Connection, scope: str) -> StoredSnapshot | None:
    """The newest snapshot of a scope."""
    row = tx.execute(sa.select(snapshot).where(snapshot.c.scope == scope)).one_or_none()
    return None if row is None else StoredSnapshot(**row._asdict())


def files(tx: sa.Connection) -> set[str]:
    """The files that some scope's newest snapshot is in."""
    return set(tx.scalars(sa.select(snapshot.c.file)))
