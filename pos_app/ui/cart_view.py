"""The cart: its head, its lines, its foot with the undo strip."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from pos_app.ui.card import Card, Painted
from pos_app.ui.cart_row import CartRow, columns, step_boxes
from pos_app.ui.commands import Command
from pos_app.ui.ink import SMALLEST_TEXT, Align, Ink
from pos_app.ui.look import Look
from pos_app.ui.money_text import MINUS
from pos_app.ui.plurals import plural
from pos_app.ui.row_view import RowView
from pos_app.ui.speak import translate
from pos_app.ui.state import CheckoutState, LineState, UndoState
from pos_app.ui.touch import Face, Touch
from pos_app.ui.words import tag_word

_UNDO_SHOWN_MS = 5000


class CartLines(RowView):
    """The lines of the sale; the selected one has − and +.

    Signals: row_chosen(int), commanded(Command).  Its accessible name tells how many lines there are, its
    description the selected one and what is to pay.
    """

    commanded = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, look.density.row, CartRow(look))
        self.setObjectName("cart")
        self._selected = -1
        self._less = Touch(
            look,
            "",
            Command.LESS,
            Face(icon="minus", colour="primary", name=translate("Cart", "One less")),
            parent=self.viewport(),
        )
        self._more = Touch(
            look,
            "",
            Command.MORE,
            Face(icon="plus", colour="primary", name=translate("Cart", "One more")),
            parent=self.viewport(),
        )
        for key in (self._less, self._more):
            key.hide()
            key.chosen.connect(self.commanded)
        self.show_lines((), "")

    def show_lines(self, lines: tuple[LineState, ...], payable: str) -> None:
        self._selected = next((index for index, line in enumerate(lines) if line.selected), -1)
        self.show_rows(lines, self._selected)
        self._place()
        self.setAccessibleName(plural.cart(len(lines)))
        self.setAccessibleDescription(self._description(lines, payable))

    def paint_empty(self, ink: Ink, box: QRectF) -> None:
        """An empty cart says how to begin."""
        density, middle = self.look.density, box.center().y()
        size = density.icon * 2
        ink.icon(box.center().x() - size / 2, middle - size - 14, "scan-barcode", "border_strong", size, "1.5")
        line = QRectF(12, middle, box.width() - 24, density.l * 1.6)
        ink.text(line, translate("Cart", "Scan the first article"), density.l, "text2", align=Align.CENTRE)
        keys = translate("Cart", "F4 look up   ·   ⇧F6 resume   ·   F8 return")
        ink.text(line.translated(0, density.l * 1.7), keys, density.s, "text3", align=Align.CENTRE)

    def _description(self, lines: tuple[LineState, ...], payable: str) -> str:
        total = translate("Cart", "to pay {amount}").format(amount=payable)
        if self._selected < 0:
            return total
        line = lines[self._selected]
        reasons = ", ".join(tag_word(tag) for tag in line.tags)
        said = translate("Cart", "selected {number}: {name}, {quantity} × {price} = {amount}").format(
            number=line.number,
            name=line.name,
            quantity=line.quantity_text,
            price=self.look.money.plain(line.unit_price),
            amount=self.look.money.plain(line.amount),
        )
        return "; ".join(part for part in (said, reasons, total) if part)

    def _place(self) -> None:
        line = self.rows[self._selected] if self._selected >= 0 else None
        shown = isinstance(line, LineState) and not line.weighed
        if shown:
            less, more = step_boxes(self.look, QRectF(self.row_box(self._selected)))
            self._less.setGeometry(less.toRect())
            self._more.setGeometry(more.toRect())
        self._less.setVisible(shown)
        self._more.setVisible(shown)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


class _Head(Painted):
    def paint(self, ink: Ink, box: QRectF) -> None:
        titles = (
            translate("Cart", "Article"),
            translate("Cart", "Price"),
            translate("Cart", "Quantity"),
            translate("Cart", "Off"),
            translate("Cart", "Amount"),
        )
        aligns = (Align.LEFT, Align.RIGHT, Align.CENTRE, Align.RIGHT, Align.RIGHT)
        edges = (0, -8, 0, -8, -16)
        for (left, wide), title, align, edge in zip(
            columns(self.look, box.width()), titles, aligns, edges, strict=True
        ):
            if wide:
                ink.text(
                    QRectF(left, 0, wide + edge, box.height() - 1), title, self.look.density.s, "text2", align=align
                )
        ink.line(0, box.height() - 1, box.width())


class _Foot(Painted):
    """How many pieces and lines, and what was taken off."""

    state = CheckoutState()

    def paint(self, ink: Ink, box: QRectF) -> None:
        ink.line(0, 0, box.width())
        inner = box.adjusted(16, 1, -16, 0)
        pieces, lines = plural.pieces(self.state.pieces), "· " + plural.lines(len(self.state.lines))
        pixels = self._pixels(pieces, lines, inner.width())
        wide = ink.text(inner, pieces, pixels, bold=True)
        ink.text(inner.adjusted(wide + 10, 0, 0, 0), lines, pixels, "text2")
        right = inner.right()
        for label, amount in self._savings():
            room = QRectF(inner.x(), inner.y(), right - inner.x(), inner.height())
            right = self._paint_saving(ink, room, label, amount, pixels) - 18

    def _savings(self) -> list[tuple[str, int]]:
        """What was taken off in all, and what of it because of the member; one of them when they are the same."""
        totals, member = self.state.totals, self.state.member
        off, saved = totals.adjustments + totals.coupons, member.saved if member else 0
        if off and saved == off:
            return [(translate("Cart", "Saved as a member"), off)]
        both = [(translate("Cart", "Saved"), off), (translate("Cart", "as a member"), saved)]
        return [(label, amount) for label, amount in both if amount]

    def _pixels(self, pieces: str, lines: str, room: float) -> int:
        """As large as all of it has room for."""
        look, pixels = self.look, self.look.density.m
        figures = [(label, MINUS + look.money.signed(amount)) for label, amount in self._savings()]
        while pixels > SMALLEST_TEXT:
            wide = look.width(pieces, pixels, bold=True) + 10 + look.width(lines, pixels)
            wide += sum(26 + look.width(one, pixels) + look.width(two, pixels, bold=True) for one, two in figures)
            if wide <= room:
                break
            pixels -= 1
        return pixels

    def _paint_saving(self, ink: Ink, box: QRectF, label: str, amount: int, pixels: int) -> float:
        wide = ink.text(box, MINUS + self.look.money.signed(amount), pixels, "discount", bold=True, align=Align.RIGHT)
        wide += 8 + ink.text(box.adjusted(0, 0, -wide - 8, 0), label, pixels, "text2", align=Align.RIGHT)
        return box.right() - wide


class UndoStrip(QWidget):
    """What was just done to a line, and the key that takes it back; gone after five seconds.

    Signals: commanded(Command).
    """

    commanded = Signal(object)

    def __init__(self, look: Look, cap: str) -> None:
        super().__init__()
        self.setObjectName("undo")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = _Words(look)
        self._key = Touch(
            look,
            translate("Cart", "Undo"),
            Command.UNDO,
            Face(icon="undo-2", cap=cap, role="plain", bold=True, colour="primary"),
        )
        self._key.setFixedWidth(150)
        self._key.chosen.connect(self.commanded)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 4, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._key)

    def show_text(self, text: str) -> None:
        self._words.show_text(text)


class _Words(Painted):
    _text = ""

    def show_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def paint(self, ink: Ink, box: QRectF) -> None:
        ink.text(box, self._text, self.look.density.m, "text2", may_elide=True)


class CartCard(QWidget):
    """Head, lines and foot of the open sale.

    Signals: line_chosen(int), the number of a tapped line; commanded(Command).
    """

    line_chosen = Signal(int)
    commanded = Signal(object)

    def __init__(self, look: Look, undo_cap: str) -> None:
        super().__init__()
        self._look = look
        self._lines = CartLines(look)
        self._foot = _Foot(look)
        self._strip = UndoStrip(look, undo_cap)
        self._undo: UndoState | None = None
        self._timer = QTimer(self, singleShot=True, interval=_UNDO_SHOWN_MS)
        low = QWidget()
        low.setFixedHeight(look.density.foot)
        self._low = QStackedLayout(low)
        self._low.addWidget(self._foot)
        self._low.addWidget(self._strip)
        card = Card(_Head(look, look.density.head), self._lines, low)
        column = QHBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self._timer.timeout.connect(self._undo_gone)
        self._lines.row_chosen.connect(self._choose)
        self._lines.commanded.connect(self.commanded)
        self._strip.commanded.connect(self.commanded)

    def show_state(self, state: CheckoutState) -> None:
        self._lines.show_lines((*state.lines, *state.returned), self._look.money.signed(state.totals.whole))
        before, self._foot.state = self._foot.state, state
        if (before.pieces, before.totals, before.member) != (state.pieces, state.totals, state.member) or (
            len(before.lines) != len(state.lines)
        ):
            self._foot.update()
        if state.undo != self._undo:
            self._undo = state.undo
            self._show_undo()

    def _show_undo(self) -> None:
        if self._undo is None:
            self._undo_gone()
            return
        self._strip.show_text(self._undo.text)
        self._low.setCurrentWidget(self._strip)
        self._timer.start()

    def _undo_gone(self) -> None:
        self._timer.stop()
        self._low.setCurrentWidget(self._foot)

    def _choose(self, index: int) -> None:
        self.line_chosen.emit(index + 1)
