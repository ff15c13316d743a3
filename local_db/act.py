"""What goes into the books and what comes back: plain values, no SQL."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from domain.allowances import Totals
from domain.entries import ApprovalGiven, Body, Entry, EntryRef, ShiftRef, ShiftTotals
from domain.value import dataclass
from wire.push import PrivateRecord

Private = PrivateRecord
"""A personal record beside its entry: `salt` (base64) and the `record`'s exact JSON bytes."""


class BooksBug(AssertionError):
    """The program wanted to write something that the books never hold; nothing was written."""


@dataclass(frozen=True, slots=True)
class NewJob:
    """Something to print, or a drawer to open, once the entry is durable."""

    kind: Literal["receipt", "drawer"]
    payload: bytes
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry as it was written: the value, its hash, its exact bytes, its signature."""

    entry: Entry
    hash: str
    raw: bytes
    sig: str


Stored = Recorded
"""An entry as it lies in the journal."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a person did, before it has a place in the journal.

    `at` knows its zone (UTC). `draft` is removed in the same transaction and must still be there. `returns_seen` is how
    many returns of the sale a return was worked out after: no more and no fewer must be there. `once` names what must
    never be done a second time (two presses of one key). `approval` is what `approver` approved: it is written in front
    of the act, and is good for no other. `first` is an act of its own that is written in front in the same commit: both
    or neither (an exchange). `jobs` is called inside the transaction once number and hash are known:
    receipts carry the head.
    """

    kind: str
    body: Body
    actor: str
    at: datetime
    business_day: str
    members: tuple[str, ...] = ()
    approver: str | None = None
    approval: ApprovalGiven | None = None
    private: tuple[Private, ...] = ()
    draft: str | None = None
    once: str | None = None
    returns_seen: int | None = None
    first: "Act | None" = None
    jobs: Callable[[Recorded], tuple[NewJob, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A sale in progress; `document` is JSON that only services read. `at` is an RFC 3339 text."""

    id: str
    state: Literal["open", "suspended"]
    cashier: str
    at: str
    document: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """Where this register's journal stands; of an empty epoch, seq 0 and the first entry's `prev`."""

    register: str
    store: str
    epoch: str
    seq: int
    hash: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A line of the list of receipts; `returned` is "", "part" or "all"."""

    ref: EntryRef
    at: str
    kind: str
    payable: int
    member: str | None
    cashier: str
    hash: str
    returned: str = ""
    original: EntryRef | None = None


@dataclass(frozen=True, slots=True)
class OpenShift:
    """The shift that is open at this register."""

    ref: ShiftRef
    cashier: str
    business_day: str
    opened_at: str
    totals: ShiftTotals


@dataclass(frozen=True, slots=True)
class Room:
    """An allowance of this register: its totals, and until when it may be spent (None: for ever)."""

    totals: Totals
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A job of the durable print queue."""

    id: int
    kind: str
    payload: bytes
    copy: bool
    attempts: int


@dataclass(frozen=True, slots=True)
class JobState:
    """How a job stands: "queued", "sending", "printed" or "uncertain", with what the printer said last."""

    id: int
    kind: str
    state: str
    attempts: int
    note: str


@dataclass(frozen=True, slots=True)
class Unsynced:
    """How many entries HQ has not confirmed, and the time of the oldest."""

    count: int
    oldest_at: str | None
