"""How long to wait after a failure: full jitter, from 1 second doubling up to 5 minutes."""

from pos_app.sync.ports import Chance

FIRST_SECONDS = 1
LONGEST_SECONDS = 300


class Backoff:
    """Counts failures in a row; the random numbers are passed in."""

    def __init__(self, chance: Chance, *, first: float = FIRST_SECONDS, longest: float = LONGEST_SECONDS) -> None:
        self._chance = chance
        self._first = first
        self._longest = longest
        self._bound = first

    def reset(self) -> None:
        """Something worked."""
        self._bound = self._first

    def next_delay(self, at_least: float = 0) -> float:
        """Seconds to wait now: the longer of what HQ asked for and a random part of the bound, which then doubles."""
        delay = self._chance() * self._bound
        self._bound = min(self._longest, self._bound * 2)
        return max(delay, at_least)
