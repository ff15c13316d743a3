"""What bodies of entries are made of: references, lines, totals. `domain.entries` shows them on."""

from __future__ import annotations

from dataclasses import field

from domain.bill import LineAdjustment
from domain.money import Ratio
from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class EntryRef:
    """The identity of everything that comes out of an entry, for ever."""

    register: str
    epoch: str
    seq: int


@dataclass(frozen=True, slots=True)
class ShiftRef:
    """The shift an act belongs to: the place of its `shift.opened`."""

    epoch: str
    seq: int


@dataclass(frozen=True, slots=True)
class PlanRef:
    """The plan a decision was made under: its version and the hash of its bytes."""

    version: int
    hash: str


@dataclass(frozen=True, slots=True)
class AllowanceReport:
    """Totals of one allowance after the entry (credited, spent, given back, lent, borrowed): never deltas."""

    owner: str
    unit: str
    c: int = 0
    s: int = 0
    b: int = 0
    lent: dict[str, int] = field(default_factory=dict)
    borrowed: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ByHand:
    """What a person did to a price, and why: another unit price than `was` (minor units), or `percent` off.

    A line has one of them, and so has a bill; `percent` is taken of what is left after all benefits.
    """

    reason: str
    by: str
    was: int = 0
    percent: int = 0


@dataclass(frozen=True, slots=True)
class SaleLine:
    """A sold line: the facts of the article as used, and the priced result. `by_hand`: a person changed its price."""

    line: int
    sku: str
    name: str
    category: str
    quantity: int
    per: int
    unit_price: int
    tax_rate: Ratio
    list: int
    adjustments: tuple[LineAdjustment, ...]
    payable: int
    tax: int
    net: int
    member_price: int | None = None
    barcode: str = ""
    imported: int = 0
    cost: int | None = None
    since: str = ""
    by_hand: ByHand | None = None


@dataclass(frozen=True, slots=True)
class CouponUsed:
    """A coupon laid into a sale, and what it took off (0: not applied, and not spent)."""

    code: str
    rule: str
    amount: int
    threshold: int = 0
    owner: str = ""
    line: int | None = None
    taken: int = 0
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class BalanceShown:
    """The member's stored value as printed on the receipt: the whole balance as known, before and after."""

    before: int
    after: int


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """A line of a sale that was not made."""

    sku: str
    quantity: int
    list: int


@dataclass(frozen=True, slots=True)
class SaleAbandoned:
    """A cart was cleared: what lay in it and why."""

    store: str
    shift: ShiftRef
    lines: tuple[RemovedLine, ...]
    reason: str
    member: str | None = None


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """What comes back of one line of a sale: its part of list, adjustments, payable, tax and net."""

    line: int
    quantity: int
    list: int
    adjustments: tuple[LineAdjustment, ...]
    payable: int
    tax: int
    net: int


@dataclass(frozen=True, slots=True)
class UnitAmount:
    """An amount of a unit that an owner has."""

    owner: str
    unit: str
    amount: int
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class ShiftTotals:
    """A shift so far, folded from its entries (X report): counts, and amounts in minor units.

    `list`, `adjustments` and `taxes` are sales less returns; `variance` is set by the count at its close; `topped_up`
    is principal paid in less cancelled, `cashed_out` paid at closings, `dropped` is cash brought to the safe; `voided`
    sales are among the `returns`; `tenders` is all that was taken less given back;
    `taxes` map "num/den" to (payable, tax, net).
    """

    opening_float: int = 0
    sales: int = 0
    returns: int = 0
    abandoned: int = 0
    drawer_opened: int = 0
    list: int = 0
    payable: int = 0
    returned: int = 0
    rounding: int = 0
    paid_in: int = 0
    paid_out: int = 0
    top_ups: int = 0
    topped_up: int = 0
    cashed_out: int = 0
    variance: int = 0
    tenders: dict[str, int] = field(default_factory=dict)
    adjustments: dict[str, int] = field(default_factory=dict)
    taxes: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    dropped: int = 0
    voided: int = 0

    @property
    def expected_cash(self) -> int:
        """What must lie in the drawer: float + cash taken − cash given back + paid in − paid out − dropped."""
        return self.opening_float + self.tenders.get("cash", 0) + self.paid_in - self.paid_out - self.dropped
