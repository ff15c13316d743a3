"""Bodies of entries about the machine and who stands at it: no money moves."""

from __future__ import annotations

from domain.entry_parts import EntryRef
from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class TillStarted:
    """The program started: whether it had been killed before, and the draft of the sale that was open then."""

    store: str
    program: str
    killed: bool
    open_sale: str = ""


@dataclass(frozen=True, slots=True)
class StaffSignedIn:
    """Somebody signed in at this register."""

    staff: str


@dataclass(frozen=True, slots=True)
class StaffLocked:
    """Too many wrong PINs in a row were typed for somebody: nobody signs in by that name until it is unlocked."""

    staff: str
    wrong: int


@dataclass(frozen=True, slots=True)
class StaffUnlocked:
    """Somebody with the right to it let a locked person sign in again."""

    staff: str


@dataclass(frozen=True, slots=True)
class ApprovalGiven:
    """Somebody with the right (the envelope's approver) approved one act of another (its actor), on the spot.

    The act is `right` on `subject`, as far as `amount` (percent or minor units) for `reason`. Where the act is an entry
    of its own, that is the next one, written in the same commit; where it is done to a sale under way, `subject` begins
    with the sale's draft and the sale's entry names this one. `id` is used once, for ever.
    """

    store: str
    id: str
    right: str
    subject: str
    amount: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptReprinted:
    """A receipt was printed again, marked as a copy."""

    original: EntryRef


@dataclass(frozen=True, slots=True)
class ClockStepped:
    """The machine's clock was moved by so many seconds since the last entry."""

    seconds: int


TillBody = TillStarted | StaffSignedIn | StaffLocked | StaffUnlocked | ApprovalGiven | ReceiptReprinted | ClockStepped
TILL_KINDS: dict[str, type[TillBody]] = {
    "till.started": TillStarted,
    "staff.signed_in": StaffSignedIn,
    "staff.locked": StaffLocked,
    "staff.unlocked": StaffUnlocked,
    "approval.given": ApprovalGiven,
    "receipt.reprinted": ReceiptReprinted,
    "clock.stepped": ClockStepped,
}
