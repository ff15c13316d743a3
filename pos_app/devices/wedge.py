"""Scanners that type: decide from the times between keys whether a scanner or a person types.

Pure: key events and their own timestamps go in, what to do comes out.  The window's filter
(``pos_app/ui/wedge_filter.py``) holds keys back for as long as this says, and gives them back in order.
"""

from typing import Literal

from domain.value import dataclass

Kind = Literal["character", "end", "other"]
"""What a key event is: end is Enter or Tab; other is all else: F keys, arrows, shortcuts, a held key that repeats."""


@dataclass(frozen=True, slots=True)
class WedgeSettings:
    """Milliseconds and characters.

    With a ``prefix`` (a slow scanner: AIM ``]``, or STX) only what begins with it is held back, and the gap may be
    long; without one, ``gap`` decides and must stay below what a person types.
    """

    gap: int = 60
    least: int = 6
    stray_enter: int = 150
    late: int = 20
    prefix: str = ""
    prefix_gap: int = 200


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to do now, in this order: replay tokens, tell a scan; then hold the key (or let it through).

    ``wait``: call :meth:`WedgeBuffer.idle` after so many milliseconds, None: no need to.
    """

    scan: str = ""
    replay: tuple[object, ...] = ()
    held: bool = True
    wait: int | None = None


class WedgeBuffer:
    """The keys held back; ``token`` is whatever the caller needs to replay a key."""

    def __init__(self, settings: WedgeSettings | None = None) -> None:
        self._settings = settings or WedgeSettings()
        self._text = ""
        self._tokens: list[object] = []
        self._last = 0
        self._scan_end: int | None = None
        self._waited_again = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is held back."""
        return not self._tokens

    def key(self, kind: Kind, text: str, at: int, token: object) -> Outcome:
        """Take one key press; ``at`` is the event's own timestamp in milliseconds."""
        before = self._decided() if self._tokens and at - self._last >= self._gap else Outcome()
        match kind:
            case "character":
                return self._character(text, at, token, before)
            case "end":
                return self._end(at, token, before)
            case "other":
                return Outcome(before.scan, (*before.replay, *self._given_back()), held=False)

    def idle(self, at: int) -> Outcome:
        """Decide because no key came; ``at`` is the present time on the clock of the events.

        Called too early or, because the program was busy, much too late, it asks to wait once more: keys that were
        typed meanwhile may still be on their way, with older timestamps.
        """
        if not self._tokens:
            return Outcome()
        waited = at - self._last
        if waited < self._gap:
            return Outcome(wait=self._gap - waited)
        if waited > self._gap + self._settings.late and not self._waited_again:
            self._waited_again = True
            return Outcome(wait=self._settings.late)
        return self._decided()

    @property
    def _gap(self) -> int:
        return self._settings.prefix_gap if self._settings.prefix else self._settings.gap

    def _character(self, text: str, at: int, token: object, before: Outcome) -> Outcome:
        if not self._tokens and self._settings.prefix and text != self._settings.prefix:
            return Outcome(before.scan, before.replay, held=False)
        self._text += text
        self._tokens.append(token)
        self._last = at
        self._waited_again = False
        return Outcome(before.scan, before.replay, wait=self._gap)

    def _end(self, at: int, token: object, before: Outcome) -> Outcome:
        if self._tokens:
            if self._is_scan():
                return Outcome(self._taken(at))
            return Outcome(replay=(*self._given_back(), token))
        if self._scan_end is not None and 0 <= at - self._scan_end <= self._settings.stray_enter:
            return Outcome(before.scan, before.replay)
        return Outcome(before.scan, before.replay, held=False)

    def _decided(self) -> Outcome:
        if self._is_scan():
            return Outcome(self._taken(self._last))
        return Outcome(replay=self._given_back())

    def _is_scan(self) -> bool:
        return len(self._text) >= self._settings.least

    def _taken(self, at: int) -> str:
        text = self._text
        self._scan_end = at
        self._given_back()
        return text.strip("\x02\x03")

    def _given_back(self) -> tuple[object, ...]:
        tokens = tuple(self._tokens)
        self._text, self._tokens, self._waited_again = "", [], False
        return tokens
