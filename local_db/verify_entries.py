"""The walk along the journal: each entry against the ones before it and against what was derived from it."""

from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from domain.allowances import Totals
from domain.entries import (
    Adopted,
    DayClosed,
    Entry,
    EntryRef,
    GiftTaken,
    GoodsReturned,
    PlanRef,
    PointsEarned,
    SaleCompleted,
    ShiftClosed,
    TillStarted,
)
from domain.entry_causes import ServiceGranted
from domain.entry_payments import RefundSettled
from domain.entry_value import MemberClosed, TopUpCancelled, TopUpCompleted
from domain.errors import Refusal
from domain.floor_limit import beyond, owed_after
from domain.lot_ends import lot_ends
from domain.no_receipt import goods_trouble
from domain.plan import Plan
from domain.postings import allowance_moves, postings, right_unit, sale_owner, unbalanced
from domain.proofs import act_trouble, sale_trouble
from domain.returns import returned_by
from domain.shifts import add
from domain.soundness import trouble
from domain.value_proofs import cancel_trouble, closing_trouble, top_up_trouble
from local_db import payments, projections
from local_db.driver import Row
from local_db.projections import ShiftRow
from local_db.verify_causes import Causes
from local_db.verify_returns import Returns
from wire.bodies import body_json, from_envelope, plan_from, plan_hash
from wire.entries import decode_entry, entry_hash, first_prev, names_record, private_hash, read_adopted, verify_hash
from wire.fields import read_time
from wire.json_text import Malformed

_JOURNAL_SQL = "SELECT n, epoch, seq, kind, at, business_day, hash, sig, raw FROM journal ORDER BY n"
_EPOCHS_SQL = "SELECT ordinal, register, epoch, public_key, signed, store FROM epoch ORDER BY ordinal"
_POSTINGS_SQL = "SELECT n, place, account, unit, amount, owner FROM posting WHERE n = ? ORDER BY place"
_RECEIPT_SQL = "SELECT n, kind, payable, member, cashier, tier, original FROM receipt WHERE n = ?"
_PRIVATE_SQL = "SELECT salt, record FROM private WHERE n = ?"
_GRANTED_SQL = "SELECT granted FROM allowance WHERE epoch = ? AND owner = ? AND unit = ?"
_PLAN_SQL = "SELECT version, text FROM plan WHERE hash = ?"


class Asked(Protocol):
    """What answers: `local_db.books_file.Readers`."""

    def connection(self) -> Any:  # noqa: ANN401  the driver has no types
        """The connection that everything is read from."""
        ...

    def one(self, sql: str, params: tuple[Any, ...] = ()) -> Row | None:
        """The first row, or None."""
        ...

    def all(self, sql: str, params: tuple[Any, ...] = ()) -> list[Row]:
        """Every row."""
        ...


