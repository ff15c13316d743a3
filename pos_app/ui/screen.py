"""What the window needs of every screen."""

from typing import Protocol

from pos_app.ui.commands import Command
from pos_app.ui.keys import Binding
from pos_app.ui.typing_field import Typing


class Screen(Protocol):
    """A screen has a key table, a place for what is typed, and answers its own commands.

    `command` returns False for what the window shall turn into an act itself.
    """

    @property
    def keys(self) -> tuple[Binding, ...]: ...
    @property
    def typing(self) -> Typing | None: ...
    def command(self, command: Command) -> bool: ...
    def take_focus(self) -> None: ...
