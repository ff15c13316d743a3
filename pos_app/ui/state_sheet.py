"""The sheet: one panel for every act that looks at something, chooses a row, presses a key, or types one thing.

Its words are made by whoever lays it; the panel only draws them. Everything a person does on it is one act
(`acts.Choose`) that names the sheet, what was chosen, and what was typed.
"""

import msgspec

from pos_app.ui.commands import Command
from pos_app.ui.state import Notice


class Fact(msgspec.Struct, frozen=True):
    """Something to read: what it is, what it is now, and a small word beside it."""

    label: str
    text: str
    note: str = ""


class SheetRow(msgspec.Struct, frozen=True):
    """A row to choose; `choice` is what choosing it says."""

    choice: str
    text: str
    below: str = ""
    figure: str = ""
    figure_below: str = ""
    chip: str = ""


class SheetKey(msgspec.Struct, frozen=True):
    """A key of the foot; `command` is the key of the sale that presses it. `main`: where the sheet leads to."""

    choice: str
    words: str
    command: Command | None = None
    main: bool = False
    icon: str = ""


class SheetState(msgspec.Struct, frozen=True):
    """A panel over the checkout: a figure and facts to read, rows to choose, keys, and at most one thing to type.

    `asks` names what is typed into the scan bar; "" nothing, then one digit chooses a row, or without rows a key.
    `secret` hides it, `writes` lets an input method help. `says` are whole sentences. `holds`: money was handed over on
    it, so nothing else is begun before it is finished or given back. `over`: it tells of something that is done, and
    every key of the sale goes to the sale again. `figure` is the large one, and `figure_of` what it is. `place`
    is the key of the rail that stands for it.
    """

    name: str
    title: str
    below: str = ""
    empty: str = ""
    facts: tuple[Fact, ...] = ()
    says: tuple[str, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    keys: tuple[SheetKey, ...] = ()
    asks: str = ""
    secret: bool = False
    writes: bool = False
    holds: bool = False
    over: bool = False
    selected: int = -1
    figure: str = ""
    figure_of: str = ""
    notice: Notice | None = None
    place: Command = Command.MEMBER

    @property
    def by_digit(self) -> bool:
        """Whether one digit chooses."""
        return not self.asks
