"""The coach: which drill is under way, what came of it, and how many keys and seconds it took."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from domain.value import dataclass
from pos_app.training.drills import DRILLS, Glance, Tried, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.entries import Entry
    from pos_app.services.desk import Desk
    from pos_app.training.drills import Drill, Named


class Line(Protocol):
    """What stands for HQ."""

    online: bool


@dataclass(frozen=True, slots=True)
class Result:
    """Who did a drill, with how many keys (digits are not counted, a scan is one) in how many seconds."""

    person: str
    keys: int
    seconds: int


class Coach:
    """Looks at the training books and at the counter after every act; changes neither. Made off the UI thread, used
    on it.

    `line` says whether HQ answers. `now` is a monotonic clock in seconds. `said` is what is to be told of
    the drill `said_of`: a verdict, with nothing wrong when it was done.
    """

    def __init__(self, desk: Desk, line: Line, now: Callable[[], float]) -> None:
        self._desk, self._line, self._now = desk, line, now
        self._looked_up = {drill.id: named for drill in DRILLS if (named := drill.look_up(desk)) is not None}
        self.drills = tuple(drill for drill in DRILLS if drill.id in self._looked_up)
        """What can be done in this shop."""
        self.results: dict[str, Result] = {}
        self.drill: Drill | None = None
        self.named: Mapping[str, str | int] = {}
        self.said, self.said_of = Verdict(), ""
        self._keys, self._began, self._seen = 0, 0.0, 0
        self._tried = Tried()

    def begin(self, drill: str, glance: Glance) -> None:
        """This one from now on."""
        self.said, self.said_of = Verdict(), ""
        self._start(next(one for one in self.drills if one.id == drill), glance)

    def leave(self) -> None:
        """No drill any more."""
        self._line.online = True
        self.drill, self.said, self.said_of = None, Verdict(), ""

    def pressed(self) -> None:
        """An act was asked for."""
        self._keys += 1

    def look(self, glance: Glance, person: str) -> None:
        """See what is there now; when the drill is done, the next one begins."""
        if self.drill is None:
            return
        new, tried = self._entries(), self._tried
        if not new and glance == tried.glances[-1]:
            return
        self._tried = Tried((*tried.entries, *new), (*tried.glances, glance))
        verdict = self.drill.check(self._tried, self.named)
        if new and self.drill.moves:
            self.named = self._named(self.drill)
        if verdict is None:
            return
        self.said, self.said_of = verdict, self.drill.id
        self._tried = Tried((), (glance,))
        if not verdict.wrong:
            self.results[self.drill.id] = Result(person, self._keys, int(self._now() - self._began))
            self._next(self.drill, glance)

    def _next(self, before: Drill, glance: Glance) -> None:
        place = self.drills.index(before) + 1
        left = [one for one in (*self.drills[place:], *self.drills[:place]) if one.id not in self.results]
        if left:
            self._start(left[0], glance)
        else:
            self._line.online = True
            self.drill = None

    def _start(self, drill: Drill, glance: Glance) -> None:
        self.drill, self.named = drill, self._named(drill)
        self._keys, self._began = 0, self._now()
        self._seen, self._tried = self._desk.books.head().seq, Tried((), (glance,))
        self._line.online = not drill.offline

    def _named(self, drill: Drill) -> Named:
        """What stays as it is was looked up once, not on the UI thread."""
        return (drill.look_up(self._desk) or {}) if drill.moves else self._looked_up[drill.id]

    def _entries(self) -> tuple[Entry, ...]:
        """What was written since the last look."""
        books, head = self._desk.books, self._desk.books.head().seq
        found = [books.entry(seq) for seq in range(self._seen + 1, head + 1)]
        self._seen = head
        return tuple(one.entry for one in found if one is not None)
