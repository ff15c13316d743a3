"""One window, whatever its look: nothing else is ever shown, and the scan bar keeps the focus."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from pos_app.ui.samples import checkout
from pos_app.ui.speak import Tongue
from pos_app.ui.state import Condition, Device, FrameState, LampState, Tone
from pos_app.ui.status_bar import StatusBar
from tests.ui.showing import Shown


class Windows(QObject):
    """Notes every widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    windows = Windows()
    qapp.installEventFilter(windows)
    yield windows
    qapp.removeEventFilter(windows)


def test_nothing_else_is_ever_shown_as_a_window(tongue: Tongue, windows: Windows) -> None:
    """Not even for a moment while the window is made, or made again for another language, theme and size."""
    tongue.use("en")
    shown = Shown.open("light", (1366, 768), "en")
    shown.scene("checkout")
    tongue.use("zh_CN")
    shown.window.use_look("dark", "zh_CN")
    shown.window.resize(1024, 600)
    QApplication.processEvents()
    shown.close()

    assert windows.seen == ["MainWindow"]


def test_another_look_keeps_screen_typing_place_and_focus(shown: Shown, tongue: Tongue) -> None:
    shown.scene("checkout")

    tongue.use("zh_CN")
    shown.window.use_look("dark", "zh_CN")
    QApplication.processEvents()
    shown.key("F9")

    assert isinstance(shown.window.focusWidget(), QLineEdit)
    assert shown.window.focusWidget().hasFocus()
    assert "收款 ¥189.74" in {key.accessibleName() for key in shown.touches()}
    assert len(shown.acts) == 1

    tongue.use("en")
    shown.window.use_look("light", "en")


def test_lamps_speak(shown: Shown) -> None:
    """Each lamp is a word as well as a shape; HQ away says how much waits."""
    shown.window.show_screen(checkout("en"))
    lamps = (
        LampState(Device.PRINTER, Tone.ERR, Condition.PAPER_OUT),
        LampState(Device.SCANNER),
        LampState(Device.HQ, Tone.WARN, Condition.OFFLINE, count=1),
    )

    shown.window.show_frame(FrameState("West Gate", "Till 02", "Li Min", lamps=lamps))

    bar = next(bar for bar in shown.window.findChildren(StatusBar) if bar.isVisible())
    assert bar.accessibleName() == "Printer · no paper, Scanner, Offline, selling · 1 to send"
