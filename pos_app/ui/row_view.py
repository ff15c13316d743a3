"""A list that paints whole rows, each once into a picture: an unchanged row costs one blit."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from pos_app.ui.ink import Ink
from pos_app.ui.look import Look

_PICTURES_MAX = 64
_DRAG_BEGINS = 10

RowPaint = Callable[[Ink, QRectF, Hashable], None]


class RowView(QAbstractScrollArea):
    """Rows of equal height; `paint` draws one of them into a box, given the row's value.

    Signals: row_chosen(int), the row that was tapped, from 0.
    """

    row_chosen = Signal(int)

    def __init__(self, look: Look, row_height: int, paint: RowPaint) -> None:
        super().__init__()
        self.setObjectName("list")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.look = look
        self.row_height = row_height
        self.rows: tuple[Hashable, ...] = ()
        self._paint = paint
        self._pictures: OrderedDict[tuple[Hashable, int, float], QPixmap] = OrderedDict()
        self._pressed_at: QPoint | None = None
        self._dragged_from: int | None = None
        self.verticalScrollBar().setSingleStep(row_height // 2)

    def show_rows(self, rows: tuple[Hashable, ...], visible: int = -1) -> None:
        """Show these; only what differs is painted again; row `visible` is scrolled into view."""
        before, self.rows = self.rows, rows
        scrolled = self.verticalScrollBar().value()
        self._fit_scroll_bar()
        if visible >= 0:
            self._reveal(visible)
        if self.verticalScrollBar().value() != scrolled:
            self.viewport().update()
            return
        if bool(before) != bool(rows):
            self.viewport().update()
            return
        for index in range(max(len(before), len(rows))):
            if index >= len(before) or index >= len(rows) or before[index] != rows[index]:
                self.viewport().update(self.row_box(index))

    def row_box(self, index: int) -> QRect:
        """Where a row stands in the viewport now."""
        top = index * self.row_height - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self.row_height)

    def _fit_scroll_bar(self) -> None:
        height = self.viewport().height()
        self.verticalScrollBar().setPageStep(height)
        self.verticalScrollBar().setRange(0, max(0, len(self.rows) * self.row_height - height))

    def _reveal(self, index: int) -> None:
        bar, top = self.verticalScrollBar(), index * self.row_height
        if top < bar.value():
            bar.setValue(top)
        elif top + self.row_height > bar.value() + self.viewport().height():
            bar.setValue(top + self.row_height - self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_scroll_bar()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        dirty = event.rect()
        first = (dirty.top() + self.verticalScrollBar().value()) // self.row_height
        last = (dirty.bottom() + self.verticalScrollBar().value()) // self.row_height
        for index in range(max(0, first), min(last + 1, len(self.rows))):
            painter.drawPixmap(self.row_box(index).topLeft(), self._picture(self.rows[index]))
        below = self.row_box(len(self.rows)).top()
        if below <= dirty.bottom():
            painter.fillRect(
                QRect(0, below, self.viewport().width(), dirty.bottom() - below + 1), self.look.colour("surface")
            )
        if not self.rows:
            self.paint_empty(Ink(painter, self.look), QRectF(self.viewport().rect()))
        painter.end()

    def paint_empty(self, ink: Ink, box: QRectF) -> None:
        """What stands there while there is no row: nothing."""

    def _picture(self, row: Hashable) -> QPixmap:
        width, ratio = self.viewport().width(), self.devicePixelRatioF()
        key = (row, width, ratio)
        picture = self._pictures.get(key)
        if picture is None:
            picture = QPixmap(round(width * ratio), round(self.row_height * ratio))
            picture.setDevicePixelRatio(ratio)
            painter = QPainter(picture)
            self._paint(Ink(painter, self.look), QRectF(0, 0, width, self.row_height), row)
            painter.end()
            self._pictures[key] = picture
            if len(self._pictures) > _PICTURES_MAX:
                self._pictures.popitem(last=False)
        else:
            self._pictures.move_to_end(key)
        return picture

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        self._dragged_from = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        moved = event.position().toPoint().y() - self._pressed_at.y()
        if self._dragged_from is None and abs(moved) > _DRAG_BEGINS:
            self._dragged_from = self.verticalScrollBar().value()
        if self._dragged_from is not None:
            self.verticalScrollBar().setValue(self._dragged_from - moved)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, dragged = self._pressed_at, self._dragged_from
        self._pressed_at = self._dragged_from = None
        if pressed is None or dragged is not None:
            return
        index = (pressed.y() + self.verticalScrollBar().value()) // self.row_height
        if 0 <= index < len(self.rows):
            self.row_chosen.emit(index)
