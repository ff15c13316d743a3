"""A trigger that is held down reads the same code again and again: that is one scan (UX 1.7)."""

from __future__ import annotations

BOUNCE_MS = 400
"""The same code sooner than this after the last one is the same scan; a person who means it is slower."""
_UNNAMED = "\0"


class ScanMemory:
    """Remembers the last scan that was taken, and when a scanner last read it."""

    def __init__(self) -> None:
        self._code = ""
        self._at = 0

    def repeats(self, code: str, at: int) -> bool:
        """Whether this is the last scan once more; `at` is on a monotonic clock, in milliseconds."""
        again = bool(self._code) and code == self._code and 0 <= at - self._at < BOUNCE_MS
        if again:
            self._at = at
        return again

    def since(self, at: int) -> int:
        """Milliseconds since a scanner last read something that was taken; many when it never did."""
        return at - self._at if self._code else at + 1

    def took_code(self, at: int) -> None:
        """A customer's payment code was taken: when, never which."""
        self._code, self._at = _UNNAMED, at

    def took(self, code: str, at: int) -> None:
        """This scan was taken; one that was refused is not remembered, so that it is refused again."""
        self._code, self._at = code, at
