"""The row of keys below the cart (or below the change), from a list of what they do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from domain.value import dataclass
from pos_app.ui.commands import Command
from pos_app.ui.keys import PAID, SALE, Binding, cap
from pos_app.ui.look import Look
from pos_app.ui.speak import translate
from pos_app.ui.touch import Face, Touch


@dataclass(frozen=True, slots=True)
class FunctionKey:
    """One key; `apart` keeps a destroying one away from its neighbours; `main` is where the row leads to."""

    command: Command
    words: str
    icon: str
    apart: bool = False
    danger: bool = False
    main: bool = False


def sale_keys() -> tuple[FunctionKey, ...]:
    return (
        FunctionKey(Command.QUANTITY, translate("Function", "Quantity"), "hash"),
        FunctionKey(Command.DISCOUNT, translate("Function", "Discount"), "minus"),
        FunctionKey(Command.REMOVE, translate("Function", "Remove"), "trash-2"),
        FunctionKey(Command.SUSPEND, translate("Function", "Suspend"), "pause"),
        FunctionKey(Command.RESUME, translate("Function", "Resume"), "folder-open"),
        FunctionKey(Command.RETURN, translate("Function", "Return"), "undo-2"),
        FunctionKey(Command.CLEAR_CART, translate("Function", "Clear cart"), "", apart=True, danger=True),
    )


def paid_keys() -> tuple[FunctionKey, ...]:
    return (
        FunctionKey(Command.REPRINT, translate("Function", "Print again"), "printer"),
        FunctionKey(Command.RETURN, translate("Function", "Return"), "undo-2"),
        FunctionKey(Command.NEXT_SALE, translate("Function", "Next sale"), "arrow-right", main=True),
    )


class FunctionKeys(QWidget):
    """A row of equal keys.

    Signals: commanded(Command).
    """

    commanded = Signal(object)

    def __init__(self, look: Look, keys: tuple[FunctionKey, ...], table: tuple[Binding, ...]) -> None:
        super().__init__()
        self.keys: dict[Command, Touch] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.density.key_gap)
        for wanted in keys:
            key = Touch(
                look,
                wanted.words,
                wanted.command,
                Face(
                    cap=cap(wanted.command, table),
                    icon="" if look.density.compact else wanted.icon,
                    role="tender" if wanted.main else "key",
                    bold=wanted.main,
                    colour="err" if wanted.danger else "primary_softtext" if wanted.main else "text",
                ),
            )
            key.setFixedHeight(look.density.function)
            key.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            key.chosen.connect(self.commanded)
            if wanted.apart:
                row.addSpacing(14)
            row.addWidget(key, 1)
            self.keys[wanted.command] = key


class SaleKeys(FunctionKeys):
    """The keys of an open sale; those that need a line rest while there is none."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, sale_keys(), SALE)

    def show_cart(self, lines: int, busy: bool) -> None:
        for command in (Command.QUANTITY, Command.DISCOUNT, Command.REMOVE, Command.SUSPEND, Command.CLEAR_CART):
            self.keys[command].setEnabled(lines > 0 and not busy)
        self.keys[Command.RETURN].setEnabled(lines == 0)
        self.keys[Command.RESUME].setEnabled(not busy)


class PaidKeys(FunctionKeys):
    """The keys of a finished sale."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, paid_keys(), PAID)
