"""How one line of the sale is drawn, and where its columns stand."""

from collections.abc import Hashable
from typing import cast

from PySide6.QtCore import QRectF

from pos_app.ui.ink import CHIP_EDGES, SMALLEST_TEXT, Align, Ink
from pos_app.ui.look import Look
from pos_app.ui.money_text import MINUS
from pos_app.ui.state import LineState
from pos_app.ui.words import TAG_COLOURS, tag_word

_NAME_LEFT = 40
_TAG_GAP = 6


def columns(look: Look, width: float) -> tuple[tuple[float, float], ...]:
    """(left, width) of name, unit price, quantity, adjustment and amount; no adjustment column when compact."""
    widths = look.density.columns
    left = width - sum(widths)
    boxes = [(float(_NAME_LEFT), left - _NAME_LEFT)]
    for wide in widths:
        boxes.append((left, float(wide)))
        left += wide
    return tuple(boxes)


def step_boxes(look: Look, box: QRectF) -> tuple[QRectF, QRectF]:
    """Where − and + stand in the selected row `box`."""
    left, wide = columns(look, box.width())[2]
    size = float(max(look.density.floor, 40))
    middle = box.y() + (box.height() - size) / 2
    return (
        QRectF(left + 2, middle, size, size),
        QRectF(left + wide - size - 2, middle, size, size),
    )


class CartRow:
    """Draws a LineState into a row; called once per row and state."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def __call__(self, ink: Ink, box: QRectF, row: Hashable) -> None:
        line = cast("LineState", row)
        density = self._look.density
        ink.block(box, "sel" if line.selected else "surface")
        ink.line(box.x(), box.bottom() - 1, box.width())
        if line.selected:
            ink.block(QRectF(box.x(), box.y(), 4, box.height()), "primary")
        ink.text(QRectF(box.x() + 12, box.y(), 24, box.height()), str(line.number), density.s, "text3")
        name, price, quantity, adjustment, amount = (
            QRectF(left, box.y(), wide, box.height()) for left, wide in columns(self._look, box.width())
        )
        self._name(ink, name, line, price.width() - 8 - self._price_width(line))
        self._price(ink, price.adjusted(0, 0, -8, 0), line)
        bold = line.selected or line.quantity_text != "1"
        room = quantity.adjusted(44, 0, -44, 0) if line.selected and not line.weighed else quantity
        ink.text(room, line.quantity_text, density.l, bold=bold, align=Align.CENTRE)
        if adjustment.width():
            self._adjustment(ink, adjustment.adjusted(0, 0, -8, 0), line)
        ink.text(
            amount.adjusted(0, 0, -16, 0), self._look.money.plain(line.amount), density.l, bold=True, align=Align.RIGHT
        )

    def _name(self, ink: Ink, box: QRectF, line: LineState, spare: float) -> None:
        """Name above; below it the code and why the line costs what it does, into what the price leaves free."""
        density = self._look.density
        top, middle = box.height() * 0.32, box.y() + box.height() * 0.72
        ink.text(
            QRectF(box.x(), box.y() + top - density.l * 0.7, box.width() - 8, density.l * 1.4),
            line.name,
            density.l,
            may_elide=True,
        )
        low = QRectF(box.x(), middle - density.xs * 0.8, box.width() + spare - 8, density.xs * 1.6)
        left, pixels = box.x(), density.xs
        code = self._look.width(line.code, density.xs) + 8
        if not line.tags or code + self._tags_width(line, pixels) <= low.width():
            left += ink.text(low, line.code, density.xs, "text3", may_elide=True) + 8
        elif self._tags_width(line, pixels) > low.width():
            pixels = SMALLEST_TEXT
        for tag in line.tags:  # why a line costs less is worth more than its code
            colour, ground = TAG_COLOURS[tag.kind]
            left += ink.chip(left, middle, tag_word(tag), pixels, colour, ground, low.right() - left) + _TAG_GAP

    def _tags_width(self, line: LineState, pixels: int) -> int:
        return sum(self._look.width(tag_word(tag), pixels) + CHIP_EDGES + _TAG_GAP for tag in line.tags) - _TAG_GAP

    def _price_width(self, line: LineState) -> int:
        density, money = self._look.density, self._look.money
        unit = self._look.width(money.plain(line.unit_price), density.m)
        return max(unit, 0 if line.list_price is None else self._look.width(money.plain(line.list_price), density.xs))

    def _price(self, ink: Ink, box: QRectF, line: LineState) -> None:
        density, money = self._look.density, self._look.money
        if line.list_price is None:
            ink.text(box, money.plain(line.unit_price), density.m, "text2", align=Align.RIGHT)
            return
        ink.text(box.adjusted(0, -16, 0, 0), money.plain(line.unit_price), density.m, "text2", align=Align.RIGHT)
        ink.text(
            box.adjusted(0, 20, 0, 0), money.plain(line.list_price), density.xs, "text3", align=Align.RIGHT, strike=True
        )

    def _adjustment(self, ink: Ink, box: QRectF, line: LineState) -> None:
        density = self._look.density
        if line.adjustment:
            words = MINUS + self._look.money.plain(line.adjustment)
            ink.text(box, words, density.m, "discount", align=Align.RIGHT)
        else:
            ink.text(box, "—", density.m, "text3", align=Align.RIGHT)
