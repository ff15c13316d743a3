"""Questions to the books about stored value beside sales."""

from domain.entries import EntryRef
from local_db import projections
from local_db.books_file import BooksFile


class ValueReads(BooksFile):
    """What was cancelled and closed here."""

    def cancelled(self, ref: EntryRef) -> bool:
        """Whether a top-up of this register was cancelled."""
        sql = "SELECT 1 FROM receipt WHERE original = ? AND kind = 'top_up.cancelled'"
        return self.readers.one(sql, (projections.ref_text(ref),)) is not None

    def closed(self, member: str) -> bool:
        """Whether the membership was ended at this register."""
        sql = "SELECT 1 FROM receipt WHERE member = ? AND kind = 'member.closed'"
        return self.readers.one(sql, (member,)) is not None
