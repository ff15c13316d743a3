"""What the machine alone takes: raw connections, and a bare widget that paints a sale in full."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from sqlcipher3 import dbapi2

from bench.painted import Painted
from pos_app.ui.cart_row import columns

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos_app.ui.cart_view import CartLines
    from pos_app.ui.main_window import MainWindow

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_PRAGMAS = ("foreign_keys = ON", "mmap_size = 0", "temp_store = 2")

Row = tuple[str, str, int]


def raw_file(path: Path, key: str | None = None, *, writes: bool = False) -> Any:  # noqa: ANN401  the driver has no types
    """A connection of the bare driver: the same key and settings, nothing around it."""
    connection = dbapi2.connect(str(path), isolation_level=None, cached_statements=256)
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
    for pragma in (*_PRAGMAS, *(("journal_mode = WAL", "synchronous = FULL") if writes else ())):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


class Bare(QWidget):
    """Paints the visible rows of a sale, its total and its pay key, every time in full, and knows nothing else."""

    def __init__(self, window: MainWindow, cart: CartLines) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(window.size())
        self._look = window.look
        self._box = QRectF(cart.viewport().rect().translated(cart.viewport().mapTo(window, QPoint(0, 0))))
        self._visible = -(-cart.viewport().height() // cart.row_height)
        self._high = float(cart.row_height)
        self.rows: list[Row] = []
        self._times = 0
        self.processor = 0.0
        self._painted = Painted(self)
        self.show()

    def show_rows(self, rows: Callable[[], list[Row]]) -> float:
        """Milliseconds until what `rows` finds is painted; `processor` is then what this thread took of them."""
        before = self._times
        took = self._painted.wait(partial(self._show, rows))
        self.processor = self._painted.processor
        assert self._times == before + 1
        return took

    def _show(self, rows: Callable[[], list[Row]]) -> None:
        self.rows = rows()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("bg"))
        left, top = self._box.x(), self._box.y()
        for index, (name, code, price) in enumerate(self.rows[-self._visible :]):
            self._paint_row(
                painter, QRectF(left, top + index * self._high, self._box.width(), self._high), name, code, price
            )
        self._paint_total(painter, str(sum(price for _, _, price in self.rows)))
        painter.end()
        self._times += 1

    def _paint_row(self, painter: QPainter, box: QRectF, name: str, code: str, price: int) -> None:
        density = self._look.density
        painter.fillRect(box, self._look.colour("surface"))
        painter.setPen(self._look.colour("text"))
        boxes = [QRectF(box.x() + at, box.y(), wide, box.height()) for at, wide in columns(self._look, box.width())]
        painter.setFont(self._look.font(density.l))
        half = box.height() / 2
        painter.drawText(boxes[0].adjusted(0, 0, 0, -half), _LEFT, name)
        painter.setFont(self._look.font(density.xs))
        painter.drawText(boxes[0].adjusted(0, half, 0, 0), _LEFT, code)
        painter.setFont(self._look.font(density.m))
        painter.drawText(boxes[1], _RIGHT, str(price))
        painter.drawText(boxes[2], _RIGHT, "1")
        painter.drawText(boxes[3], _RIGHT, "—")
        painter.setFont(self._look.font(density.l, bold=True))
        painter.drawText(boxes[4], _RIGHT, str(price))

    def _paint_total(self, painter: QPainter, total: str) -> None:
        density = self._look.density
        right = QRectF(self._box.right() + density.gap, 0, density.right, self.height())
        key = QRectF(right.x(), right.bottom() - density.pay, right.width(), density.pay)
        painter.fillRect(key, self._look.colour("primary"))
        painter.setFont(self._look.font(density.total_figure, bold=True))
        painter.drawText(
            right.adjusted(0, density.member, 0, density.member + density.total - right.height()), _RIGHT, total
        )
        painter.setPen(self._look.colour("on_primary"))
        painter.setFont(self._look.font(density.pay_label, bold=True))
        painter.drawText(key, _RIGHT, total)
