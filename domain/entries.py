"""Bodies of journal entries: every input of a decision and its result, nothing personal.

`KINDS` names the body of each `kind@version`. Times are RFC 3339 UTC texts, amounts minor units. Additions only:
a field is never renamed or given another meaning. The envelope (register, epoch, seq, prev, ...) belongs to `wire`.
"""

from __future__ import annotations

from dataclasses import field

from domain.bill import Adjustment, TaxSum
from domain.entry_account import ACCOUNT_KINDS, AccountBody
from domain.entry_benefits import (
    Bought,
    CauseMet,
    Covered,
    Earned,
    Extended,
    Gains,
    Held,
    Issued,
    PointsSpend,
    Progress,
    Promoted,
)
from domain.entry_causes import CAUSE_KINDS, CauseBody
from domain.entry_floor import FLOOR_KINDS, FloorSettled
from domain.entry_goods import GOODS_KINDS, GoodsReturned
from domain.entry_lending import LENDING_KINDS, AllowanceGivenBack, AllowanceLent, LendingBody
from domain.entry_office import OFFICE_KINDS, OfficeBody
from domain.entry_parts import (
    AllowanceReport,
    BalanceShown,
    ByHand,
    CouponUsed,
    EntryRef,
    PlanRef,
    RemovedLine,
    ReturnLine,
    SaleAbandoned,
    SaleLine,
    ShiftRef,
    ShiftTotals,
    UnitAmount,
)
from domain.entry_payments import PAYMENT_KINDS, PaymentBody
from domain.entry_points import POINTS_KINDS, GiftTaken, PointsBody, PointsEarned, PointsExpired
from domain.entry_shift import SHIFT_KINDS, CashMoved, DayClosed, DrawerOpened, ShiftBody, ShiftClosed, ShiftOpened
from domain.entry_standing import STANDING_KINDS, StandingBody
from domain.entry_tiers import TIER_KINDS, PromotionPutBack, TierBody, TierGranted, TierPromoted, TierReviewed
from domain.entry_till import (
    TILL_KINDS,
    ApprovalGiven,
    ClockStepped,
    ReceiptReprinted,
    StaffSignedIn,
    TillBody,
    TillStarted,
)
from domain.entry_value import VALUE_KINDS, ValueBody
from domain.members import Member
from domain.tenders import Tender
from domain.value import dataclass

__all__ = [
    "KINDS",
    "Adopted",
    "AllowanceGivenBack",
    "AllowanceLent",
    "AllowanceReport",
    "ApprovalGiven",
    "BalanceShown",
    "Body",
    "Bought",
    "ByHand",
    "CashMoved",
    "CauseMet",
    "ClockStepped",
    "CouponUsed",
    "DayClosed",
    "DrawerOpened",
    "Earned",
    "Entry",
    "EntryRef",
    "EpochOpened",
    "Extended",
    "FloorSettled",
    "Gains",
    "GiftTaken",
    "GoodsReturned",
    "Held",
    "Issued",
    "OpeningBalance",
    "PackageRefunded",
    "PlanRef",
    "PointsEarned",
    "PointsExpired",
    "PointsSpend",
    "Progress",
    "Promoted",
    "PromotionPutBack",
    "ReceiptReprinted",
    "RemovedLine",
    "ReturnCompleted",
    "ReturnLine",
    "SaleAbandoned",
    "SaleCompleted",
    "SaleLine",
    "ShiftClosed",
    "ShiftOpened",
    "ShiftRef",
    "ShiftTotals",
    "StaffSignedIn",
    "TierGranted",
    "TierPromoted",
    "TierReviewed",
    "TillStarted",
    "UnitAmount",
]


@dataclass(frozen=True, slots=True)
class EpochOpened:
    """First entry of an epoch: why it was opened and the head that was found."""

    store: str
    reason: str
    certificate: str = ""
    head_found: str = ""


@dataclass(frozen=True, slots=True)
class Adopted:
    """An entry of a closed branch, handed in again with its original bytes (base64): booked once, by its hash."""

    register: str
    epoch: str
    seq: int
    hash: str
    sig: str
    entry: str


@dataclass(frozen=True, slots=True)
class SaleCompleted:
    """A finished sale. `list` − adjustments = `payable` = tenders − `change`.

    `sold_at` is the moment in the store's own time (RFC 3339 with its offset), for rules with hours and days. `agent`
    bought for the group `member`. From engine 2 on `gains` says what counts towards tiers. `head_room` is what spent
    principal gives back of the legal limit; `pin_checked`: the member's PIN was asked for and was right. `balance` and
    `points` are what the member has, before and after, as printed. `sessions` name the lines that sessions of the
    member's packages paid for, `texts` the rules that only told the cashier what to grant. `approvals` are the entries
    that approved what was done to it by hand, `by_hand` what a person took off the whole bill.
    """

    store: str
    shift: ShiftRef
    plan: PlanRef
    engine: int
    member: Member | None
    lines: tuple[SaleLine, ...]
    coupons: tuple[CouponUsed, ...]
    adjustments: tuple[Adjustment, ...]
    taxes: tuple[TaxSum, ...]
    list: int
    payable: int
    rounding: int
    tenders: tuple[Tender, ...]
    change: int
    cash_part: int | None = None
    tier_after: str | None = None
    balance: BalanceShown | None = None
    offline: bool = False
    draft: str = ""
    currency: str = "CNY"
    allowances: tuple[AllowanceReport, ...] = ()
    sold_at: str = ""
    agent: str | None = None
    held: tuple[Held, ...] = ()
    gains: Gains = field(default_factory=Gains)
    head_room: int = 0
    pin_checked: bool = False
    sessions: tuple[Covered, ...] = ()
    points: BalanceShown | None = None
    texts: tuple[str, ...] = ()
    approvals: tuple[EntryRef, ...] = ()
    by_hand: ByHand | None = None


