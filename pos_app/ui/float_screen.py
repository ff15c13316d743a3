"""Opening a shift: the float that is counted into the drawer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.acts import Back, OpenShift
from pos_app.ui.commands import Command
from pos_app.ui.heading import Heading
from pos_app.ui.keypad import DigitPad
from pos_app.ui.keys import STAFF, Binding
from pos_app.ui.look import Look
from pos_app.ui.notice_bar import NoticeBar
from pos_app.ui.speak import translate
from pos_app.ui.state_staff import OpenShiftState
from pos_app.ui.touch import PayKey
from pos_app.ui.typing_field import AmountField


class FloatScreen(QWidget):
    """Signals: acted(Act) with OpenShift or Back."""

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._state = OpenShiftState("")
        self._title = Heading(look)
        self._notice = NoticeBar(look)
        self._amount = AmountField(look, translate("Float", "Float in the drawer"))
        self._pad = DigitPad(look, self._amount, tall=True)
        self._key = PayKey(look, translate("Float", "Open the shift"), Command.ENTER, "arrow-right")
        self._key.setFixedHeight(look.density.pay)
        self._lay_out()
        self._key.chosen.connect(self._enter)
        self._amount.typed.connect(self._typed)

    @property
    def keys(self) -> tuple[Binding, ...]:
        return STAFF

    @property
    def typing(self) -> AmountField:
        return self._amount

    def _lay_out(self) -> None:
        density = self._look.density
        middle = QWidget()
        middle.setMaximumWidth(460 if density.compact else 520)
        column = QVBoxLayout(middle)
        column.setSpacing(density.gap)
        column.addStretch(1)
        for widget in (self._title, self._amount, self._pad, self._key, self._notice):
            column.addWidget(widget)
        column.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(middle, 1)

    def show_state(self, state: OpenShiftState) -> None:
        self._state = state
        self._amount.suggested = state.suggested
        self._amount.update()
        self._notice.show_notice(state.notice)
        hello = translate("Float", "{name}: count the float into the drawer").format(name=state.cashier)
        self._title.show_words(translate("Float", "Open a shift"), hello)
        self._show_key()

    def _show_key(self) -> None:
        figure = self._look.money.signed(self._amount.amount())
        below = translate("Float", "booking …") if self._state.busy else ""
        self._key.show_busy(self._state.busy)
        self._key.show_figure(translate("Float", "Open the shift"), below, figure)
        self._key.setEnabled(not self._state.busy)

    def command(self, command: Command) -> bool:
        if command in (Command.HELP, Command.TRAINING):
            return False
        if command is Command.ENTER:
            self._enter()
        elif command is Command.BACK:
            if self._amount.text():
                self._amount.clear()
            else:
                self.acted.emit(Back())
        return True

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, text: str) -> None:
        self._show_key()

    def _enter(self, gives: object = None) -> None:
        if not self._state.busy:
            self.acted.emit(OpenShift(self._amount.amount()))
