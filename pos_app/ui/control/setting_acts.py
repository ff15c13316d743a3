"""The settings of this register, at its own counter: kept in its books, at work at once where they can."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from domain.errors import Refusal
from pos_app.services.preferences import CHOICES, LATER, NAMES, set_preference
from pos_app.ui.speak import translate
from pos_app.ui.state import Notice, Tone
from pos_app.ui.state_settings import SettingRow, SettingsState

if TYPE_CHECKING:
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter


def open_settings(counter: Counter, act: acts.OpenSettings) -> None:
    """Show them to anybody; changing one asks for the right to it, and in training none is changed."""
    del act
    counter.at_sale()
    counter.panel = counter.notice = None
    counter.setting, counter.place = 0, "settings"


def settings_state(counter: Counter) -> SettingsState:
    """Every setting with its value."""
    rows = tuple(SettingRow(name, getattr(counter.wishes, name), name not in CHOICES) for name in NAMES)
    return SettingsState(rows, counter.setting, counter.notice, counter.busy)


def move(counter: Counter, by: int) -> None:
    """Up and down."""
    select(counter, counter.setting + by)


def select(counter: Counter, row: int) -> None:
    """A row, from 0."""
    counter.setting = max(0, min(len(NAMES) - 1, row))


def change(counter: Counter, act: acts.ChangeSetting) -> None:
    """The next value, or the one before."""
    name = _name(counter)
    if name not in CHOICES:
        raise Refusal("not_a_setting", typed="")
    values = CHOICES[name]
    now = getattr(counter.wishes, name)
    place = values.index(now) if now in values else 0
    _set(counter, name, values[(place + act.by) % len(values)])


def type_(counter: Counter, act: acts.TypeSetting) -> None:
    """What was typed; nothing typed takes a printer or a scanner away."""
    _set(counter, _name(counter), act.text)


def _name(counter: Counter) -> str:
    if counter.place != "settings":
        raise Refusal("not_a_setting", typed="")
    return NAMES[counter.setting]


def _set(counter: Counter, name: str, value: str) -> None:
    if counter.desk.training:
        raise Refusal("not_in_training")
    written = set_preference(counter.desk, counter.person, name, value, counter.approval)
    counter.book(written, partial(_done, counter, name, value))


def _done(counter: Counter, name: str, value: str, nothing: None) -> None:
    del nothing
    wishes = replace(counter.wishes, **{name: value})
    counter.wear(wishes)
    counter.wishes = wishes
    if name in LATER:
        counter.notice = Notice(Tone.WARN, translate("Said", "Kept; it counts from the next start"))
