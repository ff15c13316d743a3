"""What the settings' screen shows."""

import msgspec

from pos_app.ui.state import Notice


class SettingRow(msgspec.Struct, frozen=True):
    """A setting by its name in `services.preferences`; `typed`: its value is typed, not chosen."""

    name: str
    value: str
    typed: bool = False


class SettingsState(msgspec.Struct, frozen=True):
    """Every setting of this register; `busy` while one is written."""

    rows: tuple[SettingRow, ...]
    selected: int = 0
    notice: Notice | None = None
    busy: bool = False
