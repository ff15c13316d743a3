"""The wedge in a real window: no shortcut, no click, no key in the field."""

import time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pos_app.devices.us_keys import us_character
from pos_app.devices.wedge import WedgeBuffer, WedgeSettings
from pos_app.ui.wedge_filter import ImeGate, WedgeFilter


class Window(QWidget):
    """A field, a table and a button that must not be clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.table, self.button = QLineEdit(), QTableWidget(2, 2), QPushButton("pay")
        layout = QVBoxLayout(self)
        for widget in (self.field, self.table, self.button):
            layout.addWidget(widget)
        self.clicks = 0
        self.shortcuts: list[str] = []
        self.codes: list[str] = []
        self.button.clicked.connect(self._clicked)
        for keys in ("7", "F9"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setObjectName(keys)
            shortcut.activated.connect(self._shortcut)

    def _clicked(self) -> None:
        self.clicks += 1

    def _shortcut(self) -> None:
        self.shortcuts.append(self.sender().objectName())


class Noting:
    """Notes a field's text."""

    def __init__(self, entered: list[str], field: QLineEdit) -> None:
        self._entered, self._field = entered, field

    def __call__(self) -> None:
        self._entered.append(self._field.text())


@pytest.fixture
def window(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication) -> Window:
    """A window with the focus, watched; the parameter, if any, says how long a scanner may rest."""
    window = Window()
    wedge = WedgeFilter(
        WedgeBuffer(getattr(request, "param", None)), time.monotonic, place_to_text=us_character, parent=window
    )
    wedge.scanned.connect(window.codes.append)
    wedge.watch(qapp)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window.windowHandle())
    return window


def press(window: Window, char: str) -> None:
    """Press and release the key of a character."""
    shift = Qt.KeyboardModifier.ShiftModifier if char.isupper() else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window.windowHandle(), Qt.Key(ord(char.upper())), shift)


def scan(window: Window, code: str, gap: int = 0) -> None:
    """Type at the window, with real waits in milliseconds, Enter at the end."""
    for char in code:
        press(window, char)
        if gap:
            QTest.qWait(gap)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)


@pytest.mark.parametrize("focus", ["field", "table", "button"])
@pytest.mark.parametrize("gap", [0, 12])
@pytest.mark.parametrize("window", [WedgeSettings(gap=5000)], indirect=True)  # the machine that types may rest, too
def test_a_scan_does_nothing_but_scan(window: Window, focus: str, gap: int) -> None:
    """Wherever the focus is: the code arrives, no shortcut fires, nothing is clicked or typed."""
    getattr(window, focus).setFocus()
    scan(window, "6907777", gap)
    QTest.qWait(80)

    assert window.codes == ["6907777"]
    assert (window.clicks, window.shortcuts, window.field.text()) == (0, [], "")


def test_typing_arrives_in_order(window: Window) -> None:
    """A short burst with Enter behind it is typing."""
    entered: list[str] = []
    window.field.returnPressed.connect(Noting(entered, window.field))
    window.field.setFocus()
    scan(window, "88.5")

    assert window.field.text() == "88.5"
    assert entered == ["88.5"]


def test_a_single_key_arrives_after_the_gap(window: Window) -> None:
    """And never fires a shortcut of a single character."""
    window.field.setFocus()
    press(window, "7")
    assert window.field.text() == ""
    QTest.qWait(120)

    assert window.field.text() == "7"
    assert window.shortcuts == []


def test_a_function_key_finds_what_was_typed_before(window: Window) -> None:
    """The digits are in the field before its shortcut fires, at once."""
    window.field.setFocus()
    press(window, "3")
    press(window, "5")
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F9)

    assert window.field.text() == "35"
    assert window.shortcuts == ["F9"]


def test_enter_alone_clicks_at_once(window: Window) -> None:
    """A person's Space and Enter work as ever."""
    window.button.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)
    QTest.qWait(80)

    assert window.clicks == 1


def test_shifted_letters_belong_to_the_code(window: Window) -> None:
    """The Shift key itself is no key to the wedge."""
    for char in "abcDEF12":
        QTest.keyPress(window.windowHandle(), Qt.Key.Key_Shift)
        press(window, char)
        QTest.keyRelease(window.windowHandle(), Qt.Key.Key_Shift)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)

    assert [code.lower() for code in window.codes] == ["abcdef12"]


def test_a_scan_on_a_french_keyboard_with_caps_lock(window: Window) -> None:
    """The keys' places count, not what this machine takes them for; typing stays French."""
    french = [("Q", 38, 0), ("Q", 38, 1), ("&", 10, 0), (")", 20, 0), ("&", 10, 0), ("é", 11, 0), (" ", 65, 0)]
    for text, code, shift in french:
        send_key(window, text, code, shifted=bool(shift))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    assert window.codes == ["aA1-12 "]

    window.field.setFocus()
    send_key(window, "é", 11, shifted=False)
    QTest.qWait(120)
    assert window.field.text() == "é"


def send_key(window: Window, text: str, code: int, *, shifted: bool) -> None:
    """Press a key as the platform reports it."""
    shift = Qt.KeyboardModifier.ShiftModifier if shifted else Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, ord(text), shift, code, 0, 0, text)
    event.setTimestamp(round(time.monotonic() * 1000))
    QApplication.sendEvent(window.windowHandle(), event)


def test_input_methods_are_off_unless_a_field_asks(window: Window, qapp: QApplication) -> None:
    """Only the field with the property is asked by Qt to compose."""
    gate = ImeGate(window)
    gate.watch(qapp)
    window.field.setFocus()
    assert not input_method_allowed(window.field)

    window.field.setProperty("allowIme", True)
    assert input_method_allowed(window.field)
    window.table.setFocus()
    assert not input_method_allowed(window.table)


def input_method_allowed(widget: QWidget) -> bool:
    """Ask a widget as Qt does."""
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(widget, query)
    return bool(query.value(Qt.InputMethodQuery.ImEnabled))
