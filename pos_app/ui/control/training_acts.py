"""Training (C9): the same window at another desk, and back to where it was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from domain.errors import Refusal
from pos_app.services.begin_training import begin_training
from pos_app.training.coach import Coach
from pos_app.ui import acts
from pos_app.ui.control import approval_acts
from pos_app.ui.control.counter import Counter, Shown
from pos_app.ui.control.staff_acts import lock
from pos_app.ui.speak import translate
from pos_app.ui.state import Notice, Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.services.desk import Desk
    from pos_app.training.coach import Line


class Room(Protocol):
    """Makes a desk to be trained at, and takes it away; `line` says whether HQ seems to answer there."""

    @property
    def line(self) -> Line:
        """The same at every desk that it makes."""
        ...

    def begin(self) -> Desk:
        """A new one; not on the UI thread."""
        ...

    def end(self) -> None:
        """Throw it away."""
        ...


class HasCounter(Protocol):
    """Shows one counter, or another."""

    counter: Counter


class Classroom:
    """Changes the counter of a controller. Without a `room` there is no training here."""

    def __init__(self, controller: HasCounter) -> None:
        self._controller = controller
        self.room: Room | None = None
        self._real: Counter | None = None

    def change(self, counter: Counter, act: acts.Training) -> None:
        """Begin, or end what was begun. Refusals `no_training`, `not_signed_in`, `open_sale`, `approver_needed`."""
        if counter.desk.training:
            self._end()
            return
        if self.room is None:
            raise Refusal("no_training")
        if counter.place not in {"sale", "paid"} or not counter.sale.untouched:
            raise Refusal("open_sale")
        work = begin_training(counter.person, partial(_begin, self.room, counter.now), counter.approval)
        counter.panel = None
        counter.ask(work, partial(self._begun, counter))

    def close(self) -> None:
        """The window goes: what is being trained is thrown away."""
        if self.room is not None:
            self.room.end()

    def _begun(self, real: Counter, made: tuple[Desk, Coach]) -> None:
        """Sit down at the training desk; the real till is locked behind it, for whoever began the training."""
        desk, coach = made
        real.at_sale()
        lock(real, acts.Lock())
        self._real = real
        shown = Shown(real.money, real.language, real.show)
        fresh = Counter(desk, real.background, shown, real.now)
        fresh.symbol, fresh.sounds, fresh.album = real.symbol, real.sounds, real.album
        fresh.wishes, fresh.wear = real.wishes, real.wear
        fresh.redo, fresh.asks = real.redo, partial(approval_acts.asks, fresh)
        fresh.coach = coach
        fresh.chosen = desk.staff.staff()[0].id
        fresh.notice = Notice(Tone.WARN, translate("Training", "Training: every PIN is 000000"))
        self._controller.counter = fresh

    def _end(self) -> None:
        if self._real is None or self.room is None:
            return
        self._controller.counter, self._real = self._real, None
        self.room.end()


def _begin(room: Room, now: Callable[[], float]) -> tuple[Desk, Coach]:
    """The desk, and who teaches at it; not on the UI thread."""
    desk = room.begin()
    return desk, Coach(desk, room.line, now)
