"""The day's end: a blind count by denomination, then what was expected, the reason of a difference, the Z report."""

from collections.abc import Hashable
from typing import cast

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.acts import Back, ChooseReason, ConfirmClose, Recount, SubmitCount
from pos_app.ui.card import Card, Painted
from pos_app.ui.check_card import CheckCard, ReasonRow
from pos_app.ui.commands import Command
from pos_app.ui.heading import Heading
from pos_app.ui.ink import Align, Ink
from pos_app.ui.keypad import DigitPad
from pos_app.ui.keys import COUNT, Binding
from pos_app.ui.look import Look
from pos_app.ui.notice_bar import NoticeBar
from pos_app.ui.row_view import RowView
from pos_app.ui.speak import translate
from pos_app.ui.state_staff import CountPhase, CountState, UnresolvedState
from pos_app.ui.touch import Face, PayKey, Touch
from pos_app.ui.typing_field import TypingField
from pos_app.ui.words import unresolved_word

_COUNT_LONGEST = 5


class _CountField(TypingField):
    """How many of the selected denomination."""

    longest = _COUNT_LONGEST


class _DenominationRow:
    """Draws (denomination, count, selected)."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def __call__(self, ink: Ink, box: QRectF, row: Hashable) -> None:
        denomination, count, selected = cast("tuple[int, int, bool]", row)
        density, money = self._look.density, self._look.money
        ink.block(box, "sel" if selected else "surface")
        ink.line(box.x(), box.bottom() - 1, box.width())
        if selected:
            ink.block(QRectF(box.x(), box.y(), 4, box.height()), "primary")
        inner = box.adjusted(16, 0, -16, 0)
        ink.text(inner, money.sign + money.short(denomination), density.l, bold=True)
        ink.text(inner.adjusted(78, 0, 0, 0), "×", density.m, "text3")
        cell = QRectF(inner.x() + 100, box.y() + 4, 92, box.height() - 9)
        ink.block(cell, "surface" if selected else "sunken", 7, "primary" if selected else "border_strong")
        ink.text(cell, str(count) if count or selected else "", density.l, bold=True, align=Align.CENTRE)
        amount = money.plain(denomination * count) if count else "—"
        ink.text(inner, amount, density.l, "text" if count else "text3", align=Align.RIGHT)


class _Sum(Painted):
    """The counted total."""

    total = 0

    def show_total(self, total: int) -> None:
        self.total = total
        self.setAccessibleName(self.look.money.signed(total))
        self.update()

    def paint(self, ink: Ink, box: QRectF) -> None:
        density = self.look.density
        ink.foot(box, "sunken", density.radius - 1)
        ink.line(0, 0, box.width())
        inner = box.adjusted(16, 0, -16, 0)
        ink.text(inner, translate("Count", "Counted"), density.m, "text2")
        ink.text(inner, self.look.money.signed(self.total), density.digit, bold=True, align=Align.RIGHT)


class _Unresolved(Painted):
    """What is still open before closing."""

    items: tuple[UnresolvedState, ...] = ()

    def paint(self, ink: Ink, box: QRectF) -> None:
        density, high = self.look.density, self.look.density.m * 2.0
        inner = box.adjusted(16, 8, -16, -8)
        ink.text(
            QRectF(inner.x(), inner.y(), inner.width(), high),
            translate("Count", "Before closing"),
            density.m,
            bold=True,
        )
        top = inner.y() + high
        if not self.items:
            ink.icon(inner.x(), top + high / 2 - 9, "check", "ok", 18, "3")
            ink.text(
                QRectF(inner.x() + 28, top, inner.width() - 28, high),
                translate("Count", "Nothing is left open"),
                density.m,
                "ok",
            )
        for item in self.items:
            tone = "err" if item.blocks else "warn"
            ink.icon(inner.x(), top + high / 2 - 9, "octagon-x" if item.blocks else "triangle-alert", tone, 18)
            ink.text(QRectF(inner.x() + 28, top, inner.width() - 28, high), unresolved_word(item), density.m, tone)
            top += high


RECOUNT_CAP = "0"


class CountScreen(QWidget):
    """Signals: acted(Act): SubmitCount, ChooseReason, Recount, ConfirmClose, Back.

    While the count is open the numbers live here: nobody else may see them before they are locked.
    """

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._state = CountState("", ())
        self._counts: list[int] = []
        self._row = 0
        self._title, self._notice, self._sum = Heading(look), NoticeBar(look), _Sum(look, look.density.function)
        self._list = RowView(look, look.density.row, _DenominationRow(look))
        self._field = _CountField(look, translate("Count", "How many"))
        self._pad = DigitPad(look, self._field, whole=True)
        self._unresolved, self._check, self._reasons = _Unresolved(look), CheckCard(look), ReasonRow(look)
        self._again = Touch(
            look, translate("Count", "Count again"), Recount(), Face(icon="refresh-cw", cap=RECOUNT_CAP)
        )
        self._key = PayKey(look, "", Command.ENTER, "check")
        self._lay_out()
        self._field.typed.connect(self._typed)
        self._list.row_chosen.connect(self._choose)
        self._key.chosen.connect(self._enter)
        self._again.chosen.connect(self.acted)
        self._reasons.acted.connect(self.acted)

    def _lay_out(self) -> None:
        density = self._look.density
        self._field.setParent(self)  # only what is typed; the rows show it
        self._field.hide()
        self._again.setFixedHeight(density.function)
        self._key.setFixedHeight(density.pay)
        right = QVBoxLayout()
        right.setSpacing(density.gap)
        self._open_card, self._check_holder = Card(self._unresolved), Card(self._check)
        for widget, stretch in (
            (self._open_card, 1),
            (self._check_holder, 1),
            (self._reasons, 0),
            (self._pad, 0),
            (self._again, 0),
            (self._key, 0),
        ):
            right.addWidget(widget, stretch)
        body = QHBoxLayout()
        body.setSpacing(density.gap)
        body.addWidget(Card(self._list, self._sum), 5)
        body.addLayout(right, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(density.pad + 4, density.pad, density.pad + 4, density.pad)
        column.setSpacing(density.gap)
        column.addWidget(self._title)
        column.addWidget(self._notice)
        column.addLayout(body, 1)

    @property
    def keys(self) -> tuple[Binding, ...]:
        return COUNT

    @property
    def typing(self) -> TypingField:
        return self._field

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: CountState) -> None:
        recount = state.phase is CountPhase.COUNT and self._state.phase is CountPhase.CHECK
        fresh = recount or state.denominations != self._state.denominations
        self._state = state
        if fresh:
            self._counts = [0] * len(state.denominations)
            self._choose(0)
        if state.phase is CountPhase.CHECK:
            self._keep_typed("")
            self._counts = list(state.counts or self._counts)
        counting = state.phase is CountPhase.COUNT
        step = translate("Count", "Count the drawer, note by note") if counting else translate("Count", "Check")
        self._title.show_words(translate("Count", "Close the shift · {step}").format(step=step), state.shift)
        self._notice.show_notice(state.notice)
        self._notice.setVisible(state.notice is not None)
        self._unresolved.items = state.unresolved
        self._unresolved.setAccessibleName("; ".join(unresolved_word(item) for item in state.unresolved))
        self._check.show_checks(state.checks)
        self._reasons.show_reason(state.reason)
        short = self._differs()
        for widget, shown in (
            (self._open_card, counting),
            (self._pad, counting),
            (self._check_holder, not counting),
            (self._again, not counting),
            (self._reasons, not counting and short),
        ):
            widget.setVisible(shown)
        self._show_key(counting, short)
        self._show_rows()

    def _show_key(self, counting: bool, short: bool) -> None:
        blocked = any(item.blocks for item in self._state.unresolved)
        words = translate("Count", "Lock the count") if counting else translate("Count", "Close and print Z report")
        waits = not counting and short and self._state.reason is None
        below = translate("Count", "Choose a reason first") if waits else ""
        if self._state.busy:
            below = translate("Count", "booking …")
        self._key.show_busy(self._state.busy)
        self._key.show_figure(words, below, "")
        self._key.setEnabled(not blocked and not waits and not self._state.busy)

    def _show_rows(self) -> None:
        counting = self._state.phase is CountPhase.COUNT
        rows = tuple(
            (denomination, count, counting and index == self._row)
            for index, (denomination, count) in enumerate(zip(self._state.denominations, self._counts, strict=True))
        )
        self._list.show_rows(rows, self._row)
        self._list.setAccessibleName(translate("Count", "Denominations"))
        self._sum.show_total(sum(denomination * count for denomination, count, _ in rows) or self._state.counted)

    def _typed(self, text: str) -> None:
        if self._state.phase is CountPhase.CHECK:
            self._answer(text)
        elif self._counts:
            self._counts[self._row] = int(text or "0")
            self._show_rows()

    def _answer(self, digit: str) -> None:
        """The count is locked: a digit names the reason of a difference, 0 counts again."""
        self._keep_typed("")
        if digit == RECOUNT_CAP:
            self.acted.emit(Recount())
        elif self._differs() and (reason := self._reasons.reason(digit)) is not None:
            self.acted.emit(ChooseReason(reason.value))

    def _differs(self) -> bool:
        return any(check.variance for check in self._state.checks)

    def _keep_typed(self, text: str) -> None:
        self._field.blockSignals(True)
        self._field.clear()
        self._field.insert(text)
        self._field.blockSignals(False)

    def _choose(self, row: int) -> None:
        if self._state.phase is CountPhase.COUNT and 0 <= row < len(self._counts):
            self._row = row
            kept = self._counts[row]
            self._keep_typed(str(kept) if kept else "")
            self._show_rows()

    def command(self, command: Command) -> bool:
        match command:
            case Command.ENTER:
                self._enter()
            case Command.UP | Command.DOWN:
                self._choose(self._row + (1 if command is Command.DOWN else -1))
            case Command.BACK:
                self.acted.emit(Back())
            case _:
                return False
        return True

    def _enter(self, gives: object = None) -> None:
        """While counting, Enter goes down the list; the key locks the count, as does Enter on the last row."""
        counting = self._state.phase is CountPhase.COUNT
        if counting and gives is None and self._row + 1 < len(self._counts):
            self._choose(self._row + 1)
        elif self._key.isEnabled():
            self.acted.emit(
                SubmitCount(tuple(zip(self._state.denominations, self._counts, strict=True)))
                if counting
                else ConfirmClose()
            )
