"""The feed: whole documents in scopes, each scope with its own cursor."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, Literal

from wire.fields import Count, Digest
from wire.json_text import Malformed
from wire.messages import Message

KIND_HQ_KEY = "hq_key"  # in `chain`; doc: the signed link
KIND_GRANT = "grant"  # in `register:{id}`; doc: a signed grant
KIND_RECALL = "recall"  # in `register:{id}`; doc: `wire.allowances.Recall`
CHECKED_TOGETHER = 10_000
_SCOPE = re.compile(r"[a-z]+(?::[A-Za-z0-9-]{1,32})?")


class FeedRow(Message, frozen=True, kw_only=True):
    """A whole document: it replaces what is known under `key` when `version` is newer; `del` has no document."""

    scope: str
    pos: Count
    kind: str
    key: str
    version: Count
    op: Literal["put", "del"]
    doc: dict[str, Any] | None = None


class FeedPage(Message, frozen=True, kw_only=True):
    """Rows and the cursors after them; `complete` marks a state that may be shown and may bring checksums."""

    life: Count
    rows: tuple[FeedRow, ...]
    cursors: dict[str, Count]
    complete: bool
    checksums: dict[str, Digest] | None = None


def checksum(live: Iterable[tuple[str, int]]) -> str:
    """Hex SHA-256 of "key, tab, version, line feed" over live rows, sorted by the keys' bytes."""
    digest, lines = hashlib.sha256(), (f"{key}\t{version}\n" for key, version in sorted(live))  # as UTF-8 sorts
    while piece := "".join(islice(lines, CHECKED_TOGETHER)):
        digest.update(piece.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def cursors_text(cursors: Mapping[str, int]) -> str:
    """The `after` of a request: `chain:1,store:S01:2`; 0 is from the start."""
    return ",".join(f"{scope}:{position}" for scope, position in cursors.items())


def read_cursors(text: str) -> dict[str, int]:
    """The cursors in an `after`; the position follows the last colon.  Raises `Malformed`."""
    found: dict[str, int] = {}
    for part in text.split(","):
        scope, colon, position = part.rpartition(":")
        if not colon or not _SCOPE.fullmatch(scope) or not re.fullmatch(r"[0-9]{1,18}", position):
            raise Malformed(f"not a cursor: {part!r}")
        if scope in found:
            raise Malformed(f"the scope {scope} stands twice")
        found[scope] = int(position)
    return found


def newer(row: FeedRow, known_version: int | None) -> bool:
    """Whether a row replaces what is known under its key (None: nothing is)."""
    return known_version is None or row.version > known_version
