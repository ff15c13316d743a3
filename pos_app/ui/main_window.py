"""The one window of the till: it shows states, and says in one signal what a person did.

show_screen(state)   LoginState, LockState, OpenShiftState, CheckoutState, PaidState, ReturnState, CountState,
ReportState, FaultState, StartingState, ReceiptsState
show_panel(state)    MemberPickState, SearchState, PriceState, SuspendedState, ReceiptPickState, AskState, MenuState,
HelpState; None closes it
show_frame(frame)    lamps, clock, badge: around every screen
scanned(text)        a slot for scanners of any kind
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from pos_app.ui.acts import Act, ConfirmClose, ConfirmReturn, Leave, OpenShift, Pay, Scan, SignIn, Unlock
from pos_app.ui.commands import Command
from pos_app.ui.desk_view import DeskView, ScreenState
from pos_app.ui.keyboard import Keyboard
from pos_app.ui.look import Look, look_for
from pos_app.ui.panels import PanelState
from pos_app.ui.state import FrameState
from pos_app.ui.tokens import density_for

_ONCE = (Pay, ConfirmReturn, ConfirmClose, OpenShift, SignIn, Unlock)


class MainWindow(QWidget):
    """Signals: act(Act).

    An act that books money or checks a PIN is said once: the keys rest until the next show_screen.
    Closing the window is an act too (Leave); the controller calls `close_now` when it may close.
    """

    act = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setMinimumSize(1000, 570)
        self.look = look
        self._frame = FrameState()
        self._screen: ScreenState | None = None
        self._panel: PanelState | None = None
        self._resting = self._may_close = False
        self._view = self._make_view()

    # ---- what is shown
    def show_screen(self, state: ScreenState) -> None:
        """Show a screen; the keys listen again."""
        self._screen = state
        self._resting = getattr(state, "busy", False)
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self._view.show_screen(state)

    def rest(self) -> None:
        """Take no key and no touch until the next show_screen; nothing is painted for it."""
        self._resting = True
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_panel(self, state: PanelState | None) -> None:
        """Drop a panel down over the screen, or take it away."""
        self._panel = state
        self._view.show_panel(state)

    def show_frame(self, frame: FrameState) -> None:
        self._frame = frame
        self._view.show_frame(frame)
        self.setWindowTitle(" · ".join(part for part in (frame.store, frame.register) if part))

    def typed(self) -> str:
        """What is typed now and not yet used."""
        return self._view.typed()

    def clear_typed(self) -> None:
        """Empty what is typed (what was typed is used up)."""
        self._view.clear_typed()

    def type_text(self, text: str) -> None:
        """Type for somebody (a demonstration, a test): the same as pressing the digit keys."""
        self._view.type_text(text)

    def use_look(self, theme: str, language: str, scale: int | None = None, *, large: bool | None = None) -> None:
        """Another theme, language (its translator must be installed already), size: the widgets are made again."""
        old = self.look
        large = old.large if large is None else large
        self._rebuild(look_for(theme, self.height(), language, old.money, scale or old.scale, large=large))

    # ---- what a person did
    def scanned(self, text: str) -> None:
        """A scanner of any kind read this; it is never dropped in silence, also while money is booked."""
        self.act.emit(Scan(text))

    def commanded(self, command: Command) -> None:
        """A button asked for something, as its key would."""
        self._keyboard.run(command)

    def _did(self, act: Act) -> None:
        if self._resting:
            return
        self._resting = isinstance(act, _ONCE)
        self.act.emit(act)

    def press(self, event: QKeyEvent) -> bool:
        """Offer a key; True when it was taken."""
        return self._resting or self._keyboard.press(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event):
            super().keyPressEvent(event)

    # ---- the window itself
    def close_now(self) -> None:
        """Close without asking again."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.act.emit(Leave())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if density_for(self.height(), self.look.scale, large=self.look.large) != self.look.density:
            self.use_look(self.look.theme, self.look.language)
        self._view.setGeometry(self.rect())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._view.take_focus()

    def _make_view(self) -> DeskView:
        view = DeskView(self.look, self.press, self)
        view.acted.connect(self._did)
        view.commanded.connect(self.commanded)
        self._keyboard = Keyboard(view, self.look.money, self._did)
        return view

    def _rebuild(self, look: Look) -> None:
        self.look = look
        typed = self._view.typed()
        old, self._view = self._view, self._make_view()
        old.hide()
        old.deleteLater()
        self._view.setGeometry(self.rect())
        self._view.show()
        self._view.show_frame(self._frame)
        if self._screen is not None:
            self._view.show_screen(self._screen)
            self._view.type_text(typed)
        self._view.show_panel(self._panel)
