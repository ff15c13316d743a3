"""A chain on the morning of its first day: made once, then copied for every seed."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from hq.bootstrap import migrate
from hq.services import enrol as codes
from hq.services import load_chain
from local_db.keys import BooksKey
from pos_app.bootstrap import BOOKS
from pos_app.guard.bootstrap import guard
from pos_app.sync.enrolment import enrol
from pos_app.sync.hq_clock import HqClock
from pos_app.sync.ports import Reply
from tests.simulation import headquarters
from tests.simulation.chain import chain, registers
from tests.simulation.headquarters import Headquarters
from tests.simulation.lan import Lans, Wiring
from tests.simulation.machines import Ended, Machines
from tests.simulation.ports import CHINA, Chances, MachineClock, WorldClock
from tests.simulation.register import HQ, Line, Register, Request

HEADQUARTERS = "hq"
MEETINGS = 3
"""A register hears who is there, says where it answers, and hears where the others do."""


@dataclass(frozen=True)
class Template:
    """The files of a chain whose registers are enrolled, told of everything and switched off."""

    folder: Path
    registers: tuple[tuple[str, str], ...]
    keys: dict[str, BooksKey]
    witness: bool

    def copy(self, to: Path) -> None:
        """A chain of its own in another folder."""
        shutil.copytree(self.folder, to, copy_function=shutil.copyfile, dirs_exist_ok=True)


@dataclass
class Straight:
    """A network that loses nothing."""

    hq: Headquarters

    def carry(self, sender: Register, request: Request) -> Reply:
        return self.hq.answer(request.method, request.target, request.headers, request.body)


def make(folder: Path, many: int, shops: int, *, witness: bool = False) -> Template:
    """Found HQ, load the chain, enrol its registers. `witness`: the plan demands one after a start."""
    world, chances, names = WorldClock(), Chances(0), registers(many, shops)
    home = folder / HEADQUARTERS
    home.mkdir(parents=True)
    hq = headquarters.make(home, MachineClock(world), chances.of(HEADQUARTERS))
    migrate(hq.database)
    load_chain.load(hq, chain(shops, witness=witness))
    hq.database.close()
    place = Headquarters(home, MachineClock(world), chances.of(HEADQUARTERS))
    place.start()
    found = [_enrolled(place, folder / name, name, store, world, chances.of(name)) for name, store in names]
    _meet(found, chances.of("lans"))
    for register in found:
        register.stop()
    place.stop()
    return Template(folder, names, {one.name: one.key for one in found}, witness)


@dataclass
class _Morning:
    """Nothing goes wrong yet (`lan.Host`, `network.Told`)."""

    machines: Machines = field(default_factory=Machines)

    def lost_power(self, ended: Ended) -> None:
        raise ended

    def fault(self, what: str) -> None:
        raise AssertionError(what)


def _meet(registers: Sequence[Register], chance: Random) -> None:
    """All are told of everything, and where their neighbours answer."""
    morning = _Morning()
    Wiring.lans = Lans(morning, morning, chance)
    for _ in range(MEETINGS):
        for register in registers:
            with morning.machines.working(register):
                register.listen()
                register.syncer.beat_soon()
                while register.syncer.push() or register.syncer.pull():
                    pass


def _enrolled(hq: Headquarters, folder: Path, name: str, store: str, world: WorldClock, chance: Random) -> Register:
    folder.mkdir()
    key = BooksKey.of(chance.randbytes(48))
    register = Register(name, store, folder, key, MachineClock(world), chance, Straight(hq))
    _, code = codes.new_code(hq.hq, store, name)
    books = enrol(
        HQ,
        Line(register),
        code=code,
        path=folder / BOOKS,
        key=key,
        clock=HqClock(register.clock),
        random=chance.randbytes,
        day=lambda moment: moment.astimezone(CHINA).date().isoformat(),
        device={},
        version="simulated",
    )
    register.memory.mkdir()
    register.running = register.assemble(books)
    guard(register.desk, register.key_file, register.memory, enrolled=True)
    return register
