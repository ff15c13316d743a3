"""Faults of the network, of clocks and of power; each is a function that does one thing to a chain.

A module of faults lists them in `FAULTS`: a name, how often (of the sum of all), and what it does. Nothing else knows
of a fault, so that new ones are added by adding a module to `tests.simulation.seeds.MODULES`.
"""

from datetime import timedelta

from tests.simulation.machines import Fuse
from tests.simulation.network import CALM, ROUGH
from tests.simulation.world import Strike, World


def weather(world: World) -> None:
    """The network becomes bad, or good again."""
    world.network.weather = CALM if world.network.weather is ROUGH else ROUGH
    world.history.step("network", "is bad" if world.network.weather is ROUGH else "is good")


def cut(world: World) -> None:
    """A register or a whole store is cut off from HQ, for minutes or days."""
    one = world.chance.choice(world.registers)
    name = world.chance.choice((one.name, one.store, one.store))
    much = world.chance.choice((timedelta(minutes=20), timedelta(hours=3), timedelta(hours=20), timedelta(days=2)))
    world.network.cut[name] = world.clock.at + much
    world.history.fault(f"{name} is cut off from HQ for {much}")


def store_lan(world: World) -> None:
    """A store's LAN goes down, or comes up again; or questions get lost there."""
    lans = world.lans
    lans.weather = CALM if lans.weather is ROUGH else ROUGH
    name = world.chance.choice(world.registers).store
    lans.down ^= {name}
    if name in lans.down:
        world.history.fault(f"the LAN of {name} is down")
    else:
        world.history.step("network", f"the LAN of {name} is up again")


def power(world: World) -> None:
    """A register loses its power between two acts or in the middle of one."""
    register = world.chance.choice(world.living)
    if world.chance.random() < 0.3:
        world.history.fault(f"{register.title} loses its power")
        world.cut_power(register)
    else:
        world.machines.fuse = Fuse(register, world.chance.randint(1, 12))
        world.chance.choice((world.act, world.act, world.sync, world.visit))(register)
        world.machines.fuse = None
    if register.running is not None:
        world.look(register)


def clock(world: World) -> None:
    """A register's clock is set wrong, or right again."""
    register = world.chance.choice(world.living)
    register.clock.wrong_by = world.chance.choice(
        (timedelta(0), timedelta(days=1), timedelta(days=-1), timedelta(minutes=10), timedelta(minutes=-10))
    )
    world.history.fault(f"the clock of {register.name} is wrong by {register.clock.wrong_by}")


def hq_restarts(world: World) -> None:
    """HQ's program ends in the middle of its own work, or of a request, and begins again."""
    world.machines.fuse = Fuse(world.hq, world.chance.randint(1, 20))
    if world.chance.random() < 0.5:
        world.hq_works()
    else:
        world.sync(world.chance.choice(world.living))
    world.machines.fuse = None


def hq_fails_over(world: World) -> None:
    """The next request is done by an HQ that dies before it tells its replica."""
    world.fails_over = True


FAULTS: tuple[tuple[Strike, int], ...] = (
    (weather, 9), (cut, 12), (store_lan, 6), (power, 12), (clock, 14), (hq_restarts, 2), (hq_fails_over, 2),
)  # fmt: skip
