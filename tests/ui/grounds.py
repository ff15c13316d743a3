"""What each text of a picture stands on, and whether it can be read there."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from pos_app.ui.ink import Align, Ink
from pos_app.ui.tokens import contrast

READABLE = 4.5
FREE = {"disabled", "rail_off"}
"""A key that is off is no text to be read (WCAG 1.4.3)."""


class Drawn(NamedTuple):
    """A text in its place in the window, or on the ground that it was found to have."""

    words: str
    ink: str
    box: tuple[int, int, int, int]
    ground: str = ""


class Grounds:
    """Remembers where in the window each text was drawn, and in which colour."""

    def __init__(self) -> None:
        self.drawn: set[Drawn] = set()

    def watching(self, draw: Callable[..., int]) -> Callable[..., int]:
        """`Ink.text`, and what it draws is remembered."""

        def text(ink: Ink, box: QRectF, words: str, pixels: int, colour: str = "text", **how: bool | Align) -> int:
            if words.strip() and colour not in FREE:
                self._hear(ink, box, words, colour)
            return draw(ink, box, words, pixels, colour, **how)

        return text

    def _hear(self, ink: Ink, box: QRectF, words: str, colour: str) -> None:
        painter, inked = ink._painter, ink._look.hexadecimal(colour)
        where, device = painter.transform().mapRect(box).toRect(), painter.device()
        if isinstance(device, QPixmap):
            below = device.copy(QRect(where.center(), where.center()))  # before anything is written on it
            self.drawn.add(Drawn(words, inked, corners(where), below.toImage().pixelColor(0, 0).name()))
        elif isinstance(device, QWidget):
            where = where.translated(device.mapTo(device.window(), QPoint()))
            above = device.window().childAt(where.center())
            if above is None or above is device or above.isAncestorOf(device):  # nothing lies on it
                self.drawn.add(Drawn(words, inked, corners(where)))

    def unreadable(self, picture: QImage) -> list[str]:
        """The texts with less contrast than 4.5 to 1."""
        found = [(one, one.ground or ground_of(picture, one)) for one in self.drawn]
        return [
            f"{one.words!r}: {one.ink} on {ground}" for one, ground in found if contrast(one.ink, ground) < READABLE
        ]


def corners(box: QRect) -> tuple[int, int, int, int]:
    """Left, top, width and height."""
    return box.left(), box.top(), box.width(), box.height()


def ground_of(picture: QImage, text: Drawn) -> str:
    """The commonest colour but its own at nine by three points of its box: its own alone where there is no other."""
    box = QRect(*text.box) & picture.rect()
    across = [box.left() + (box.width() - 1) * part // 10 for part in range(1, 10)]
    down = [box.top() + (box.height() - 1) * part // 4 for part in range(1, 4)]
    found = Counter(f"#{picture.pixel(x, y) & 0xFFFFFF:06X}" for x in across for y in down)
    del found[text.ink.upper()]
    return found.most_common(1)[0][0] if found else text.ink
