"""Receipts by number, amount, members or time (C7): any of what is asked for, newest first."""

import json
from collections.abc import Collection

from local_db.act import ReceiptRow
from local_db.books_file import BooksFile
from local_db.reads import RECEIPT_ROWS_SQL, receipt_row

_FIND_SQL = (
    RECEIPT_ROWS_SQL + " WHERE r.n IN ("  # noqa: S608  of our own texts only
    " SELECT n FROM journal WHERE epoch IN (SELECT epoch FROM epoch) AND seq = ?"
    " UNION SELECT n FROM receipt WHERE payable = ?"
    " UNION SELECT n FROM receipt WHERE member IN (SELECT value FROM json_each(?))"
    " UNION SELECT n FROM receipt WHERE n BETWEEN ? AND ?"
    ") ORDER BY r.n DESC LIMIT ?"
)
_MOST_SQL = "SELECT max(n) FROM journal"
_AT_SQL = "SELECT at FROM journal WHERE n = ?"
_MOST_SEQ = 2**62


class ReceiptSearch(BooksFile):
    """The journal's entries come in the order of their times, so that a time is found by halving."""

    def find_receipts(
        self,
        *,
        seq: int | None = None,
        payable: int | None = None,
        members: Collection[str] = (),
        since: str | None = None,
        until: str | None = None,
        limit: int = 50,
    ) -> tuple[ReceiptRow, ...]:
        """Receipts with that number, that amount (minor units), of one of the members, or of the time between.

        `since` and `until` are moments as entries have them, the later one not included; both or none.
        """
        first, last = 1, 0
        if since is not None and until is not None:
            first, last = self._first_at(since), self._first_at(until) - 1
        number = seq if seq is not None and seq < _MOST_SEQ else None
        amount = payable if payable is not None and abs(payable) < _MOST_SEQ else None
        wanted = (number, amount, json.dumps(sorted(members)), first, last, limit)
        return tuple(map(receipt_row, self.readers.all(_FIND_SQL, wanted)))

    def _first_at(self, moment: str) -> int:
        """The number of the first entry at that moment or later, one past the last when there is none."""
        row = self.readers.one(_MOST_SQL)
        low, high = 1, (int(row[0]) if row is not None and row[0] is not None else 0) + 1
        while low < high:
            middle = (low + high) // 2
            found = self.readers.one(_AT_SQL, (middle,))
            if found is not None and found[0] < moment:
                low = middle + 1
            else:
                high = middle
        return low
