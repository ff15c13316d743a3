"""How a register is set up at its counter: what stands in its books goes before what it was started with."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from domain.benefits import LANGUAGES
from domain.errors import Refusal
from domain.rights import SETTINGS, Wanted
from domain.value import dataclass
from pos_app.services.permission import need

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from pos_app.services.desk import Desk
    from pos_app.services.permission import Approval
    from pos_app.services.ports import StaffMember

PREFIX = "preference/"
CHOICES: dict[str, tuple[str, ...]] = {
    "language": LANGUAGES,
    "theme": ("light", "dark", "system"),
    "scale": ("100", "115", "130"),
    "large_keys": ("no", "yes"),
    "sounds": ("some", "all", "refused"),
    "customer": ("auto", "window", "off"),
    "lock_minutes": ("0", "1", "2", "5", "10", "15"),
}
"""What may be chosen; the rest is typed."""
TYPED: dict[str, re.Pattern[str]] = {
    "printer": re.compile(r"|tcp:[^:\s]+:\d{1,5}|serial:\S+"),
    "scanner": re.compile(r"\S*"),
}
LATER = frozenset({"printer", "scanner"})
"""What is looked at when the till starts."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """`scale` of texts in percent, `lock_minutes` 0: never; `printer` and `scanner` as on the command line."""

    language: str = "en"
    theme: str = "light"
    scale: str = "100"
    large_keys: str = "no"
    sounds: str = "some"
    customer: str = "auto"
    lock_minutes: str = "5"
    printer: str = ""
    scanner: str = ""


NAMES = tuple(field.name for field in fields(Preferences))


def preferences(setting: Callable[[str], str | None], started: Preferences) -> Preferences:
    """What is set, else what the till was started with; `setting` reads the books. What no longer fits is left out."""
    kept = {name: found for name in NAMES if (found := setting(PREFIX + name)) is not None and fits(name, found)}
    return replace(started, **kept)


def fits(name: str, value: str) -> bool:
    """Whether a preference may have this value."""
    return value in CHOICES[name] if name in CHOICES else TYPED[name].fullmatch(value) is not None


def set_preference(
    desk: Desk, person: StaffMember, name: str, value: str, approval: Approval | None = None
) -> Future[None]:
    """Keep a preference of this register. Refusals those of `need`, `not_a_setting` (what may stand there)."""
    need(person, Wanted(SETTINGS, name), approval)
    if not fits(name, value):
        raise Refusal("not_a_setting", typed=value)
    return desk.books.set_setting(PREFIX + name, value)
