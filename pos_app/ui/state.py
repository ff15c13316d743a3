"""What the sale screens show: frozen values, made by the controller, compared by the widgets.

Amounts are whole minor units; what is taken off is positive.  Text that people wrote (names, rules of the plan) comes
as text, everything else as a kind that the widgets say in the language of the screen.  Structs, as acts are.
"""

from enum import Enum

import msgspec

from pos_app.ui.acts import TenderKind


class Tone(Enum):
    """Which of the state colours; always beside a shape and a word."""

    OK = "ok"
    WARN = "warn"
    ERR = "err"
    INFO = "info"


class Notice(msgspec.Struct, frozen=True):
    """A sentence for the cashier: what happened, and what to do now."""

    tone: Tone
    text: str
    advice: str = ""


class TagKind(Enum):
    """Why a line costs what it costs; the word that is shown when the plan gives no text."""

    MEMBER_PRICE = "member_price"
    TIER = "tier"
    COUPON = "coupon"
    PROMOTION = "promotion"
    WEIGHED = "weighed"
    ROUNDING = "rounding"
    BY_HAND = "by_hand"
    RETURNED = "returned"


class Tag(msgspec.Struct, frozen=True):
    kind: TagKind
    text: str = ""


class LineState(msgspec.Struct, frozen=True):
    """One line of the open sale.  `list_price` only when it differs from `unit_price`."""

    number: int
    name: str
    code: str
    quantity_text: str
    unit_price: int
    amount: int
    adjustment: int = 0
    list_price: int | None = None
    tags: tuple[Tag, ...] = ()
    weighed: bool = False
    selected: bool = False


class MemberState(msgspec.Struct, frozen=True):
    """The member of the sale; `phone` is masked; `spendable_here` is what this register may take now.

    `services` is how many benefits in words wait to be granted. `account` is what a company may still owe.
    `frozen`: nothing of his is taken.
    """

    name: str
    phone: str
    tier: str
    stored_value: int
    spendable_here: int
    points: int
    coupons: int
    saved: int = 0
    services: int = 0
    account: int = 0
    frozen: bool = False


class TotalsState(msgspec.Struct, frozen=True):
    """`tendered` is what is already taken for this sale, `due` what is left to take, `change` what goes back.

    `cash_due` is what is left when it is paid in cash: after the plan's cash rounding. In an exchange `back` comes back
    in cash, and `credit` of it pays the sale.
    """

    list: int = 0
    adjustments: int = 0
    coupons: int = 0
    payable: int = 0
    tendered: int = 0
    due: int = 0
    change: int = 0
    cash_due: int | None = None
    back: int = 0
    credit: int = 0

    @property
    def in_cash(self) -> int:
        """What a cash key takes."""
        return self.due if self.cash_due is None else self.cash_due

    @property
    def hands_out(self) -> int:
        """What an exchange gives the customer in cash."""
        return self.back - self.credit

    @property
    def whole(self) -> int:
        """What changes hands in all: the customer pays it, or in an exchange for less he gets it."""
        return self.payable - self.credit or self.hands_out


class ScanMode(Enum):
    """How the scan bar looks: plain, a green chip, an amber chip, or the whole bar in vermilion."""

    IDLE = "idle"
    OK = "ok"
    HINT = "hint"
    ERROR = "error"


class ScanBarState(msgspec.Struct, frozen=True):
    mode: ScanMode = ScanMode.IDLE
    text: str = ""
    advice: str = ""


class UndoState(msgspec.Struct, frozen=True):
    """What Ctrl+Z takes back; a new `number` shows the strip again for five seconds."""

    number: int
    text: str


class TenderState(msgspec.Struct, frozen=True):
    """A tender and its amount: taken so far in a sale, or going back in a return."""

    kind: TenderKind
    amount: int


class CheckoutState(msgspec.Struct, frozen=True):
    """The open sale.  `armed`: the next empty Enter takes cash.  `busy`: money is being booked, keys are locked.

    `pending_quantity` waits for the next scan.  `quick_cash` are round amounts above what is due in cash.
    `returned` are lines that come back in exchange, their amounts below 0.
    """

    lines: tuple[LineState, ...] = ()
    pieces: int = 0
    member: MemberState | None = None
    totals: TotalsState = TotalsState()
    tenders: tuple[TenderState, ...] = ()
    scan: ScanBarState = ScanBarState()
    quick_cash: tuple[int, ...] = ()
    pending_quantity: str = ""
    undo: UndoState | None = None
    armed: bool = False
    busy: bool = False
    returned: tuple[LineState, ...] = ()


class PrintState(Enum):
    """Where the receipt is."""

    PRINTING = "printing"
    PRINTED = "printed"
    WAITING = "waiting"
    NOT_ASKED = "not_asked"


class PaidState(msgspec.Struct, frozen=True):
    """A finished sale (or return, with `returned`), until the next scan.  `sale` stays in the right column.

    `exchanged` is what came back for it in the same commit.
    """

    sale: CheckoutState
    change: int
    tenders: tuple[TenderState, ...]
    receipt: str
    head: str = ""
    printing: PrintState = PrintState.PRINTING
    points: int = 0
    stored_value_after: int | None = None
    stored_value_low: bool = False
    returned: bool = False
    exchanged: int = 0


class Device(Enum):
    PRINTER = "printer"
    SCANNER = "scanner"
    DRAWER = "drawer"
    HQ = "hq"


class Condition(Enum):
    """What a lamp says; its tone says how bad it is."""

    READY = "ready"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    NOT_FOUND = "not_found"
    JOBS_WAIT = "jobs_wait"
    OPEN = "open"
    SYNCED = "synced"
    UNSENT = "unsent"
    OFFLINE = "offline"


class LampState(msgspec.Struct, frozen=True):
    """One lamp of the status bar: a shape by tone, a word by condition; `count` of waiting things, `since` a time."""

    device: Device
    tone: Tone = Tone.OK
    condition: Condition = Condition.READY
    count: int = 0
    since: str = ""


class DrillState(msgspec.Struct, frozen=True):
    """The strip of a training's drill: which one and how far, what to do, and what came of the last try."""

    head: str
    task: str
    said: str = ""
    tone: Tone = Tone.OK


class FrameState(msgspec.Struct, frozen=True):
    """What stands around every screen: where, who, when, the lamps, the badge of suspended sales, training."""

    store: str = ""
    register: str = ""
    cashier: str = ""
    shift: str = ""
    clock: str = ""
    lamps: tuple[LampState, ...] = ()
    suspended: int = 0
    offline: bool = False
    training: bool = False
    drill: DrillState | None = None
