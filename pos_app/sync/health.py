"""What the screen and the manager are told about the talk with HQ."""

from datetime import datetime

from domain.errors import Fault
from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong (`code` for the translation, `what` in words) and what to do."""

    code: str
    what: str
    advice: str


@dataclass(frozen=True, slots=True)
class SyncHealth:
    """The state of the sync: `unsynced` entries wait, `last_heard` is when HQ last answered.

    `complete` says that the reference data is a state that HQ meant to be shown; `offset_seconds` is HQ's clock less
    the till's. `push` and `pull` are what is wrong in either direction.
    """

    online: bool = False
    unsynced: int = 0
    last_heard: datetime | None = None
    complete: bool = False
    offset_seconds: int = 0
    push: Problem | None = None
    pull: Problem | None = None

    @property
    def problem(self) -> Problem | None:
        """The one to show."""
        return self.push or self.pull


def problem_of(fault: Fault) -> Problem:
    """A fault as it is shown."""
    return Problem(fault.code, fault.what, fault.advice)
