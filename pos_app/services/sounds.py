"""What the till says by tones, and how much of it a shop wants to hear (UX 1.6).

Each sound has its twin on the screen: whoever plays it shows something in the same step, so nothing is told by sound
only.
"""

from __future__ import annotations

from enum import Enum
from typing import Protocol


class Sound(Enum):
    """A kind of news, by the name of its tone."""

    ADDED = "added"
    REFUSED = "refused"
    ATTENTION = "attention"
    PAID = "paid"
    FAILED = "failed"


class Level(Enum):
    """How much is heard. `some` is all but `added`: most scanners beep by themselves. A refusal is always heard."""

    ALL = "all"
    SOME = "some"
    REFUSED = "refused"


class Sounder(Protocol):
    """Whatever makes tones; it returns at once, raises nothing, and a machine without a loudspeaker is no trouble."""

    def play(self, tone: str) -> None:
        """Begin to play the tone of that name."""
        ...


class Silence:
    """No loudspeaker: for tests, and until one is there."""

    def play(self, tone: str) -> None:
        """Say nothing."""


class Sounds:
    """The sounds of one counter, at the level that the shop chose."""

    def __init__(self, sounder: Sounder, level: Level = Level.SOME) -> None:
        self.sounder = sounder
        self.level = level

    def play(self, sound: Sound) -> None:
        """Play it, if it is wanted; returns at once."""
        if sound in _HEARD[self.level]:
            self.sounder.play(sound.value)


_HEARD = {
    Level.ALL: frozenset(Sound),
    Level.SOME: frozenset(Sound) - {Sound.ADDED},
    Level.REFUSED: frozenset({Sound.REFUSED, Sound.FAILED}),
}
