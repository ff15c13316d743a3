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
class ReceiptReprinted:
    """A receipt was printed again, marked as a copy."""

    original: EntryRef


@dataclass(frozen=True, slots=True)
class ClockStepped:
    """The machine's clock was moved by so many seconds since the last entry."""

    seconds: int


TillBody = TillStarted | StaffSignedIn | ReceiptReprinted | ClockStepped
TILL_KINDS: dict[str, type[TillBody]] = {
    "till.started": TillStarted,
    "staff.signed_in": StaffSignedIn,
    "receipt.reprinted": ReceiptReprinted,
    "clock.stepped": ClockStepped,
}
