"""The customer's window: on the second screen where there is one, and always at what the counter shows."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.control.view_customer import customer_state
from pos_app.ui.customer_view import HIGH, WIDE, CustomerView
from pos_app.ui.state_customer import CustomerStage, CustomerState

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from pos_app.ui.control.controller import Controller
    from pos_app.ui.look import Look
    from pos_app.ui.main_window import MainWindow

FOLLOW_MS = 15
"""The cashier's screen is painted first."""
REVERT_MS = 8_000


class Where(Enum):
    """Where the customer's display is: on a second screen if there is one, in a window, or nowhere."""

    AUTO = "auto"
    WINDOW = "window"
    OFF = "off"


class CustomerDisplay(QObject):
    """Follows a controller. It takes no key, no touch and no focus; closing it closes nothing else."""

    def __init__(self, controller: Controller, desk_window: MainWindow, where: Where = Where.AUTO) -> None:
        super().__init__()
        self._controller, self._desk_window = controller, desk_window
        self._where = where
        self.window: QWidget | None = None
        self.view: CustomerView | None = None
        self._ended = False
        self._soon = QTimer(self, interval=FOLLOW_MS, singleShot=True)
        self._soon.timeout.connect(self.follow)
        self._revert = QTimer(self, interval=REVERT_MS, singleShot=True)
        self._revert.timeout.connect(self._end)
        controller.showed.connect(self._soon.start)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._screens_changed)
            application.screenRemoved.connect(self._screens_changed)

    def show_at(self, where: str) -> None:
        """Show it there (a value of `Where`) from now on."""
        self._where = Where(where)
        self.place()

    def use_look(self, look: Look) -> None:
        """Another theme or language: the view is made again."""
        if self.window is not None:
            self.close()
            self._make(look)
            self.place()

    def place(self) -> None:
        """Put the window where it belongs now, or take it away."""
        second = self._second_screen()
        if self._where is Where.OFF or (self._where is Where.AUTO and second is None):
            self.close()
            return
        if self.window is None:
            self._make(self._desk_window.look)
        if self.window is None:
            return
        if second is not None:
            self.window.setGeometry(second.geometry())
            self.window.showFullScreen()
        else:
            self.window.resize(WIDE, HIGH)
            self.window.show()
        self.follow()

    def close(self) -> None:
        """Take it away."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
        self.window = self.view = None

    def follow(self) -> None:
        """Show what the counter shows; what was said at the end goes after a while."""
        if self.view is None:
            return
        counter = self._controller.counter
        state = customer_state(counter)
        if state.stage is not CustomerStage.THANKS:
            self._ended = False
            self._revert.stop()
        elif self._ended:
            state = CustomerState(store=state.store)
        elif not self._revert.isActive():
            self._revert.start()
        self.view.show_state(replace(state, training=counter.desk.training))

    def _end(self) -> None:
        self._ended = True
        self.follow()

    def _make(self, look: Look) -> None:
        flags = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus
        self.window = QWidget(None, flags)
        self.window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.window.setWindowTitle(self._controller.counter.desk.store_name)
        self.view = CustomerView(look)
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def _second_screen(self) -> QScreen | None:
        own = self._desk_window.screen()
        return next((screen for screen in QGuiApplication.screens() if screen is not own), None)

    def _screens_changed(self, screen: QScreen) -> None:
        del screen
        QTimer.singleShot(0, self, self.place)
