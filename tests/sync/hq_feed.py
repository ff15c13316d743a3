"""The scripted HQ's feed and snapshots."""

import hashlib
from collections.abc import Mapping
from typing import Any

import zstandard

from tests.sync.hq_base import HQ_SEED, HqBase, No
from tests.sync.troubles import Answered
from wire import messages
from wire.feed import FeedPage, FeedRow, checksum, read_cursors
from wire.signed import sign_message
from wire.snapshots import SnapshotAnswer, SnapshotText


class HqFeed(HqBase):
    """Rows by scope; `floor` is the oldest cursor that still goes on, `wrong_sums` how many wrong sums to give."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[FeedRow] = []
        self.floor: dict[str, int] = {}
        self.wrong_sums: dict[str, int] = {}
        self.snapshots: dict[str, tuple[bytes, SnapshotText]] = {}

    def put(self, scope: str, kind: str, key: str, doc: dict[str, Any] | None, version: int = 1) -> None:
        """A new row; None deletes."""
        with self.lock:
            position = self.head_of(scope) + 1
            op = "del" if doc is None else "put"
            plain = {"scope": scope, "pos": position, "kind": kind, "key": key, "version": version, "op": op}
            self.rows.append(messages.from_plain(FeedRow, {**plain, "doc": doc}))
            self.lock.notify_all()

    def put_snapshot(self, scope: str, content: bytes, cursor: int) -> None:
        packed = zstandard.ZstdCompressor(level=1).compress(content)
        sha = hashlib.sha256(packed).hexdigest()
        text = SnapshotText(scope=scope, bytes=len(packed), sha256=sha, cursor=cursor, schema=1, life=self.life)
        self.snapshots[scope] = (packed, text)

    def head_of(self, scope: str) -> int:
        return max((row.pos for row in self.rows if row.scope == scope), default=0)

    def live(self, scope: str) -> dict[str, FeedRow]:
        found: dict[str, FeedRow] = {}
        for row in self.rows:
            if row.scope == scope:
                found[row.key] = row
        return {key: row for key, row in found.items() if row.op == "put"}

    def page(self, query: Mapping[str, str]) -> bytes:
        cursors = read_cursors(query["after"])
        for scope, position in cursors.items():
            if position and (int(query["life"]) != self.life or not self._reaches(scope, position)):
                there = f"/v1/snapshots/{scope}" if scope in self.snapshots else None
                raise No(410, "gone", scope=scope, snapshot=there)
        with self.lock:
            self.lock.wait_for(lambda: self.closing or self._news(cursors), timeout=int(query["wait"]))
            rows = self._news(cursors)[: int(query["limit"])]
        reached = dict(cursors)
        for row in rows:
            reached[row.scope] = row.pos
        complete = not self._news(reached)
        page = FeedPage(life=self.life, rows=tuple(rows), cursors=reached, complete=complete)
        if not complete:
            return messages.to_bytes(page)
        return messages.to_bytes(_with_sums(page, {scope: self._sum(scope) for scope in cursors}))

    def _reaches(self, scope: str, position: int) -> bool:
        return self.floor.get(scope, 0) <= position <= max(self.head_of(scope), self._snapshot_cursor(scope))

    def _snapshot_cursor(self, scope: str) -> int:
        return self.snapshots[scope][1].cursor if scope in self.snapshots else 0

    def _news(self, cursors: Mapping[str, int]) -> list[FeedRow]:
        return [row for row in self.rows if row.scope in cursors and row.pos > cursors[row.scope]]

    def _sum(self, scope: str) -> str:
        if self.wrong_sums.get(scope, 0) > 0:
            self.wrong_sums[scope] -= 1
            return "0" * 64
        return checksum((key, row.version) for key, row in self.live(scope).items())

    def snapshot(self, scope: str) -> dict[str, Any]:
        if scope not in self.snapshots:
            raise No(404, "no_snapshot")
        text = self.snapshots[scope][1]
        plain = {name: getattr(text, name) for name in ("bytes", "sha256", "cursor", "schema")}
        signed = messages.to_plain(sign_message(text, "hq-1", HQ_SEED))
        answer = messages.from_plain(SnapshotAnswer, {"url": f"/v1/file/{scope}", **plain, "signed": signed})
        return messages.to_plain(answer)

    def file(self, scope: str, headers: Mapping[str, str]) -> Answered:
        packed = self.snapshots[scope][0]
        assert headers["accept-encoding"] == "identity"
        if "range" not in headers:
            return Answered(200, packed)
        start = int(headers["range"].removeprefix("bytes=").removesuffix("-"))
        if start >= len(packed):
            raise No(416, "range")
        span = {"Content-Range": f"bytes {start}-{len(packed) - 1}/{len(packed)}"}
        return Answered(206, packed[start:], span)


def _with_sums(page: FeedPage, sums: dict[str, str]) -> FeedPage:
    plain = messages.to_plain(page)
    return messages.from_plain(FeedPage, {**plain, "checksums": sums})
