"""What keys and buttons of the sale ask for, and the act that comes of it together with what is typed."""

from collections.abc import Callable
from enum import Enum
from functools import partial

from pos_app.ui import acts
from pos_app.ui.acts import Act, TenderKind
from pos_app.ui.money_text import MoneyText


class Command(Enum):
    """One thing a key or a button can ask for."""

    HELP = "help"
    BACK = "back"
    ENTER = "enter"
    MEMBER = "member"
    DETACH = "detach"
    SEARCH = "search"
    SUSPEND = "suspend"
    RESUME = "resume"
    RETURN = "return"
    NO_RECEIPT = "no_receipt"
    CASH = "cash"
    CODE = "code"
    CARD = "card"
    STORED_VALUE = "stored_value"
    PHONE = "phone"
    ON_ACCOUNT = "account"
    QUANTITY = "quantity"
    MORE = "more"
    LESS = "less"
    UP = "up"
    DOWN = "down"
    REMOVE = "remove"
    CLEAR_CART = "clear_cart"
    UNDO = "undo"
    REPRINT = "reprint"
    DRAWER = "drawer"
    LOCK = "lock"
    MENU = "menu"
    NEXT_SALE = "next_sale"
    EVERYTHING = "everything"
    CHARGE_BACK = "charge_back"
    EXCHANGE = "exchange"
    PRINT = "print"
    SELL = "sell"
    TRAINING = "training"
    SETTINGS = "settings"
    PRICE = "price"
    RECEIPTS = "receipts"
    GIFT = "gift"
    KEEP = "keep"
    PAGE_UP = "page_up"
    PAGE_DOWN = "page_down"
    TOP_UP = "top_up"
    REDEEM = "redeem"
    PACKAGES = "packages"
    ENROL = "enrol"
    DISCOUNT = "discount"
    BILL_DISCOUNT = "bill_discount"
    OVERRIDE = "override"
    VOID = "void"
    CASH_MOVE = "cash_move"


_PLAIN: dict[Command, Act] = {
    Command.HELP: acts.Help(),
    Command.BACK: acts.Back(),
    Command.DETACH: acts.DetachMember(),
    Command.SUSPEND: acts.Suspend(),
    Command.RESUME: acts.OpenSuspended(),
    Command.MORE: acts.StepQuantity(1),
    Command.LESS: acts.StepQuantity(-1),
    Command.UP: acts.MoveSelection(-1),
    Command.DOWN: acts.MoveSelection(1),
    Command.REMOVE: acts.RemoveLine(),
    Command.CLEAR_CART: acts.ClearCart(),
    Command.UNDO: acts.Undo(),
    Command.REPRINT: acts.Reprint(),
    Command.DRAWER: acts.OpenDrawer(),
    Command.LOCK: acts.Lock(),
    Command.MENU: acts.OpenMenu(),
    Command.NEXT_SALE: acts.NextSale(),
    Command.EVERYTHING: acts.ReturnEverything(),
    Command.CHARGE_BACK: acts.ChargeBack(),
    Command.EXCHANGE: acts.OpenSheet("exchange"),
    Command.PRINT: acts.PrintReport(),
    Command.SELL: acts.Back(),
    Command.TRAINING: acts.Training(),
    Command.GIFT: acts.GiftReceipt(),
    Command.SETTINGS: acts.OpenSettings(),
    Command.KEEP: acts.KeepReceipt(),
    Command.PACKAGES: acts.OpenPackages(),
}
USES_TYPED = frozenset(
    {
        Command.MEMBER,
        Command.SEARCH,
        Command.PRICE,
        Command.RECEIPTS,
        Command.RETURN,
        Command.CASH,
        Command.STORED_VALUE,
        Command.PHONE,
        Command.ON_ACCOUNT,
        Command.CODE,
        Command.CARD,
        Command.QUANTITY,
        Command.ENTER,
        Command.TOP_UP,
        Command.REDEEM,
        Command.ENROL,
        Command.DISCOUNT,
        Command.BILL_DISCOUNT,
        Command.OVERRIDE,
        Command.CASH_MOVE,
    }
)
_WITH_TEXT: dict[Command, Callable[[str], Act]] = {
    Command.MEMBER: acts.AttachMember,
    Command.SEARCH: acts.OpenSearch,
    Command.RETURN: acts.OpenReturn,
    Command.QUANTITY: acts.Quantity,
    Command.CARD: acts.CardSlip,
    Command.PRICE: acts.CheckPrice,
    Command.RECEIPTS: acts.OpenReceipts,
    Command.TOP_UP: acts.OpenTopUp,
    Command.REDEEM: acts.OpenRedeem,
    Command.ENROL: acts.OpenEnrol,
    Command.DISCOUNT: partial(acts.ChangePrice, acts.LINE),
    Command.BILL_DISCOUNT: partial(acts.ChangePrice, acts.BILL),
    Command.CASH_MOVE: partial(acts.OpenSheet, "cash"),
    Command.OVERRIDE: partial(acts.ChangePrice, acts.PRICE),
}


def act_of(command: Command, typed: str, money: MoneyText) -> Act:
    """The act for a command of the sale; the commands in USES_TYPED take what was typed before them."""
    if command in _WITH_TEXT:
        return _WITH_TEXT[command](typed)
    match command:
        case Command.CASH | Command.STORED_VALUE | Command.PHONE | Command.ON_ACCOUNT | Command.CODE:
            return _with_amount(command, typed, money)
        case Command.ENTER:
            return acts.Entered(typed) if typed else acts.ArmCash()
        case _:
            return _PLAIN[command]


def _with_amount(command: Command, typed: str, money: MoneyText) -> Act:
    """A way of paying with what was typed as its amount; nothing typed: all."""
    amount = money.minor(typed) if typed else None
    if typed and amount is None:
        return acts.NotAnAmount(typed)
    if command is Command.PHONE:
        return acts.AskPhone(amount)
    if command is Command.CODE:
        return acts.PayByCode(amount)
    return acts.Pay(TenderKind(command.value), amount)
