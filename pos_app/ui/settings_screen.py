"""Settings of this register: a list, each row with its value; the next value by a key or a tap."""

from collections.abc import Hashable
from typing import cast

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.acts import ChangeSetting, SelectLine, TypeSetting
from pos_app.ui.card import Card
from pos_app.ui.commands import Command
from pos_app.ui.heading import Heading
from pos_app.ui.ink import Align, Ink
from pos_app.ui.keys import SETTINGS, Binding, cap
from pos_app.ui.look import Look
from pos_app.ui.row_view import RowView
from pos_app.ui.scan_bar import KeyHandler, ScanBar, TypedField
from pos_app.ui.setting_words import hint_of, name_of, value_of
from pos_app.ui.speak import translate
from pos_app.ui.state import ScanBarState, ScanMode, Tone
from pos_app.ui.state_settings import SettingRow, SettingsState
from pos_app.ui.touch import Face, Touch


class _Row:
    """Draws (SettingRow, chosen)."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def __call__(self, ink: Ink, box: QRectF, row: Hashable) -> None:
        setting, chosen = cast("tuple[SettingRow, bool]", row)
        density = self._look.density
        ink.block(box, "sel" if chosen else "surface")
        ink.line(box.x(), box.bottom() - 1, box.width())
        if chosen:
            ink.block(QRectF(box.x(), box.y(), 4, box.height()), "primary")
        inner, half = box.adjusted(16, 0, -16, 0), box.height() / 2
        split = inner.width() * 0.58
        ink.text(QRectF(inner.x(), box.y() + 4, split, half), name_of(setting.name), density.l, bold=chosen)
        below = QRectF(inner.x(), box.y() + half, split, half - 6)
        ink.text(below, hint_of(setting.name), density.s, "text2", may_elide=True)
        right = QRectF(inner.x() + split + 12, box.y(), inner.width() - split - 12, box.height())
        value = value_of(setting.name, setting.value)
        ink.text(right, value, density.l, "primary", bold=True, align=Align.RIGHT, may_elide=setting.typed)


class SettingsScreen(QWidget):
    """Signals: commanded(Command); acted(Act): SelectLine, ChangeSetting, TypeSetting."""

    acted = Signal(object)
    commanded = Signal(object)

    def __init__(self, look: Look, handler: KeyHandler) -> None:
        super().__init__()
        self._look = look
        self._state = SettingsState(())
        self.scan_bar = ScanBar(look, handler, translate("Settings", "For printer and scanner: type, then Enter"))
        self._title = Heading(look)
        self._list = RowView(look, look.density.row, _Row(look))
        self._list.setAccessibleName(translate("Settings", "Settings"))
        self._keys = [
            self._key(Command.MORE, translate("Settings", "Next value"), "arrow-right", "tender"),
            self._key(Command.LESS, translate("Settings", "Value before"), "", "key"),
            self._key(Command.BACK, translate("Settings", "Leave"), "", "key"),
        ]
        density = look.density
        row = QHBoxLayout()
        row.setSpacing(density.key_gap)
        for key in self._keys:
            row.addWidget(key, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(density.pad, density.pad, density.pad, density.pad)
        column.setSpacing(density.gap)
        column.addWidget(self.scan_bar)
        column.addWidget(self._title)
        column.addWidget(Card(self._list), 1)
        column.addLayout(row)
        self._list.row_chosen.connect(self._choose)

    def _key(self, command: Command, words: str, icon: str, role: str) -> Touch:
        key = Touch(self._look, words, command, Face(icon=icon, cap=cap(command, SETTINGS), role=role))
        key.setFixedHeight(self._look.density.function)
        key.chosen.connect(self.commanded)
        return key

    @property
    def keys(self) -> tuple[Binding, ...]:
        return SETTINGS

    @property
    def typing(self) -> TypedField:
        return self.scan_bar.field

    def take_focus(self) -> None:
        self.scan_bar.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: SettingsState) -> None:
        self._state = state
        below = translate("Settings", "Kept for this register; arrows choose, Enter or + changes")
        self._title.show_words(translate("Settings", "Settings"), below)
        rows = tuple((row, index == state.selected) for index, row in enumerate(state.rows))
        self._list.show_rows(rows, state.selected)
        chosen = self._chosen()
        said = f"{name_of(chosen.name)}: {value_of(chosen.name, chosen.value)}" if chosen is not None else ""
        self._list.setAccessibleDescription(said)
        bar = ScanBarState()
        if state.notice is not None:
            mode = {Tone.ERR: ScanMode.ERROR, Tone.OK: ScanMode.OK}.get(state.notice.tone, ScanMode.HINT)
            bar = ScanBarState(mode, state.notice.text, state.notice.advice)
        self.scan_bar.show_state(bar)
        for key in self._keys[:2]:
            key.setEnabled(chosen is not None and not chosen.typed and not state.busy)

    def command(self, command: Command) -> bool:
        """The screen's own keys; False for those that the window turns into acts."""
        typed, chosen = self.scan_bar.field.text(), self._chosen()
        if command is Command.ENTER and chosen is not None and (chosen.typed or typed):
            self.scan_bar.field.clear()
            self.acted.emit(TypeSetting(typed.strip()))
        elif command in (Command.ENTER, Command.MORE, Command.LESS):
            self.acted.emit(ChangeSetting(-1 if command is Command.LESS else 1))
        else:
            return False
        return True

    def _chosen(self) -> SettingRow | None:
        state = self._state
        return state.rows[state.selected] if 0 <= state.selected < len(state.rows) else None

    def _choose(self, row: int) -> None:
        """A tap selects; a tap on the selected row takes its next value."""
        chosen = self._chosen()
        if row == self._state.selected and chosen is not None and not chosen.typed:
            self.acted.emit(ChangeSetting(1))
        else:
            self.acted.emit(SelectLine(row + 1))
