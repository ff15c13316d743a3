"""What a closed epoch has to tell of its allowances: as they were where its branch was left.

What was written behind that was handed in again as `adopted`: HQ books it as a whole, it touches no totals.
"""

from collections.abc import Mapping
from dataclasses import replace

from domain.allowances import Totals
from domain.postings import Move, allowance_moves
from local_db.club_reads import ClubReads
from local_db.sync_state import AllowanceRow, SyncState
from wire.bodies import read_entry

_BEHIND_SQL = "SELECT raw FROM journal WHERE epoch = ? AND seq >= ? ORDER BY seq"


class ClosedEpochs(ClubReads, SyncState):
    """Totals for a new life of HQ."""

    def totals_to_tell(self, epoch: str) -> tuple[AllowanceRow, ...]:
        """Every allowance of an epoch, without what its closed branch did to it."""
        first = min((seq for was, seq in self._handed_in() if was == epoch), default=0)
        rows = self.allowances(epoch)
        if not first:
            return rows
        done: dict[tuple[str, str], Totals] = {}
        for (raw,) in self.readers.all(_BEHIND_SQL, (epoch, first)):
            for move in allowance_moves(read_entry(raw)):
                done[move.owner, move.unit] = _more(done.get((move.owner, move.unit), Totals()), move)
        nothing = Totals()
        return tuple(replace(row, totals=_less(row.totals, done.get((row.owner, row.unit), nothing))) for row in rows)


def _more(done: Totals, move: Move) -> Totals:
    """What was done so far, and this."""
    if move.op == "lend":
        return replace(done, lent={**done.lent, move.to: done.lent.get(move.to, 0) + move.amount})
    if move.op == "credit":
        return replace(done, credited=done.credited + move.amount)
    if move.op == "spend":
        return replace(done, spent=done.spent + move.amount)
    return replace(done, given_back=done.given_back + move.amount)


def _less(totals: Totals, done: Totals) -> Totals:
    return replace(
        totals,
        credited=totals.credited - done.credited,
        spent=totals.spent - done.spent,
        given_back=totals.given_back - done.given_back,
        lent=_without(totals.lent, done.lent),
    )


def _without(lent: Mapping[str, int], done: Mapping[str, int]) -> dict[str, int]:
    return {to: amount - done.get(to, 0) for to, amount in lent.items()}
