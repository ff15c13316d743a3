"""What the customer's display shows: never a balance, never a whole name, never what is meant for the cashier."""

from enum import Enum

import msgspec


class CustomerStage(Enum):
    """Nobody is served, goods are scanned, money is asked for, it is done."""

    IDLE = "idle"
    CART = "cart"
    PAY = "pay"
    THANKS = "thanks"


class PaySign(Enum):
    """What the customer is to do now."""

    ANY = "any"
    SHOW_CODE = "show_code"
    WAIT = "wait"
    CONFIRM = "confirm"
    TERMINAL = "terminal"
    SCAN_THIS = "scan_this"


class CustomerLine(msgspec.Struct, frozen=True):
    """One line of the cart; `amount` is what it costs after all that is taken off."""

    name: str
    quantity_text: str
    amount: int


class CustomerState(msgspec.Struct, frozen=True):
    """Amounts in minor units. `member` is masked; `due` is what is still asked for; `change` goes back.

    `symbol` are the rows of a QR code for the customer's phone; `returned`: goods came back, `change` is handed out;
    `later` is what is on account.
    """

    stage: CustomerStage = CustomerStage.IDLE
    store: str = ""
    lines: tuple[CustomerLine, ...] = ()
    pieces: int = 0
    saved: int = 0
    payable: int = 0
    due: int = 0
    member: str = ""
    tier: str = ""
    sign: PaySign = PaySign.ANY
    symbol: tuple[str, ...] = ()
    change: int = 0
    points: int = 0
    receipt: str = ""
    returned: bool = False
    later: int = 0
    training: bool = False
