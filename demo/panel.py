"""The demo's panel: things to scan, levers of the devices and of HQ, and the paper as it comes out.

The till runs in a window of its own; this window is the world around it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from demo.processes import DemoError
from pos_app.ui.fonts import families_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from demo.words import Words
    from demo.world import World

CODE = Qt.ItemDataRole.UserRole
LOOK_MS = 500
SIZE, EDGE, FRAME = (550, 1000), 12, 40


class News(QObject):
    """From other threads onto the panel. Signals: paper(object), the path of a picture."""

    paper = Signal(object)


class Panel(QWidget):
    """Signals: none; the buttons pull the levers of the world."""

    def __init__(self, world: World, words: Words) -> None:
        super().__init__()
        self._world = world
        self._words = words
        self.setWindowTitle(words("Demo: devices, HQ, paper"))
        font = self.font()
        font.setFamilies([*families_for(words.language), *font.families()])
        self.setFont(font)
        room = self.screen().availableGeometry()
        self.resize(SIZE[0], min(SIZE[1], room.height() - FRAME))
        self.move(room.right() - SIZE[0], room.top())  # the till opens on the left
        self._news = News()
        self._news.paper.connect(self._show_paper)
        world.on_paper = self._news.paper.emit
        self._paper = QLabel(words("The paper appears here."))
        self._paper.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._roll = QScrollArea()
        self._said = QLabel("")
        self._said.setWordWrap(True)
        row = QHBoxLayout(self)
        row.addLayout(self._left(), 1)
        row.addLayout(self._right(), 1)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_MS)
        self._clock.timeout.connect(self._look)
        self._clock.start()
        self._look()

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.addWidget(self._staff())
        for title, codes in self._world.codes():
            left.addWidget(self._list(title, codes))
        if not self._world.has_scanner:
            left.addWidget(self._no_scanner())
        left.addWidget(self._levers())
        return left

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        self._roll.setWidget(self._paper)
        self._roll.setWidgetResizable(True)
        right.addWidget(self._roll, 1)
        right.addWidget(self._said)
        return right

    def _staff(self) -> QGroupBox:
        box = QGroupBox(self._words("Who signs in"))
        column = QVBoxLayout(box)
        column.addWidget(QLabel("\n".join(self._world.staff())))
        return box

    def _no_scanner(self) -> QLabel:
        words = self._words
        label = QLabel(
            words(
                "This system has no virtual serial port: the scanner is the keyboard."
                " Type a code at the till, then Enter."
            )
        )
        label.setWordWrap(True)
        return label

    def _list(self, title: str, codes: Sequence[tuple[str, str]]) -> QGroupBox:
        how = "double-click scans" if self._world.has_scanner else "type the code at the till"
        box = QGroupBox(f"{title}: {self._words(how)}")
        column = QVBoxLayout(box)
        rows = QListWidget()
        rows.setAccessibleName(title)
        for name, code in codes:
            item = QListWidgetItem(f"{name}   {code}")
            item.setData(CODE, code)
            rows.addItem(item)
        rows.itemActivated.connect(self._scan)
        column.addWidget(rows)
        return box

    def _levers(self) -> QGroupBox:
        box = QGroupBox(self._words("Levers"))
        grid = QGridLayout(box)
        world = self._world
        levers: list[tuple[str, Callable[[], None]]] = [
            ("HQ off", world.hq_off),
            ("HQ on", world.hq_on),
            ("Kill the till", world.kill_till),
            ("Start the till", world.start_till),
            ("Paper out", world.paper_out),
            ("New paper", world.new_paper),
        ]
        if world.has_scanner:
            levers += [("Unplug scanner", world.unplug_scanner), ("Plug scanner in", world.plug_scanner)]
        for number, (name, lever) in enumerate(levers):
            button = QPushButton(self._words(name))
            button.clicked.connect(partial(self._pull, lever))
            grid.addWidget(button, number // 2, number % 2)
        return box

    def _scan(self, item: QListWidgetItem) -> None:
        self._world.scan(str(item.data(CODE)))

    def _pull(self, lever: Callable[[], None], _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's signal
        try:
            lever()
        except DemoError as error:
            self._said.setText(str(error))
        else:
            self._look()

    def _show_paper(self, path: Path) -> None:
        self._paper.setPixmap(
            QPixmap(str(path)).scaledToWidth(
                self._roll.viewport().width() - EDGE, Qt.TransformationMode.SmoothTransformation
            )
        )

    def _look(self) -> None:
        self._said.setText(self._world.account())
        if self._world.till_closed:
            if self._world.till_failed:
                print(self._words("The till ended with {code}; see above.", code=self._world.till_failed))
            self.close()
