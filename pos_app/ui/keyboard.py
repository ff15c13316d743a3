"""Where a key goes: to the panel, to the screen, to what is being typed, or into an act."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from pos_app.ui import acts
from pos_app.ui.acts import Act
from pos_app.ui.commands import USES_TYPED, Command, act_of
from pos_app.ui.desk_view import DeskView
from pos_app.ui.keys import PANEL, SALE, cap, find
from pos_app.ui.money_text import MoneyText
from pos_app.ui.sheet_panel import act_of_key, main_key
from pos_app.ui.state_panels import (
    AskState,
    CodeStage,
    CodeState,
    HelpState,
    MemberPickState,
    ReceiptPickState,
    SearchState,
)
from pos_app.ui.state_receipts import PriceState
from pos_app.ui.state_sheet import SheetKey, SheetState

_BACKSPACE = Qt.Key.Key_Backspace
_TYPED_TOO = (Command.MORE, Command.LESS, Command.QUANTITY)
"""Keys that are characters as well: on a sheet that does not have them they are typed."""
_LEAVES = frozenset(
    {
        *(Command.HELP, Command.LOCK, Command.MEMBER, Command.SEARCH, Command.MENU, Command.RESUME),
        *(Command.TOP_UP, Command.REDEEM, Command.PACKAGES, Command.ENROL, Command.UNDO),
        Command.CASH_MOVE,
    }
)
"""What may be begun from a sheet on which no money lies."""


class Keyboard:
    """Routes keys by what is shown.  Scans never come this way: the wedge filter takes them out before."""

    def __init__(self, view: DeskView, money: MoneyText, did: Callable[[Act], None]) -> None:
        self._view = view
        self._money = money
        self._did = did

    def press(self, event: QKeyEvent) -> bool:
        """Use a key; False leaves it to the text line."""
        screen = self._view.shown
        if screen is None:
            return False
        panel = self._view.panel
        table = screen.keys if panel is None else SALE if isinstance(panel, SheetState) else PANEL
        command = find(table, event)
        if command is not None and not self._is_typed(command):
            self.run(command)
            return True
        if self._view.panel is not None and self._panel_digit(event.text()):
            return True
        return self._type(event)

    def run(self, command: Command) -> None:
        """Do what a key or a button asks for."""
        panel = self._view.panel
        if panel is not None and self._run_in_panel(command):
            return
        screen = self._view.shown
        if screen is None or screen.command(command):
            return
        typed = self._view.typed()
        if typed and command in (Command.BACK, Command.NEXT_SALE):
            self._view.clear_typed()
            if command is Command.NEXT_SALE:
                self._did(acts.Entered(typed))
            return
        if command in USES_TYPED and command is not Command.SEARCH:  # a search goes on with what is typed
            self._view.clear_typed()
        act = act_of(command, typed if command in USES_TYPED else "", self._money)
        if isinstance(act, acts.ArmCash) and self._view.armed():
            act = acts.Pay(acts.TenderKind.CASH)
        self._did(act)

    def _run_in_panel(self, command: Command) -> bool:
        panel = self._view.panel
        if isinstance(panel, SheetState):
            return self._run_in_sheet(panel, command)
        match command:
            case Command.BACK:
                self._did(self._no())
            case Command.UP | Command.DOWN:
                self._did(acts.MoveSelection(1 if command is Command.DOWN else -1))
            case Command.ENTER:
                self._enter_in_panel()
            case Command.HELP:
                self._did(acts.Back() if isinstance(panel, HelpState) else acts.Help())
            case Command.DETACH:
                self._did(acts.DetachMember() if isinstance(panel, MemberPickState) else acts.Back())
            case Command.NO_RECEIPT:
                self._without_receipt(panel)
            case Command.ENROL | Command.PRICE:
                self._did(_key_of_panel(self._view, command, self._money))
            case Command.QUANTITY | Command.MORE | Command.LESS | Command.SELL:
                self._did(self._no())
            case _:
                return False
        return True

    def _without_receipt(self, panel: object) -> None:
        """F8 once more, where a receipt is asked for."""
        typed = self._view.typed()
        self._view.clear_typed()
        self._did(acts.OpenSheet("goods", typed) if isinstance(panel, ReceiptPickState) else acts.NotHere())

    def _is_typed(self, command: Command) -> bool:
        """Whether a key that is a character too belongs to what the sheet asks for."""
        panel = self._view.panel
        asked = isinstance(panel, SheetState) and bool(panel.asks) and _key_of(panel, command) is None
        return asked and command in _TYPED_TOO

    def _run_in_sheet(self, sheet: SheetState, command: Command) -> bool:
        """A key of the sheet, or one that every panel has; another key of the sale is not taken for the sale."""
        key, typed = _key_of(sheet, command), self._view.typed()
        if key is not None:
            self._view.clear_typed()
            self._did(act_of_key(sheet, key, typed))
        elif command in (Command.BACK, Command.SELL):
            self._view.clear_typed()
            if not typed:
                self._did(acts.Back())
        elif command in (Command.UP, Command.DOWN):
            self._did(acts.MoveSelection(1 if command is Command.DOWN else -1))
        elif command is Command.ENTER:
            self._enter_in_sheet(sheet, typed)
        elif sheet.over or (command in _LEAVES and not sheet.holds):
            return False
        else:
            self._did(acts.NotHere())
        return True

    def _enter_in_sheet(self, sheet: SheetState, typed: str) -> None:
        """What is typed comes first, then the main key, then the selected row."""
        main = main_key(sheet)
        self._view.clear_typed()
        if typed or (main is None and sheet.selected < 0):
            self._did(acts.Choose(sheet.name, "", typed))
        elif main is not None:
            self._did(act_of_key(sheet, main))
        else:
            self._take_row(sheet.selected)

    def _enter_in_panel(self) -> None:
        """What is typed comes first, then the question's last key, then the selected row."""
        panel, content, typed = self._view.panel, self._view.panel_content(), self._view.typed()
        if isinstance(panel, AskState | CodeState) and content.keys:
            self._did(content.keys[-1].act)
        elif typed and not isinstance(panel, SearchState | HelpState | AskState):
            self._view.clear_typed()
            self._did(self._typed_in_panel(typed))
        elif content.selected >= 0:
            self._take_row(content.selected)
        else:
            self._did(self._no())

    def _typed_in_panel(self, typed: str) -> Act:
        match self._view.panel:
            case MemberPickState():
                return acts.AttachMember(typed)
            case ReceiptPickState():
                return acts.OpenReturn(typed)
            case PriceState():
                return acts.CheckPrice(typed)
            case _:
                return acts.Entered(typed)

    def _no(self) -> Act:
        panel = self._view.panel
        if isinstance(panel, AskState):
            return acts.Answered(panel.question.value, acts.Answer.STAY)
        if isinstance(panel, CodeState) and panel.stage is not CodeStage.SCAN:
            return acts.CallOff()
        return acts.Back()

    def _take_row(self, row: int) -> None:
        content = self._view.panel_content()
        if 0 <= row < len(content.acts):
            self._did(content.acts[row])

    def _panel_digit(self, text: str) -> bool:
        """One digit chooses a row where the rows have digits; elsewhere it is typed."""
        content = self._view.panel_content()
        if not content.digits or len(text) != 1 or text not in "123456789" or self._view.typed():
            return False
        if int(text) <= len(content.acts):
            self._take_row(int(text) - 1)
        return True

    def _type(self, event: QKeyEvent) -> bool:
        """Characters go to what is being typed; a text line with the focus takes them itself."""
        typing = self._view.typing()
        if typing is not None and event.text() == "," and self._view.typed().isdigit():
            typing.insert(".")  # the numpad of a Spanish keyboard, and of others, has no point
            return True
        if typing is None or self._view.typing_has_focus():
            return False
        if event.key() == _BACKSPACE:
            typing.backspace()
        elif event.text().isprintable() and event.text():
            typing.insert(event.text())
        else:
            return False
        return True


def _key_of(sheet: SheetState, command: Command | None) -> SheetKey | None:
    """The sheet's key that a key of the sale presses."""
    return next((key for key in sheet.keys if key.command is command and command is not None), None)


def _key_of_panel(view: DeskView, command: Command, money: MoneyText) -> Act:
    """A key that only some panels have; a new member gets the phone number that was typed."""
    if all(key.cap != cap(command, PANEL) for key in view.panel_content().keys):
        return acts.NotHere()
    typed = view.typed() if command is Command.ENROL else ""
    view.clear_typed()
    return act_of(command, typed, money)
