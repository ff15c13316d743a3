"""A keyboard at a window: keys go in as the machine's would, each with a time of its own.

Who types, a person or a scanner, is told by the times between the keys: whoever presses says when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from pos_app.ui.main_window import MainWindow


def press(window: MainWindow, at: int, name: str) -> None:
    """One key by its name, as Qt writes it (`3`, `F9`, `Return`, `Ctrl+Shift+T`), down and up.

    `at` are milliseconds of a clock that never goes back.
    """
    combination = QKeySequence(name)[0]  # type: ignore[index]
    text = "\r" if name in {"Return", "Enter"} else name if len(name) == 1 else ""
    _send(window, at, combination.key(), combination.keyboardModifiers(), text)


def type_text(window: MainWindow, at: int, text: str, gap: int) -> int:
    """Characters, each `gap` milliseconds after the one before; when the last one was pressed."""
    for character in text:
        at += gap
        key = Qt.Key.Key_Return if character == "\r" else Qt.Key(ord(character.upper()))
        _send(window, at, key, Qt.KeyboardModifier.NoModifier, character)
    return at


def _send(window: MainWindow, at: int, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, modifiers, text)
        event.setTimestamp(at)
        QApplication.sendEvent(window.windowHandle(), event)
