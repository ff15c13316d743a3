"""Parts of entries that tell what a member gained or used: points, tiers, coupons, packages. `domain.entries` shows
them on. Codes and lots are made by the till (a lot begins with its date, so that lots sort by age).
"""

from __future__ import annotations

from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """What counts towards tiers: `TIER:<metric>`, or with `month` (2026-11) the counter of that month.

    `owner` is whose counter it is, "" for the member of the entry.
    """

    metric: str
    amount: int
    month: str = ""
    owner: str = ""

    @property
    def unit(self) -> str:
        """The ledger's unit of it."""
        return f"TIER:{self.metric}@{self.month}" if self.month else f"TIER:{self.metric}"


@dataclass(frozen=True, slots=True)
class Promoted:
    """A promotion: which tier, in which cycle of the counter, and what it consumes of it.

    HQ counts one per metric and cycle: what a second till consumed in the same cycle is put back.
    """

    tier: str
    before: str | None = None
    cycle: int = 0
    consumed: tuple[Progress, ...] = ()


@dataclass(frozen=True, slots=True)
class Earned:
    """Points earned into a lot, worth `value` minor units in the books; `owner` may be another member (agent, the
    one who brought this member). In a return, `debt` of the points are not at this register any more.
    """

    rule: str
    owner: str
    lot: str
    points: int
    value: int = 0
    expires: str | None = None
    debt: int = 0

    @property
    def debt_value(self) -> int:
        """What the part that is owed is worth in the books."""
        return self.value * self.debt // self.points if self.points else 0


@dataclass(frozen=True, slots=True)
class PointsSpend:
    """Points taken of one lot, worth `amount` minor units."""

    lot: str
    points: int
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Issued:
    """A coupon given to a member: its code, its rule, the rule of issue and the period that name its cause."""

    rule: str
    code: str
    owner: str
    cause: str = ""
    period: str = ""
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class CauseMet:
    """A cause that another till may have met as well. `here`: its unit was lent to this register, and this entry spends
    it and issues; else HQ issues when the entry arrives, once.
    """

    rule: str
    owner: str
    period: str
    here: bool = False

    @property
    def unit(self) -> str:
        """The unit of which there is one, chain-wide."""
        return f"CAUSE:{self.rule}:{self.period}"


@dataclass(frozen=True, slots=True)
class Bought:
    """Sessions of a package that a line brought, into a lot of their own."""

    package: str
    owner: str
    lot: str
    line: int
    sessions: int
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class SessionSpend:
    """Sessions ticked off one lot of a package, and the lot's last day (None: for ever)."""

    lot: str
    sessions: int
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class Covered:
    """A line that sessions of a member's package paid for, one for each piece; `left` is what he then still has of the
    package, as known.
    """

    line: int
    package: str
    owner: str
    spends: tuple[SessionSpend, ...] = ()
    left: int = 0


@dataclass(frozen=True, slots=True)
class Extended:
    """A paid membership that a line extends by `months`; `until` is the last day as this till knows it."""

    membership: str
    owner: str
    line: int
    months: int
    until: str


@dataclass(frozen=True, slots=True)
class Held:
    """How much of a limited promotion this register held, and how much the sale took of it."""

    promotion: str
    quantity: int
    used: int = 0


@dataclass(frozen=True, slots=True)
class Gains:
    """All that a sale brings its member beside the goods; a return names what of it goes back.

    `draws` are lucky draws that the sale may make once, each.
    """

    progress: tuple[Progress, ...] = ()
    promoted: tuple[Promoted, ...] = ()
    earned: tuple[Earned, ...] = ()
    issued: tuple[Issued, ...] = ()
    bought: tuple[Bought, ...] = ()
    extended: tuple[Extended, ...] = ()
    causes: tuple[CauseMet, ...] = ()
    draws: tuple[str, ...] = ()
