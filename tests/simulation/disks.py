"""Faults of disks: an old copy is put back, a machine is cloned."""

from tests.simulation.deaths import bury
from tests.simulation.network import CALM
from tests.simulation.register import Register
from tests.simulation.world import Copy, Strike, World

MOST_COPIES, MOST_CLONES = 2, 1


def keep_copy(world: World) -> None:
    """Somebody keeps a copy of a disk."""
    register = world.chance.choice(world.living)
    disk = world.folder / f"copy-{world.number()}"
    register.copy(disk)
    anchor = register.anchor.read_bytes() if register.anchor.exists() else None
    copy = Copy(register, disk, tuple(world.truth.disk(register).lines), register.books.head().epoch, anchor)
    world.copies = [*world.copies[1 - MOST_COPIES :], copy]
    world.history.step(register.title, "is copied")


def old_disk(world: World) -> None:
    """A register's disk is replaced by a copy of some time ago."""
    usable = [one for one in world.copies if one.register.running is not None]
    if not usable:
        keep_copy(world)
        return
    copy = world.chance.choice(usable)
    world.copies.remove(copy)
    register = copy.register
    before = register.books.head().epoch
    register.drop()
    register.put(copy.disk)
    if copy.anchor is not None and world.chance.random() < 0.5:
        register.anchor.write_bytes(copy.anchor)  # the whole machine was put back, not the books alone
    world.truth.put_back(register, copy.lines)
    world.history.fault(f"{register.title} gets an old disk, its last entry is number {copy.lines[-1].n}")
    world.switch_on(register)
    if register.books.head().epoch in {before, copy.epoch}:
        register.unsure = register.books.head().epoch
        if not world.witness:
            world.truth.excuse(register)


def clone(world: World) -> None:
    """A second machine runs on a copy of a register's disk; later it is switched off."""
    clones = [one for one in world.registers if one.mark]
    for one in clones:
        if one.running is not None:
            _scrap(world, one)
    if len(clones) >= MOST_CLONES:
        return
    register = world.chance.choice(world.living)
    folder = world.folder / f"{register.name}-clone"
    register.copy(folder)
    other = Register(
        register.name, register.store, folder, register.key, register.clock, world.chances.of(f"{register.name}'"),
        world.network, mark="'",
    )  # fmt: skip
    if register.anchor.exists():
        other.anchor.write_bytes(register.anchor.read_bytes())
    world.truth.doubled(register, other)
    world.truth.excuse(register)
    register.unsure = other.unsure = register.books.head().epoch
    world.history.fault(f"{register.title} is cloned")
    world.add(other)


def _scrap(world: World, register: Register) -> None:
    """It is switched off for good, after it told HQ what it could."""
    weather, world.network.weather = world.network.weather, CALM
    for _ in range(3):
        world.sync(register)
    world.network.weather = weather
    world.truth.look(register)
    world.truth.excuse(register)
    bury(world, register)
    world.history.fault(f"{register.title} is switched off for good")


FAULTS: tuple[tuple[Strike, int], ...] = ((keep_copy, 5), (old_disk, 3), (clone, 2))
