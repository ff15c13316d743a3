"""A loudspeaker: tones leave on a thread of their own, and where nothing can play them nothing happens."""

import importlib
import shutil
import subprocess
import threading
from collections.abc import Callable
from functools import partial

from pos_app.devices.tones import TONES, wav

Player = Callable[[bytes], None]
"""Plays a WAV to its end; OSError when it cannot."""
_FIRST = frozenset({"refused", "failed", "paid"})
"""What waits to be played gives way to the next tone, unless it is one of these and the next one is not."""
_PLAY_SECONDS, _REST_SECONDS = 2.0, 30.0


class Speaker:
    """Plays one tone at a time; of several that wait only the latest that matters most is heard.

    `play` never waits. After a player failed (no sound card, none of its programs) it is left alone for half a
    minute of `now`, a monotonic clock in seconds.
    """

    def __init__(self, player: Player | None, now: Callable[[], float]) -> None:
        self._player = player
        self._now = now
        self._waiting = threading.Condition()
        self._next = ""
        self._stopped = False
        self._rests_until = float("-inf")
        self._files: dict[str, bytes] = {}
        self._thread: threading.Thread | None = None

    def play(self, tone: str) -> None:
        """Begin to play it soon; nothing is raised, and nobody waits."""
        if self._player is None or tone not in TONES:
            return
        with self._waiting:
            if self._stopped or (self._next in _FIRST and tone not in _FIRST):
                return
            self._next = tone
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, args=(self._player,), name="tones", daemon=True)
                self._thread.start()
            self._waiting.notify()

    def stop(self) -> None:
        """Play what is begun, and nothing more."""
        with self._waiting:
            self._stopped = True
            self._waiting.notify()
        if self._thread is not None:
            self._thread.join(_PLAY_SECONDS)

    def _work(self, player: Player) -> None:
        while True:
            with self._waiting:
                while not self._next and not self._stopped:
                    self._waiting.wait()
                if self._stopped:
                    return
                tone, self._next = self._next, ""
            if self._now() >= self._rests_until:
                self._sound(player, tone)

    def _sound(self, player: Player, tone: str) -> None:
        if tone not in self._files:
            self._files[tone] = wav(TONES[tone])
        try:
            player(self._files[tone])
        except OSError:
            self._rests_until = self._now() + _REST_SECONDS


def player_for(platform: str, find: Callable[[str], str | None] = shutil.which) -> Player | None:
    """What plays on this kind of machine (`sys.platform`), None where there is nothing."""
    if platform == "win32":
        return _windows
    path = find("aplay")
    return partial(_piped, (path, "-q")) if path is not None else None


def _piped(command: tuple[str, ...], file: bytes) -> None:
    try:
        done = subprocess.run(  # noqa: S603  a program of this machine by its path, and nothing else
            command, input=file, capture_output=True, timeout=_PLAY_SECONDS, check=False
        )
    except subprocess.SubprocessError as error:
        raise OSError(str(error)) from error
    if done.returncode:
        raise OSError(done.stderr.decode(errors="replace"))


def _windows(file: bytes) -> None:
    winsound = importlib.import_module("winsound")
    try:
        winsound.PlaySound(file, winsound.SND_MEMORY | winsound.SND_NODEFAULT)
    except RuntimeError as error:  # what it raises without a sound card
        raise OSError(str(error)) from error
