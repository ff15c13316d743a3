"""A whole page for one sentence: what the till waits for, or why it cannot go on."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.acts import Leave
from pos_app.ui.card import Painted
from pos_app.ui.commands import Command
from pos_app.ui.ink import Align, Ink
from pos_app.ui.keys import STAFF, Binding
from pos_app.ui.look import Look
from pos_app.ui.speak import translate
from pos_app.ui.state_staff import FaultState, StartingState
from pos_app.ui.touch import Face, Touch


class _Face(Painted):
    """Picture, sentence, advice; or how far the start is."""

    state: FaultState | StartingState = StartingState("")

    def paint(self, ink: Ink, box: QRectF) -> None:
        middle = box.height() / 2
        if isinstance(self.state, FaultState):
            self._fault(ink, box, middle, self.state)
        else:
            self._starting(ink, box, middle, self.state)

    def _line(
        self, ink: Ink, box: QRectF, middle: float, words: str, pixels: int, colour: str, *, bold: bool = False
    ) -> None:
        ink.text(
            QRectF(24, middle - pixels, box.width() - 48, pixels * 2),
            words,
            pixels,
            colour,
            bold=bold,
            align=Align.CENTRE,
        )

    def _fault(self, ink: Ink, box: QRectF, middle: float, state: FaultState) -> None:
        density = self.look.density
        ink.disc(box.center().x(), middle - 110, 44, "err_soft")
        ink.icon(box.center().x() - 22, middle - 132, "octagon-x", "err", 44)
        self._line(ink, box, middle - 30, state.notice.text, density.xl, "text", bold=True)
        self._line(ink, box, middle + 10, state.notice.advice, density.l, "text2")
        self._line(ink, box, middle + 46, state.detail, density.s, "text3")

    def _starting(self, ink: Ink, box: QRectF, middle: float, state: StartingState) -> None:
        density = self.look.density
        self._line(ink, box, middle - 20, state.text, density.xl, "text", bold=True)
        if state.total:
            bar = QRectF(box.center().x() - 180, middle + 20, 360, 10)
            ink.block(bar, "border", 5)
            ink.block(QRectF(bar.x(), bar.y(), bar.width() * min(1, state.done / state.total), 10), "primary", 5)


class NoticeScreen(QWidget):
    """Signals: acted(Leave)."""

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._face = _Face(look)
        self._leave = Touch(look, translate("Notice", "Close the till"), Leave(), Face(icon="power", cap="Esc"))
        self._leave.setFixedSize(260, look.density.function)
        self._leave.chosen.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 48)
        column.addWidget(self._face, 1)
        column.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignHCenter)

    @property
    def keys(self) -> tuple[Binding, ...]:
        return STAFF

    @property
    def typing(self) -> None:
        return None

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: FaultState | StartingState) -> None:
        self._face.state = state
        said = f"{state.notice.text} {state.notice.advice}" if isinstance(state, FaultState) else state.text
        self._face.setAccessibleName(said)
        self._face.update()
        self._leave.setVisible(isinstance(state, FaultState))

    def command(self, command: Command) -> bool:
        if command is Command.BACK and self._leave.isVisible():
            self.acted.emit(Leave())
        return True
