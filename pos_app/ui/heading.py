"""The two lines at the head of a page: what it is, and about what."""

from PySide6.QtCore import QRectF

from pos_app.ui.card import Painted
from pos_app.ui.ink import Ink
from pos_app.ui.look import Look


class Heading(Painted):
    """Shows a title and a line below it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, 50 if look.density.compact else 58)
        self._title = self._below = ""

    def show_words(self, title: str, below: str = "") -> None:
        if (title, below) != (self._title, self._below):
            self._title, self._below = title, below
            self.setAccessibleName(f"{title}, {below}" if below else title)
            self.update()

    def paint(self, ink: Ink, box: QRectF) -> None:
        density = self.look.density
        upper = box.height() * 0.56
        ink.text(QRectF(0, 0, box.width(), upper), self._title, density.xl, bold=True)
        ink.text(QRectF(0, upper, box.width(), box.height() - upper), self._below, density.s, "text2", may_elide=True)
