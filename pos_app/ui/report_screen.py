"""X and Z reports on the screen."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.acts import Back, PrintReport
from pos_app.ui.card import Card, Painted
from pos_app.ui.commands import Command
from pos_app.ui.heading import Heading
from pos_app.ui.ink import Align, Ink
from pos_app.ui.keys import REPORT, Binding
from pos_app.ui.look import Look
from pos_app.ui.notice_bar import NoticeBar
from pos_app.ui.speak import translate
from pos_app.ui.state_staff import ReportRow, ReportSection, ReportState
from pos_app.ui.touch import Face, Touch
from pos_app.ui.words import part_word, row_word

_ROW, _EDGE = 2.3, 8  # a row's height by its text's, and the room above and below all rows


class _Section(Painted):
    """One part of the report, row by row."""

    def __init__(self, look: Look, section: ReportSection) -> None:
        super().__init__(look)
        self._section = section
        self.setAccessibleName(part_word(section.part))
        self.setAccessibleDescription("; ".join(f"{row_word(row)} {self._figure(row)}" for row in section.rows))

    def _figure(self, row: ReportRow) -> str:
        count = "" if row.count is None else f"{row.count:,}"
        amount = "" if row.amount is None else self.look.money.plain(row.amount)
        return " · ".join(part for part in (count, amount) if part) or "—"

    def sizeHint(self) -> QSize:
        """As high as its rows; with less room the rows draw together."""
        return QSize(60, round(self.look.density.m * _ROW * (len(self._section.rows) + 1)) + 2 * _EDGE)

    def paint(self, ink: Ink, box: QRectF) -> None:
        density = self.look.density
        high = min(density.m * _ROW, (box.height() - 2 * _EDGE) / (len(self._section.rows) + 1))
        inner = box.adjusted(16, _EDGE, -16, -_EDGE)
        ink.text(QRectF(inner.x(), inner.y(), inner.width(), high), part_word(self._section.part), density.m, bold=True)
        top = inner.y() + high
        for row in self._section.rows:
            ink.line(inner.x(), top, inner.width())
            line = QRectF(inner.x(), top, inner.width(), high)
            figure = self._figure(row)
            room = self.look.width(figure, density.m, bold=row.strong) + 14
            ink.text(
                line.adjusted(0, 0, -room, 0),
                row_word(row),
                density.m,
                "text" if row.strong else "text2",
                bold=row.strong,
            )
            ink.text(line, figure, density.m, bold=row.strong, align=Align.RIGHT)
            top += high


class ReportScreen(QWidget):
    """Signals: acted(Act): PrintReport, Back."""

    acted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._state: ReportState | None = None
        self._title, self._notice = Heading(look), NoticeBar(look)
        self._print = Touch(look, translate("Report", "Print"), PrintReport(), Face(icon="printer", cap="Ctrl+P"))
        self._done = Touch(
            look,
            translate("Report", "Done"),
            Back(),
            Face(icon="arrow-right", cap="Enter", role="tender", bold=True, colour="primary_softtext"),
        )
        for key in (self._print, self._done):
            key.setFixedSize(150 if look.density.compact else 180, look.density.function)
            key.chosen.connect(self.acted)
        self._body = QWidget()
        columns = QHBoxLayout(self._body)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(look.density.gap)
        self._columns = [QVBoxLayout(), QVBoxLayout()]
        for column in self._columns:
            column.setSpacing(look.density.gap)
            columns.addLayout(column, 1)
        head = QHBoxLayout()
        head.setSpacing(look.density.key_gap)
        head.addWidget(self._title, 1)
        head.addWidget(self._print)
        head.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.density.pad + 4, look.density.pad, look.density.pad + 4, look.density.pad)
        column.setSpacing(look.density.gap)
        column.addLayout(head)
        column.addWidget(self._notice)
        column.addWidget(self._body, 1)

    @property
    def keys(self) -> tuple[Binding, ...]:
        return REPORT

    @property
    def typing(self) -> None:
        return None

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: ReportState) -> None:
        title = translate("Report", "Z report {number}") if state.final else translate("Report", "X report {number}")
        below = " · ".join(part for part in (state.shift, state.at, state.head) if part)
        self._title.show_words(title.format(number=state.number).strip(), below)
        self._notice.show_notice(state.notice)
        self._notice.setVisible(state.notice is not None)
        if self._state is None or state.sections != self._state.sections:
            self._fill(state.sections)
        self._state = state

    def _fill(self, sections: tuple[ReportSection, ...]) -> None:
        for column in self._columns:
            while (item := column.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        heights = [0, 0]
        for section in sections:
            shorter = heights.index(min(heights))
            self._columns[shorter].addWidget(Card(_Section(self._look, section)))
            heights[shorter] += len(section.rows) + 2
        for column in self._columns:
            column.addStretch(1)

    def command(self, command: Command) -> bool:
        """The report leaves all its commands to the window."""
        return False
