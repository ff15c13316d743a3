"""A painter that knows the tokens: text that shrinks before it is cut, chips, pictures."""

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QPolygonF

from pos_app.ui.look import Look

SMALLEST_TEXT = 10
CHIP_EDGES = 12  # what a chip is wider than its words
_OUTLINED = 60
_ELLIPSIS = Qt.TextElideMode.ElideRight


class Align(Enum):
    """Where text stands in its box; always in the middle of its height."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
_FLAGS = {
    Align.LEFT: int(Qt.AlignmentFlag.AlignLeft | _MIDDLE),
    Align.RIGHT: int(Qt.AlignmentFlag.AlignRight | _MIDDLE),
    Align.CENTRE: int(Qt.AlignmentFlag.AlignHCenter | _MIDDLE),
}


# words, width wanted at the smallest size, width there is, whether it may be cut: for tests that look for cut text
Watcher = Callable[[str, int, int, bool], None]


class Ink:
    """Draws on `painter` in `look`.  `watcher`, when set, hears of every text that is drawn."""

    watcher: Watcher | None = None

    def __init__(self, painter: QPainter, look: Look) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter = painter
        self._look = look

    def text(
        self,
        box: QRectF,
        words: str,
        pixels: int,
        colour: str = "text",
        *,
        bold: bool = False,
        align: Align = Align.LEFT,
        may_elide: bool = False,
        strike: bool = False,
    ) -> int:
        """Draw one line of text in `box`; returns its width.  Too long: it shrinks, only then it is elided."""
        room = int(box.width())
        pixels = min(pixels, max(SMALLEST_TEXT, int(box.height())))  # taller than its line it would lie on the next
        wide = self._look.width(words, pixels, bold=bold)
        least = pixels if may_elide else SMALLEST_TEXT
        while wide > room and pixels > least:
            pixels -= 1
            wide = self._look.width(words, pixels, bold=bold)
        if Ink.watcher is not None:
            Ink.watcher(words, wide, room, may_elide)
        if wide > room:
            words = self._look.metrics(pixels, bold=bold).elidedText(words, _ELLIPSIS, room)
            wide = self._look.width(words, pixels, bold=bold)
        self._painter.setFont(self._look.font(pixels, bold=bold, strike=strike))
        self._painter.setPen(self._look.colour(colour))
        if bold and pixels >= _OUTLINED and not self._look.has_bold():
            self._outlined(box, words, pixels, colour, align, wide)
            return wide
        self._painter.drawText(box, _FLAGS[align], words)
        return wide

    def _outlined(self, box: QRectF, words: str, pixels: int, colour: str, align: Align, wide: int) -> None:
        """Large bold figures of a family that has no bold: Qt thickens small glyphs only, so the outline is drawn."""
        metrics = self._look.metrics(pixels, bold=True)
        left = {Align.LEFT: box.x(), Align.RIGHT: box.right() - wide, Align.CENTRE: box.center().x() - wide / 2}[align]
        base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
        path = QPainterPath()
        thin = QFont(self._look.font(pixels, bold=True))  # as wide as measured, the pen makes it bold
        thin.setBold(False)
        path.addText(QPointF(left, base), thin, words)
        ink = self._look.colour(colour)
        self._painter.setPen(
            QPen(ink, pixels / 22, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        self._painter.setBrush(ink)
        self._painter.drawPath(path)

    def symbol(self, box: QRectF, rows: tuple[str, ...]) -> None:
        """A QR code of rows of 0 and 1 in whole pixels, black on white in every theme: a phone has to read it."""
        if not rows:
            return
        module = max(1, int(min(box.width(), box.height()) // len(rows)))
        side = module * len(rows)
        left, top = int(box.center().x() - side / 2), int(box.y())
        self._painter.fillRect(left, top, side, side, Qt.GlobalColor.white)
        for row, line in enumerate(rows):
            for column, bit in enumerate(line):
                if bit == "1":
                    self._painter.fillRect(
                        left + column * module, top + row * module, module, module, Qt.GlobalColor.black
                    )

    def chip(self, left: float, middle: float, words: str, pixels: int, ink: str, ground: str, room: float) -> float:
        """A small rounded label around the height `middle`; returns its width, 0 when there is no room for it."""
        wide = self._look.width(words, pixels) + CHIP_EDGES
        if wide > room:
            return 0
        box = QRectF(left, middle - pixels * 0.5 - 4, wide, pixels + 8)
        self.block(box, ground, 4)
        self.text(box.adjusted(5, 0, -5, 0), words, pixels, ink, align=Align.CENTRE)
        return wide

    def block(self, box: QRectF, ground: str, radius: float = 0, outline: str = "", pen: float = 1) -> None:
        """A filled box, rounded when `radius` is given, with a line around it when `outline` names a token."""
        self._painter.setPen(QPen(self._look.colour(outline), pen) if outline else Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.colour(ground))
        self._painter.drawRoundedRect(box, radius, radius)

    def line(self, left: float, top: float, width: float, colour: str = "border") -> None:
        """A hairline."""
        self._painter.fillRect(QRectF(left, top, width, 1), self._look.colour(colour))

    def disc(self, centre_x: float, centre_y: float, radius: float, ground: str) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.colour(ground))
        self._painter.drawEllipse(QRectF(centre_x - radius, centre_y - radius, 2 * radius, 2 * radius))

    def ring(self, left: float, top: float, size: float, pen: QPen) -> None:
        """A circle that is only its line."""
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawEllipse(QRectF(left, top, size, size))

    def path(self, pen: QPen, points: Sequence[tuple[float, float]]) -> None:
        """A line through these points."""
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))

    def foot(self, box: QRectF, ground: str, radius: float) -> None:
        """The lower end of a card: round below, straight above."""
        whole, clip = QPainterPath(), QPainterPath()
        whole.addRoundedRect(box.adjusted(0, -2 * radius, 0, 0), radius, radius)
        clip.addRect(box)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.colour(ground))
        self._painter.drawPath(whole.intersected(clip))

    def triangle(self, left: float, middle: float, ground: str) -> None:
        """A warning's shape, 11 wide and 10 high."""
        path = QPainterPath()
        path.moveTo(left + 5.5, middle - 5)
        path.lineTo(left + 11, middle + 4.5)
        path.lineTo(left, middle + 4.5)
        path.closeSubpath()
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.colour(ground))
        self._painter.drawPath(path)

    def icon(
        self, left: float, top: float, name: str, colour: str, size: int, stroke: str = "2", *, turn: int = 0
    ) -> None:
        """The picture `name`; `turn` in degrees, clockwise, around its middle."""
        ratio = self._painter.device().devicePixelRatio()
        picture = self._look.icon(name, colour, size, ratio, stroke)
        if not turn:
            self._painter.drawPixmap(QPoint(round(left), round(top)), picture)
            return
        self._painter.save()
        self._painter.translate(left + size / 2, top + size / 2)
        self._painter.rotate(turn)
        self._painter.drawPixmap(QPointF(-size / 2, -size / 2), picture)
        self._painter.restore()
