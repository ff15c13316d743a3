"""The dark rail on the left: where one can go from the sale."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.card import Painted
from pos_app.ui.commands import Command
from pos_app.ui.ink import Ink
from pos_app.ui.look import Look
from pos_app.ui.speak import translate
from pos_app.ui.touch import RailKey


class Mark(Painted):
    """The product's mark."""

    def paint(self, ink: Ink, box: QRectF) -> None:
        size = 28.0 if self.look.density.compact else 34.0
        left = (box.width() - size) / 2
        ink.block(QRectF(left, 2, size, size), "brand", 9)
        pen = QPen(
            self.look.colour("on_brand"),
            size / 9,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
        ink.path(
            pen,
            (
                (left + size * 0.28, 2 + size * 0.52),
                (left + size * 0.44, 2 + size * 0.68),
                (left + size * 0.73, 2 + size * 0.34),
            ),
        )


class Rail(QWidget):
    """Selling, suspended sales with their number, member, article search, shift; lock at the bottom.

    Signals: commanded(Command).
    """

    commanded = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(look.density.rail)
        self._look = look
        column = QVBoxLayout(self)
        side = 2 if look.density.compact else 6
        column.setContentsMargins(side, 8, side, 8)
        column.setSpacing(4)
        column.addWidget(Mark(look, 36 if look.density.compact else 44))
        self._keys = {
            command: self._key(column, command, words, picture)
            for command, words, picture in (
                (Command.SELL, translate("Rail", "Sell"), "scan-barcode"),
                (Command.RESUME, translate("Rail", "Suspended"), "pause"),
                (Command.MEMBER, translate("Rail", "Member"), "user-round"),
                (Command.SEARCH, translate("Rail", "Look up"), "package-search"),
                (Command.MENU, translate("Rail", "Shift"), "clipboard-check"),
            )
        }
        column.addStretch(1)
        for command, words, picture in (
            (Command.HELP, translate("Rail", "Help"), "keyboard"),
            (Command.LOCK, translate("Rail", "Lock"), "lock"),
        ):
            self._keys[command] = self._key(column, command, words, picture)
        self._keys[Command.SELL].switch(True)

    def _key(self, column: QVBoxLayout, command: Command, words: str, picture: str) -> RailKey:
        key = RailKey(self._look, words, command, picture)
        key.setFixedHeight(50 if self._look.density.compact else 62)
        key.chosen.connect(self.commanded)
        column.addWidget(key)
        return key

    def show_suspended(self, count: int) -> None:
        self._keys[Command.RESUME].show_badge(count)

    def allow(self, commands: frozenset[Command]) -> None:
        """The keys that lead somewhere from the screen that is shown; the others rest."""
        for command, key in self._keys.items():
            key.setEnabled(command in commands)

    def show_place(self, command: Command) -> None:
        """Light the key that stands for what is on the screen."""
        for each, key in self._keys.items():
            key.switch(each is command)
