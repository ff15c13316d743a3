"""Paint receipts: single rows for heads that lack a character, and whole receipts as pictures.

Works off the UI thread too, but needs a QGuiApplication.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from domain.receipt import QR, Barcode, Cut, Feed, Receipt
from domain.receipt_barcode import code128
from domain.receipt_layout import Row, TextRow, lay_out, usual_columns
from domain.value import dataclass
from pos_app.ui.bootstrap import qr_symbol
from pos_app.ui.fonts import families_for

CELL, GLYPH, LINE = 12, 24, 30  # dots: a column, a character's height, a line with its spacing
_SIZE, _BASELINE = 22, 19  # dots: of the font, so that Han fill the cell and g still has its tail
_MARGIN, _BAR_HEIGHT, _MODULE, _QUIET = 28, 64, 5, 2
_PAPER, _INK = QColor("#FDFCF8"), QColor("#1B1D1E")


@dataclass(frozen=True, slots=True)
class RasterRow:
    """Black dots of one row of text: the highest bit is the leftmost dot, 1 is black."""

    width_bytes: int
    data: bytes


class Rasteriser:
    """Paints what a head cannot say in its own characters, in dots without shades."""

    def text_row(self, cells: Sequence[tuple[str, int]], *, width_dots: int, scale: int) -> RasterRow:
        """Paint one row; each character with its columns of 12 x 24 dots (times scale), never bold: it would clog."""
        image = QImage(width_dots, (GLYPH * scale) + LINE - GLYPH, QImage.Format.Format_Mono)
        image.fill(1)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, False)
        _draw_cells(painter, cells, QPointF(0, 0), _font(scale, False, smooth=False))
        painter.end()
        width = (width_dots + 7) // 8
        bits, stride = bytes(image.constBits()), image.bytesPerLine()
        rows = (bits[top : top + width] for top in range(0, stride * image.height(), stride))
        return RasterRow(width, bytes(byte ^ 0xFF for row in rows for byte in row))


def paint_receipt(receipt: Receipt, width_dots: int = 576) -> QImage:
    """Return the picture of a whole receipt, with a margin all around, as it would lie on the counter."""
    rows = lay_out(receipt, width_dots // CELL, usual_columns)
    height = sum(map(_height, rows)) + 2 * _MARGIN
    image = QImage(width_dots + 2 * _MARGIN, height, QImage.Format.Format_RGB32)
    image.fill(_PAPER)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setPen(_INK)
    painter.translate(_MARGIN, _MARGIN)
    for row in rows:
        _draw(painter, row, width_dots)
        painter.translate(0, _height(row))
    painter.end()
    return image


def _height(row: Row) -> int:
    match row:
        case TextRow():
            return LINE + (GLYPH if row.style == "double" else 0)
        case Feed(lines):
            return LINE * lines
        case QR(data):
            return len(_matrix(data)) * _MODULE
        case Barcode():
            return _BAR_HEIGHT + LINE
        case Cut():
            return 0


def _draw(painter: QPainter, row: Row, width: int) -> None:
    match row:
        case TextRow():
            scale = 2 if row.style == "double" else 1
            cells = [(char, usual_columns(char)) for char in row.text]
            font = _font(scale, row.style in {"strong", "double"}, smooth=True)
            _draw_cells(painter, cells, QPointF(0, 0), font)
        case QR(data):
            matrix = _matrix(data)
            left = (width - len(matrix) * _MODULE) // 2
            _fill(
                painter,
                (
                    QRectF(left + x * _MODULE, y * _MODULE, _MODULE, _MODULE)
                    for y, line in enumerate(matrix)
                    for x, black in enumerate(line)
                    if black
                ),
            )
        case Barcode(data):
            _draw_barcode(painter, data, width)
        case Feed() | Cut():
            pass


def _draw_barcode(painter: QPainter, data: str, width: int) -> None:
    widths = code128(data)
    module = max(1, min(2, width // sum(widths)))
    left = (width - module * sum(widths)) / 2
    bars = []
    for place, modules in enumerate(widths):
        if place % 2 == 0:
            bars.append(QRectF(left, 0, modules * module, _BAR_HEIGHT))
        left += modules * module
    _fill(painter, bars)
    start = QPointF((width - len(data) * CELL) / 2, _BAR_HEIGHT)
    _draw_cells(painter, [(char, 1) for char in data], start, _font(1, False, smooth=True))


def _fill(painter: QPainter, places: Iterable[QRectF]) -> None:
    for place in places:
        painter.fillRect(place, _INK)


def _draw_cells(painter: QPainter, cells: Sequence[tuple[str, int]], start: QPointF, font: QFont) -> None:
    """Put each character in its cell: narrow ones in the middle, too wide ones squeezed."""
    scale = font.pixelSize() // _SIZE
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    left = start.x()
    for char, columns in cells:
        room = columns * CELL * scale
        if char != " ":
            advance = metrics.horizontalAdvance(char)
            squeeze = min(1.0, room / advance) if advance else 1.0
            painter.save()
            painter.translate(left + (room - advance * squeeze) / 2, start.y())
            painter.scale(squeeze, 1.0)
            painter.drawText(QPointF(0, _BASELINE * scale), char)
            painter.restore()
        left += room


@lru_cache(maxsize=16)
def _font(scale: int, bold: bool, *, smooth: bool) -> QFont:
    font = QFont()
    font.setFamilies(list(families_for("zh_CN")))
    font.setPixelSize(_SIZE * scale)
    font.setBold(bold)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias if smooth else QFont.StyleStrategy.NoAntialias)
    font.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
    return font


@lru_cache(maxsize=8)
def _matrix(data: str) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(line) for line in qr_symbol(data, "m").matrix_iter(border=_QUIET))


def qr_rows(data: str) -> tuple[str, ...]:
    """The rows of a QR code as texts of 0 and 1, with its quiet border: for a screen."""
    lines = qr_symbol(data, "l").matrix_iter(border=_QUIET)
    return tuple("".join("1" if bit else "0" for bit in line) for line in lines)
