"""A whole chain in one thread: its machines, the network between them, and the one scheduler that moves them all."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random

from hq.services import bring_up, housekeeping, issue, project
from pos_app.sync.errors import NoAnswer
from pos_app.sync.ports import Reply
from tests.simulation import checks
from tests.simulation.acts import Cashier, Street
from tests.simulation.chain import MEMBERS
from tests.simulation.headquarters import Headquarters
from tests.simulation.history import History
from tests.simulation.lan import Lans, Wiring
from tests.simulation.machines import Ended, Machines
from tests.simulation.network import Network
from tests.simulation.ports import Chances, MachineClock, WorldClock
from tests.simulation.register import Register, Request
from tests.simulation.template import HEADQUARTERS, Template
from tests.simulation.truth import Line, Truth

ROUNDS = 6
"""So many requests of a kind a till makes in one step at most."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a simulated chain is and how long it runs."""

    registers: int = 8
    stores: int = 3
    days: int = 3
    acts: int = 300
    faults: int = 50


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a register's disk that somebody kept: its journal, and `anchor`, what remembered the head."""

    register: Register
    disk: Path
    lines: tuple[Line, ...]
    epoch: str
    anchor: bytes | None


@dataclass(frozen=True, slots=True)
class Backup:
    """HQ's books as they were; `rows` counts its own entries."""

    disk: Path
    rows: int


