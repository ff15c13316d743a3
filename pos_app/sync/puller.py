"""The pull: one long-poll for all scopes; what HQ said before is fetched as snapshots where there are some."""

from collections.abc import Sequence
from threading import Lock

from domain.errors import Fault
from pos_app.sync.board import HealthBoard
from pos_app.sync.client import FEED_WAIT_SECONDS, HqClient
from pos_app.sync.download import fetch
from pos_app.sync.errors import Busy, Damaged, Garbled, Mismatch, Refused
from pos_app.sync.grants import GrantDesk
from pos_app.sync.ports import FeedStore, SignedGrant
from wire import messages
from wire.feed import KIND_GRANT, KIND_HQ_KEY, KIND_RECALL, FeedPage, FeedRow
from wire.json_text import Malformed
from wire.signed import Signed, WrongSignature
from wire.snapshots import checked_snapshot

GONE = 410
NOT_FOUND = 404
PATIENCE = 3
OWN = "register:"


class Puller:
    """Keeps the reference files as HQ has them, one request a step."""

    def __init__(self, client: HqClient, store: FeedStore, grants: GrantDesk, board: HealthBoard) -> None:
        self._client = client
        self._store = store
        self._grants = grants
        self._board = board
        self._lock = Lock()
        self._wanted: set[str] = set()
        self._by_rows: dict[str, int] = {}
        self._fresh: set[str] = set()
        self._agreed: dict[str, tuple[int, str]] = {}
        self._complete = False
        self._shaken = False  # the last poll failed: the next one asks for an answer at once

    def refetch(self, scope: str) -> None:
        """Fetch a scope from its start, with the next step; from any thread."""
        with self._lock:
            self._wanted.add(scope)

    def step(self) -> bool:
        """Do one request; True while more is known to wait.  Raises the faults of request, file and store."""
        scope = self._to_fetch()
        if scope is not None:
            self._fetch(scope)
            return True
        wait = FEED_WAIT_SECONDS if self._complete and not self._shaken else 0
        self._shaken = True
        try:
            page = self._client.feed(self._store.life(), self._store.cursors(), wait)
        except Refused as refused:
            self._gone(refused)
            return True
        self._apply(page)
        self._shaken = False
        return not page.complete

    def _to_fetch(self) -> str | None:
        """A scope that was told to come again, or one from the start that may have a snapshot."""
        with self._lock:
            if self._wanted:
                return min(self._wanted)
        for scope, position in self._store.cursors().items():
            if position == 0 and not scope.startswith(OWN) and self._by_rows.get(scope, 0) < PATIENCE:
                return scope
        return None

    def _fetch(self, scope: str) -> None:
        """A scope's snapshot into force; where there is none (a register's own scope never has one), its rows."""
        self._show(complete=False)
        if scope.startswith(OWN):
            self._rows_only(scope)
            return
        try:
            answer = self._client.snapshot(scope)
        except Busy:
            self._by_rows[scope] = self._by_rows.get(scope, 0) + 1
            if self._by_rows[scope] < PATIENCE:
                raise
            self._rows_only(scope)
        except Refused as refused:
            if refused.status != NOT_FOUND:
                raise
            self._rows_only(scope)
        else:
            try:
                snapshot = checked_snapshot(answer, scope, self._grants.keys)
            except (WrongSignature, Malformed) as error:
                raise Damaged(f"What HQ says of the snapshot of {scope} does not hold: {error}") from error
            path = fetch(self._client.http, answer.url, snapshot, self._store.snapshot_folder())
            self._store.install_snapshot(snapshot, path)
            self._by_rows.pop(scope, None)
            self._fetched(scope)

    def _rows_only(self, scope: str) -> None:
        self._by_rows[scope] = PATIENCE
        self._store.start_over(scope)
        self._fetched(scope)

    def _fetched(self, scope: str) -> None:
        self._fresh.add(scope)
        self._agreed.pop(scope, None)
        with self._lock:
            self._wanted.discard(scope)

    def _gone(self, refused: Refused) -> None:
        """A cursor is of no use to HQ: take the snapshot or begin anew; raises any other refusal."""
        scope = refused.body.scope
        if refused.status != GONE or scope is None:
            raise refused
        again = scope in self._fresh
        self._show(complete=False)
        if refused.body.snapshot is not None:
            self._by_rows.pop(scope, None)
            self.refetch(scope)
        else:
            self._rows_only(scope)
        if again or scope not in self._store.cursors():
            raise Garbled(f"HQ knows no position of {scope}, not even the one that it just gave.")

    def _apply(self, page: FeedPage) -> None:
        rows, faults = self._learn(page.rows)
        known = self._store.cursors()
        if rows or page.life != self._store.life() or any(known.get(s) != at for s, at in page.cursors.items()):
            self._store.apply_rows(rows, page.cursors, page.life)
        self._fresh.clear()
        if faults:
            raise faults[0]
        if page.complete:
            self._compare(page)
        else:
            self._show(complete=False)

    def _compare(self, page: FeedPage) -> None:
        for scope, expected in (page.checksums or {}).items():
            agreed = (page.cursors.get(scope, -1), expected)
            if scope not in page.cursors or self._agreed.get(scope) == agreed:
                continue
            if self._store.checksum(scope) != expected:
                self._show(complete=False)
                self._by_rows.pop(scope, None)
                self.refetch(scope)
                raise Mismatch(scope)
            self._agreed[scope] = agreed
        self._show(complete=True)

    def _show(self, *, complete: bool) -> None:
        self._complete = complete
        self._board.shows(complete=complete)

    def _learn(self, rows: Sequence[FeedRow]) -> tuple[list[FeedRow], list[Fault]]:
        """Keys, grants and recalls take effect before their rows are kept; a bad one stops no other.

        A key of HQ that does not hold is not kept: the store reads its keys from there at the next start.
        """
        kept: list[FeedRow] = []
        faults: list[Fault] = []
        grants: list[SignedGrant] = []
        for row in rows:
            fault = self._learn_row(row, grants)
            if fault is not None:
                faults.append(fault)
            if fault is None or row.kind != KIND_HQ_KEY:
                kept.append(row)
        self._grants.install_checked(grants)
        return kept, faults

    def _learn_row(self, row: FeedRow, grants: list[SignedGrant]) -> Fault | None:
        """Learn from one row; grants are collected, a first start brings thousands of them."""
        if row.op != "put" or row.doc is None:
            return None
        try:
            if row.kind == KIND_HQ_KEY:
                self._grants.keys.add(messages.from_plain(Signed, row.doc))
            elif row.kind == KIND_GRANT:
                grants.append(self._grants.checked(messages.from_plain(Signed, row.doc)))
            elif row.kind == KIND_RECALL:
                self._grants.recall([row.doc])
        except (WrongSignature, Malformed) as error:
            return Damaged(f"The row {row.key} of {row.scope} does not hold: {error}")
        except (Damaged, Garbled) as fault:
            return fault
        return None
