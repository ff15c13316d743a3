"""The words of settings: their names, what they do, their values."""

from pos_app.ui.speak import translate

_LANGUAGES = {"en": "English", "zh_CN": "简体中文", "zh_TW": "繁體中文", "es": "Español"}


def name_of(name: str) -> str:
    """What a setting is called."""
    return {
        "language": translate("Settings", "Language"),
        "theme": translate("Settings", "Colours"),
        "scale": translate("Settings", "Size of texts"),
        "large_keys": translate("Settings", "Large keys"),
        "sounds": translate("Settings", "Sounds"),
        "customer": translate("Settings", "Customer's display"),
        "lock_minutes": translate("Settings", "Lock by itself"),
        "printer": translate("Settings", "Receipt printer"),
        "scanner": translate("Settings", "Scanner on a cable"),
    }[name]


def hint_of(name: str) -> str:
    """What it changes, and when."""
    return {
        "language": translate("Settings", "the screen at once, receipts from the next start"),
        "theme": translate("Settings", "light, dark, or as the machine has it"),
        "scale": translate("Settings", "all that is read"),
        "large_keys": translate("Settings", "for gloves: higher digits and tenders"),
        "sounds": translate("Settings", "a refusal is always heard"),
        "customer": translate("Settings", "where the second window is"),
        "lock_minutes": translate("Settings", "when nobody does anything"),
        "printer": translate("Settings", "tcp:HOST:PORT, serial:, file: or queue:NAME; from the next start"),
        "scanner": translate("Settings", "its serial port; from the next start"),
    }[name]


def value_of(name: str, value: str) -> str:
    """A value in words."""
    if name == "language":
        return _LANGUAGES.get(value, value)
    if name == "scale":
        return f"{value} %"
    if name == "lock_minutes":
        return translate("Settings", "after {count} min").format(count=value) if value != "0" else _word("never")
    if not value:
        return translate("Settings", "none")
    return _word(value)


def _word(value: str) -> str:
    return {
        "light": translate("Settings", "light"),
        "dark": translate("Settings", "dark"),
        "system": translate("Settings", "as the machine"),
        "no": translate("Settings", "no"),
        "yes": translate("Settings", "yes"),
        "all": translate("Settings", "all, also each article"),
        "some": translate("Settings", "all but articles"),
        "refused": translate("Settings", "refusals only"),
        "auto": translate("Settings", "second screen"),
        "window": translate("Settings", "a window"),
        "off": translate("Settings", "off"),
        "never": translate("Settings", "never"),
    }.get(value, value)
