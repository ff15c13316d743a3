"""What the panels that drop down over the cart show, and the return screen."""

from dataclasses import dataclass
from enum import Enum

from pos_app.ui.state import Notice, TenderState


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member who may be meant: everything masked that need not be read aloud."""

    name: str
    phone: str
    tier: str
    visited: str = ""


@dataclass(frozen=True, slots=True)
class MemberPickState:
    """Up to nine members for what was typed; one digit chooses.  No rows: the panel asks for a phone number."""

    query: str = ""
    rows: tuple[MemberRow, ...] = ()
    notice: Notice | None = None
    attached: bool = False


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """`unit` is what the price is for when it is not a piece (`kg`); `member_price` only when it differs."""

    name: str
    code: str
    price: int
    member_price: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class SearchState:
    """Articles for what is typed in the scan bar, by name or pinyin; chosen by arrows and Enter, or by touch."""

    query: str = ""
    rows: tuple[ArticleRow, ...] = ()
    selected: int = 0
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class SuspendedRow:
    """A sale that waits."""

    at: str
    pieces: int
    payable: int
    first_line: str
    member: str = ""
    cashier: str = ""


@dataclass(frozen=True, slots=True)
class SuspendedState:
    rows: tuple[SuspendedRow, ...]
    selected: int = 0
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A recent receipt of this register; `returned` when something of it was given back already."""

    number: str
    at: str
    pieces: int
    payable: int
    member: str = ""
    returned: bool = False


@dataclass(frozen=True, slots=True)
class ReceiptPickState:
    """The return begins: scan or type a receipt number, or take one of the recent ones."""

    rows: tuple[ReceiptRow, ...]
    selected: int = 0
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class ReturnLineState:
    """A line of the receipt.  `left` and `give_back` in pieces or grams; `amount` is what goes back for it."""

    number: int
    name: str
    code: str
    paid: int
    left: int
    left_text: str
    give_back: int
    give_back_text: str
    amount: int
    weighed: bool = False
    selected: bool = False


@dataclass(frozen=True, slots=True)
class ReturnState:
    """Which goods of one receipt come back, and what goes back to which tender."""

    receipt: str
    at: str
    lines: tuple[ReturnLineState, ...]
    total: int
    back: tuple[TenderState, ...]
    member: str = ""
    points_taken: int = 0
    notice: Notice | None = None
    busy: bool = False


class Question(Enum):
    """What the till asks in a panel, never in a window of its own."""

    CLEAR_CART = "clear_cart"
    CLOSE_WITH_SALE = "close_with_sale"
    DRAWER_REASON = "drawer_reason"
    MUCH_CASH = "much_cash"
    SIGN_OUT = "sign_out"


@dataclass(frozen=True, slots=True)
class AskState:
    """`amount` (minor units) is what the question is about; `count` of lines for a cart."""

    question: Question
    amount: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class MenuState:
    """The shift's acts: reports, drawer, reprint, lock, sign out."""

    can_close: bool = True


@dataclass(frozen=True, slots=True)
class HelpState:
    """The keys of the screen below."""
