"""What the screens around the sale show: signing in, opening and closing a shift, reports, faults."""

from enum import Enum

import msgspec

from pos_app.ui.acts import TenderKind
from pos_app.ui.state import Notice


class Person(msgspec.Struct, frozen=True):
    """Somebody who may sign in here; `role` is shown as it stands."""

    code: str
    name: str
    role: str = ""


class ApprovalWanted(msgspec.Struct, frozen=True):
    """What a cashier asks somebody else to approve: the right, why, how far (percent or minor units)."""

    right: str
    reason: str = ""
    amount: int = 0
    cashier: str = ""


class LoginState(msgspec.Struct, frozen=True):
    """Who signs in, or who approves what is `wanted`."""

    people: tuple[Person, ...]
    chosen: str = ""
    notice: Notice | None = None
    busy: bool = False
    wanted: ApprovalWanted | None = None


class LockState(msgspec.Struct, frozen=True):
    """The till is locked by `person`; the open sale stays as it is."""

    person: Person
    notice: Notice | None = None
    busy: bool = False
    suspended_sale: bool = False


class OpenShiftState(msgspec.Struct, frozen=True):
    """The float is counted into the drawer; `suggested` is what the last shift left there (minor units)."""

    cashier: str
    suggested: int = 0
    notice: Notice | None = None
    busy: bool = False


class CountPhase(Enum):
    """First the count, blind; then what was expected, and the reason of a difference."""

    COUNT = "count"
    CHECK = "check"


class Unresolved(Enum):
    """What stands in the way of closing, or is worth knowing before it."""

    SUSPENDED_SALES = "suspended_sales"
    OPEN_SALE = "open_sale"
    OPEN_PAYMENTS = "open_payments"
    UNSENT_ENTRIES = "unsent_entries"
    PRINT_JOBS = "print_jobs"


class UnresolvedState(msgspec.Struct, frozen=True):
    kind: Unresolved
    count: int
    blocks: bool = False


class TenderCheck(msgspec.Struct, frozen=True):
    """One tender at the day's end: `counted` is None where nothing is counted (stored value ties to the ledger)."""

    kind: TenderKind
    expected: int
    counted: int | None

    @property
    def variance(self) -> int:
        return 0 if self.counted is None else self.counted - self.expected


class VarianceReason(Enum):
    CHANGE_ERROR = "change_error"
    MISSED_REFUND = "missed_refund"
    FLOAT_ERROR = "float_error"
    MONEY_CHANGED = "money_changed"
    OTHER = "other"


class CountState(msgspec.Struct, frozen=True):
    """The blind count by denomination (minor units, largest first), then its check against the books.

    `counts` are the locked numbers, in the order of the denominations, `counted` their sum.
    """

    shift: str
    denominations: tuple[int, ...]
    phase: CountPhase = CountPhase.COUNT
    checks: tuple[TenderCheck, ...] = ()
    counts: tuple[int, ...] = ()
    counted: int = 0
    unresolved: tuple[UnresolvedState, ...] = ()
    reason: VarianceReason | None = None
    notice: Notice | None = None
    busy: bool = False


class ReportLabel(Enum):
    """The rows that a report may have; `text` of the row stands for what is not ours to name."""

    SALES = "sales"
    RETURNS = "returns"
    LIST = "list"
    ADJUSTMENTS = "adjustments"
    COUPONS = "coupons"
    ROUNDING = "rounding"
    PAYABLE = "payable"
    TAX = "tax"
    NET = "net"
    CASH = "cash"
    STORED_VALUE = "stored_value"
    POINTS = "points"
    ON_ACCOUNT = "account"
    FLOOR = "floor_limit"
    CARD = "card"
    WECHAT = "wechat"
    ALIPAY = "alipay"
    FLOAT = "float"
    CASH_SALES = "cash_sales"
    CASH_RETURNS = "cash_returns"
    PAID_IN = "paid_in"
    PAID_OUT = "paid_out"
    DROPPED = "dropped"
    EXPECTED = "expected"
    COUNTED = "counted"
    VARIANCE = "variance"
    PRINCIPAL = "principal"
    BONUS = "bonus"
    MEMBER_SALES = "member_sales"
    REMOVED_LINES = "removed_lines"
    CLEARED_CARTS = "cleared_carts"
    DRAWER_OPENINGS = "drawer_openings"
    REPRINTS = "reprints"


class ReportPart(Enum):
    """The cards of a report."""

    TURNOVER = "turnover"
    TENDERS = "tenders"
    DRAWER = "drawer"
    TAXES = "taxes"
    EXCEPTIONS = "exceptions"


class ReportRow(msgspec.Struct, frozen=True):
    """`amount` in minor units, or None for a row that only counts; `text` adds to the label (a VAT rate)."""

    label: ReportLabel
    amount: int | None = None
    count: int | None = None
    text: str = ""
    strong: bool = False


class ReportSection(msgspec.Struct, frozen=True):
    part: ReportPart
    rows: tuple[ReportRow, ...]


class ReportState(msgspec.Struct, frozen=True):
    """An X report (any time, changes nothing) or a Z report (once, numbered)."""

    final: bool
    number: str
    shift: str
    at: str
    sections: tuple[ReportSection, ...]
    head: str = ""
    notice: Notice | None = None


class FaultState(msgspec.Struct, frozen=True):
    """The till cannot start or go on: one sentence, what to do, and a way out."""

    notice: Notice
    detail: str = ""


class StartingState(msgspec.Struct, frozen=True):
    """What the till is doing before it can sell; `done` of `total` when it is known, else 0 of 0."""

    text: str
    done: int = 0
    total: int = 0
