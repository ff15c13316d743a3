"""Bodies of entries that move points outside a sale. `domain.entries` shows them on."""

from __future__ import annotations

from dataclasses import field

from domain.bill import TaxSum
from domain.entry_benefits import Gains, PointsSpend
from domain.entry_parts import AllowanceReport, BalanceShown, EntryRef, PlanRef, ShiftRef, UnitAmount
from domain.members import Member
from domain.tenders import Tender
from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class PointsEarned:
    """Points for taking part: `cause` is "visit", "review" or "event"; `about` names which one.

    `earned_at` is the moment in the store's own time. A register notes the same member, cause and `about` once.
    `balance` is what points the member has, before and after, as printed.
    """

    store: str
    plan: PlanRef
    member: Member
    cause: str
    earned_at: str
    gains: Gains
    about: str = ""
    currency: str = "CNY"
    allowances: tuple[AllowanceReport, ...] = ()
    balance: BalanceShown | None = None


@dataclass(frozen=True, slots=True)
class GiftTaken:
    """A gift of the catalogue for points and, with some, money (P2): `amount` = tenders − `change`, tax included.

    `right`: the right to bring it back comes with it, once chain-wide, and is lent like that of a sale. Older entries
    have none. `balance` is what points the member has, before and after, as printed.
    """

    store: str
    shift: ShiftRef
    plan: PlanRef
    member: str
    sku: str
    article: str
    points: tuple[PointsSpend, ...]
    taken_at: str
    amount: int = 0
    taxes: tuple[TaxSum, ...] = ()
    tenders: tuple[Tender, ...] = ()
    change: int = 0
    currency: str = "CNY"
    allowances: tuple[AllowanceReport, ...] = ()
    right: bool = False
    balance: BalanceShown | None = None


@dataclass(frozen=True, slots=True)
class GiftReturned:
    """A gift came back: all its points to their lots, its money in cash. With `right` it came to a register that holds
    the gift's right and spends it; without, to the one that handed it over, by an older program. `balance` is what
    points the member has, before and after, as printed.
    """

    store: str
    shift: ShiftRef
    plan: PlanRef
    original: EntryRef
    original_hash: str
    member: str
    sku: str
    points: tuple[PointsSpend, ...]
    returned_at: str
    amount: int = 0
    taxes: tuple[TaxSum, ...] = ()
    tenders: tuple[Tender, ...] = ()
    reason: str = ""
    currency: str = "CNY"
    allowances: tuple[AllowanceReport, ...] = ()
    right: bool = False
    balance: BalanceShown | None = None


@dataclass(frozen=True, slots=True)
class PointsExpired:
    """HQ let points end that it holds itself, lot by lot; `value` is what they were worth in the books."""

    member: str
    day: str
    units: tuple[UnitAmount, ...]
    value: int = 0
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class PointsSettled:
    """HQ settled points that a member owed (`settled`, with what they stood for in the books) out of points that it
    holds of his (`taken`, with what they are worth): as many of the one as of the other.
    """

    member: str
    day: str
    taken: tuple[PointsSpend, ...]
    settled: tuple[PointsSpend, ...]
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class PointsReferred:
    """HQ's act: what a sale brings the `member` who brought its buyer, where the till did not know who that was.

    `gains` is what he gets, once; `back` what he gives back with the sale's returns, with the points of it that he
    owes. So far `returned` minor units of the sale's payable have come back, and with `last` all of it.
    """

    member: str
    buyer: str
    sale: EntryRef
    sale_hash: str
    plan: PlanRef
    gains: Gains = field(default_factory=Gains)
    back: Gains = field(default_factory=Gains)
    returned: int = 0
    last: bool = False
    currency: str = "CNY"


PointsBody = PointsEarned | GiftTaken | GiftReturned | PointsExpired | PointsSettled | PointsReferred
POINTS_KINDS: dict[str, type[PointsBody]] = {
    "points.earned": PointsEarned,
    "points.gift_taken": GiftTaken,
    "points.gift_returned": GiftReturned,
    "points.expired": PointsExpired,
    "points.settled": PointsSettled,
    "points.referred": PointsReferred,
}
