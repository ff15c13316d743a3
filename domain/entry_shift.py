"""Bodies of entries about shifts and the drawer; `domain.entries` lists their kinds."""

from __future__ import annotations

from domain.entry_parts import ShiftRef, ShiftTotals
from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class ShiftOpened:
    """A cashier's spell begins with a float in the drawer."""

    store: str
    opening_float: int
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class DrawerOpened:
    """The drawer was opened without a sale, for a reason."""

    store: str
    shift: ShiftRef
    reason: str


@dataclass(frozen=True, slots=True)
class CashMoved:
    """Cash moved without a sale, for a reason: paid in or out of the drawer (`cash.paid_in`, `cash.paid_out`), or
    brought from it to the safe (`cash.dropped`).
    """

    store: str
    shift: ShiftRef
    amount: int
    reason: str
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class ShiftClosed:
    """The end of a shift: counted blind, then compared. `count` maps a denomination (minor units) to pieces."""

    store: str
    shift: ShiftRef
    totals: ShiftTotals
    count: dict[str, int]
    counted: int
    expected: int
    variance: int
    reason: str = ""
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class DayClosed:
    """The business day of this register is closed: the Z report, numbered without gaps."""

    store: str
    number: int
    totals: ShiftTotals
    shifts: tuple[ShiftRef, ...]
    counted: int
    expected: int
    variance: int


ShiftBody = ShiftOpened | DrawerOpened | CashMoved | ShiftClosed | DayClosed
SHIFT_KINDS: dict[str, type[ShiftBody]] = {
    "shift.opened": ShiftOpened,
    "drawer.opened": DrawerOpened,
    "cash.paid_in": CashMoved,
    "cash.paid_out": CashMoved,
    "cash.dropped": CashMoved,
    "shift.closed": ShiftClosed,
    "day.closed": DayClosed,
}
