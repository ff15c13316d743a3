"""The key map: which key asks for what, on which screen.  The help panel is made of these tables."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from domain.value import dataclass
from pos_app.ui.commands import Command
from pos_app.ui.speak import translate

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_CONTROL_SHIFT = _CONTROL | _SHIFT
_K = Qt.Key


@dataclass(frozen=True, slots=True)
class Binding:
    """A key with its modifiers, what it asks for, and how its cap is written.

    Of two with the same key the first one is meant; the other one is that key once more, on the panel it opened.
    """

    key: Qt.Key
    command: Command
    cap: str
    modifiers: Qt.KeyboardModifier = _NONE


SALE: tuple[Binding, ...] = (
    Binding(_K.Key_F1, Command.HELP, "F1"),
    Binding(_K.Key_Escape, Command.BACK, "Esc"),
    Binding(_K.Key_F2, Command.BACK, "F2"),
    Binding(_K.Key_F3, Command.MEMBER, "F3"),
    Binding(_K.Key_F3, Command.DETACH, "⇧F3", _SHIFT),
    Binding(_K.Key_F4, Command.SEARCH, "F4"),
    Binding(_K.Key_F4, Command.PRICE, "⇧F4", _SHIFT),
    Binding(_K.Key_F5, Command.DISCOUNT, "F5"),
    Binding(_K.Key_F5, Command.BILL_DISCOUNT, "⇧F5", _SHIFT),
    Binding(_K.Key_F6, Command.SUSPEND, "F6"),
    Binding(_K.Key_F6, Command.RESUME, "⇧F6", _SHIFT),
    Binding(_K.Key_F7, Command.OVERRIDE, "F7"),
    Binding(_K.Key_F8, Command.RETURN, "F8"),
    Binding(_K.Key_F8, Command.NO_RECEIPT, "F8 F8"),
    Binding(_K.Key_F9, Command.CASH, "F9"),
    Binding(_K.Key_F10, Command.CODE, "F10"),
    Binding(_K.Key_F11, Command.CARD, "F11"),
    Binding(_K.Key_F12, Command.STORED_VALUE, "F12"),
    Binding(_K.Key_F12, Command.ON_ACCOUNT, "⇧F12", _SHIFT),
    Binding(_K.Key_F12, Command.PHONE, "Ctrl+F12", _CONTROL),
    Binding(_K.Key_Return, Command.ENTER, "Enter"),
    Binding(_K.Key_Enter, Command.ENTER, "Enter"),
    Binding(_K.Key_Asterisk, Command.QUANTITY, "*"),
    Binding(_K.Key_Plus, Command.MORE, "+"),
    Binding(_K.Key_Minus, Command.LESS, "−"),
    Binding(_K.Key_Up, Command.UP, "↑"),
    Binding(_K.Key_Down, Command.DOWN, "↓"),
    Binding(_K.Key_Delete, Command.REMOVE, "Del"),
    Binding(_K.Key_Delete, Command.CLEAR_CART, "Ctrl+Del", _CONTROL),
    Binding(_K.Key_Z, Command.UNDO, "Ctrl+Z", _CONTROL),
    Binding(_K.Key_P, Command.REPRINT, "Ctrl+P", _CONTROL),
    Binding(_K.Key_F, Command.RECEIPTS, "Ctrl+F", _CONTROL),
    Binding(_K.Key_O, Command.DRAWER, "Ctrl+O", _CONTROL),
    Binding(_K.Key_B, Command.CASH_MOVE, "Ctrl+B", _CONTROL),
    Binding(_K.Key_L, Command.LOCK, "Ctrl+L", _CONTROL),
    Binding(_K.Key_M, Command.MENU, "Ctrl+M", _CONTROL),
    Binding(_K.Key_T, Command.TRAINING, "Ctrl+⇧T", _CONTROL_SHIFT),
    Binding(_K.Key_E, Command.SETTINGS, "Ctrl+E", _CONTROL),
    Binding(_K.Key_R, Command.REDEEM, "Ctrl+R", _CONTROL),
    Binding(_K.Key_T, Command.TOP_UP, "Ctrl+T", _CONTROL),
    Binding(_K.Key_K, Command.PACKAGES, "Ctrl+K", _CONTROL),
    Binding(_K.Key_N, Command.ENROL, "Ctrl+N", _CONTROL),
)
PAID: tuple[Binding, ...] = (
    Binding(_K.Key_F1, Command.HELP, "F1"),
    Binding(_K.Key_Return, Command.NEXT_SALE, "Enter"),
    Binding(_K.Key_Enter, Command.NEXT_SALE, "Enter"),
    Binding(_K.Key_Escape, Command.NEXT_SALE, "Esc"),
    Binding(_K.Key_F4, Command.SEARCH, "F4"),
    Binding(_K.Key_F6, Command.RESUME, "⇧F6", _SHIFT),
    Binding(_K.Key_F8, Command.RETURN, "F8"),
    Binding(_K.Key_F8, Command.NO_RECEIPT, "F8 F8"),
    Binding(_K.Key_P, Command.REPRINT, "Ctrl+P", _CONTROL),
    Binding(_K.Key_F, Command.RECEIPTS, "Ctrl+F", _CONTROL),
    Binding(_K.Key_O, Command.DRAWER, "Ctrl+O", _CONTROL),
    Binding(_K.Key_B, Command.CASH_MOVE, "Ctrl+B", _CONTROL),
    Binding(_K.Key_L, Command.LOCK, "Ctrl+L", _CONTROL),
    Binding(_K.Key_M, Command.MENU, "Ctrl+M", _CONTROL),
    Binding(_K.Key_T, Command.TRAINING, "Ctrl+⇧T", _CONTROL_SHIFT),
)
SETTINGS: tuple[Binding, ...] = (
    Binding(_K.Key_F1, Command.HELP, "F1"),
    Binding(_K.Key_Escape, Command.BACK, "Esc"),
    Binding(_K.Key_Return, Command.ENTER, "Enter"),
    Binding(_K.Key_Enter, Command.ENTER, "Enter"),
    Binding(_K.Key_Up, Command.UP, "↑"),
    Binding(_K.Key_Down, Command.DOWN, "↓"),
    Binding(_K.Key_Plus, Command.MORE, "+"),
    Binding(_K.Key_Minus, Command.LESS, "−"),
)
RECEIPTS: tuple[Binding, ...] = (
    Binding(_K.Key_F1, Command.HELP, "F1"),
    Binding(_K.Key_Escape, Command.BACK, "Esc"),
    Binding(_K.Key_Return, Command.ENTER, "Enter"),
    Binding(_K.Key_Enter, Command.ENTER, "Enter"),
    Binding(_K.Key_Up, Command.UP, "↑"),
    Binding(_K.Key_Down, Command.DOWN, "↓"),
    Binding(_K.Key_PageUp, Command.PAGE_UP, "PgUp"),
    Binding(_K.Key_PageDown, Command.PAGE_DOWN, "PgDn"),
    Binding(_K.Key_P, Command.REPRINT, "Ctrl+P", _CONTROL),
    Binding(_K.Key_G, Command.GIFT, "Ctrl+G", _CONTROL),
    Binding(_K.Key_S, Command.KEEP, "Ctrl+S", _CONTROL),
    Binding(_K.Key_F8, Command.RETURN, "F8"),
    Binding(_K.Key_Delete, Command.VOID, "Ctrl+Del", _CONTROL),
)
RETURN: tuple[Binding, ...] = (
    Binding(_K.Key_F1, Command.HELP, "F1"),
    Binding(_K.Key_Escape, Command.BACK, "Esc"),
    Binding(_K.Key_F8, Command.EVERYTHING, "F8"),
    Binding(_K.Key_F7, Command.CHARGE_BACK, "F7"),
    Binding(_K.Key_F6, Command.EXCHANGE, "F6"),
    Binding(_K.Key_Return, Command.ENTER, "Enter"),
    Binding(_K.Key_Enter, Command.ENTER, "Enter"),
    Binding(_K.Key_Asterisk, Command.QUANTITY, "*"),
    Binding(_K.Key_Plus, Command.MORE, "+"),
    Binding(_K.Key_Minus, Command.LESS, "−"),
    Binding(_K.Key_Up, Command.UP, "↑"),
    Binding(_K.Key_Down, Command.DOWN, "↓"),
)
COUNT: tuple[Binding, ...] = (
    Binding(_K.Key_F1, Command.HELP, "F1"),
    Binding(_K.Key_Escape, Command.BACK, "Esc"),
    Binding(_K.Key_Return, Command.ENTER, "Enter"),
    Binding(_K.Key_Enter, Command.ENTER, "Enter"),
    Binding(_K.Key_Up, Command.UP, "↑"),
    Binding(_K.Key_Down, Command.DOWN, "↓"),
)
REPORT: tuple[Binding, ...] = (
    Binding(_K.Key_F1, Command.HELP, "F1"),
    Binding(_K.Key_Escape, Command.BACK, "Esc"),
    Binding(_K.Key_Return, Command.BACK, "Enter"),
    Binding(_K.Key_Enter, Command.BACK, "Enter"),
    Binding(_K.Key_P, Command.PRINT, "Ctrl+P", _CONTROL),
)
PANEL: tuple[Binding, ...] = (
    Binding(_K.Key_Escape, Command.BACK, "Esc"),
    Binding(_K.Key_F1, Command.HELP, "F1"),
    Binding(_K.Key_F3, Command.DETACH, "⇧F3", _SHIFT),
    Binding(_K.Key_F4, Command.PRICE, "⇧F4", _SHIFT),
    Binding(_K.Key_N, Command.ENROL, "Ctrl+N", _CONTROL),
    Binding(_K.Key_F8, Command.NO_RECEIPT, "F8 F8"),
    Binding(_K.Key_Return, Command.ENTER, "Enter"),
    Binding(_K.Key_Enter, Command.ENTER, "Enter"),
    Binding(_K.Key_Up, Command.UP, "↑"),
    Binding(_K.Key_Down, Command.DOWN, "↓"),
)
STAFF: tuple[Binding, ...] = (
    Binding(_K.Key_F1, Command.HELP, "F1"),
    Binding(_K.Key_Return, Command.ENTER, "Enter"),
    Binding(_K.Key_Enter, Command.ENTER, "Enter"),
    Binding(_K.Key_Escape, Command.BACK, "Esc"),
    Binding(_K.Key_Up, Command.UP, "↑"),
    Binding(_K.Key_Down, Command.DOWN, "↓"),
    Binding(_K.Key_T, Command.TRAINING, "Ctrl+⇧T", _CONTROL_SHIFT),
)


def find(table: tuple[Binding, ...], event: QKeyEvent) -> Command | None:
    """What the key asks for on a screen with this table; the keypad's flag and Shift of `*` and `+` are ignored."""
    modifiers = event.modifiers() & (_CONTROL | _SHIFT)
    for binding in table:
        if event.key() != binding.key:
            continue
        loose = binding.key in (_K.Key_Asterisk, _K.Key_Plus)
        if modifiers == binding.modifiers or (loose and not modifiers & _CONTROL):
            return binding.command
    return None