@dataclass(frozen=True, slots=True)
class ReturnCompleted:
    """Goods came back, or a sale of the open shift was voided as a whole (`sale.voided`).

    `payable` is what is given back; tenders sum to it exactly.

    `held_back` is what of the cash share stays in the drawer for want of a coin (negative when it is paid out later).
    `gains` is what goes back of the sale's gains (positive amounts), with the points of them that are owed.
    `charged` are lines that stay and of which a rule took something back that the rest no longer deserves: no goods,
    a payable below 0; `payable` is the sum of both. `head_room` is what returned principal takes of the legal limit, as
    far as that is here. `returned_at` is the moment in the store's own time, for coupons that end. `held` is what goes
    back (`used`) of promotions with a limited quantity, `sessions` what goes back to its lots. `earlier` are the hashes
    of the returns of the sale before this one, oldest first; empty where all of them stand in this journal. `exchange`
    is the draft of the sale that was made in the same commit for what is taken instead.
    """

    store: str
    shift: ShiftRef
    original: EntryRef
    original_hash: str
    lines: tuple[ReturnLine, ...]
    adjustments: tuple[Adjustment, ...]
    taxes: tuple[TaxSum, ...]
    list: int
    payable: int
    tenders: tuple[Tender, ...]
    held_back: int = 0
    last: bool = False
    member: str | None = None
    coupons: tuple[CouponUsed, ...] = ()
    balance: BalanceShown | None = None
    reason: str = ""
    currency: str = "CNY"
    allowances: tuple[AllowanceReport, ...] = ()
    engine: int = 1
    gains: Gains = field(default_factory=Gains)
    charged: tuple[ReturnLine, ...] = ()
    head_room: int = 0
    returned_at: str = ""
    held: tuple[Held, ...] = ()
    sessions: tuple[Covered, ...] = ()
    earlier: tuple[str, ...] = ()
    exchange: str = ""


@dataclass(frozen=True, slots=True)
class PackageRefunded:
    """The unused part of a package was paid back. `back` is the return of its line for that part and no more: money,
    tax and tenders follow from it. `used` sessions stay paid, `unused` ones end with this entry.
    """

    store: str
    shift: ShiftRef
    member: str
    package: str
    lot: str
    used: int
    unused: int
    back: ReturnCompleted
    allowances: tuple[AllowanceReport, ...] = ()


@dataclass(frozen=True, slots=True)
class OpeningBalance:
    """HQ's act: what a member had before this journal began."""

    member: str
    units: tuple[UnitAmount, ...]
    spending: int = 0
    tier: str | None = None
    currency: str = "CNY"


Body = (
    EpochOpened
    | Adopted
    | ShiftBody
    | SaleCompleted
    | SaleAbandoned
    | ReturnCompleted
    | LendingBody
    | FloorSettled
    | OpeningBalance
    | TierBody
    | PointsBody
    | ValueBody
    | PackageRefunded
    | GoodsReturned
    | CauseBody
    | PaymentBody
    | TillBody
    | OfficeBody
    | AccountBody
    | StandingBody
)

KINDS: dict[str, type[Body]] = {
    "epoch.opened": EpochOpened,
    "adopted": Adopted,
    **SHIFT_KINDS,
    "sale.completed": SaleCompleted,
    "sale.abandoned": SaleAbandoned,
    "return.completed": ReturnCompleted,
    "sale.voided": ReturnCompleted,
    **LENDING_KINDS,
    **FLOOR_KINDS,
    "opening.balance": OpeningBalance,
    **TIER_KINDS,
    **POINTS_KINDS,
    **VALUE_KINDS,
    "package.refunded": PackageRefunded,
    **GOODS_KINDS,
    **CAUSE_KINDS,
    **PAYMENT_KINDS,
    **TILL_KINDS,
    **OFFICE_KINDS,
    **ACCOUNT_KINDS,
    **STANDING_KINDS,
}
"""The kinds of version 1 and their bodies; `docs/entries.md` is written from this table."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal entry with its body read: what the ledger and the projections work on."""

    register: str
    epoch: str
    seq: int
    kind: str
    at: str
    business_day: str
    actor: str
    members: tuple[str, ...]
    body: Body
    approver: str | None = None
    version: int = 1

    @property
    def ref(self) -> EntryRef:
        """Its identity."""
        return EntryRef(self.register, self.epoch, self.seq)
