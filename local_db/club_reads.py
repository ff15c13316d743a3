"""What the books say of a member's tier and points acts, and where entries of closed branches were handed in again."""

from collections.abc import Mapping

from local_db.books_file import BooksFile

_TIERS_SQL = (
    "SELECT e.register, j.epoch, j.seq, t.tier FROM (SELECT n, tier FROM receipt WHERE member = ?1"
    " UNION SELECT a.n, coalesce(CAST(a.raw AS TEXT) ->> '$.body.gains.promoted[#-1].tier',"
    "  CAST(a.raw AS TEXT) ->> '$.body.tier') FROM posting p JOIN journal a ON a.n = p.n"
    "  WHERE p.owner = ?1 AND p.unit GLOB 'TIER:*' AND a.kind NOT IN ('sale.completed', 'return.completed')"
    " ) t JOIN journal j ON j.n = t.n JOIN epoch e ON e.epoch = j.epoch WHERE t.tier IS NOT NULL ORDER BY t.n DESC"
)
_CYCLES_SQL = (
    "SELECT e.register, j.epoch, j.seq, CAST(j.raw AS TEXT) ->> '$.body.gains.promoted[#-1].cycle' FROM journal j"
    " JOIN epoch e ON e.epoch = j.epoch WHERE j.kind <> 'return.completed'"
    " AND j.n IN (SELECT n FROM posting WHERE owner = ? AND unit GLOB 'TIER:*' AND amount < 0)"
)
_TOOK_PART_SQL = (
    "SELECT 1 FROM journal j WHERE j.kind = 'points.earned' AND j.n IN (SELECT n FROM posting WHERE owner = ?)"
    " AND CAST(j.raw AS TEXT) ->> '$.body.cause' = ? AND CAST(j.raw AS TEXT) ->> '$.body.about' = ? LIMIT 1"
)
_ADOPTED_SQL = (
    "SELECT CAST(raw AS TEXT) ->> '$.body.epoch', CAST(raw AS TEXT) ->> '$.body.seq', epoch, seq FROM journal"
    " WHERE kind = 'adopted'"
)


HandedIn = dict[tuple[str, int], tuple[str, int]]
"""(epoch, seq) of an entry of a closed branch → (epoch, seq) of the entry that handed it in again."""


class ClubReads(BooksFile):
    """Questions about tiers and taking part."""

    _adopted: tuple[int, HandedIn] = (-1, {})

    def last_tier(self, member: str, after: Mapping[tuple[str, str], int]) -> str | None:
        """The tier after the member's last sale, grant or promotion here, of those after these positions; None when
        there is none.
        """
        rows = self.readers.all(_TIERS_SQL, (member,))
        again = self._handed_in()
        later = (row[3] for row in rows if is_later((row[0], row[1], row[2]), after, again))
        return next(later, None)

    def own_cycle(self, member: str, after: Mapping[tuple[str, str], int]) -> int:
        """The cycle that the member's promotions here have begun, of those after these positions; 0 for none."""
        rows = self.readers.all(_CYCLES_SQL, (member,))
        again = self._handed_in()
        later = [row[3] for row in rows if row[3] is not None and is_later((row[0], row[1], row[2]), after, again)]
        return max((cycle + 1 for cycle in later), default=0)

    def took_part(self, member: str, cause: str, about: str) -> bool:
        """Whether this till noted that already."""
        return self.readers.one(_TOOK_PART_SQL, (member, cause, about)) is not None

    def was_done(self, name: str) -> bool:
        """Whether an act of that name (`Act.once`) was written here."""
        return self.readers.one("SELECT 1 FROM finished_draft WHERE id = ?", (name,)) is not None

    def _handed_in(self) -> HandedIn:
        """Where entries of closed branches were handed in again; that happens when an epoch begins, and never later."""
        row = self.readers.one("SELECT count(*) FROM epoch")
        epochs = int(row[0]) if row is not None else 0
        known, places = self._adopted
        if known != epochs:
            rows = self.readers.all(_ADOPTED_SQL) if epochs > 1 else []
            places = {(was, was_seq): (now, now_seq) for was, was_seq, now, now_seq in rows}
            self._adopted = epochs, places
        return places


def is_later(place: tuple[str, str, int], after: Mapping[tuple[str, str], int], again: HandedIn) -> bool:
    """Whether an entry follows these positions: neither it is in them, nor an entry that handed it in again."""
    register, epoch, seq = place
    if seq <= after.get((register, epoch), 0):
        return False
    later = again.get((epoch, seq))
    return later is None or is_later((register, *later), after, again)
