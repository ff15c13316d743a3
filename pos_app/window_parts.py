"""The Qt side of a till: application, fonts, language, window, controller, and the bridge from other threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from pos_app.devices.us_keys import us_character
from pos_app.devices.wedge import WedgeBuffer
from pos_app.lamps import device_lamp, hq_lamp
from pos_app.services.sounds import Level
from pos_app.ui.acts import Act, Leave
from pos_app.ui.control.background import Background
from pos_app.ui.control.controller import Controller
from pos_app.ui.control.customer_display import CustomerDisplay
from pos_app.ui.control.idle_lock import IdleLock
from pos_app.ui.look import look_for
from pos_app.ui.main_window import MainWindow
from pos_app.ui.messages import notice_of
from pos_app.ui.money_text import MoneyText
from pos_app.ui.speak import Tongue, language_of
from pos_app.ui.state_staff import FaultState
from pos_app.ui.wedge_filter import ImeGate, WedgeFilter

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.errors import Fault
    from pos_app.devices.health import DeviceHealth
    from pos_app.services.desk import Desk
    from pos_app.services.preferences import Preferences
    from pos_app.sync.health import SyncHealth

SIGNS = {"CNY": "¥", "USD": "$", "EUR": "€", "TWD": "NT$", "MXN": "$"}
SIZE = (1366, 768)
_UNSEEN = "offscreen"  # its screen is smaller than what is painted on it, and has no frames


class Bridge(QObject):
    """Values from other threads onto the UI thread. Signals: devices(DeviceHealth), syncs(SyncHealth), scans(str)."""

    devices = Signal(object)
    syncs = Signal(object)
    scans = Signal(str)

    def device(self, health: DeviceHealth) -> None:
        """A device changed."""
        self.devices.emit(health)

    def sync(self, health: SyncHealth) -> None:
        """The talk with HQ changed."""
        self.syncs.emit(health)

    def scan(self, code: str) -> None:
        """A scanner read a code."""
        self.scans.emit(code)


class WindowParts(QObject):
    """One window on one desk; `run` blocks until it is closed."""

    def __init__(self, desk: Desk, language: str, theme: str, arguments: list[str], now: Callable[[], float]) -> None:
        self.application = QApplication.instance() or QApplication(arguments)
        super().__init__()
        if not isinstance(self.application, QApplication):
            msg = "another kind of application is running"
            raise TypeError(msg)
        spoken = language or language_of(QLocale.system())
        self._tongue = Tongue(self.application)
        self._tongue.use(spoken)
        plan, _ = desk.plan()
        money = MoneyText(SIGNS.get(plan.currency, plan.currency), plan.exponent)
        self.window = MainWindow(look_for(self._theme_of(theme), SIZE[1], spoken, money))
        self.window.resize(*SIZE)
        self.background = Background()
        self.controller = Controller(desk, self.window, self.background, spoken, now)
        self.customer = CustomerDisplay(self.controller, self.window)
        self.idle = IdleLock(self.controller, self.window)
        self.controller.counter.wear = self.wear
        self.bridge = Bridge()
        self._now = now
        self._ready: Callable[[], None] | None = None
        self._theme = self.window.look.theme
        self._clock = desk.clock
        self._connect()

    def _connect(self) -> None:
        application = self.application
        if not isinstance(application, QApplication):
            return
        self._wedge = WedgeFilter(WedgeBuffer(), self._now, place_to_text=us_character, parent=application)
        self._wedge.watch(application)
        self._wedge.scanned.connect(self.window.scanned)
        self._gate = ImeGate(application)
        self._gate.watch(application)
        self.bridge.scans.connect(self.window.scanned)
        self.bridge.devices.connect(self._show_device)
        self.bridge.syncs.connect(self._show_hq)
        self.controller.closed.connect(self._close)
        application.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    def speak(self, language: str) -> None:
        """Another language on the screen, at once."""
        self._tongue.use(language)
        self.window.use_look(self._theme, language)
        self.customer.use_look(self.window.look)
        self.controller.counter.language = language
        self.controller.show()
        self.window.activateWindow()

    def wear(self, wishes: Preferences) -> None:
        """Put what a manager set at this counter to work; what looks the same is not made again."""
        counter, shown = self.controller.counter, self.window.isVisible()
        if shown and wishes.customer != counter.wishes.customer:
            self.customer.show_at(wishes.customer)
        counter.wishes = wishes
        counter.sounds.level = Level(wishes.sounds)
        self.idle.use(int(wishes.lock_minutes))
        self._dress()
        if shown:
            self.controller.show()
            self.window.activateWindow()

    def _dress(self) -> None:
        wishes, look = self.controller.counter.wishes, self.window.look
        theme, scale, large = self._theme_of(wishes.theme), int(wishes.scale), wishes.large_keys == "yes"
        if (theme, wishes.language, scale, large) == (look.theme, look.language, look.scale, look.large):
            return
        self._theme = theme
        self._tongue.use(wishes.language)
        self.controller.counter.language = wishes.language
        self.window.use_look(theme, wishes.language, scale, large=large)
        self.customer.use_look(self.window.look)

    def _theme_of(self, theme: str) -> str:
        """Light or dark; `system` as the machine has it now."""
        if theme != "system":
            return theme
        return "dark" if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"

    def _scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        del scheme
        if self.controller.counter.wishes.theme == "system":
            self._dress()

    def after_first_paint(self, ready: Callable[[], None]) -> None:
        """Call this once the window is painted."""
        self._ready = ready

    def show(self) -> None:
        """Show the first screen."""
        self.controller.start()
        room = self.window.screen().size()
        if QGuiApplication.platformName() != _UNSEEN and (room.width() <= SIZE[0] or room.height() <= SIZE[1]):
            self.window.showMaximized()  # else the frame pushes the lowest keys over the edge
        else:
            self.window.show()
        self.window.activateWindow()
        if self._ready is not None:
            self.window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """The window came onto the screen: it is painted before anything else is begun."""
        if event.type() is QEvent.Type.Expose and self._ready is not None:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._begin)
        return False

    def run(self) -> int:
        """Show and run until the window is closed."""
        self.show()
        code = self.application.exec()
        self.close()
        return int(code)

    def close(self) -> None:
        """The window asks the books nothing any more; it may stand as it was."""
        self.controller.stop()
        self.background.close()

    def _begin(self) -> None:
        if self._ready is not None:
            self._ready()

    def _show_device(self, health: DeviceHealth) -> None:
        for lamp in device_lamp(health):
            self.controller.show_lamp(lamp)

    def _show_hq(self, health: SyncHealth) -> None:
        since = self._clock.local(health.last_heard).strftime("%H:%M") if health.last_heard is not None else ""
        self.controller.show_lamp(hq_lamp(health, since))

    def _close(self) -> None:
        self.customer.close()
        self.window.close_now()
        self.application.quit()


class FaultWindow(QObject):
    """The till's window where there is no till: why it cannot open, what to do, and a way out."""

    def __init__(self, fault: Fault, language: str, theme: str, arguments: list[str]) -> None:
        self.application = QApplication.instance() or QApplication(arguments)
        super().__init__()
        spoken = language or language_of(QLocale.system())
        self.tongue = Tongue(self.application)
        self.tongue.use(spoken)
        money = MoneyText("", 0)
        self.window = MainWindow(look_for(theme, SIZE[1], spoken, money))
        self.window.resize(*SIZE)
        self.window.show_screen(FaultState(notice_of(fault, money)))
        self.window.act.connect(self._did)

    def show(self) -> None:
        """Show it."""
        self.window.show()
        self.window.activateWindow()

    def run(self) -> None:
        """Show it until it is closed."""
        self.show()
        self.application.exec()

    def _did(self, act: Act) -> None:
        if isinstance(act, Leave):
            self.window.close_now()
            self.application.quit()
