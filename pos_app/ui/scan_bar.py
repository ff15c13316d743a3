"""The bar that is always armed: what is typed or scanned goes in, how it went stands in it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from pos_app.ui.card import Painted
from pos_app.ui.ink import Align, Ink
from pos_app.ui.look import Look
from pos_app.ui.speak import again, translate
from pos_app.ui.state import ScanBarState, ScanMode
from pos_app.ui.state_sheet import SheetState

KeyHandler = Callable[[QKeyEvent], bool]
_FIELD_LEFT = 48
_FIELD_LEAST = 120
_CHIP = {
    ScanMode.OK: ("check", "ok", "ok_soft"),
    ScanMode.HINT: ("info", "warn", "warn_soft"),
    ScanMode.ERROR: ("triangle-alert", "err", "surface"),
}


class TypedField(QLineEdit):
    """A line that offers each key to `handler` first, and keeps only what it does not take."""

    def __init__(self, look: Look, handler: KeyHandler, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("field")
        self.setFont(look.font(look.density.l))
        self.setStyleSheet(f"font-size: {look.density.l}px")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setMaxLength(4000)
        self._handler = handler

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._handler(event):
            super().keyPressEvent(event)


class ScanBar(Painted):
    """Shows the last scan as a chip, a refusal in the whole bar until the next scan.

    Signals: typed(str), whenever the text changes.
    """

    typed = Signal(str)

    def __init__(self, look: Look, handler: KeyHandler, invitation: str = "") -> None:
        super().__init__(look, look.density.scan)
        self._invitation = invitation or translate("ScanBar", "Scan, or type barcode / name / member's phone")
        self.field = TypedField(look, handler, self)
        self.setAccessibleName(translate("ScanBar", "Last scan"))
        self.field.setAccessibleName(translate("ScanBar", "Scan or type"))
        self.field.textChanged.connect(self._changed)
        self._state = ScanBarState()
        self._pending = self._asks = ""
        self._arrange()

    def ask(self, sheet: SheetState | None, *, writes: bool) -> None:
        """What is typed belongs to a sheet now, or again to nothing; `writes`: an input method may help."""
        asks = again(sheet.asks) if sheet is not None else ""
        hidden = sheet is not None and sheet.secret
        self.field.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self.field.setProperty("allowIme", writes or (sheet is not None and sheet.writes))
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)
        if asks != self._asks:
            self._asks = asks
            self.field.setAccessibleName(asks or translate("ScanBar", "Scan or type"))
            self._arrange()
            self.update()

    def show_state(self, state: ScanBarState, pending_quantity: str = "") -> None:
        """How the last scan went; `pending_quantity` waits for the next one."""
        if (state, pending_quantity) == (self._state, self._pending):
            return
        self._state, self._pending = state, pending_quantity
        self.setAccessibleDescription(f"{state.text} {state.advice}".strip())
        self._arrange()
        self.update()

    @property
    def _whole_bar(self) -> bool:
        return self._state.mode is ScanMode.ERROR and not self.field.text() and not self._asks

    def _changed(self, text: str) -> None:
        self._arrange()
        self.update()
        self.typed.emit(text)

    def _arrange(self) -> None:
        left = _FIELD_LEFT + (self._pending_width() + 8 if self._pending else 0) - (8 if self._whole_bar else 0)
        right = 8 if self._whole_bar else self._chip_width() + 16
        self.field.setGeometry(left, 4, max(_FIELD_LEAST, self.width() - left - right), self.height() - 8)
        words = "" if self._whole_bar else self._asks or self._invitation
        if not self._whole_bar and self._look_width(words) > self.field.width():
            words = self._asks or translate("ScanBar", "Scan or type")
        self.field.setPlaceholderText(words)

    def _look_width(self, words: str) -> int:
        return self.look.width(words, self.look.density.l) + 12

    def _pending_width(self) -> int:
        return self.look.width(f"× {self._pending}", self.look.density.l, bold=True) + 20

    def _chip_width(self) -> int:
        if self._state.mode is ScanMode.IDLE or not self._state.text or self._asks:
            return 0
        wide = self.look.width(self._state.text, self.look.density.s) + 50
        return min(wide, self.width() * 45 // 100)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paint(self, ink: Ink, box: QRectF) -> None:
        wrong = self._state.mode is ScanMode.ERROR and not self._asks
        ink.block(
            box.adjusted(1, 1, -1, -1),
            "err_soft" if wrong else "surface",
            self.look.density.radius,
            "err_border" if wrong else "primary",
            2,
        )
        size = self.look.density.icon + 2
        ink.icon(
            14,
            (box.height() - size) / 2,
            "triangle-alert" if wrong else "scan-barcode",
            "err" if wrong else "primary",
            size,
        )
        if self._pending:
            pill = QRectF(_FIELD_LEFT, box.height() / 2 - 15, self._pending_width(), 30)
            ink.block(pill, "primary_soft", 8)
            ink.text(pill, f"× {self._pending}", self.look.density.l, "primary_softtext", bold=True, align=Align.CENTRE)
        if self._whole_bar:
            self._paint_refusal(ink, box.adjusted(_FIELD_LEFT, 0, -14, 0))
        elif self._chip_width():
            self._paint_chip(ink, box)

    def _paint_refusal(self, ink: Ink, box: QRectF) -> None:
        density, state = self.look.density, self._state
        wide = self.look.width(state.text, density.l, bold=True)
        if wide + 14 + self.look.width(state.advice, density.m) <= box.width():
            wide = ink.text(box, state.text, density.l, "err", bold=True)
            ink.text(box.adjusted(wide + 14, 0, 0, 0), state.advice, density.m, "err")
            return
        half = box.height() / 2
        ink.text(QRectF(box.x(), 4, box.width(), half - 2), state.text, density.m, "err", bold=True)
        ink.text(QRectF(box.x(), half - 1, box.width(), half - 4), state.advice, density.s, "err")

    def _paint_chip(self, ink: Ink, box: QRectF) -> None:
        picture, colour, ground = _CHIP[self._state.mode]
        wide, high = self._chip_width(), self.look.density.s + 14
        chip = QRectF(box.width() - wide - 10, (box.height() - high) / 2, wide, high)
        ink.block(chip, ground, high / 2)
        ink.icon(chip.x() + 10, chip.y() + (high - 16) / 2, picture, colour, 16, "3" if picture == "check" else "2")
        ink.text(chip.adjusted(32, 0, -12, 0), self._state.text, self.look.density.s, colour, may_elide=True)
