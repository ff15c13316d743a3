"""Receipts of this register: what is looked for on the left, the paper itself on the right."""

from collections.abc import Hashable
from typing import cast

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from domain.receipt import Text, receipt_from_json
from pos_app.ui.acts import Entered, ReturnFound, SelectLine
from pos_app.ui.card import Card
from pos_app.ui.commands import Command
from pos_app.ui.heading import Heading
from pos_app.ui.ink import Align, Ink
from pos_app.ui.keys import RECEIPTS, Binding, cap
from pos_app.ui.look import Look
from pos_app.ui.rasteriser import paint_receipt
from pos_app.ui.row_view import RowView
from pos_app.ui.scan_bar import KeyHandler, ScanBar, TypedField
from pos_app.ui.speak import translate
from pos_app.ui.state import ScanBarState, ScanMode, Tone
from pos_app.ui.state_receipts import FoundReceipt, ReceiptsState
from pos_app.ui.touch import Face, Touch

_STEP = 0.6  # of the view, by a page key


class _Row:
    """Draws (FoundReceipt, chosen)."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def __call__(self, ink: Ink, box: QRectF, row: Hashable) -> None:
        receipt, chosen = cast("tuple[FoundReceipt, bool]", row)
        density, money = self._look.density, self._look.money
        ink.block(box, "sel" if chosen else "surface")
        ink.line(box.x(), box.bottom() - 1, box.width())
        if chosen:
            ink.block(QRectF(box.x(), box.y(), 4, box.height()), "primary")
        half, inner = box.height() / 2, box.adjusted(16, 0, -16, 0)
        wide = ink.text(inner, money.signed(receipt.payable), density.l, bold=True, align=Align.RIGHT)
        left = inner.adjusted(0, 0, -wide - 12, 0)
        ink.text(QRectF(left.x(), box.y() + 4, left.width(), half), receipt.number, density.l, may_elide=True)
        below = QRectF(left.x(), box.y() + half, left.width(), half - 6)
        words = " · ".join(part for part in (receipt.at, kind_word(receipt.kind), receipt.member) if part)
        used = ink.text(below, words, density.s, "text2", may_elide=True)
        if receipt.returned:
            middle, room = box.y() + half * 1.45, left.right() - left.x() - used - 10
            ink.chip(left.x() + used + 10, middle, returned_word(receipt), density.xs, "gold", "gold_soft", room)


class PaperView(QWidget):
    """The paper as it would lie on the counter; longer than the view it moves by wheel and page keys."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._paper = b""
        self._image: QImage | None = None
        self._down = 0
        self._empty = ""

    def show_paper(self, paper: bytes, empty: str) -> None:
        """The paper; `empty` is said where there is none."""
        if (paper, empty) == (self._paper, self._empty):
            return
        self._empty = empty
        self._paper, self._down, self._image = paper, 0, None
        said = ""
        if paper:
            receipt = receipt_from_json(paper)
            self._image = paint_receipt(receipt)
            texts = (block for block in receipt.blocks if isinstance(block, Text))
            said = "; ".join(f"{text.left} {text.right}".strip() for text in texts)
        self.setAccessibleName(translate("Receipts", "Receipt"))
        self.setAccessibleDescription(said or empty)
        self.update()

    def turn(self, pages: int) -> None:
        """Move the paper by pages."""
        self._move(round(self.height() * _STEP) * pages)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._move(-event.angleDelta().y())

    def _scale(self) -> float:
        return min(1.0, self.width() / self._image.width()) if self._image is not None else 1.0

    def _move(self, by: int) -> None:
        tall = round(self._image.height() * self._scale()) if self._image is not None else 0
        self._down = max(0, min(max(0, tall - self.height()), self._down + by))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        if self._image is None:
            Ink(painter, self._look).text(
                QRectF(self.rect()), self._empty, self._look.density.m, "text2", align=Align.CENTRE
            )
        else:
            scale = self._scale()
            wide, tall = round(self._image.width() * scale), round(self._image.height() * scale)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRect((self.width() - wide) // 2, -self._down, wide, tall), self._image)
        painter.end()


class ReceiptsScreen(QWidget):
    """Signals: commanded(Command); acted(Act): Entered (what is looked for), SelectLine, ReturnFound."""

    acted = Signal(object)
    commanded = Signal(object)

    def __init__(self, look: Look, handler: KeyHandler) -> None:
        super().__init__()
        self._look = look
        self._state: ReceiptsState | None = None
        self.scan_bar = ScanBar(look, handler, translate("Receipts", "Number, time, day, amount or member; or scan it"))
        self._title, self._paper = Heading(look), PaperView(look)
        self._list = RowView(look, look.density.row, _Row(look))
        self._keys = [
            self._key(command, words, icon)
            for command, words, icon in (
                (Command.REPRINT, translate("Receipts", "Print a copy"), "printer"),
                (Command.GIFT, translate("Receipts", "Gift receipt"), "list"),
                (Command.KEEP, translate("Receipts", "Keep as PDF"), "folder-open"),
                (Command.RETURN, translate("Receipts", "Return it"), "undo-2"),
            )
        ]
        self._void = Touch(
            look, translate("Receipts", "Void it"), Command.VOID, Face(cap=cap(Command.VOID, RECEIPTS), colour="err")
        )
        self._void.setFixedHeight(look.density.function)
        self._void.chosen.connect(self.commanded)
        self._leave = Touch(look, translate("Receipts", "Leave"), Command.BACK, Face(cap="Esc"))
        self._leave.setFixedHeight(look.density.function)
        self._leave.chosen.connect(self.commanded)
        self._lay_out()
        self._list.row_chosen.connect(self._choose)

    def _key(self, command: Command, words: str, icon: str) -> Touch:
        face = Face(cap=cap(command, RECEIPTS), icon="" if self._look.density.compact else icon, role="tender")
        key = Touch(self._look, words, command, face)
        key.setFixedHeight(self._look.density.function)
        key.chosen.connect(self.commanded)
        return key

    def _lay_out(self) -> None:
        density = self._look.density
        left = QVBoxLayout()
        left.setSpacing(density.gap)
        left.addWidget(self.scan_bar)
        left.addWidget(self._title)
        left.addWidget(Card(self._list), 1)
        right = QWidget()
        right.setFixedWidth(density.right)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(density.gap)
        column.addWidget(Card(self._paper), 1)
        grid = QGridLayout()
        grid.setSpacing(density.key_gap)
        for index, key in enumerate(self._keys):
            grid.addWidget(key, index // 2, index % 2)
        column.addLayout(grid)
        last = QHBoxLayout()
        last.setSpacing(density.key_gap + 14)  # what destroys stands apart
        last.addWidget(self._void, 1)
        last.addWidget(self._leave, 1)
        column.addLayout(last)
        row = QHBoxLayout(self)
        row.setContentsMargins(density.pad, density.pad, density.pad, density.pad)
        row.setSpacing(density.gap)
        row.addLayout(left, 1)
        row.addWidget(right)

    @property
    def keys(self) -> tuple[Binding, ...]:
        return RECEIPTS

    @property
    def typing(self) -> TypedField:
        return self.scan_bar.field

    def take_focus(self) -> None:
        self.scan_bar.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: ReceiptsState) -> None:
        self._state = state
        words = (
            translate("Receipts", "Receipts for {query}") if state.query else translate("Receipts", "Latest receipts")
        )
        below = translate("Receipts", "Arrows choose, PgUp and PgDn move the paper")
        if not state.rows:
            below = translate("Receipts", "None fits; try the amount, the day (1-31) or the time (18:42)")
        self._title.show_words(words.format(query=state.query), below)
        self._list.show_rows(
            tuple((row, index == state.selected) for index, row in enumerate(state.rows)), state.selected
        )
        self._list.setAccessibleName(words.format(query=state.query))
        chosen = state.rows[state.selected] if 0 <= state.selected < len(state.rows) else None
        self._list.setAccessibleDescription(f"{chosen.number} {chosen.at}" if chosen else str(len(state.rows)))
        none = translate("Receipts", "Nothing was printed of it") if chosen else ""
        self._paper.show_paper(state.paper, none or translate("Receipts", "No receipt is chosen"))
        bar = ScanBarState()
        if state.notice is not None:
            mode = {Tone.ERR: ScanMode.ERROR, Tone.OK: ScanMode.OK}.get(state.notice.tone, ScanMode.HINT)
            bar = ScanBarState(mode, state.notice.text, state.notice.advice)
        self.scan_bar.show_state(bar)
        for key in (*self._keys, self._void):
            key.setEnabled(chosen is not None and not state.busy)

    def command(self, command: Command) -> bool:
        """The screen's own keys; False for those that the window turns into acts."""
        typed = self.scan_bar.field.text()
        match command:
            case Command.ENTER:
                self.scan_bar.field.clear()
                self.acted.emit(Entered(typed))
            case Command.PAGE_UP | Command.PAGE_DOWN:
                self._paper.turn(1 if command is Command.PAGE_DOWN else -1)
            case Command.RETURN:
                self.acted.emit(ReturnFound())
            case Command.VOID:
                self.acted.emit(ReturnFound(void=True))
            case _:
                return False
        return True

    def _choose(self, row: int) -> None:
        self.acted.emit(SelectLine(row + 1))


def kind_word(kind: str) -> str:
    """What a receipt is of, where it is no sale."""
    return {
        "return.completed": translate("Receipts", "return"),
        "goods.returned": translate("Receipts", "return"),
        "top_up.completed": translate("Receipts", "top-up"),
        "sale.voided": translate("Receipts", "voided sale"),
        "package.refunded": translate("Receipts", "return"),
        "points.gift_taken": translate("Receipts", "gift"),
        "points.gift_returned": translate("Receipts", "gift taken back"),
        "points.earned": translate("Receipts", "points"),
        "member.enrolled": translate("Receipts", "new member"),
        "package.session_used": translate("Receipts", "session"),
        "package.transferred": translate("Receipts", "sessions given on"),
        "service.granted": translate("Receipts", "service"),
        "draw.made": translate("Receipts", "draw"),
        "tier.granted": translate("Receipts", "tier"),
        "membership.granted": translate("Receipts", "membership"),
        "card.replaced": translate("Receipts", "new card"),
        "member.frozen": translate("Receipts", "card frozen"),
        "member.unfrozen": translate("Receipts", "card in use again"),
        "refund.settled": translate("Receipts", "refund in cash"),
        "day.closed": translate("Receipts", "Z report"),
    }.get(kind, "")


def returned_word(receipt: FoundReceipt) -> str:
    """How much of it came back."""
    whole = receipt.returned == "all"
    return translate("Receipts", "returned") if whole else translate("Panel", "partly returned")
