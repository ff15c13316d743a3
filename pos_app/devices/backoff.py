"""When to try again: soon at first, then slower."""


class Backoff:
    """Doubles from ``first`` to ``longest`` seconds; a success starts again."""

    def __init__(self, first: float, longest: float) -> None:
        self._first = first
        self._longest = longest
        self._next = first

    def failed(self) -> float:
        """Return how many seconds to wait now."""
        wait, self._next = self._next, min(self._next * 2, self._longest)
        return wait

    def worked(self) -> None:
        """Start again with the shortest wait."""
        self._next = self._first
