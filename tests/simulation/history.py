"""A readable history of a seed: one line a step, faults under the step they struck in."""

from dataclasses import dataclass, field
from hashlib import sha256

from tests.simulation.ports import CHINA, WorldClock


@dataclass
class History:
    """`acts` and `faults` are counted; `lines` are what happened."""

    clock: WorldClock
    lines: list[str] = field(default_factory=list)
    acts: int = 0
    faults: int = 0

    def step(self, who: str, what: str) -> None:
        """Something was done."""
        at = self.clock.at.astimezone(CHINA).strftime("%d %H:%M:%S")
        self.lines.append(f"{len(self.lines):4} {at} {who:7} {what}")

    def act(self, who: str, what: str) -> None:
        """Somebody did something on purpose."""
        self.acts += 1
        self.step(who, what)

    def fault(self, what: str) -> None:
        """Something went wrong (`network.Told`)."""
        self.faults += 1
        self.step("~", what)

    def digest(self) -> str:
        """The same for the same history."""
        return sha256("\n".join(self.lines).encode()).hexdigest()[:16]
