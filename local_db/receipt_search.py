"""Receipts by number, amount, members or time (C7): any of what is asked for, newest first."""

import json
from collections.abc import Collection

from local_db.act import ReceiptRow
from local_db.books_file import BooksFile
from local_db.form import WORDS
from local_db.reads import RECEIPT_ROWS_SQL, receipt_row

_FIND_SQL = (
    RECEIPT_ROWS_SQL + " WHERE r.n IN ("  # noqa: S608  of our own texts only
    " SELECT n FROM journal WHERE epoch IN (SELECT epoch FROM epoch) AND seq = ?"
    " UNION SELECT n FROM receipt WHERE payable = ?"
    " UNION SELECT n FROM receipt WHERE member IN (SELECT value FROM json_each(?))"
    " UNION SELECT n FROM receipt WHERE n BETWEEN ? AND ?"
    ") ORDER BY r.n DESC LIMIT ?"
)
_SLIPS_SQL = (
    "SELECT e.register, j.epoch, j.seq, j.at, j.kind, coalesce(CAST(j.raw AS TEXT) ->> '$.body.amount', 0),"  # noqa: S608  our own texts only
    " coalesce(CAST(j.raw AS TEXT) ->> '$.body.member.id', CAST(j.raw AS TEXT) ->> '$.body.member'),"
    " CAST(j.raw AS TEXT) ->> '$.actor', j.hash, NULL,"
    " (SELECT 1 FROM finished_draft WHERE id = 'gift:' || e.register || '/' || j.epoch || '/' || j.seq)"
    " FROM journal j JOIN epoch e ON e.epoch = j.epoch WHERE j.kind IN (SELECT value FROM json_each(?)) AND j.n IN ("
    " SELECT n FROM journal WHERE epoch IN (SELECT epoch FROM epoch) AND seq = ?"
    " UNION SELECT n FROM posting WHERE owner IN (SELECT value FROM json_each(?))"
    f" UNION SELECT n FROM journal WHERE {WORDS}"
    " AND CAST(raw AS TEXT) ->> '$.body.member' IN (SELECT value FROM json_each(?))"
    " UNION SELECT n FROM journal WHERE n BETWEEN ? AND ?"
    ") ORDER BY j.n DESC LIMIT ?"
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
        number, first, last = _number(seq), *self._between(since, until)
        amount = payable if payable is not None and abs(payable) < _MOST_SEQ else None
        wanted = (number, amount, json.dumps(sorted(members)), first, last, limit)
        return tuple(map(receipt_row, self.readers.all(_FIND_SQL, wanted)))

    def find_slips(
        self,
        kinds: Collection[str],
        *,
        seq: int | None = None,
        members: Collection[str] = (),
        since: str | None = None,
        until: str | None = None,
        limit: int = 50,
    ) -> tuple[ReceiptRow, ...]:
        """Entries of these kinds, asked for as receipts are; the table of receipts has none of them, the journal has.

        `payable` is the money part, `returned` "all" once a gift came back. A member's are those that moved of his,
        and the words on his card.
        """
        whose = json.dumps(sorted(members))
        wanted = (json.dumps(sorted(kinds)), _number(seq), whose, whose, *self._between(since, until), limit)
        return tuple(map(receipt_row, self.readers.all(_SLIPS_SQL, wanted)))

    def _between(self, since: str | None, until: str | None) -> tuple[int, int]:
        """The first and the last entry of a time; none of no time."""
        if since is None or until is None:
            return 1, 0
        return self._first_at(since), self._first_at(until) - 1

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


def _number(seq: int | None) -> int | None:
    return seq if seq is not None and seq < _MOST_SEQ else None
