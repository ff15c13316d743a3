"""Questions to the books, on any thread: the journal, receipts, shifts, allowances, what a member did here."""

from collections.abc import Mapping
from datetime import date as calendar
from datetime import timedelta

from domain.entries import Entry, EntryRef, PlanRef, ShiftRef, ShiftTotals
from domain.errors import Fault
from domain.plan import Plan
from local_db import projections, recording
from local_db.act import Head, OpenShift, ReceiptRow, Room, Stored, Unsynced
from local_db.club_reads import is_later
from local_db.driver import Row
from local_db.member_reads import MemberReads
from local_db.word_reads import WordReads
from wire.bodies import plan_from, read_entry
from wire.entries import first_prev
from wire.reference_schema import storable

_EPOCH_SQL = "SELECT register, store, epoch, signed FROM epoch ORDER BY ordinal DESC LIMIT 1"
_HEAD_SQL = "SELECT seq, hash, at FROM journal WHERE epoch = ? ORDER BY seq DESC LIMIT 1"
_ENTRY_SQL = "SELECT raw, hash, sig FROM journal WHERE epoch = ? AND seq = ?"
RECEIPT_ROWS_SQL = (
    "SELECT e.register, j.epoch, j.seq, j.at, r.kind, r.payable, r.member, r.cashier, j.hash, r.original,"
    " (SELECT max(coalesce(CAST(b.raw AS TEXT) -> '$.body.last' = 'true', 1))"
    "  FROM receipt s JOIN journal b ON b.n = s.n WHERE s.original = e.register || '/' || j.epoch || '/' || j.seq)"
    " FROM receipt r JOIN journal j ON j.n = r.n JOIN epoch e ON e.epoch = j.epoch"
)
_RECEIPTS_SQL = (
    f"{RECEIPT_ROWS_SQL} WHERE (? = '' OR j.seq = ? OR r.member = ? OR substr(j.hash, 1, ?) = ?)"
    " ORDER BY r.n DESC LIMIT ?"
)
_DAY_SHIFTS_SQL = f"{recording.SHIFT_ROW_SQL} WHERE business_day = ? ORDER BY n"
_LEFT_OPEN_SQL = (
    "SELECT business_day FROM shift WHERE business_day < ? AND business_day NOT IN (SELECT business_day FROM day)"
    " GROUP BY business_day HAVING min(closed) ORDER BY business_day"
)
_ROOMS_SQL = (
    "SELECT unit, granted, credited, spent, given_back, lent, borrowed, expires FROM allowance"
    " WHERE owner = ? AND epoch = (SELECT epoch FROM epoch ORDER BY ordinal DESC LIMIT 1)"
)
_EFFECTS_SQL = (
    "SELECT e.register, j.epoch, j.seq, p.unit, p.amount FROM posting p JOIN journal j ON j.n = p.n"
    " JOIN epoch e ON e.epoch = j.epoch WHERE p.owner = ?"
)
_PLANS_SQL = "SELECT hash, version, valid_from, text FROM plan ORDER BY version DESC"
_UNSYNCED_SQL = (
    "SELECT count(*), min(j.at) FROM epoch e JOIN journal j ON j.epoch = e.epoch AND j.seq > e.pushed"
    " WHERE e.ordinal = (SELECT max(ordinal) FROM epoch)"
)


