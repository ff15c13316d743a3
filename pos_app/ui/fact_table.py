"""Things to read in a panel: a large figure, labelled facts in two columns, sentences below them."""

from PySide6.QtCore import QRectF

from pos_app.ui.card import Painted
from pos_app.ui.ink import SMALLEST_TEXT, Ink

_BESIDE = 6  # between what it is now and its small word
Facts = tuple[tuple[str, str, str], ...]
"""(what it is, what it is now, a small word beside it)"""


class FactTable(Painted):
    """Shows a figure, facts and sentences; as high as they need."""

    facts: Facts = ()
    says: tuple[str, ...] = ()
    figure: tuple[str, str] | None = None

    def show_facts(self, facts: Facts, says: tuple[str, ...], figure: tuple[str, str] | None) -> None:
        self.facts, self.says, self.figure = facts, says, figure
        told = [f"{label}: {text} {note}".strip() for label, text, note in facts]
        head = [f"{figure[0]} {figure[1]}"] if figure else []
        self.setAccessibleName("; ".join((*head, *told, *says)))
        self.setFixedHeight(self.wanted_height())
        self.update()

    def wanted_height(self) -> int:
        """In pixels."""
        rows = (len(self.facts) + 1) // 2
        return rows * self._cell + len(self.says) * self._sentence + (self._large if self.figure else 0)

    @property
    def _cell(self) -> int:
        return 44 if self.look.density.compact else 54

    @property
    def _sentence(self) -> int:
        return 24 if self.look.density.compact else 28

    @property
    def _large(self) -> int:
        return 58 if self.look.density.compact else 76

    def paint(self, ink: Ink, box: QRectF) -> None:
        density, top, wide = self.look.density, 0.0, (box.width() - 20) / 2
        if self.figure is not None:
            label, figure = self.figure
            used = ink.text(QRectF(0, 0, box.width() / 2, self._large), label, density.l, "text2") + 16
            room = QRectF(used, 0, box.width() - used, self._large)
            ink.text(room, figure, density.total_figure, bold=True)
            top += self._large
        for index, fact in enumerate(self.facts):
            row, column = divmod(index, 2)
            self._paint_fact(ink, QRectF(column * (wide + 20), top + row * self._cell, wide, self._cell), *fact)
        top += (len(self.facts) + 1) // 2 * self._cell
        for index, sentence in enumerate(self.says):
            ink.text(QRectF(0, top + index * self._sentence, box.width(), self._sentence), sentence, density.m)

    def _paint_fact(self, ink: Ink, box: QRectF, label: str, text: str, note: str) -> None:
        density, upper = self.look.density, box.height() * 0.42
        ink.text(QRectF(box.x(), box.y(), box.width(), upper), label, density.xs, "text2")
        lower = QRectF(box.x(), box.y() + upper, box.width(), box.height() - upper - 4)
        wide = ink.text(lower, text, self._pixels(text, note, box.width()), bold=True, may_elide=True)
        if note:
            ink.text(lower.adjusted(wide + _BESIDE, 0, 0, 0), note, density.s, "text2")
        ink.line(box.x(), box.bottom() - 2, box.width())

    def _pixels(self, text: str, note: str, room: float) -> int:
        """Of what it is now: smaller where the small word beside it would be cut even at its smallest."""
        pixels, least = self.look.density.l, self.look.width(note, SMALLEST_TEXT) + _BESIDE if note else 0
        while pixels > self.look.density.s and self.look.width(text, pixels, bold=True) + least > room:
            pixels -= 1
        return pixels
