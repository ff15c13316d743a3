"""How long a register may spend what it was lent without a word from HQ: the soft and the hard stop, and the witness.

Hours are counted from the last answer of HQ. What was lent bounds what can be spent; these bound for how long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from domain.value import dataclass

if TYPE_CHECKING:
    from datetime import datetime

HOUR = 3600
Standing = Literal["fine", "soft", "hard"]


@dataclass(frozen=True, slots=True)
class Contact:
    """After `soft_hours` without HQ the cashier is told at each payment out of what was lent, after `hard_hours` such
    payments rest (0: never). `witness`: after a start nothing is spent until somebody who knows confirmed the journal;
    without it the anchor file is enough.
    """

    soft_hours: int = 0
    hard_hours: int = 0
    witness: bool = False

    def standing(self, last: datetime | None, now: datetime) -> Standing:
        """How it stands when HQ answered last at that time (None: nothing is known of it)."""
        if last is None:
            return "fine"
        hours = int((now - last).total_seconds()) // HOUR
        if self.hard_hours and hours >= self.hard_hours:
            return "hard"
        return "soft" if self.soft_hours and hours >= self.soft_hours else "fine"
