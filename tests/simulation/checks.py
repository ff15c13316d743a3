"""What must hold after every step: I1 to I3, and that HQ's journals are beginnings of the tills'."""

from collections.abc import Sequence
from typing import Protocol

from hq.store.lives import FIRST_LIFE
from tests.simulation.headquarters import Headquarters
from tests.simulation.network import Network
from tests.simulation.register import Register
from tests.simulation.truth import Violation


class World(Protocol):
    """What is looked at of the simulated chain."""

    hq: Headquarters
    network: Network
    hq_works_done: int
    looked_at: tuple[int, int]

    @property
    def living(self) -> Sequence[Register]:
        """The registers that are up."""
        ...


BELOW_SQL = "SELECT owner, unit, available FROM account WHERE available < 0"
HELD_SQL = "SELECT owner, unit, granted, credited, spent, given_back FROM allowance WHERE holder = ?"
HERE_SQL = "SELECT owner, unit, granted, credited, spent, given_back FROM allowance WHERE epoch = ?"
OVERDRAWN_SQL = (
    "SELECT owner, unit FROM allowance WHERE spent + given_back + lent_sum > granted + credited + borrowed_sum"
)
HEAD_SQL = "SELECT head, head_hash FROM head WHERE register = ? AND epoch = ?"


def after_step(world: World, register: Register | None) -> None:
    """Raises `Violation`. HQ is looked at when somebody talked with it, or it worked, since the last time."""
    moved = world.network.count, world.hq_works_done
    talked, world.looked_at = world.looked_at != moved, moved
    if talked:
        below = world.hq.rows(BELOW_SQL) if world.hq.hq.secrets.life == FIRST_LIFE else []
        if below:
            raise Violation(f"I1: HQ has less than nothing: {below}")
    for one in world.living:
        if register is None or one is register:
            overdrawn = one.books.readers.all(OVERDRAWN_SQL)
            if overdrawn:
                raise Violation(f"I2: {one.title} spent more than it had: {overdrawn}")
            if talked:
                of_register(world, one)


def of_register(world: World, register: Register) -> None:
    """I3 and the prefix rule for one register."""
    readers, epoch = register.books.readers, register.books.head().epoch
    if register.unsure == epoch:
        return
    here = {row[:2]: row[2:] for row in readers.all(HERE_SQL, (epoch,))}
    held = world.hq.rows(HELD_SQL, (f"{register.name}/{epoch}",))
    told = world.hq.joined(register.name, epoch)
    unknown = {key for key, row in here.items() if row[0]} - {row[:2] for row in held}
    if unknown and told:
        raise Violation(f"I3: HQ never granted {register.name} any of {sorted(unknown)}")
    for owner, unit, *known in held:
        granted, *used = here.get((owner, unit), (0, 0, 0, 0))
        if granted > known[0] and told:
            raise Violation(f"I3: {register.name} has {granted} of {owner} {unit}, HQ granted {known[0]}")
        if any(there > mine for there, mine in zip(known[1:], used, strict=True)):
            raise Violation(f"I3: HQ knows of {known[1:]} of {owner} {unit}, {register.name} did {used}")
    found = world.hq.rows(HEAD_SQL, (register.name, epoch))
    if found and found[0][0]:
        head, hash_ = found[0]
        mine = readers.one("SELECT hash FROM journal WHERE epoch = ? AND seq = ?", (epoch, head))
        if mine != (hash_,):
            raise Violation(f"the prefix rule: HQ's entry {head} of {register.name}/{epoch} is not the till's")
