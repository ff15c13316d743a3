"""Sales in progress: saved at every change, gone for ever once they became an entry."""

from collections.abc import Callable
from concurrent.futures import Future

from domain.errors import Refusal
from local_db import actor
from local_db.act import Draft
from local_db.books_file import BooksFile
from local_db.driver import Transaction

_SAVE_SQL = (
    "INSERT INTO draft (id, state, cashier, at, document) SELECT ?, ?, ?, ?, ?"
    " WHERE NOT EXISTS (SELECT 1 FROM finished_draft WHERE id = ?) ON CONFLICT (id) DO UPDATE SET"
    " state = excluded.state, cashier = excluded.cashier, at = excluded.at, document = excluded.document"
)
_ALL_SQL = "SELECT id, state, cashier, at, document FROM draft WHERE ? IS NULL OR state = ? ORDER BY at, id"


class Drafts(BooksFile):
    """Drafts wait in the same line as sales: what was saved before a sale is written before it."""

    def save_draft(self, draft: Draft) -> "Future[None]":
        """Keep a sale in progress; Refusal `already_finished` when it became an entry meanwhile."""

        def work(tx: Transaction) -> None:
            row = (draft.id, draft.state, draft.cashier, draft.at, draft.document, draft.id)
            if not tx.execute(_SAVE_SQL, row):
                raise Refusal("already_finished", draft=draft.id)

        return self._soon(work)

    def drop_draft(self, draft_id: str) -> "Future[None]":
        """Forget a sale in progress; nothing happens when it is gone."""

        def work(tx: Transaction) -> None:
            tx.execute("DELETE FROM draft WHERE id = ?", (draft_id,))

        return self._soon(work)

    def drafts(self, state: str | None = None) -> tuple[Draft, ...]:
        """Sales in progress, oldest first: all of them, or those that are "open" or "suspended"."""
        return tuple(Draft(*row) for row in self.readers.all(_ALL_SQL, (state, state)))

    def _soon(self, work: Callable[[Transaction], None]) -> "Future[None]":
        def run() -> None:
            self.transact(work)

        return self.submit(run, actor.SALE)
