"""The LANs of the stores: one register's sealed question goes to another one's desk, or is lost on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Protocol

from pos_app.sync.errors import NoAnswer
from tests.simulation.machines import Ended, Machines
from tests.simulation.network import CALM, Told, Weather
from tests.simulation.register import Register
from wire.peers import NotForUs

Answer = Callable[[bytes], bytes]


class Host(Protocol):
    """Who knows what becomes of a machine whose power goes away while it answers."""

    machines: Machines

    def lost_power(self, ended: Ended) -> None:
        """It ended in the middle."""
        ...


@dataclass
class Lans:
    """`down` names registers, or stores, that hear nothing from their neighbours."""

    host: Host
    told: Told
    chance: Random
    weather: Weather = CALM
    down: set[str] = field(default_factory=set)
    desks: dict[str, tuple[Register, Answer]] = field(default_factory=dict)

    def carry(self, address: str, question: bytes) -> bytes:
        """A question to an address, from the register that is at work (`lan_http.carry`)."""
        sender = self.host.machines.at_work[-1]
        assert isinstance(sender, Register)
        if address not in self.desks:
            raise NoAnswer(f"{address} does not answer")
        there, answer = self.desks[address]
        if not self._joined(sender, there):
            raise NoAnswer("the LAN is down")
        fate, weather = self.chance.randrange(1000), self.weather
        if fate < weather.lose:
            self.told.fault(f"lost on the LAN: a question of {sender.title} to {there.title}")
            raise NoAnswer("the question was lost")
        if fate < weather.lose + weather.twice:
            self.told.fault(f"twice on the LAN: a question of {sender.title} to {there.title}")
            self._asked(there, answer, question)
        found = self._asked(there, answer, question)
        if fate >= 1000 - weather.lose_answer:
            self.told.fault(f"lost on the LAN: an answer of {there.title} to {sender.title}")
            raise NoAnswer("the answer was lost")
        return found

    def _joined(self, one: Register, other: Register) -> bool:
        return self.down.isdisjoint({one.title, other.title, one.store})

    def _asked(self, there: Register, answer: Answer, question: bytes) -> bytes:
        try:
            with self.host.machines.working(there):
                return answer(question)
        except NotForUs as error:
            raise NoAnswer(f"{there.title} answers 403: {error}") from error
        except Ended as ended:
            if ended.machine is not there:
                raise
            self.host.lost_power(ended)
            raise NoAnswer(f"{there.title} lost its power") from ended


class LanServer:
    """Where a register answers its neighbours (`lan_http.LanServer`)."""

    def __init__(self, host: str, port: int, answer: Answer) -> None:
        assert Wiring.lans is not None
        register = Wiring.lans.host.machines.at_work[-1]
        assert isinstance(register, Register)
        self.address = f"{register.title}:{port}"
        self._lans = Wiring.lans
        self._lans.desks[self.address] = register, answer

    def stop(self) -> None:
        """Answer nobody any more."""
        self._lans.desks.pop(self.address, None)


class Wiring:
    """What `pos_app.sync.lan` uses in place of sockets; `lans` are those of the chain that is played."""

    lans: Lans | None = None
    LanServer = LanServer

    @staticmethod
    def carry(address: str, question: bytes) -> bytes:
        """Take a question to an address."""
        assert Wiring.lans is not None
        return Wiring.lans.carry(address, question)