@dataclass
class World:
    """Everything of one seed."""

    seed: int
    size: Size
    folder: Path
    clock: WorldClock = field(default_factory=WorldClock)
    machines: Machines = field(default_factory=Machines)
    truth: Truth = field(default_factory=Truth)
    fails_over: bool = False
    backup: Backup | None = None
    witness: bool = False
    hq_works_done: int = 0
    looked_at: tuple[int, int] = (-1, -1)
    copies: list[Copy] = field(default_factory=list)
    registers: list[Register] = field(default_factory=list)
    cashiers: dict[str, Cashier] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=partial(itertools.count, 1))
    chances: Chances = field(init=False)
    history: History = field(init=False)
    network: Network = field(init=False)
    lans: Lans = field(init=False)
    hq: Headquarters = field(init=False)
    chance: Random = field(init=False)
    street: Street = field(init=False)

    def __post_init__(self) -> None:
        self.chances = Chances(self.seed)
        self.chance = self.chances.of("scheduler")
        self.history = History(self.clock)
        self.network = Network(self, self.history, self.chances.of("network"))
        self.lans = Lans(self, self.history, self.chances.of("lans"))
        self.street = Street(partial(_call, self), [f"M{number}" for number in range(MEMBERS)])

    def begin(self, template: Template) -> None:
        """Switch everything on in the morning of the first day."""
        template.copy(self.folder)
        self.witness = template.witness
        Wiring.lans = self.lans
        self.hq = Headquarters(self.folder / HEADQUARTERS, MachineClock(self.clock), self.chances.of(HEADQUARTERS))
        self.hq.start()
        self.truth.look_at_hq(self.hq)
        for name, store in template.registers:
            register = Register(
                name, store, self.folder / name, template.keys[name], MachineClock(self.clock), self.chances.of(name),
                self.network,
            )  # fmt: skip
            self.add(register)

    def add(self, register: Register) -> None:
        """Switch a register on and put a cashier there."""
        self.registers.append(register)
        self.cashiers[register.title] = Cashier(
            register,
            self.chances.of(f"{register.title}/cashier"),
            self.number,
            self.street,
            partial(self.history.act, register.title),
        )
        with self.machines.working(register):
            register.start()
        self.truth.look(register)

    def number(self) -> int:
        """The next number for somebody new."""
        return next(self.numbers)

    def end(self) -> None:
        """Switch everything off."""
        for register in self.registers:
            if register.running is not None:
                register.stop()
        if self.hq.up:
            self.hq.stop()

    @property
    def living(self) -> list[Register]:
        """Registers that run."""
        return [one for one in self.registers if one.running is not None]

    # ---- what machines do
    def ask(self, request: Request) -> Reply:
        """HQ answers, if it can (`network.Server`)."""
        if not self.hq.up:
            raise NoAnswer("HQ is away")
        before = _before_failing_over(self)
        try:
            with self.machines.working(self.hq):
                answer = self.hq.answer(request.method, request.target, request.headers, request.body)
        except Ended as ended:
            if ended.machine is not self.hq:
                raise
            self.history.fault(f"HQ dies {ended.where}")
            self.restart_hq()
            raise NoAnswer("HQ died") from ended
        if before is not None:
            self.history.fault(
                f"HQ fails over, {request.method} {request.target.partition('?')[0]} was not acknowledged"
            )
            self.restart_hq(before)
            raise NoAnswer("HQ failed over")
        return answer

    def at(self, register: Register, work: Callable[[], str]) -> str:
        """A register does something; where its power goes away in the middle it is switched on again later."""
        try:
            with self.machines.working(register):
                return work()
        except Ended as ended:
            if ended.machine is not register:
                raise
            self.lost_power(ended)
            return ""
        finally:
            self.machines.fuse = None

    def lost_power(self, ended: Ended) -> None:
        """A register ended in the middle (`lan.Host`); it is switched on again later."""
        register = ended.machine
        assert isinstance(register, Register)
        self.history.fault(f"{register.title} loses its power {ended.where}")
        self.cut_power(register)

    def cut_power(self, register: Register) -> None:
        """What remembers the head lies on a disk too, and may be of a while ago."""
        register.drop()
        if self.chance.random() < 0.3:
            register.anchor.unlink(missing_ok=True)

    def switch_on(self, register: Register) -> None:
        """Start the program of a register whose machine is well."""
        with self.machines.working(register):
            register.start()
        self.truth.kept(register)
        self.truth.look(register)

    def switch_some_on(self) -> None:
        """Registers that lost their power come back after a while."""
        for register in self.registers:
            if register.running is None and not register.dead and self.chance.random() < 0.4:
                self.switch_on(register)

    def restart_hq(self, disk: Path | None = None) -> None:
        """End HQ's program in the middle and begin again on what it had committed, or on another disk."""
        self.machines.fuse = None
        with self.machines.working(self.hq):
            self.hq.crash()
            if disk is not None:
                self.hq.put(disk)
            self.hq.start()

    def act(self, register: Register) -> None:
        """A cashier does something; perhaps the till tells HQ at once."""
        said = self.at(register, self.cashiers[register.title].work)
        if said:
            self.history.act(register.title, said)
        if register.running is not None and self.chance.random() < 0.02:
            self.sync(register)

    def sync(self, register: Register) -> None:
        """A till talks with HQ until there is nothing to say, or nobody answers."""
        self.at(register, lambda: _talk(register))

    def visit(self, register: Register) -> None:
        """A till talks with its neighbours, each once."""
        self.at(register, lambda: self._visit(register))

    def _visit(self, register: Register) -> str:
        lan = register.till.lan
        assert lan is not None
        for _ in range(ROUNDS):
            if not lan._step():
                break
        return "visits"

    def hq_works(self, *, night: bool = False) -> None:
        """What HQ does by itself: it books what came in, and once a day what is due."""
        self.hq_works_done += 1
        try:
            with self.machines.working(self.hq):
                acted = set[str]()
                project.catch_up(self.hq.hq, acted)
                bring_up.after_entries(self.hq.hq, acted)
                if night or self.chance.random() < 0.2:
                    issue.settle(self.hq.hq)
                if night:
                    housekeeping.keep_house(self.hq.hq)
                    self.history.act("HQ", "keeps house: sizes, expires, issues, settles")
        except Ended as ended:
            self.history.fault(f"HQ dies {ended.where}")
            self.restart_hq()

    def pass_time(self, much: timedelta) -> None:
        """Time goes on; what was under way arrives, lines come up again."""
        self.clock.forward(much)
        self.network.arrive(self.clock.at)
        for name in self.network.mend(self.clock.at):
            self.history.step("network", f"the line of {name} is up again")

    def look(self, register: Register | None = None) -> None:
        """What must hold after every step."""
        self.truth.look_at_hq(self.hq)
        for one in self.living:
            if register is None or one is register:
                self.truth.look(one)
        checks.after_step(self, register)


Strike = Callable[[World], None]
"""A fault strikes a chain."""


def _before_failing_over(world: World) -> Path | None:
    """What the replica holds, if the primary dies before it acknowledges the next request."""
    if not world.fails_over:
        return None
    world.fails_over = False
    before = world.folder / "replica"
    world.hq.copy(before)
    return before


def _call(world: World, name: str) -> None:
    """Somebody rings a shop up: the register of this name hears what HQ wants and tells it, and HQ books that."""
    for one in world.living:
        for _ in range(2):
            if one.name == name and one.running is not None and one not in world.machines.at_work:
                world.sync(one)
        if one.name == name and one.running is not None:
            world.truth.look_at_hq(world.hq)
            world.truth.look(one)
    world.hq_works()


def _talk(register: Register) -> str:
    for step in (register.syncer.push, register.syncer.pull):
        for _ in range(ROUNDS):
            if not step():
                break
    return "talks"
