"""A framed surface, and a widget that is nothing but its painting."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from pos_app.ui.ink import Ink
from pos_app.ui.look import Look


class Painted(QWidget):
    """A widget that paints itself with Ink: no children, one paint call.  Subclasses fill `paint`."""

    def __init__(self, look: Look, height: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        if height:
            self.setFixedHeight(height)

    def paint(self, ink: Ink, box: QRectF) -> None:
        """Draw what is shown."""

    def sizeHint(self) -> QSize:
        return QSize(60, max(20, self.minimumHeight()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint(Ink(painter, self.look), QRectF(self.rect()))
        painter.end()


class Card(QFrame):
    """A surface with a border and round corners that holds widgets one below the other."""

    def __init__(self, *widgets: QWidget, height: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for widget in widgets:
            grows = widget.sizePolicy().verticalPolicy() != QSizePolicy.Policy.Fixed and not _fixed(widget)
            column.addWidget(widget, 1 if grows else 0)
        if height:
            self.setFixedHeight(height)


def _fixed(widget: QWidget) -> bool:
    return widget.minimumHeight() == widget.maximumHeight()
