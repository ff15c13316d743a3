"""Clocks and chance of a seed: nothing in a simulated chain asks the machine that it runs on."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from random import Random
from typing import Protocol

START = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
"""A Monday, nine in the morning in the shops."""
CHINA = timezone(timedelta(hours=8))


@dataclass
class WorldClock:
    """The true time of a simulated chain; stands still within a step."""

    at: datetime = START

    def forward(self, much: timedelta) -> None:
        self.at += much


@dataclass
class MachineClock:
    """The clock of one machine, which may be wrong (`pos_app.sync.ports.Clock`)."""

    world: WorldClock
    wrong_by: timedelta = timedelta(0)

    def now(self) -> datetime:
        return self.world.at + self.wrong_by

    def __call__(self) -> datetime:
        return self.now()


class Now(Protocol):
    """Whatever tells the time."""

    def now(self) -> datetime: ...


class StoreTime:
    """A till's services' clock: HQ's time as far as it is known, in the store's zone."""

    def __init__(self, clock: Now) -> None:
        self._clock = clock

    def now(self) -> datetime:
        return self._clock.now()

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(CHINA)

    def today(self) -> date:
        return self.local(self.now()).date()


@dataclass
class Chances:
    """A source of chance for each who needs one: what one draws changes nothing for another."""

    seed: int
    _made: dict[str, Random] = field(default_factory=dict)

    def of(self, name: str) -> Random:
        """The same source for the same name."""
        if name not in self._made:
            self._made[name] = Random(sha256(f"{self.seed}/{name}".encode()).digest())
        return self._made[name]
