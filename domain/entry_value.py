"""Bodies of entries about stored value beside sales: top-ups, closing, recharge cards, what the law leaves open.

Lots are named by the till or by HQ (`stored_value.lot_name`).
"""

from __future__ import annotations

from dataclasses import field

from domain.entry_benefits import Gains, PointsSpend
from domain.entry_losses import LOSS_KINDS, LossBody
from domain.entry_parts import AllowanceReport, BalanceShown, EntryRef, PlanRef, ShiftRef, UnitAmount
from domain.members import Member
from domain.tenders import Tender
from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class TopUpCompleted:
    """Money paid in: `principal` = tenders − `change`, and `bonus` on top of it, into a lot of their own.

    `topped_up_at` is the moment in the store's own time. `expires` and `bonus_expires` are last days (None: for ever).
    `head_room` is what it takes of the legal limit (CAP), 0 under a plan without one. `gains` counts towards tiers.
    """

    store: str
    shift: ShiftRef
    plan: PlanRef
    member: Member
    lot: str
    principal: int
    bonus: int
    tenders: tuple[Tender, ...]
    change: int
    topped_up_at: str
    trial: str = ""
    expires: str | None = None
    bonus_expires: str | None = None
    head_room: int = 0
    gains: Gains = field(default_factory=Gains)
    tier_after: str | None = None
    balance: BalanceShown | None = None
    offline: bool = False
    currency: str = "CNY"
    allowances: tuple[AllowanceReport, ...] = ()


@dataclass(frozen=True, slots=True)
class TopUpCancelled:
    """A top-up whose lot is untouched is taken back as a whole; `tenders` are what is handed out."""

    store: str
    shift: ShiftRef
    original: EntryRef
    original_hash: str
    member: str
    lot: str
    principal: int
    bonus: int
    tenders: tuple[Tender, ...]
    cancelled_at: str
    trial: str = ""
    head_room: int = 0
    gains: Gains = field(default_factory=Gains)
    balance: BalanceShown | None = None
    reason: str = ""
    currency: str = "CNY"
    allowances: tuple[AllowanceReport, ...] = ()


@dataclass(frozen=True, slots=True)
class LotCashed:
    """What closing does to one lot: what is left of it goes, `paid` minor units of it go to the member in cash."""

    lot: str
    principal: int
    bonus: int
    paid: int


@dataclass(frozen=True, slots=True)
class MemberClosed:
    """A membership ends: principal is paid out, bonus and `points` are forfeited, as far as they are here.

    `rule` is the plan's ("principal", "paid_share"); `identity` says which paper was looked at, never its number. HQ
    pays what comes back to it later (`closing.settled`).
    """

    store: str
    shift: ShiftRef
    plan: PlanRef
    member: str
    rule: str
    lots: tuple[LotCashed, ...]
    points: tuple[PointsSpend, ...]
    paid: int
    identity: str
    reason: str = ""
    currency: str = "CNY"
    allowances: tuple[AllowanceReport, ...] = ()


@dataclass(frozen=True, slots=True)
class RechargeCardPresented:
    """HQ took a recharge card for a member and credited it by its own `entry`; this one moves nothing.

    `card_end` is the card's last symbols.
    """

    store: str
    shift: ShiftRef
    member: str
    card_end: str
    amount: int
    presented_at: str
    entry: EntryRef
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class RechargeRedeemed:
    """HQ's act: a recharge card is used up and its value is the member's. `code` is the HMAC of its code."""

    member: str
    card_end: str
    code: str
    lot: str
    amount: int
    store: str
    register: str
    expires: str | None = None
    head_room: int = 0
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class HeadRoomSet:
    """HQ's act: what the plan lets this member do is put at his disposal (or, below 0, taken back): `CAP` and trials.

    `limit` is the legal limit it follows from, 0 for none.
    """

    member: str
    units: tuple[UnitAmount, ...]
    limit: int = 0


@dataclass(frozen=True, slots=True)
class ClosingSettled:
    """HQ's act after a closing: what came back is owed to the member in money, bonus and points are forfeited."""

    member: str
    rule: str
    lots: tuple[LotCashed, ...]
    points: tuple[PointsSpend, ...]
    paid: int
    store: str = ""
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class UnitsExpired:
    """HQ's act: what it holds itself of a member's lots of stored value and sessions, coupons and rights is past its
    last day (`expires` of each unit) and ends. `principal` is what of it was owed to the member in money.
    """

    member: str
    day: str
    units: tuple[UnitAmount, ...]
    principal: int = 0
    currency: str = "CNY"


ValueBody = (
    TopUpCompleted
    | TopUpCancelled
    | MemberClosed
    | RechargeCardPresented
    | RechargeRedeemed
    | HeadRoomSet
    | ClosingSettled
    | UnitsExpired
    | LossBody
)
VALUE_KINDS: dict[str, type[ValueBody]] = {
    "top_up.completed": TopUpCompleted,
    "top_up.cancelled": TopUpCancelled,
    "member.closed": MemberClosed,
    "recharge_card.presented": RechargeCardPresented,
    "recharge.redeemed": RechargeRedeemed,
    "head_room.set": HeadRoomSet,
    "closing.settled": ClosingSettled,
    "units.expired": UnitsExpired,
    **LOSS_KINDS,
}
