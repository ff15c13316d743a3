"""A return: which goods of one receipt come back, and what goes back to which tender."""

from collections.abc import Hashable
from typing import cast

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.acts import ChargeBack, ConfirmReturn, ReturnEverything, ReturnQuantity, Scan, StepReturn
from pos_app.ui.card import Card, Painted
from pos_app.ui.commands import Command
from pos_app.ui.heading import Heading
from pos_app.ui.ink import Align, Ink
from pos_app.ui.keypad import DigitPad
from pos_app.ui.keys import RETURN, Binding, cap
from pos_app.ui.look import Look
from pos_app.ui.plurals import plural
from pos_app.ui.row_view import RowView
from pos_app.ui.scan_bar import KeyHandler, ScanBar, TypedField
from pos_app.ui.speak import translate
from pos_app.ui.state import ScanBarState, ScanMode, Tone
from pos_app.ui.state_panels import ChargeState, ReturnLineState, ReturnState
from pos_app.ui.touch import Face, PayKey, Touch
from pos_app.ui.words import tender_word


class _LineRow:
    """Draws a ReturnLineState: what was paid, what may come back, what does, and what goes back for it."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def columns(self, width: float) -> tuple[tuple[float, float], ...]:
        """(left, width) of name, left to return, give back, amount."""
        compact = self._look.density.compact
        widths = (90.0, 150.0, 96.0) if compact else (120.0, 170.0, 126.0)
        left = width - sum(widths)
        boxes = [(40.0, left - 40)]
        for wide in widths:
            boxes.append((left, wide))
            left += wide
        return tuple(boxes)

    def __call__(self, ink: Ink, box: QRectF, row: Hashable) -> None:
        line, density = cast("ReturnLineState", row), self._look.density
        dim = not line.left
        ink.block(box, "sel" if line.selected else "surface")
        ink.line(box.x(), box.bottom() - 1, box.width())
        if line.selected:
            ink.block(QRectF(box.x(), box.y(), 4, box.height()), "primary")
        ink.text(QRectF(box.x() + 12, box.y(), 24, box.height()), str(line.number), density.s, "text3")
        name, left, back, amount = (QRectF(at, box.y(), wide, box.height()) for at, wide in self.columns(box.width()))
        half = box.height() / 2
        ink.text(
            QRectF(name.x(), name.y() + 4, name.width() - 8, half),
            line.name,
            density.l,
            "text3" if dim else "text",
            may_elide=True,
        )
        paid = translate("Return", "paid {amount}").format(amount=self._look.money.plain(line.paid))
        ink.text(
            QRectF(name.x(), name.y() + half, name.width() - 8, half - 6),
            f"{line.code} · {paid}",
            density.xs,
            "text3",
            may_elide=True,
        )
        ink.text(left, line.left_text if line.left else "—", density.m, "text2", align=Align.CENTRE)
        room = back.adjusted(44, 0, -44, 0) if line.selected and not line.weighed else back
        ink.text(
            room,
            line.give_back_text if line.give_back else "0",
            density.l,
            "text" if line.give_back else "text3",
            bold=bool(line.give_back),
            align=Align.CENTRE,
        )
        figure = self._look.money.plain(line.amount) if line.give_back else "—"
        ink.text(
            amount.adjusted(0, 0, -16, 0),
            figure,
            density.l,
            "text" if line.give_back else "text3",
            bold=bool(line.give_back),
            align=Align.RIGHT,
        )


class _Lines(RowView):
    """Signals: row_chosen(int); stepped(int), −1 or 1 for the selected line."""

    stepped = Signal(object)

    def __init__(self, look: Look) -> None:
        self._row = _LineRow(look)
        super().__init__(look, look.density.row, self._row)
        self._selected = -1
        self._steps = tuple(
            Touch(look, "", by, Face(icon=picture, colour="primary", name=name), parent=self.viewport())
            for by, picture, name in (
                (-1, "minus", translate("Return", "One less")),
                (1, "plus", translate("Return", "One more")),
            )
        )
        for key in self._steps:
            key.chosen.connect(self.stepped)

    def show_lines(self, lines: tuple[ReturnLineState, ...]) -> None:
        self._selected = next((index for index, line in enumerate(lines) if line.selected), -1)
        self.show_rows(lines, self._selected)
        self.setAccessibleName(plural.receipt_lines(len(lines)))
        chosen = lines[self._selected] if self._selected >= 0 else None
        self.setAccessibleDescription(f"{chosen.name}: {chosen.give_back_text} / {chosen.left_text}" if chosen else "")
        self._place()

    def _place(self) -> None:
        line = self.rows[self._selected] if self._selected >= 0 else None
        shown = isinstance(line, ReturnLineState) and not line.weighed and line.left > 0
        if shown:
            box = self.row_box(self._selected)
            at, wide = self._row.columns(box.width())[2]
            size = max(self.look.density.floor, 40)
            top = box.y() + (box.height() - size) // 2
            self._steps[0].setGeometry(round(at), top, size, size)
            self._steps[1].setGeometry(round(at + wide) - size, top, size, size)
        for key in self._steps:
            key.setVisible(shown)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


class _Head(Painted):
    def paint(self, ink: Ink, box: QRectF) -> None:
        titles = (
            translate("Return", "Article"),
            translate("Return", "Can come back"),
            translate("Return", "Comes back"),
            translate("Return", "Amount"),
        )
        aligns = (Align.LEFT, Align.CENTRE, Align.CENTRE, Align.RIGHT)
        for (left, wide), title, align in zip(_LineRow(self.look).columns(box.width()), titles, aligns, strict=True):
            edge = 16 if align is Align.RIGHT else 0
            ink.text(QRectF(left, 0, wide - edge, box.height()), title, self.look.density.s, "text2", align=align)
        ink.line(0, box.height() - 1, box.width())


class _Back(Painted):
    """The total that goes back, and to which tenders."""

    state: ReturnState | None = None

    def paint(self, ink: Ink, box: QRectF) -> None:
        if self.state is None:
            return
        density, money, pad = self.look.density, self.look.money, 16
        inner = box.adjusted(pad, 8, -pad, -8)
        high = density.m * 1.9
        head = density.total_figure * 0.9
        ink.text(
            QRectF(inner.x(), inner.y(), inner.width(), head), translate("Return", "Goes back"), density.l, bold=True
        )
        ink.text(
            QRectF(inner.x(), inner.y(), inner.width(), head),
            money.signed(self.state.total),
            round(density.total_figure * 0.7),
            bold=True,
            align=Align.RIGHT,
        )
        top = inner.y() + head + 4
        rows = [(tender_word(each.kind), money.signed(each.amount)) for each in self.state.back]
        rows += [self._charge(each) for each in self.state.charges]
        if self.state.points_taken:
            rows.append((translate("Return", "Points taken back"), f"{self.state.points_taken:,}"))
        for label, figure in rows:
            ink.line(inner.x(), top, inner.width())
            line = QRectF(inner.x(), top, inner.width(), high)
            ink.text(line.adjusted(0, 0, -110, 0), label, density.m, "text2")
            ink.text(line, figure, density.l, bold=True, align=Align.RIGHT)
            top += high

    def _charge(self, each: ChargeState) -> tuple[str, str]:
        """What the rest no longer deserves: already taken off above, or to be decided with a key."""
        amount = self.look.money.plain(-each.amount)
        if not each.asks:
            return translate("Return", "No longer due: {label}").format(label=each.label), amount
        if each.chosen:
            return translate("Return", "F7 keep: {label}").format(label=each.label), amount
        told = translate("Return", "F7 charge back {amount}: {label}")
        return told.format(amount=amount, label=each.label), "—"


class ReturnScreen(QWidget):
    """Signals: commanded(Command); acted(Act): StepReturn, ReturnQuantity, ReturnEverything, ChargeBack, ConfirmReturn,
    Scan.
    """

    acted = Signal(object)
    commanded = Signal(object)

    def __init__(self, look: Look, handler: KeyHandler) -> None:
        super().__init__()
        self._look = look
        self._state = ReturnState("", "", (), 0, ())
        self.scan_bar = ScanBar(look, handler, translate("Return", "Scan goods that come back, or another receipt"))
        self._title, self._lines, self._back = Heading(look), _Lines(look), _Back(look)
        self._pad = DigitPad(look, self.scan_bar.field)
        self._times = Touch(
            look, translate("Return", "× Qty"), Command.QUANTITY, Face(name=translate("Return", "Quantity"))
        )
        self._all = Touch(
            look,
            translate("Return", "Everything"),
            Command.EVERYTHING,
            Face(cap=cap(Command.EVERYTHING, RETURN), role="tender", bold=True, colour="primary_softtext"),
        )
        self._exchange = Touch(
            look,
            translate("Return", "Exchange"),
            Command.EXCHANGE,
            Face(cap=cap(Command.EXCHANGE, RETURN), role="tender", bold=True, colour="primary_softtext"),
        )
        self._leave = Touch(look, translate("Return", "Leave"), Command.BACK, Face(cap="Esc"))
        self._key = PayKey(look, translate("Return", "Give back"), Command.ENTER, "undo-2")
        self._key.setFixedHeight(look.density.pay)
        self._lay_out()
        for key in (self._times, self._all, self._exchange, self._leave, self._key):
            key.chosen.connect(self.commanded)
        self._lines.row_chosen.connect(self._choose)
        self._lines.stepped.connect(self._step)

    def _lay_out(self) -> None:
        density = self._look.density
        self._pad.add(self._times, 1, 3)
        self._pad.add(self._leave, 2, 3)
        beside = QHBoxLayout()
        beside.setSpacing(density.key_gap)
        for key in (self._all, self._exchange):
            key.setFixedHeight(density.function)
            beside.addWidget(key)
        left = QVBoxLayout()
        left.setSpacing(density.gap)
        left.addWidget(self.scan_bar)
        left.addWidget(self._title)
        left.addWidget(Card(_Head(self._look, density.head), self._lines), 1)
        right = QWidget()
        right.setFixedWidth(density.right)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(density.gap)
        column.addWidget(Card(self._back), 1)
        column.addLayout(beside)
        column.addWidget(self._pad)
        column.addWidget(self._key)
        row = QHBoxLayout(self)
        row.setContentsMargins(density.pad, density.pad, density.pad, density.pad)
        row.setSpacing(density.gap)
        row.addLayout(left, 1)
        row.addWidget(right)

    @property
    def keys(self) -> tuple[Binding, ...]:
        return RETURN

    @property
    def typing(self) -> TypedField:
        return self.scan_bar.field

    def take_focus(self) -> None:
        self.scan_bar.field.setFocus()

    def show_state(self, state: ReturnState) -> None:
        self._state = self._back.state = state
        title = translate("Return", "Return of receipt {number}").format(number=state.receipt)
        store = translate("Return", "sold by store {store}").format(store=state.store) if state.store else ""
        self._title.show_words(title, " · ".join(part for part in (store, state.at, state.member) if part))
        self._lines.show_lines(state.lines)
        self._back.setAccessibleName(self._look.money.signed(state.total))
        self._back.update()
        bar = ScanBarState()
        if state.notice is not None:
            mode = {Tone.ERR: ScanMode.ERROR, Tone.OK: ScanMode.OK}.get(state.notice.tone, ScanMode.HINT)
            bar = ScanBarState(mode, state.notice.text, state.notice.advice)
        self.scan_bar.show_state(bar)
        ready = state.total > 0 or any(line.give_back for line in state.lines)
        self._key.setEnabled(ready and not state.busy)
        self._exchange.setEnabled(ready and not state.busy)
        below = translate("Return", "booking …") if state.busy else ""
        self._key.show_busy(state.busy)
        self._key.show_figure(translate("Return", "Give back"), below, self._look.money.signed(state.total))

    def command(self, command: Command) -> bool:
        """The return's own keys; False for those that the window turns into acts."""
        typed = self.scan_bar.field.text()
        match command:
            case Command.MORE | Command.LESS:
                self._step(1 if command is Command.MORE else -1)
            case Command.QUANTITY:
                self.scan_bar.field.clear()
                self.acted.emit(ReturnQuantity(typed))
            case Command.EVERYTHING:
                self.acted.emit(ReturnEverything())
            case Command.CHARGE_BACK:
                self.acted.emit(ChargeBack())
            case Command.ENTER if typed:
                self.scan_bar.field.clear()
                self.acted.emit(Scan(typed))
            case Command.ENTER:
                if self._key.isEnabled():
                    self.acted.emit(ConfirmReturn())
            case _:
                return False
        return True

    def _step(self, by: int) -> None:
        line = next((line for line in self._state.lines if line.selected), None)
        if line is not None:
            self.acted.emit(StepReturn(line.number, by))

    def _choose(self, row: int) -> None:
        self.acted.emit(StepReturn(self._state.lines[row].number, 0))
