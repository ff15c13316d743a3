"""The network between tills and HQ: it is cut, it loses, repeats and delays."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Protocol

from pos_app.sync.errors import NoAnswer
from pos_app.sync.ports import Reply
from tests.simulation.register import Register, Request

LATE = (timedelta(seconds=20), timedelta(minutes=4), timedelta(hours=5), timedelta(days=2))
"""By how much a request comes late; HQ still takes the first two, a repeat of what may long be done."""


class Server(Protocol):
    """Whoever answers, if the program runs."""

    def ask(self, request: Request) -> Reply:
        """The answer; `NoAnswer` when there is none."""
        ...


class Told(Protocol):
    """Who hears of every fault."""

    def fault(self, what: str) -> None:
        """It happened."""
        ...


@dataclass(frozen=True, slots=True)
class Weather:
    """How often (of 1000 requests) something happens to one: it is lost, its answer is, it comes twice or late."""

    lose: int = 0
    lose_answer: int = 0
    twice: int = 0
    late: int = 0


CALM, ROUGH = Weather(), Weather(70, 150, 120, 60)


@dataclass(order=True)
class Delayed:
    """A request that is still under way; nobody waits for its answer any more."""

    due: datetime
    number: int
    request: Request = field(compare=False)
    sender: str = field(compare=False)


@dataclass
class Network:
    """`cut` names registers, or stores, whose lines are down, and until when."""

    server: Server
    told: Told
    chance: Random
    weather: Weather = CALM
    cut: dict[str, datetime] = field(default_factory=dict)
    under_way: list[Delayed] = field(default_factory=list)
    count: int = 0

    def up(self, register: Register) -> bool:
        """Whether this register's line holds."""
        return register.name not in self.cut and register.store not in self.cut

    def carry(self, sender: Register, request: Request) -> Reply:
        """One request of a till (`register.Network`)."""
        if not self.up(sender):
            raise NoAnswer("the line is cut")
        self.count += 1
        what = f"{request.method} {request.target.partition('?')[0]} of {sender.name}"
        fate, weather = self.chance.randrange(1000), self.weather
        if fate < weather.lose:
            self.told.fault(f"lost: {what}")
            raise NoAnswer("the request was lost")
        fate -= weather.lose
        if fate < weather.late:
            by = self.chance.choice(LATE)
            self.under_way.append(Delayed(sender.clock.world.at + by, self.count, request, sender.name))
            self.told.fault(f"late by {by}: {what}")
            raise NoAnswer("the request is late")
        fate -= weather.late
        if fate < weather.twice:
            self.told.fault(f"twice: {what}")
            self.server.ask(request)
        answer = self.server.ask(request)
        if weather.twice <= fate < weather.twice + weather.lose_answer:
            self.told.fault(f"answer lost: {what}")
            raise NoAnswer("the answer was lost")
        return answer

    def arrive(self, now: datetime) -> int:
        """Let what is due arrive, the earliest first; how many."""
        due = sorted(one for one in self.under_way if one.due <= now)
        self.under_way = [one for one in self.under_way if one.due > now]
        for one in due:
            try:
                self.server.ask(one.request)
            except NoAnswer:
                continue
        return len(due)

    def mend(self, now: datetime) -> list[str]:
        """Lines that come up again by now."""
        up = sorted(name for name, until in self.cut.items() if until <= now)
        for name in up:
            del self.cut[name]
        return up
