"""Bodies of entries about what is issued by itself and what is sold ahead; `domain.entries` lists their kinds."""

from __future__ import annotations

from dataclasses import field

from domain.entry_benefits import CauseMet, Gains, Issued, PointsSpend, SessionSpend
from domain.entry_parts import AllowanceReport, EntryRef, PlanRef, ShiftRef, UnitAmount
from domain.members import Member
from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class MemberEnrolled:
    """A new member; his id was made by this till. What is personal travels beside the entry: `private` is its hash.

    `gains` is what the enrolment brings him and the one who brought him (`member.referrer`); `causes` are units of what
    may happen to him once: they are lent to this register from the first moment. `agreement` names the text agreed to.
    """

    store: str
    shift: ShiftRef
    plan: PlanRef
    member: Member
    private: str
    enrolled_at: str
    agreement: str = ""
    gains: Gains = field(default_factory=Gains)
    causes: tuple[str, ...] = ()
    currency: str = "CNY"
    allowances: tuple[AllowanceReport, ...] = ()


@dataclass(frozen=True, slots=True)
class CouponIssued:
    """HQ issued coupons for causes of the calendar, or for `causes` that an entry met (`of`) without their unit."""

    member: str
    plan: PlanRef
    issued: tuple[Issued, ...]
    causes: tuple[CauseMet, ...] = ()
    of: EntryRef | None = None


@dataclass(frozen=True, slots=True)
class CausesOpened:
    """HQ opened units of causes that lie ahead of a member: one each, chain-wide, to be lent like money."""

    member: str
    plan: PlanRef
    units: tuple[UnitAmount, ...]


@dataclass(frozen=True, slots=True)
class CampaignOpened:
    """HQ opened the quantity of a limited promotion: `units` are its account's, lent to registers like money."""

    promotion: str
    plan: PlanRef
    units: tuple[UnitAmount, ...]


@dataclass(frozen=True, slots=True)
class SessionUsed:
    """Sessions of a package were ticked off, oldest lot first; `left` is what the member still has of it, as known."""

    store: str
    shift: ShiftRef
    member: str
    package: str
    spends: tuple[SessionSpend, ...]
    left: int
    sku: str = ""
    allowances: tuple[AllowanceReport, ...] = ()


@dataclass(frozen=True, slots=True)
class PackageTransferred:
    """Sessions went to another member; the lot keeps its name, its age and its end."""

    store: str
    shift: ShiftRef
    member: str
    to: str
    package: str
    lot: str
    sessions: int
    expires: str | None = None
    allowances: tuple[AllowanceReport, ...] = ()


@dataclass(frozen=True, slots=True)
class MembershipGranted:
    """A paid membership was granted by hand, for a reason; `until` is its last day as this till knows it."""

    store: str
    shift: ShiftRef
    member: str
    membership: str
    months: int
    day: str
    until: str
    reason: str


@dataclass(frozen=True, slots=True)
class MembershipEarned:
    """HQ granted a paid membership for what a counter reached, once in this `period`; it held `counted`."""

    member: str
    plan: PlanRef
    membership: str
    months: int
    day: str
    period: str
    counted: int


@dataclass(frozen=True, slots=True)
class ServiceGranted:
    """The cashier granted what the plan only says in words, and ticked it off (T5).

    `rule` names the text as a bill does (`service:lounge`), `period` the day, month or year it was for (of a coupon:
    its code). `unit` was lent to this register and is spent, "" where only a visit at one till counts. `tier` is the
    one that was priced with, `granted_at` the moment in the store's own time.
    """

    store: str
    shift: ShiftRef
    plan: PlanRef
    member: Member
    rule: str
    period: str
    granted_at: str
    tier: str | None = None
    unit: str = ""
    allowances: tuple[AllowanceReport, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawCommitted:
    """The register bound itself to a seed that nobody sees yet: `commitment` is SHA-256 of its 32 bytes."""

    store: str
    commitment: str


@dataclass(frozen=True, slots=True)
class DrawMade:
    """A draw with everything to check it again: `seed` opens `commitment`, `roll` follows from seed and `nonce`.

    `sale` is the sale whose draw it is, or None where it cost `points`. `committed` names the entry of the commitment,
    `next` binds the register for its next draw. `prize` is "" for none; what it brings stands in `gains`.
    """

    store: str
    shift: ShiftRef
    plan: PlanRef
    draw: str
    committed: EntryRef
    commitment: str
    seed: str
    nonce: str
    roll: int
    prize: str
    next: str
    made_at: str
    member: str | None = None
    sale: EntryRef | None = None
    points: tuple[PointsSpend, ...] = ()
    gains: Gains = field(default_factory=Gains)
    currency: str = "CNY"
    allowances: tuple[AllowanceReport, ...] = ()


CauseBody = (
    MemberEnrolled
    | CouponIssued
    | CausesOpened
    | CampaignOpened
    | SessionUsed
    | PackageTransferred
    | MembershipGranted
    | MembershipEarned
    | ServiceGranted
    | DrawCommitted
    | DrawMade
)
CAUSE_KINDS: dict[str, type[CauseBody]] = {
    "member.enrolled": MemberEnrolled,
    "coupon.issued": CouponIssued,
    "causes.opened": CausesOpened,
    "campaign.opened": CampaignOpened,
    "package.session_used": SessionUsed,
    "package.transferred": PackageTransferred,
    "membership.granted": MembershipGranted,
    "membership.earned": MembershipEarned,
    "service.granted": ServiceGranted,
    "draw.committed": DrawCommitted,
    "draw.made": DrawMade,
}
