"""A screen and a keyboard outside the program: Xvfb is looked at, xdotool types; the program knows of neither."""

from __future__ import annotations

import os
import subprocess
import time
from typing import TYPE_CHECKING, Self

from PIL import ImageGrab

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PIL.Image import Image

PACKAGES = {"Xvfb": "xvfb", "xdotool": "xdotool"}
SIZE = (1366, 768)
CORNER = (300, 300, 340, 340)
"""A small place that every screen of the till paints."""
CONTENT = (90, 50, 700, 600)
"""Where screens differ and carts grow: beside clock, lamps and what is typed."""
BETWEEN_KEYS = 0.15
"""Seconds; slower than any scanner types, so that the window takes it for a person."""
STILL_SECONDS = 0.5


class NothingShownError(Exception):
    """The screen did not come to show what was waited for."""


class Display:
    """A screen of 1366 x 768 while it is entered."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            # -noreset: who looks is often the only client, and a server begins anew when its last one leaves
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-noreset", "-ac"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as said:
            self.name = f":{said.readline().strip()}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.terminate()
        self._server.wait()

    def picture(self, box: tuple[int, int, int, int] | None = None) -> Image:
        """What is on it."""
        return ImageGrab.grab(bbox=box, xdisplay=self.name)

    def painted(self, seconds: float) -> None:
        """Wait until something is painted where nothing was; raises NothingShownError."""
        deadline = time.monotonic() + seconds
        while self.picture(CORNER).getbbox() is None:
            if time.monotonic() > deadline:
                raise NothingShownError(f"nothing was painted in {seconds:.0f} s")
            time.sleep(0.002)

    def blank(self, seconds: float = 10.0) -> None:
        """Wait until nothing is on it any more; raises NothingShownError."""
        deadline = time.monotonic() + seconds
        while self.picture(CORNER).getbbox() is not None:
            if time.monotonic() > deadline:
                raise NothingShownError("a window stays on the screen")
            time.sleep(0.01)

    def still(self) -> Image:
        """Wait until nothing moves; what is on it then."""
        before = self.picture()
        for _ in range(20):
            time.sleep(STILL_SECONDS)
            now = self.picture()
            if now.tobytes() == before.tobytes():
                break
            before = now
        return before

    def after(self, act: Callable[[], None], what: str, seconds: float = 120.0) -> Image:
        """Do it, wait until the content has changed and is still again; raises NothingShownError."""
        self.still()
        before = self.picture(CONTENT).tobytes()
        act()
        deadline = time.monotonic() + seconds
        while self.picture(CONTENT).tobytes() == before:
            if time.monotonic() > deadline:
                raise NothingShownError(f"nothing changed: {what}")
            time.sleep(0.05)
        return self.still()

    def type(self, text: str) -> None:
        """Type as a person does; a delay of xdotool's own is halved by some of its versions."""
        for character in text:
            self._hands("type", character)
            time.sleep(BETWEEN_KEYS)

    def key(self, name: str) -> None:
        """Press a key (X's name of it)."""
        self._hands("key", name)

    def _hands(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], check=True, env={**os.environ, "DISPLAY": self.name})
