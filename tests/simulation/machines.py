"""Which machine is at work, and how one ends in the middle of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from wire import points


class Ended(BaseException):
    """The power of a machine went away at a named point; nothing that is no `BaseException` stops it."""

    def __init__(self, machine: object, where: str) -> None:
        super().__init__(where)
        self.machine = machine
        self.where = where


@dataclass
class Fuse:
    """Ends a machine at the so-manieth point that it passes."""

    machine: object
    left: int


@dataclass
class Machines:
    """The machines at work, the innermost last: a till waits while HQ answers it."""

    at_work: list[object] = field(default_factory=list)
    fuse: Fuse | None = None

    @contextmanager
    def working(self, machine: object) -> Iterator[None]:
        """This machine works now."""
        self.at_work.append(machine)
        try:
            yield
        finally:
            self.at_work.pop()

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Hear of every point that any machine passes."""
        points.VISITORS.append(self._passed)
        try:
            yield
        finally:
            points.VISITORS.remove(self._passed)

    def _passed(self, name: str) -> None:
        if self.fuse is None or not self.at_work or self.at_work[-1] is not self.fuse.machine:
            return
        self.fuse.left -= 1
        if self.fuse.left <= 0:
            machine, self.fuse = self.fuse.machine, None
            raise Ended(machine, name)
