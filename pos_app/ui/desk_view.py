"""Everything inside the window: rail, screens, panel, status bar, training band; made again for another look."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from pos_app.ui.acts import Act, Choose, Search
from pos_app.ui.card import Painted
from pos_app.ui.checkout_screen import CheckoutScreen
from pos_app.ui.commands import Command
from pos_app.ui.count_screen import CountScreen
from pos_app.ui.float_screen import FloatScreen
from pos_app.ui.ink import Align, Ink
from pos_app.ui.look import Look
from pos_app.ui.notice_screen import NoticeScreen
from pos_app.ui.panel import Panel, PanelContent
from pos_app.ui.panels import PanelState, content_of
from pos_app.ui.qss import sheet
from pos_app.ui.rail import Rail
from pos_app.ui.receipts_screen import ReceiptsScreen
from pos_app.ui.report_screen import ReportScreen
from pos_app.ui.return_screen import ReturnScreen
from pos_app.ui.scan_bar import KeyHandler, TypedField
from pos_app.ui.screen import Screen
from pos_app.ui.settings_screen import SettingsScreen
from pos_app.ui.sign_in_screen import SignInScreen
from pos_app.ui.speak import translate
from pos_app.ui.state import CheckoutState, DrillState, FrameState, PaidState, Tone
from pos_app.ui.state_panels import HelpState, MemberPickState, MenuState, ReturnState, SearchState, SuspendedState
from pos_app.ui.state_receipts import PriceState, ReceiptsState
from pos_app.ui.state_settings import SettingsState
from pos_app.ui.state_sheet import SheetState
from pos_app.ui.state_staff import (
    CountState,
    FaultState,
    LockState,
    LoginState,
    OpenShiftState,
    ReportState,
    StartingState,
)
from pos_app.ui.status_bar import StatusBar
from pos_app.ui.typing_field import Typing

ScreenState = (
    CheckoutState
    | PaidState
    | LoginState
    | LockState
    | OpenShiftState
    | ReturnState
    | CountState
    | ReportState
    | FaultState
    | StartingState
    | ReceiptsState
    | SettingsState
)
_SCREENS: dict[type, Callable[..., Any]] = {
    **dict.fromkeys((CheckoutState, PaidState), CheckoutScreen),
    **dict.fromkeys((LoginState, LockState), SignInScreen),
    **dict.fromkeys((FaultState, StartingState), NoticeScreen),
    ReturnState: ReturnScreen,
    OpenShiftState: FloatScreen,
    ReceiptsState: ReceiptsScreen,
    SettingsState: SettingsScreen,
    CountState: CountScreen,
    ReportState: ReportScreen,
}
_WRITTEN_AT: frozenset[Callable[..., Any]] = frozenset({CheckoutScreen, ReturnScreen, ReceiptsScreen, SettingsScreen})
"""They have a field to type in, and keys of their own to say."""
_SALE_PLACES = frozenset(Command)
_BESIDE_PLACES = frozenset({Command.SELL, Command.HELP})
_PAID_PLACES = frozenset({Command.SELL, Command.RESUME, Command.SEARCH, Command.MENU, Command.HELP, Command.LOCK})


_PLACES: dict[type, Command] = {
    SuspendedState: Command.RESUME,
    MemberPickState: Command.MEMBER,
    SearchState: Command.SEARCH,
    PriceState: Command.SEARCH,
    MenuState: Command.MENU,
    HelpState: Command.HELP,
}


def _place_of(panel: PanelState | None, below: Command) -> Command:
    """The key of the rail that stands for a panel, else for the screen below."""
    return panel.place if isinstance(panel, SheetState) else _PLACES.get(type(panel), below)


class _Band(Painted):
    """Says on every screen that this is training, and in a drill what to do: then in the room of the status bar too."""

    drill: DrillState | None = None

    def show_drill(self, drill: DrillState | None) -> None:
        if drill != self.drill:
            self.drill = drill
            density = self.look.density
            self.setFixedHeight(density.band + (density.status if drill is not None else 0))
            said = (drill.head, drill.said, drill.task) if drill is not None else ()
            self.setAccessibleName(" · ".join(part for part in said if part))
            self.update()

    def paint(self, ink: Ink, box: QRectF) -> None:
        ink.block(box, "warn_soft")
        ink.block(QRectF(0, box.height() - 2, box.width(), 2), "warn_border")
        if self.drill is not None:
            self._paint_drill(ink, self.drill, box.adjusted(14, 2, -14, -4))
            return
        words = translate("Band", "TRAINING · nothing here is counted · Ctrl+M: drills · Ctrl+⇧T ends it")
        ink.text(box, words, self.look.density.m, "warn", bold=True, align=Align.CENTRE)

    def _paint_drill(self, ink: Ink, drill: DrillState, box: QRectF) -> None:
        """Above which drill and what came of the last try, below what to do."""
        size, half = self.look.density.m, box.height() / 2
        mode = translate("Band", "TRAINING")
        top = QRectF(box.x(), box.y(), box.width(), half)
        wide = ink.text(top, f"{mode} · {drill.head}", size, "warn", bold=True)
        if drill.said:
            at = top.adjusted(wide + 24, 0, 0, 0)
            if drill.tone is Tone.WARN:
                ink.triangle(at.x(), at.center().y(), "err")
            else:
                ink.icon(at.x(), at.center().y() - size / 2, "check", "ok", size)
            colour = "err" if drill.tone is Tone.WARN else "ok"
            ink.text(at.adjusted(size + 6, 0, 0, 0), drill.said, size, colour, bold=True)
        ink.text(QRectF(box.x(), box.y() + half, box.width(), half), drill.task, size)


class DeskView(QWidget):
    """Signals: acted(Act), commanded(Command)."""

    acted = Signal(object)
    commanded = Signal(object)

    def __init__(self, look: Look, handler: KeyHandler, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(sheet(look))
        self._look = look
        self.panel: PanelState | None = None
        self.shown: Screen | None = None
        self._state: ScreenState | None = None
        self._place = Command.SELL
        self._handler = handler
        self._made: dict[Callable[..., Any], Any] = {}
        self._rail, self._status = Rail(look), StatusBar(look)
        self._band = _Band(look, look.density.band)
        self._veil = QWidget(self)
        self._veil.setObjectName("veil")
        self._veil.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._veil.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._veil.hide()
        self._panel = Panel(look, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._page = QWidget(self)
        self._screens = QStackedLayout(self._page)
        self._checkout: CheckoutScreen = self._screen(CheckoutScreen)
        self._band.hide()
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._rail)
        body.addWidget(self._page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._band)
        column.addLayout(body, 1)
        column.addWidget(self._status)

    def _connect(self) -> None:
        self._panel.acted.connect(self._chosen)
        self._rail.commanded.connect(self.commanded)
        self._checkout.typed.connect(self._typed)

    def _screen(self, kind: Callable[..., Any]) -> Any:  # noqa: ANN401  each has its own state
        """The screen of a kind, made when it is first shown: a till starts with what it shows."""
        made = self._made.get(kind)
        if made is None:
            written_at = kind in _WRITTEN_AT
            made = self._made[kind] = kind(self._look, self._handler) if written_at else kind(self._look)
            made.acted.connect(self.acted)
            if written_at:
                made.commanded.connect(self.commanded)
            self._screens.addWidget(made)
        return made

    # ---- showing
    def show_screen(self, state: ScreenState) -> None:
        self._state = state
        widget = self._screen(_SCREENS[type(state)])
        widget.show_state(state)
        self._rail.setVisible(
            not isinstance(state, LoginState | LockState | OpenShiftState | FaultState | StartingState)
        )
        places = _BESIDE_PLACES
        if isinstance(state, CheckoutState | PaidState):
            places = _PAID_PLACES if isinstance(state, PaidState) else _SALE_PLACES
        self._rail.allow(places)
        self._place = (
            Command.MENU
            if isinstance(state, CountState | ReportState | ReceiptsState | SettingsState)
            else Command.SELL
        )
        self._rail.show_place(_place_of(self.panel, self._place))
        if self._screens.currentWidget() is not widget or self.shown is None:
            self._screens.setCurrentWidget(widget)
            self.shown = widget
            self.clear_typed()
            widget.take_focus()

    def show_panel(self, state: PanelState | None) -> None:
        if state is not None and state == self.panel:
            return
        searching = isinstance(state, SearchState)
        before, sheet = self.panel, state if isinstance(state, SheetState) else None
        other_sheet = isinstance(before, SheetState) and (sheet is None or sheet.name != before.name)
        if (isinstance(before, SearchState) and not searching) or other_sheet:
            self.clear_typed()  # what was typed for the panel goes with it
        opens = before is None or other_sheet
        self.panel = state
        self._checkout.scan_bar.ask(sheet, writes=searching)
        self._rail.show_place(_place_of(state, self._place))
        if state is None or self.shown is None:
            self._veil.hide()
            self._panel.hide()
            return
        self._veil.show()
        self._veil.raise_()
        self._panel.show_content(content_of(state, self._look.money, self.shown.keys))
        if opens and self._panel.content.digits:
            self.clear_typed()  # else the digit in front of a row would go on with what was typed before
        self._place_panel()

    def show_frame(self, frame: FrameState) -> None:
        self._status.show_frame(frame)
        self._rail.show_suspended(frame.suspended)
        self._checkout.show_lamps(frame.lamps)
        self._band.setVisible(frame.training)
        self._band.show_drill(frame.drill)
        self._status.setVisible(frame.drill is None)
        self._checkout.give_room(self._look.density.band if frame.training else 0)

    def _place_panel(self) -> None:
        box = self._panel_room()
        height = self._panel.wanted_height()
        if height > box.height() * 0.85:  # rather all of it than half a key looking out below
            height = box.height()
        self._veil.setGeometry(box)
        self._panel.setGeometry(box.x(), box.y(), box.width(), height)

    def _panel_room(self) -> QRect:
        if self.shown is self._checkout:
            return self._checkout.panel_box().translated(self._page.pos())
        page, pad = self._page.geometry(), self._look.density.pad
        return page.adjusted(pad, pad, -pad, -pad)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.panel is not None:
            self._place_panel()

    # ---- what the keyboard asks
    def panel_content(self) -> PanelContent:
        return self._panel.content

    def typing(self) -> Typing | None:
        return self.shown.typing if self.shown is not None else None

    def typing_has_focus(self) -> bool:
        typing = self.typing()
        return isinstance(typing, TypedField) and typing.hasFocus()

    def typed(self) -> str:
        typing = self.typing()
        return typing.text().strip() if typing is not None else ""

    def clear_typed(self) -> None:
        typing = self.typing()
        if typing is not None:
            typing.clear()

    def type_text(self, text: str) -> None:
        typing = self.typing()
        if typing is not None:
            typing.insert(text)

    def armed(self) -> bool:
        """Whether the next empty Enter takes cash."""
        return isinstance(self._state, CheckoutState) and self._state.armed

    def take_focus(self) -> None:
        if self.shown is not None:
            self.shown.take_focus()

    def _chosen(self, act: Act) -> None:
        """A finger chose on the panel: what is typed belongs to it."""
        if isinstance(act, Choose):
            act = replace(act, typed=self.typed())
            self.clear_typed()
        self.acted.emit(act)

    def _typed(self, text: str) -> None:
        if isinstance(self.panel, SearchState):
            self.acted.emit(Search(text.strip()))
