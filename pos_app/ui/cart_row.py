"""How one line of the sale is drawn, and where its columns stand."""

from collections.abc import Hashable
from typing import cast

from PySide6.QtCore import QRectF

from pos_app.ui.ink import Align, Ink
from pos_app.ui.look import Look
from pos_app.ui.money_text import MINUS
from pos_app.ui.state import LineState
from pos_app.ui.words import TAG_COLOURS, tag_word

_NAME_LEFT = 40


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
        self._name(ink, name, line)
        self._price(ink, price.adjusted(0, 0, -8, 0), line)
        bold = line.selected or line.quantity_text != "1"
        room = quantity.adjusted(44, 0, -44, 0) if line.selected and not line.weighed else quantity
        ink.text(room, line.quantity_text, density.l, bold=bold, align=Align.CENTRE)
        if adjustment.width():
            self._adjustment(ink, adjustment.adjusted(0, 0, -8, 0), line)
        ink.text(
            amount.adjusted(0, 0, -16, 0), self._look.money.plain(line.amount), density.l, bold=True, align=Align.RIGHT
        )

    def _name(self, ink: Ink, box: QRectF, line: LineState) -> None:
        density = self._look.density
        top, middle = box.height() * 0.32, box.y() + box.height() * 0.72
        ink.text(
            QRectF(box.x(), box.y() + top - density.l * 0.7, box.width() - 8, density.l * 1.4),
            line.name,
            density.l,
            may_elide=True,
        )
        low = QRectF(box.x(), middle - density.xs * 0.8, box.width() - 8, density.xs * 1.6)
        left = box.x() + ink.text(low, line.code, density.xs, "text3", may_elide=True) + 8
        tags = line.tags
        for tag in tags:
            colour, ground = TAG_COLOURS[tag.kind]
            wide = ink.chip(left, middle, tag_word(tag), density.xs, colour, ground, box.right() - left)
            if not wide:
                break
            left += wide + 6

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
