"""One act, one transaction: entry, private records, postings, projections, allowances, draft, print jobs."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from domain.allowances import Totals
from domain.entries import Body, ClockStepped, Entry, PlanRef, ShiftClosed, ShiftOpened
from domain.errors import Refusal
from domain.lot_ends import lot_ends
from domain.postings import allowance_moves, postings, unbalanced
from domain.value import dataclass
from local_db import checks, payments, projections
from local_db.act import Act, BooksBug, NewJob, Recorded
from local_db.driver import ConstraintError, Transaction
from local_db.form import DAY_CLOSED, DAY_SQL, JOURNAL_SQL, POSTING_SQL, PRIVATE_SQL, RECEIPT_SQL, SHIFT_SQL
from wire.bodies import entry_bytes
from wire.entries import entry_hash, names_record, sign_hash
from wire.fields import read_time, time_text
from wire.keys import SigningKey

DRAFT_GONE_SQL = "DELETE FROM draft WHERE id = ?"
DRAFT_FINISHED_SQL = "INSERT INTO finished_draft (id) VALUES (?)"
JOB_SQL = "INSERT INTO print_job (kind, payload, copy, state, attempts, note) VALUES (?, ?, ?, 'queued', 0, '')"
LAST_SQL = "SELECT n, epoch, seq, hash, at FROM journal ORDER BY n DESC LIMIT 1"
SHIFT_ROW_SQL = "SELECT n, epoch, seq, cashier, business_day, opened_at, closed, totals FROM shift"
FIND_SHIFT_SQL = f"{SHIFT_ROW_SQL} WHERE epoch = ? AND seq = ?"
OPEN_SHIFT_SQL = f"{SHIFT_ROW_SQL} WHERE NOT closed ORDER BY n DESC LIMIT 1"
SHIFT_NEXT_SQL = "UPDATE shift SET closed = ?, totals = ? WHERE n = ?"
TOTALS_SQL = (
    "SELECT granted, credited, spent, given_back, lent, borrowed FROM allowance"
    " WHERE epoch = ? AND owner = ? AND unit = ?"
)
TOTALS_PUT_SQL = (
    "INSERT INTO allowance (epoch, owner, unit, granted, credited, spent, given_back, lent_sum, borrowed_sum, lent,"
    " borrowed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (epoch, owner, unit) DO UPDATE SET"
    " granted = excluded.granted, credited = excluded.credited, spent = excluded.spent,"
    " given_back = excluded.given_back, lent_sum = excluded.lent_sum, borrowed_sum = excluded.borrowed_sum,"
    " lent = excluded.lent, borrowed = excluded.borrowed"
)
END_SQL = "UPDATE allowance SET expires = ? WHERE epoch = ? AND owner = ? AND unit = ? AND proof IS NULL"
"""Where HQ signed until when a unit may be spent, that holds."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who writes: the register in its epoch, its key, and the `prev` of its first entry."""

    register: str
    store: str
    epoch: str
    first_prev: str
    key: SigningKey


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next entry goes."""

    n: int
    seq: int
    prev: str
    at: str


class Recorder:
    """Writes acts into the journal, one transaction each; remembers the clock it saw last."""

    def __init__(self) -> None:
        self._clock: datetime | None = None

    def record(self, tx: Transaction, signer: Signer, act: Act) -> Recorded:
        """Write an act; Refusals `already_finished`, `day_closed`, `not_enough_allowance` and others write nothing."""
        if act.draft is not None:
            finish_draft(tx, act.draft)
        if act.once is not None:
            _only_once(tx, act.once)
        if act.first is not None:
            self.record(tx, signer, act.first)
        place = next_place(tx, signer)
        step = self._step(place, act)
        if step:
            write(tx, signer, place, replace(_alone(act, "clock.stepped", ClockStepped(step)), approver=None))
            place = next_place(tx, signer)
        if act.approval is not None:
            _only_once(tx, f"approval/{act.approval.id}")
            write(tx, signer, place, _alone(act, "approval.given", act.approval))
            place = next_place(tx, signer)
        recorded = write(tx, signer, place, act)
        add_jobs(tx, act.jobs(recorded) if act.jobs is not None else ())
        return recorded

    def saw(self, at: datetime) -> None:
        """Remember the clock of an act that was committed."""
        self._clock = at

    def _step(self, place: Place, act: Act) -> int:
        """Whole seconds (negative) by which the clock went back since it was last looked at; 0 when it did not."""
        last = self._clock
        if last is None and place.at:
            last = read_time(place.at)
        behind = (last - act.at) // timedelta(seconds=1) if last is not None else 0
        return -behind if behind >= 1 else 0


def _alone(act: Act, kind: str, body: Body) -> Act:
    """An entry in front of an act: by the same people at the same time, of no member."""
    return replace(act, kind=kind, body=body, members=(), private=())


def finish_draft(tx: Transaction, draft: str) -> None:
    """Take a draft away for ever; Refusal `already_finished` when it is gone: nothing is sold twice."""
    if not tx.execute(DRAFT_GONE_SQL, (draft,)):
        raise Refusal("already_finished", draft=draft)
    tx.execute(DRAFT_FINISHED_SQL, (draft,))


def _only_once(tx: Transaction, name: str) -> None:
    """Remember for ever that this was done; Refusal `already_finished` when it was done before."""
    if tx.one("SELECT 1 FROM finished_draft WHERE id = ?", (name,)) is not None:
        raise Refusal("already_finished", draft=name)
    tx.execute(DRAFT_FINISHED_SQL, (name,))


def next_place(tx: Transaction, signer: Signer) -> Place:
    """What follows the last entry; the first of an epoch follows its certificate."""
    row = tx.one(LAST_SQL)
    if row is None:
        return Place(1, 1, signer.first_prev, "")
    n, epoch, seq, hash_, at = row
    if epoch == signer.epoch:
        return Place(n + 1, seq + 1, hash_, at)
    return Place(n + 1, 1, signer.first_prev, at)


def write(tx: Transaction, signer: Signer, place: Place, act: Act) -> Recorded:
    """Encode, hash, sign and insert an entry with everything that is derived from it."""
    entry = Entry(
        register=signer.register,
        epoch=signer.epoch,
        seq=place.seq,
        kind=act.kind,
        at=max(time_text(act.at), place.at),
        business_day=act.business_day,
        actor=act.actor,
        members=act.members,
        body=act.body,
        approver=act.approver,
    )
    checks.check(tx, act, signer.register, signer.epoch)
    entry = _with_allowances(tx, entry)
    raw = entry_bytes(entry, place.prev)
    hash_ = entry_hash(raw)
    recorded = Recorded(entry, hash_, raw, sign_hash(signer.key, hash_))
    _insert(tx, place.n, recorded)
    _insert_private(tx, place.n, act, raw)
    _insert_derived(tx, place.n, entry)
    payments.use(tx, place.n, entry)
    return recorded


def _insert(tx: Transaction, n: int, recorded: Recorded) -> None:
    entry = recorded.entry
    head = (n, entry.epoch, entry.seq, entry.kind, entry.at, entry.business_day)
    try:
        tx.execute(JOURNAL_SQL, (*head, recorded.hash, recorded.sig, recorded.raw))
    except ConstraintError as error:
        if DAY_CLOSED in str(error):
            raise Refusal("day_closed", day=entry.business_day) from error
        raise


def _insert_private(tx: Transaction, n: int, act: Act, raw: bytes) -> None:
    for record in act.private:
        if not names_record(raw, record.hash):
            raise BooksBug(f"{act.kind} does not name its private record {record.hash}")
    tx.many(PRIVATE_SQL, [(n, place, found.salt, found.record) for place, found in enumerate(act.private)])


def _insert_derived(tx: Transaction, n: int, entry: Entry) -> None:
    found = postings(entry)
    wrong = unbalanced(found)
    if wrong:
        raise BooksBug(f"the postings of {entry.kind} do not sum to 0: {wrong}")
    ref = getattr(entry.body, "plan", None)
    if isinstance(ref, PlanRef) and not _knows_plan(tx, ref.hash):
        raise BooksBug(f"the plan {ref} of the entry is not kept: it could not be worked out again")
    tx.many(POSTING_SQL, projections.posting_rows(n, found))
    receipt = projections.receipt_row(n, entry)
    if receipt is not None:
        tx.execute(RECEIPT_SQL, receipt)
    _project_shift(tx, n, entry)
    closed = projections.day_row(n, entry)
    if closed is not None:
        tx.execute(DAY_SQL, closed)


def _knows_plan(tx: Transaction, plan_hash: str) -> bool:
    return tx.one("SELECT 1 FROM plan WHERE hash = ?", (plan_hash,)) is not None


def _project_shift(tx: Transaction, n: int, entry: Entry) -> None:
    ref = projections.shift_of(entry)
    if ref is None:
        return
    if isinstance(entry.body, ShiftOpened):
        if tx.one(OPEN_SHIFT_SQL) is not None:
            raise Refusal("shift_already_open")
        opened = projections.next_shift(n, None, entry)
        assert opened is not None  # noqa: S101  an opened shift is a shift
        tx.execute(SHIFT_SQL, opened.columns())
        return
    row = tx.one(FIND_SHIFT_SQL, (ref.epoch, ref.seq))
    known = projections.shift_row(row) if row is not None else None
    if known is None or known.closed:
        raise Refusal("shift_closed", kind=entry.kind)
    if isinstance(entry.body, ShiftClosed) and entry.body.totals != known.totals:
        raise BooksBug("the shift is closed with other totals than its entries have")
    after = projections.next_shift(n, known, entry)
    assert after is not None  # noqa: S101  it is open
    columns = after.columns()
    tx.execute(SHIFT_NEXT_SQL, (columns[-2], columns[-1], after.n))


def _with_allowances(tx: Transaction, entry: Entry) -> Entry:
    """Move the allowances as the entry says and write the new totals into its body."""

    def known(owner: str, unit: str) -> Totals:
        return totals_of(tx, entry.epoch, owner, unit)

    after = projections.moved(allowance_moves(entry), known)
    for (owner, unit), totals in after.items():
        put_totals(tx, entry.epoch, owner, unit, totals)
    for (owner, unit), end in lot_ends(entry.body).items():
        tx.execute(END_SQL, (end, entry.epoch, owner, unit))
    return replace(entry, body=projections.with_reports(entry.body, projections.reports(after)))


def totals_of(tx: Transaction, epoch: str, owner: str, unit: str) -> Totals:
    """The totals of an allowance; a missing row is zeros."""
    row = tx.one(TOTALS_SQL, (epoch, owner, unit))
    return totals_from(row) if row is not None else Totals()


def totals_from(row: tuple[Any, ...]) -> Totals:
    """Totals of (granted, credited, spent, given_back, lent, borrowed)."""
    return Totals(row[0], row[1], row[2], row[3], json.loads(row[4]), json.loads(row[5]))


def put_totals(tx: Transaction, epoch: str, owner: str, unit: str, totals: Totals) -> None:
    """Keep the totals of an allowance; the database refuses an overdraft and totals that shrink."""
    lent, borrowed = (json.dumps(loans, sort_keys=True) if loans else "{}" for loans in (totals.lent, totals.borrowed))
    sums = (sum(totals.lent.values()), sum(totals.borrowed.values()))
    own = (totals.granted, totals.credited, totals.spent, totals.given_back)
    tx.execute(TOTALS_PUT_SQL, (epoch, owner, unit, *own, *sums, lent, borrowed))


def add_jobs(tx: Transaction, jobs: Iterable[NewJob]) -> None:
    """Put jobs at the end of the print queue."""
    tx.many(JOB_SQL, [(job.kind, job.payload, int(job.copy)) for job in jobs])