def cap(command: Command, table: tuple[Binding, ...] = SALE) -> str:
    """How the key of a command is written on its button."""
    return next((binding.cap for binding in table if binding.command is command), "")


def help_rows(table: tuple[Binding, ...]) -> list[tuple[str, str]]:
    """(cap, sentence) for each key of a screen, keys of the same command once."""
    rows: dict[Command, list[str]] = {}
    for binding in table:
        caps = rows.setdefault(binding.command, [])
        if binding.cap not in caps:
            caps.append(binding.cap)
    sentences = _sentences()
    return [(" / ".join(caps), sentences[command]) for command, caps in rows.items()]


def _sentences() -> dict[Command, str]:
    return {
        Command.HELP: translate("Keys", "this help"),
        Command.BACK: translate("Keys", "clear what is typed, go back"),
        Command.MEMBER: translate("Keys", "member: as typed, or his page"),
        Command.DETACH: translate("Keys", "drop the member of this sale"),
        Command.SEARCH: translate("Keys", "find an article, check a price"),
        Command.DISCOUNT: translate("Keys", "percent off the line, as typed"),
        Command.BILL_DISCOUNT: translate("Keys", "percent off the bill, as typed"),
        Command.OVERRIDE: translate("Keys", "another price, as typed"),
        Command.SUSPEND: translate("Keys", "suspend the sale"),
        Command.RESUME: translate("Keys", "resume a suspended sale"),
        Command.RETURN: translate("Keys", "return goods of a receipt"),
        Command.NO_RECEIPT: translate("Keys", "return goods without a receipt"),
        Command.CASH: translate("Keys", "cash: exact, or as typed"),
        Command.STORED_VALUE: translate("Keys", "stored value: all, or as typed"),
        Command.ON_ACCOUNT: translate("Keys", "on account: all, or as typed"),
        Command.CODE: translate("Keys", "payment code: all, or as typed"),
        Command.CARD: translate("Keys", "card: type the slip's reference"),
        Command.PHONE: translate("Keys", "no network: by member's phone"),
        Command.ENTER: translate("Keys", "take what is typed; twice: cash"),
        Command.QUANTITY: translate("Keys", "quantity: type the number first"),
        Command.MORE: translate("Keys", "one more of the selected line"),
        Command.LESS: translate("Keys", "one less of the selected line"),
        Command.UP: translate("Keys", "line above"),
        Command.DOWN: translate("Keys", "line below"),
        Command.REMOVE: translate("Keys", "remove the selected line"),
        Command.CLEAR_CART: translate("Keys", "clear the cart"),
        Command.UNDO: translate("Keys", "undo the last change"),
        Command.REPRINT: translate("Keys", "print the last receipt again"),
        Command.DRAWER: translate("Keys", "open the drawer, with a reason"),
        Command.CASH_MOVE: translate("Keys", "cash in, out, to the safe"),
        Command.LOCK: translate("Keys", "lock the till"),
        Command.MENU: translate("Keys", "shift: reports, close, sign out"),
        Command.NEXT_SALE: translate("Keys", "next sale; a scan does it too"),
        Command.EVERYTHING: translate("Keys", "return everything that is left"),
        Command.CHARGE_BACK: translate("Keys", "charge back what is no longer due, or keep it"),
        Command.EXCHANGE: translate("Keys", "exchange: scan other goods next"),
        Command.PRINT: translate("Keys", "print the report"),
        Command.PRICE: translate("Keys", "what an article costs today"),
        Command.RECEIPTS: translate("Keys", "find receipts, print them again"),
        Command.GIFT: translate("Keys", "gift receipt, without prices"),
        Command.KEEP: translate("Keys", "keep as a picture and a PDF"),
        Command.PAGE_UP: translate("Keys", "the receipt further up"),
        Command.PAGE_DOWN: translate("Keys", "the receipt further down"),
        Command.VOID: translate("Keys", "void the whole sale, with a reason"),
        Command.SETTINGS: translate("Keys", "settings of this register"),
        Command.TRAINING: translate("Keys", "training: begin, or end it"),
        Command.REDEEM: translate("Keys", "points (as typed), coupons, gifts"),
        Command.TOP_UP: translate("Keys", "top up stored value, as typed"),
        Command.PACKAGES: translate("Keys", "packages: tick off sessions"),
        Command.ENROL: translate("Keys", "new member, phone as typed"),
    }
