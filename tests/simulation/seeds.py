"""One seed from its first step to its last check."""

import gc
import shutil
import tempfile
import traceback
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from types import ModuleType

from tests.simulation import deaths, disks, faults, lives, quiet
from tests.simulation.ports import START
from tests.simulation.template import Template, make
from tests.simulation.truth import Violation
from tests.simulation.world import Size, World

MODULES: tuple[ModuleType, ...] = (faults, disks, deaths, lives)
THOROUGH, WITNESS = 10, 4
MEMORY = Path("/dev/shm")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a seed ended: `wrong` is "" when all was well."""

    seed: int
    wrong: str
    acts: int
    faults: int
    digest: str
    lines: tuple[str, ...]

    def told(self) -> str:
        """What happened, what was wrong, and how to see it again."""
        return "\n".join((*self.lines, self.wrong, f"replay: python -m tests.simulation --seed {self.seed}"))


def room() -> Path:
    """A folder for simulated disks: memory where there is some."""
    return Path(tempfile.mkdtemp(prefix="simulation-", dir=MEMORY if MEMORY.is_dir() else None))


Templates = tuple[Template, Template]
"""A chain whose plan is content with the anchor file after a start, and one whose plan demands a witness."""


def templates(folder: Path, size: Size) -> Templates:
    """What all seeds begin with."""
    return (
        make(folder / "template", size.registers, size.stores),
        make(folder / "template with witness", size.registers, size.stores, witness=True),
    )


def play(templates: Templates, folder: Path, seed: int, size: Size, *, thorough: bool | None = None) -> Outcome:
    """Play a seed in a folder that is not there; what happened. `thorough`: `verify` looks at all books in the end, by
    default of every tenth seed.
    """
    gc.disable()
    world = World(seed, size, folder)
    found = _Found()
    with found, world.machines.watching():
        world.begin(templates[seed % WITNESS == 0])
        _days(world)
        quiet.settle(world)
        quiet.check(world, thorough=seed % THOROUGH == 0 if thorough is None else thorough)
    world.end()
    shutil.rmtree(folder)
    gc.enable()
    if seed % THOROUGH == 0:
        gc.collect()
    history = world.history
    return Outcome(seed, found.wrong, history.acts, history.faults, history.digest(), tuple(history.lines))


class _Found:
    """Whatever went wrong is what a seed found; who interrupts it is let through."""

    wrong = ""

    def __enter__(self) -> None:
        return

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        del kind, trace
        if not isinstance(error, Exception):
            return False
        self.wrong = f"{error}" if isinstance(error, Violation) else "".join(traceback.format_exception(error))
        return True


def first_bad(templates: Templates, folder: Path, size: Size, most: int = 200) -> Outcome | None:
    """The first seed that finds something wrong; None when none of so many does."""
    outcomes = (play(templates, folder, seed, size, thorough=False) for seed in range(1, most + 1))
    return next((one for one in outcomes if one.wrong), None)


def _days(world: World) -> None:
    """Acts, faults and talks in the order that the seed says, until there were enough."""
    strikes = [(strike, weight) for module in MODULES for strike, weight in module.FAULTS]
    struck, weights = [one for one, _ in strikes], [weight for _, weight in strikes]
    size, chance, history = world.size, world.chance, world.history
    pause = timedelta(days=size.days).total_seconds() / (size.acts * 1.15)
    day = START.date()
    while history.acts < size.acts or history.faults < size.faults:
        dice = chance.random()
        if dice < 0.72:
            register = chance.choice(world.living)
            world.act(register)
            world.look(register)
        elif dice < 0.735:
            register = chance.choice(world.living)
            world.sync(register)
            world.look(register)
        elif dice < 0.75:
            world.visit(chance.choice(world.living))
            world.look()
        elif dice < 0.754:
            world.hq_works()
            world.look()
        else:
            chance.choices(struck, weights)[0](world)
        world.switch_some_on()
        world.pass_time(timedelta(seconds=chance.expovariate(1 / pause)))
        if world.clock.at.date() != day:
            day = world.clock.at.date()
            world.hq_works(night=True)
