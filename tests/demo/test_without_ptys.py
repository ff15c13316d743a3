"""Windows has no ptys: the virtual devices can be imported there, and the panel says that the scanner is a keyboard."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGroupBox, QLabel, QPushButton, QScrollArea

from demo.panel import Panel
from demo.words import TEXTS, Words
from domain.benefits import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

IMPORTS = """
import subprocess, sys, threading, socket, random
for name in ("tty", "termios", "pty"):
    sys.modules[name] = None
sys.platform = "win32"
import demo.virtual.scanner, demo.virtual.sockets, demo.virtual.head
print("imported")
"""


class WorldWithoutScanner:
    """What the panel asks of a world on a system without ptys."""

    has_scanner = False
    till_closed = False
    till_failed = 0
    on_paper = None

    def staff(self) -> list[str]:
        return ["周俊: PIN 1"]

    def codes(self) -> list[tuple[str, list[tuple[str, str]]]]:
        return [("Articles", [("大米", "6900000000000")])]

    def account(self) -> str:
        return "all well"

    def __getattr__(self, lever: str) -> object:
        return self.account


def test_virtual_devices_without_ptys() -> None:
    done = subprocess.run([sys.executable, "-c", IMPORTS], capture_output=True, text=True, check=False)
    assert done.stdout == "imported\n", done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_panel_says_that_the_scanner_is_a_keyboard(qtbot: QtBot, language: str) -> None:
    words = Words(language)
    panel = Panel(WorldWithoutScanner(), words)  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    said = [label.text() for label in panel.findChildren(QLabel)]
    assert any("Enter" in text for text in said)
    assert panel.findChildren(QGroupBox)[1].title() == f"Articles: {words('type the code at the till')}"
    keys = [button.text() for button in panel.findChildren(QPushButton)]
    assert words("HQ off") in keys
    assert words("Unplug scanner") not in keys


def test_the_paper_fits_beside_the_codes(qtbot: QtBot, tmp_path: Path) -> None:
    """A receipt is wider than its place: it is made smaller, nothing of it is cut."""
    panel = Panel(WorldWithoutScanner(), Words("en"))  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    panel.show()
    paper = QPixmap(632, 900)
    paper.fill()
    paper.save(str(tmp_path / "01.png"))
    panel._show_paper(tmp_path / "01.png")
    roll = panel.findChildren(QScrollArea)[-1]
    shown = roll.findChildren(QLabel)[0].pixmap()
    assert 100 < shown.width() <= roll.viewport().width()


def test_every_text_of_the_panel_is_translated() -> None:
    for language, texts in TEXTS.items():
        assert texts.keys() == TEXTS["zh_CN"].keys()
        for english, said in texts.items():
            assert english.count("{") == said.count("{")
            assert english == "PIN" or said != english, language