class Reads(WordReads, MemberReads):
    """What can be asked of the books."""

    _plans: tuple[int, tuple[Row, ...]] = (-1, ())
    _store = ""

    def head(self) -> Head:
        """Where the journal stands; Fault `not_enrolled` before the first epoch."""
        row = self.readers.one(_EPOCH_SQL)
        if row is None:
            raise Fault("This till is not enrolled yet.", advice="Enrol it with a code from HQ.", code="not_enrolled")
        register, store, epoch, signed = row
        last = self.readers.one(_HEAD_SQL, (epoch,))
        seq, hash_, at = last if last is not None else (0, first_prev(signed), "")
        return Head(register, store, epoch, seq, hash_, at)

    def store(self) -> str:
        """The store of this register, the same for ever; Fault `not_enrolled` before the first epoch."""
        self._store = self._store or self.head().store
        return self._store

    def entry(self, seq: int, epoch: str | None = None) -> Stored | None:
        """An entry of this register's present epoch, or of another one."""
        row = self.readers.one(_ENTRY_SQL, (epoch or self.head().epoch, seq))
        return _stored(row) if row is not None else None

    def sale(self, ref: EntryRef) -> Stored | None:
        """The entry of a sale made here, None for one that is not in these books."""
        found = self.entry(ref.seq, ref.epoch)
        return found if found is not None and found.entry.ref == ref else None

    def receipts(self, limit: int = 50, text: str = "") -> tuple[ReceiptRow, ...]:
        """Receipts, newest first; `text` is a receipt number, a member's id or the first digits of a head."""
        wanted = storable(text.strip())
        number = wanted.rpartition("-")[2]
        seq = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else -1  # noqa: PLR2004
        rows = self.readers.all(_RECEIPTS_SQL, (wanted, seq, wanted, len(wanted), wanted.lower(), limit))
        return tuple(map(receipt_row, rows))

    def open_shift(self) -> OpenShift | None:
        """The shift that is open, with its totals so far."""
        row = self.readers.one(recording.OPEN_SHIFT_SQL)
        if row is None:
            return None
        shift = projections.shift_row(row)
        return OpenShift(shift.ref, shift.cashier, shift.business_day, shift.opened_at, shift.totals)

    def day_shifts(self, business_day: str) -> tuple[tuple[ShiftRef, ShiftTotals], ...]:
        """The shifts of a business day, in order, with their totals."""
        rows = map(projections.shift_row, self.readers.all(_DAY_SHIFTS_SQL, (business_day,)))
        return tuple((shift.ref, shift.totals) for shift in rows)

    def z_count(self) -> int:
        """How many days were closed at this register: the next Z report has this number plus one."""
        row = self.readers.one("SELECT count(*) FROM day")
        return int(row[0]) if row is not None else 0

    def day_closed(self, business_day: str) -> bool:
        """Whether no entry can be made for this day any more."""
        return self.readers.one("SELECT 1 FROM day WHERE business_day = ?", (business_day,)) is not None

    def days_left_open(self, before: str) -> tuple[str, ...]:
        """Days before this one whose shifts are all closed and that have no Z report yet, oldest first."""
        return tuple(row[0] for row in self.readers.all(_LEFT_OPEN_SQL, (before,)))

    def business_day(self, date: str) -> str:
        """The day an entry made on this date belongs to: the open shift's, else the first one that is not closed."""
        shift = self.open_shift()
        if shift is not None:
            return shift.business_day
        day = calendar.fromisoformat(date)
        while self.day_closed(day.isoformat()) and day < calendar.max:
            day += timedelta(days=1)
        return day.isoformat()

    def rooms(self, owner: str) -> dict[str, Room]:
        """What was lent to this register of an owner's units, in its present epoch, or was credited here."""
        rows = self.readers.all(_ROOMS_SQL, (owner,))
        return {row[0]: Room(recording.totals_from(row[1:7]), row[7]) for row in rows}

    def own_effects(self, member: str, after: Mapping[tuple[str, str], int]) -> dict[str, int]:
        """What this till's entries after those (register, epoch) → seq did to a member's units and counters.

        What is only given back to HQ changes nothing: it stays the member's.
        """
        sums: dict[str, int] = {}
        again = self._handed_in()
        for register, epoch, seq, unit, amount in self.readers.all(_EFFECTS_SQL, (member,)):
            if is_later((register, epoch, seq), after, again):
                sums[unit] = sums.get(unit, 0) + amount
        return sums

    def plan(self, ref: PlanRef | None = None, at: str = "9") -> tuple[Plan, PlanRef]:
        """The plan of a sale, or the newest one that is in force `at` a time (RFC 3339; not given: the newest kept).

        Fault `no_plan` when it is not here.
        """
        for hash_, version, valid_from, text in self._known_plans():
            if hash_ == ref.hash if ref is not None else valid_from <= at:
                return plan_from(text), PlanRef(version, hash_)
        raise Fault("This till has no plan yet.", advice="Let it reach HQ once.", code="no_plan")

    def _known_plans(self) -> tuple[Row, ...]:
        """Every plan, the newest first; asked for several times at each scan, so it is kept until one is added."""
        added, plans = self._plans
        if added != self.plans_added:
            added = self.plans_added
            plans = tuple(self.readers.all(_PLANS_SQL))
            self._plans = added, plans
        return plans

    def setting(self, name: str) -> str | None:
        """A setting of this till, None when it was never set."""
        row = self.readers.one("SELECT value FROM setting WHERE name = ?", (name,))
        return str(row[0]) if row is not None else None

    def unsynced(self) -> Unsynced:
        """How many entries HQ has not confirmed, and how old the oldest is; a closed branch was handed in again."""
        row = self.readers.one(_UNSYNCED_SQL)
        return Unsynced(row[0], row[1]) if row is not None else Unsynced(0, None)


def _stored(row: Row) -> Stored:
    raw, hash_, sig = row
    entry: Entry = read_entry(raw)
    return Stored(entry, hash_, raw, sig)


def receipt_row(row: Row) -> ReceiptRow:
    """A row of RECEIPT_ROWS_SQL."""
    register, epoch, seq, at, kind, payable, member, cashier, hash_, original, last = row
    returned = "" if last is None else ("all" if last else "part")
    made_of = projections.read_ref(original) if original is not None else None
    ref = EntryRef(register, epoch, seq)
    return ReceiptRow(ref, at, kind, payable, member, cashier, hash_, returned, made_of)