class Bad(Exception):
    """The first thing that does not hold: what it is, and why."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(what, reason)
        self.what = what
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Epoch:
    """An epoch as its certificate says."""

    ordinal: int
    register: str
    epoch: str
    public_key: str
    first_prev: str
    store: str


@dataclass
class Derived:
    """What the journal says the tables must hold."""

    shifts: dict[tuple[str, int], ShiftRow] = field(default_factory=dict)
    days: dict[str, Row] = field(default_factory=dict)
    totals: dict[tuple[str, str, str], Totals] = field(default_factory=dict)
    top_ups: dict[EntryRef, tuple[TopUpCompleted, str]] = field(default_factory=dict)
    ends: dict[tuple[str, str, str], str] = field(default_factory=dict)
    settled: list[Row] = field(default_factory=list)
    owed: dict[str, int] = field(default_factory=dict)
    goods: dict[str, int] = field(default_factory=dict)


class Walk:
    """Goes along the journal; `run` raises `Bad` at the first entry that does not hold."""

    def __init__(self, readers: Asked) -> None:
        self._readers = readers
        self._epochs: dict[str, Epoch] = {}
        self._plans: dict[str, tuple[int, Plan]] = {}
        self._n, self._seq, self._at = 0, 0, ""
        self._epoch: Epoch | None = None
        self.derived = Derived()
        self._causes = Causes(readers, self._plan)
        self._returns = Returns(readers, self._plan)
        self.counted: Counter[type] = Counter()
        self.entries = 0
        self.offline_sales = 0
        self.recovered = 0
        self._lost_carts: set[str] = set()
        self._sold_carts: set[str] = set()
        self.head = ""

    def run(self) -> None:
        """Check every entry, in the order in which they were written."""
        for row in self._readers.all(_EPOCHS_SQL):
            self._epochs[row[2]] = Epoch(row[0], row[1], row[2], row[3], first_prev(row[4]), row[5])
        with closing(self._readers.connection().execute(_JOURNAL_SQL)) as rows:
            for row in rows:
                self._entry(row)
        for what in self._returns.exchanged.values():
            raise Bad(what, "the sale that it was exchanged for is not there")

    def _entry(self, row: Row) -> None:
        n, epoch_id, seq, *_, hash_, _, _ = row
        epoch = self._epochs.get(epoch_id)
        what = f"{epoch.register if epoch else '?'}/{epoch_id}/{seq}"
        if epoch is None:
            raise Bad(what, "no certificate was kept for its epoch")
        prev = self._in_order(n, epoch, seq, what)
        entry = self._signed(row, epoch, prev, what)
        self._in_time(entry, what)
        self._private(n, row[-1], what)
        self._derive(n, entry, hash_, what)
        self._n, self._epoch, self._seq, self._at = n, epoch, seq, entry.at
        self.entries += 1
        self.counted[type(entry.body)] += 1
        self._count(entry)
        self.head = hash_

    def _count(self, entry: Entry) -> None:
        """Sales made without HQ, and sales that outlived a kill of the program: open at a start, finished later."""
        body = entry.body
        if isinstance(body, TillStarted) and body.killed and body.open_sale:
            self._lost_carts.add(body.open_sale)
        if isinstance(body, SaleCompleted):
            self.offline_sales += body.offline
            self.recovered += body.draft in self._lost_carts

    def _in_order(self, n: int, epoch: Epoch, seq: int, what: str) -> str:
        """Nothing is missing before it; the `prev` it must have."""
        if n != self._n + 1:
            raise Bad(what, f"{n - self._n - 1} entries are missing before it")
        same = self._epoch == epoch
        if self._epoch is not None and epoch.ordinal < self._epoch.ordinal:
            raise Bad(what, "it stands behind a newer epoch")
        if seq != (self._seq + 1 if same else 1):
            raise Bad(what, f"entry {self._seq + 1 if same else 1} was expected here")
        return self.head if same else epoch.first_prev

    def _in_time(self, entry: Entry, what: str) -> None:
        if entry.at < self._at:
            raise Bad(what, f"its time is before the one of the entry before it ({self._at})")
        if entry.business_day in self.derived.days:
            raise Bad(what, f"the day {entry.business_day} was closed before it")

    @staticmethod
    def _signed(row: Row, epoch: Epoch, prev: str, what: str) -> Entry:
        """Hash, signature and link, then the entry itself."""
        _, _, seq, kind, at, business_day, hash_, sig, raw = row
        if entry_hash(raw) != hash_:
            raise Bad(what, "its bytes are not those that were hashed")
        if not verify_hash(epoch.public_key, hash_, sig):
            raise Bad(what, "its signature is not of this register's key")
        try:
            envelope = decode_entry(raw)
            entry = from_envelope(envelope)
            read_time(entry.at)
        except Malformed as error:
            raise Bad(what, f"it cannot be read: {error}") from error
        if (entry.register, entry.epoch, entry.seq) != (epoch.register, epoch.epoch, seq):
            raise Bad(what, "its bytes are another entry's")
        if envelope.prev != prev:
            raise Bad(what, "it does not follow the entry before it")
        if (entry.kind, entry.at, entry.business_day) != (kind, at, business_day):
            raise Bad(what, "the columns beside it say something else")
        if getattr(entry.body, "store", epoch.store) != epoch.store:
            raise Bad(what, f"it is of another store than {epoch.store}")
        return entry

    def _private(self, n: int, raw: bytes, what: str) -> None:
        for salt, record in self._readers.all(_PRIVATE_SQL, (n,)):
            if not names_record(raw, private_hash(salt, record)):
                raise Bad(what, "a private record beside it is not the one it names")

    def _derive(self, n: int, entry: Entry, hash_: str, what: str) -> None:
        body = entry.body
        if found_wrong := trouble(entry):
            raise Bad(what, found_wrong)
        if isinstance(body, SaleCompleted):
            self._sale(entry, body, hash_, what)
        elif returned_by(body) is not None:
            self._return(entry, hash_, what)
        elif isinstance(body, Adopted):
            self._adopted(body, what)
        elif isinstance(body, PointsEarned | GiftTaken | ServiceGranted):
            self._act(body, what)
            self._causes.took(entry, hash_)
        elif wrong := self._causes.trouble(entry, what, self._returns.sales):
            raise Bad(what, f"worked out again: {wrong}")
        else:
            self._value(entry, hash_, what)
        self._allowances(entry, what)
        found = postings(entry)
        if unbalanced(found):
            raise Bad(what, f"its postings do not sum to 0: {unbalanced(found)}")
        owed_after(self.derived.owed, found)
        rows = projections.posting_rows(n, found)
        if unnamed := {row[-1] for row in rows} - {None, *entry.members}:
            raise Bad(what, f"it moves what belongs to {sorted(unnamed)} and does not name them")
        _same(what, "posting", self._readers.all(_POSTINGS_SQL, (n,)), rows)
        receipt = projections.receipt_row(n, entry)
        _same(what, "receipt", self._readers.all(_RECEIPT_SQL, (n,)), [receipt] if receipt is not None else [])
        _same(what, "payment", self._readers.all(payments.USED_SQL, (n,)), payments.expected(entry))
        if isinstance(body, RefundSettled):
            self.derived.settled.append((body.payment,))
        self._shift(n, entry, what)
        self._day(n, entry, what)

    def _sale(self, entry: Entry, body: SaleCompleted, hash_: str, what: str) -> None:
        plan = self._plan(body.plan, what)
        wrong = sale_trouble(body, plan, read_time(entry.at)) or beyond(
            body, plan.stored_value.floor, self.derived.owed
        )
        if wrong:
            raise Bad(what, f"priced again: {wrong}")
        if body.draft and body.draft in self._sold_carts:
            raise Bad(what, f"the cart {body.draft} was sold before")
        self._sold_carts.add(body.draft)
        self._returns.sales[entry.ref] = (body, hash_)
        self._returns.exchanged.pop(body.draft, None)

    def _act(self, body: PointsEarned | GiftTaken | ServiceGranted, what: str) -> None:
        if wrong := act_trouble(body, self._plan(body.plan, what)):
            raise Bad(what, f"decided again: {wrong}")

    def _value(self, entry: Entry, hash_: str, what: str) -> None:
        """Top-ups, their cancelling, closings and goods without a receipt, worked out again under their plans."""
        body = entry.body
        wrong = ""
        if isinstance(body, TopUpCompleted):
            wrong = top_up_trouble(body, self._plan(body.plan, what))
            self.derived.top_ups[entry.ref] = (body, hash_)
        elif isinstance(body, TopUpCancelled):
            done, done_hash = self.derived.top_ups.get(body.original, (None, ""))
            if done is None or done_hash != body.original_hash:
                raise Bad(what, "it cancels a top-up that is not in these books")
            wrong = cancel_trouble(body, done, self._plan(done.plan, what))
        elif isinstance(body, MemberClosed):
            wrong = closing_trouble(body, self._plan(body.plan, what))
        elif isinstance(body, GoodsReturned):
            before = self.derived.goods.get(entry.business_day, 0)
            wrong = goods_trouble(body, self._plan(body.plan, what), before)
            self.derived.goods[entry.business_day] = before + body.payable
        if wrong:
            raise Bad(what, f"worked out again: {wrong}")

    def _plan(self, ref: PlanRef, what: str) -> Plan:
        if ref.hash not in self._plans:
            row = self._readers.one(_PLAN_SQL, (ref.hash,))
            if row is None or plan_hash(row[1]) != ref.hash:
                raise Bad(what, f"its plan {ref.version} is not kept, or not as it was")
            self._plans[ref.hash] = (row[0], plan_from(row[1]))
        version, plan = self._plans[ref.hash]
        if not version == plan.version == ref.version:
            raise Bad(what, f"its plan is kept as version {version} and not {ref.version}")
        return plan

    def _return(self, entry: Entry, hash_: str, what: str) -> None:
        if wrong := self._returns.trouble(entry, hash_, what):
            raise Bad(what, wrong)
        back = returned_by(entry.body)
        sale = sale_owner(back.original) if back is not None else ""
        if self.totals(entry.epoch, sale, right_unit(sale)).room < 1:
            raise Bad(what, "the right to return the sale was not here")

    def _adopted(self, body: Adopted, what: str) -> None:
        """An entry of an epoch before, handed in again: its own bytes under its own signature."""
        try:
            adopted, raw = read_adopted(body_json(body))
        except Malformed as error:
            raise Bad(what, f"what it adopts does not hold: {error}") from error
        known = self._epochs.get(adopted.epoch)
        if known is None or not verify_hash(known.public_key, entry_hash(raw), adopted.sig):
            raise Bad(what, "what it adopts was not written by this register")

    def _allowances(self, entry: Entry, what: str) -> None:
        told = {(one.owner, one.unit): one.borrowed for one in getattr(entry.body, "allowances", ())}

        def known(owner: str, unit: str) -> Totals:
            return self._with_borrowed(entry.epoch, owner, unit, told.get((owner, unit), {}), what)

        try:
            after = projections.moved(allowance_moves(entry), known)
        except Refusal as refusal:
            raise Bad(what, f"it spends more than was lent: {refusal}") from refusal
        reported = getattr(entry.body, "allowances", ())
        if reported != projections.reports(after):
            raise Bad(what, f"its allowance totals should be {projections.reports(after)} and are {reported}")
        for (owner, unit), totals in after.items():
            self.derived.totals[entry.epoch, owner, unit] = totals
        if (back := returned_by(entry.body)) is not None:
            for one in back.gains.earned:
                there = known(one.owner, f"PTS/{one.lot}")
                if one.debt and replace(there, granted=0).room > 0:  # what is granted may have come later
                    raise Bad(what, f"{one.debt} points of {one.owner} are owed though some are here")
        self.derived.ends |= {(entry.epoch, *key): end for key, end in lot_ends(entry.body).items()}

    def _with_borrowed(self, epoch: str, owner: str, unit: str, told: dict[str, int], what: str) -> Totals:
        """What was borrowed is in no entry of this journal: as the entry says, never less than before.

        That it was not more than lenders signed is seen at the end.
        """
        totals = self.totals(epoch, owner, unit)
        if any(told.get(lender, 0) < amount for lender, amount in totals.borrowed.items()):
            raise Bad(what, f"it has borrowed {told} and had borrowed {totals.borrowed} before")
        return replace(totals, borrowed=told)

    def totals(self, epoch: str, owner: str, unit: str) -> Totals:
        """Totals so far; what was granted is taken from the table, where a signed grant must prove it."""
        key = (epoch, owner, unit)
        if key not in self.derived.totals:
            row = self._readers.one(_GRANTED_SQL, key)
            self.derived.totals[key] = Totals(granted=row[0] if row is not None else 0)
        return self.derived.totals[key]

    def _shift(self, n: int, entry: Entry, what: str) -> None:
        ref = projections.shift_of(entry)
        if ref is None:
            return
        key = (ref.epoch, ref.seq)
        known = self.derived.shifts.get(key)
        if known is not None and known.closed:
            raise Bad(what, "its shift was closed before it")
        if isinstance(entry.body, ShiftClosed) and known is not None and entry.body.totals != known.totals:
            raise Bad(what, f"the shift's totals are {known.totals}, it says {entry.body.totals}")
        after = projections.next_shift(n, known, entry)
        if after is None:
            raise Bad(what, "nobody opened its shift")
        self.derived.shifts[key] = after

    def _day(self, n: int, entry: Entry, what: str) -> None:
        body = entry.body
        if not isinstance(body, DayClosed):
            return
        mine = [shift for shift in self.derived.shifts.values() if shift.business_day == entry.business_day]
        if body.number != len(self.derived.days) + 1 or tuple(shift.ref for shift in mine) != body.shifts:
            raise Bad(what, "its number or its shifts are not those of the day")
        if body.totals != add(shift.totals for shift in mine):
            raise Bad(what, "its totals are not the sum of the day's shifts")
        self.derived.days[entry.business_day] = (entry.business_day, n, body.number)


def _same(what: str, table: str, found: list[Any], right: list[Any]) -> None:
    if found == right:
        return
    for place, (one, other) in enumerate(zip(found, right, strict=False)):
        if one != other:
            raise Bad(what, f"{table} {place} is {one} and should be {other}")
    raise Bad(what, f"it has {len(found)} rows of {table} and should have {len(right)}")
