"""What the panels that drop down over the cart show, and the return screen."""

from enum import Enum

import msgspec

from pos_app.ui.acts import TenderKind
from pos_app.ui.state import Notice, TenderState


class MemberRow(msgspec.Struct, frozen=True):
    """A member who may be meant: everything masked that need not be read aloud."""

    name: str
    phone: str
    tier: str
    visited: str = ""


class MemberPickState(msgspec.Struct, frozen=True):
    """Up to nine members for what was typed; one digit chooses.  No rows: the panel asks for a phone number."""

    query: str = ""
    rows: tuple[MemberRow, ...] = ()
    notice: Notice | None = None


class ArticleRow(msgspec.Struct, frozen=True):
    """`unit` is what the price is for when it is not a piece (`kg`); `member_price` only when it differs."""

    name: str
    code: str
    price: int
    member_price: int | None = None
    unit: str = ""


class SearchState(msgspec.Struct, frozen=True):
    """Articles for what is typed in the scan bar, by name or pinyin; chosen by arrows and Enter, or by touch."""

    query: str = ""
    rows: tuple[ArticleRow, ...] = ()
    selected: int = 0
    notice: Notice | None = None


class SuspendedRow(msgspec.Struct, frozen=True):
    """A sale that waits."""

    at: str
    pieces: int
    payable: int
    first_line: str
    member: str = ""
    cashier: str = ""


class SuspendedState(msgspec.Struct, frozen=True):
    rows: tuple[SuspendedRow, ...]
    selected: int = 0
    notice: Notice | None = None


class ReceiptRow(msgspec.Struct, frozen=True):
    """A recent receipt of this register; `returned` when something of it was given back already.

    `code` is what its paper says, number and head: in another epoch the same number is another receipt.
    """

    number: str
    at: str
    pieces: int
    payable: int
    member: str = ""
    returned: bool = False
    code: str = ""


class ReceiptPickState(msgspec.Struct, frozen=True):
    """The return begins: scan or type a receipt number, or take one of the recent ones.

    `without`: the plan takes goods back without a receipt, too.
    """

    rows: tuple[ReceiptRow, ...]
    selected: int = 0
    notice: Notice | None = None
    without: bool = False


class ReturnLineState(msgspec.Struct, frozen=True):
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


class ChargeState(msgspec.Struct, frozen=True):
    """A promotion that the rest no longer deserves; `asks`: whether to charge it back is asked; `chosen` so far."""

    label: str
    amount: int
    asks: bool = False
    chosen: bool = True


class ReturnState(msgspec.Struct, frozen=True):
    """Which goods of one receipt come back, and what goes back to which tender; `store` only when another one sold."""

    receipt: str
    at: str
    lines: tuple[ReturnLineState, ...]
    total: int
    back: tuple[TenderState, ...]
    member: str = ""
    points_taken: int = 0
    notice: Notice | None = None
    busy: bool = False
    charges: tuple[ChargeState, ...] = ()
    store: str = ""


class Question(Enum):
    """What the till asks in a panel, never in a window of its own."""

    CLEAR_CART = "clear_cart"
    GIVE_PAYMENT_BACK = "give_payment_back"
    CLOSE_WITH_SALE = "close_with_sale"
    DRAWER_REASON = "drawer_reason"
    MUCH_CASH = "much_cash"


class AskState(msgspec.Struct, frozen=True):
    """`amount` (minor units) is what the question is about; `count` of lines for a cart."""

    question: Question
    amount: int = 0
    count: int = 0


class PhoneState(msgspec.Struct, frozen=True):
    """What the member's phone is shown: the amount that is missing here, the challenge as text and as a QR code.

    `symbol` are its rows of "0" and "1", with the quiet border.
    """

    amount: int
    text: str
    symbol: tuple[str, ...] = ()


class CodeStage(Enum):
    """Where a payment by code stands."""

    SCAN = "scan"
    ASKING = "asking"
    WAITING = "waiting"
    NO_ANSWER = "no_answer"


class CodeState(msgspec.Struct, frozen=True):
    """The customer pays `amount` by code; `kind` once the code told it."""

    amount: int
    stage: CodeStage
    kind: TenderKind | None = None


class SlipState(msgspec.Struct, frozen=True):
    """A card terminal took `amount`: its slip's reference is typed."""

    amount: int
    notice: Notice | None = None


class MenuState(msgspec.Struct, frozen=True):
    """The shift's acts: reports, drawer, reprint, sign out; `training` that can be ended, `locked` colleagues."""

    can_close: bool = True
    training: bool = False
    locked: bool = False


class HelpState(msgspec.Struct, frozen=True):
    """The keys of the screen below."""
