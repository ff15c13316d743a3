"""What people do about registers that will not speak again: salvage, give up, look at what turned up later."""

from domain.errors import Fault
from hq.services import fencing
from local_db.books import open_books
from pos_app.bootstrap import BOOKS
from pos_app.sync.client import HqClient
from pos_app.sync.errors import Refused
from tests.simulation.register import Register
from tests.simulation.world import Strike, World
from wire.push import fitting

MOST_DEAD = 2
BOSS, HEAD = "the store's manager", "headquarters"


def bury(world: World, register: Register) -> None:
    """A register is gone; its disk lies in a drawer."""
    register.epochs = [one.epoch for one in register.books.epochs()]
    world.truth.died(register)
    register.drop()
    register.dead = True


def dies(world: World) -> None:
    """A register dies for good, with whatever it did not tell."""
    if len([one for one in world.registers if one.dead and not one.mark]) < MOST_DEAD and len(world.living) > 1:
        register = world.chance.choice(world.living)
        bury(world, register)
        world.history.fault(f"{register.title} dies for good")


def see_to_it(world: World) -> None:
    """Somebody sees to a dead register: brings its journal, gives it up, looks at what came later."""
    dead = [one for one in world.registers if one.dead]
    if dead:
        world.chance.choice((salvage, give_up, look_at))(world, world.chance.choice(dead))


def salvage(world: World, dead: Register) -> None:
    """Another register hands in the journal from the dead one's disk."""
    by = world.chance.choice(world.living)
    books = open_books(dead.folder / BOOKS, dead.key)
    epochs = books.epochs()
    lines = {one.epoch: fitting(books.entries_after(0, 500, one.epoch)) for one in epochs}
    books.close()

    def hand_in(client: HqClient) -> None:
        for epoch in epochs:
            try:
                client.salvage(dead.name, epoch.epoch, lines[epoch.epoch])
            except Refused:
                continue  # a branch that HQ does not hold: it was handed in as adopted, or is looked at by people

    def work() -> str:
        future = by.syncer.ask(hand_in)
        return "not now" if future.exception() is not None else "done"

    world.history.act(by.title, f"hands in the journal of {dead.title}: {world.at(by, work)}")


def give_up(world: World, dead: Register) -> None:
    """Manager and headquarters give it up; what was lent to it goes back."""
    same = (one.books.epochs() for one in world.living if one.name == dead.name)
    alive = {epoch.epoch for epochs in same for epoch in epochs}
    for epoch in dead.epochs:
        if epoch not in alive:
            try:
                fencing.lose(world.hq.hq, dead.name, epoch, BOSS, HEAD, early=True)
            except Fault:
                continue  # HQ was never told of this epoch
    world.history.act("HQ", f"gives {dead.title} up")


def look_at(world: World, dead: Register) -> None:
    """They look at what was pushed after that, and let it count."""
    for epoch in dead.epochs:
        try:
            fencing.approve(world.hq.hq, dead.name, epoch, BOSS, HEAD)
        except Fault:
            continue
    world.history.act("HQ", f"looks at what {dead.title} told")


FAULTS: tuple[tuple[Strike, int], ...] = ((dies, 1), (see_to_it, 3))
