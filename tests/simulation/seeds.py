"""One seed from its first step to its last check."""

import gc
import shutil
import tempfile
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType

from tests.simulation import deaths, disks, faults, lives, quiet
from tests.simulation.inline import SIGNATURES
from tests.simulation.ports import START
from tests.simulation.template import Template, make
from tests.simulation.truth import Violation
from tests.simulation.world import Size, World

MODULES: tuple[ModuleType, ...] = (faults, disks, deaths, lives)
THOROUGH, WITNESS = 10, 4
MEMORY = Path("/dev/shm")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a seed ended: `wrong` is "" when all was well; `entries` counts what tills and HQ wrote, each once."""

    seed: int
    wrong: str
    acts: int
    faults: int
    entries: int
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
    made = (
        make(folder / "template", size.registers, size.stores),
        make(folder / "template with witness", size.registers, size.stores, witness=True),
    )
    SIGNATURES.keep()
    gc.collect()
    gc.freeze()  # what is there now stays: a collection between seeds need not look at it
    return made


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
    SIGNATURES.forget()
    shutil.rmtree(folder)
    gc.enable()
    if seed % THOROUGH == 0:
        gc.collect()
    history = world.history
    entries = len(world.truth.written) + world.truth.hq_rows
    return Outcome(seed, found.wrong, history.acts, history.faults, entries, history.digest(), tuple(history.lines))


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


def first_bad(templates: Templates, folder: Path, size: Size, seeds: Iterable[int]) -> Outcome | None:
    """The first of these seeds that finds something wrong; None when none does."""
    outcomes = (play(templates, folder, seed, size, thorough=False) for seed in seeds)
    return next((one for one in outcomes if one.wrong), None)


def play_all(
    templates: Templates, folder: Path, seeds: Sequence[int], size: Size, workers: int, *, thorough: bool | None = None
) -> Iterator[Outcome]:
    """Play many seeds, each in one of so many processes that begin as copies of this one; in their order."""
    jobs = [(folder / f"{seed}", seed, size, thorough) for seed in seeds]
    with get_context("fork").Pool(workers, _copied, (templates,)) as pool:
        yield from pool.imap(_played, jobs, chunksize=1)


_MADE: list[Templates] = []


def _copied(templates: Templates) -> None:
    _MADE[:] = [templates]


def _played(job: tuple[Path, int, Size, bool | None]) -> Outcome:
    folder, seed, size, thorough = job
    return play(_MADE[0], folder, seed, size, thorough=thorough)


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
