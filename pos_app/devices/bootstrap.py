"""What loads late: python-escpos takes half a second to import, so only the printer's own thread does, on first use.

Its printers are used as byte sinks only, a fresh object per job.  It gives the root logger a handler,
which is undone, and reads the folder for its cache from the environment.
"""

import importlib
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

from pos_app.devices.ports import LinkDownError

Kind = Literal["file", "queue"]
_QUEUE = "Win32Raw" if sys.platform == "win32" else "LP"
_CLASSES: Mapping[Kind, tuple[str, str]] = {"file": ("File", "devfile"), "queue": (_QUEUE, "printer_name")}
"""python-escpos' class and what it calls the name: a device (`/dev/usb/lp0`), or a print queue of the system."""


class SinkLink:
    """A printer behind a driver or spooler: bytes go in, nothing comes back, each write is a job of its own."""

    answers = False

    def __init__(self, kind: Kind, name: str, cache: Path) -> None:
        self._kind: Kind = kind
        self._name = name
        self._cache = cache
        self._printer: Any = None

    def open(self) -> None:
        """Open the driver.  Raises LinkDownError."""
        with self._driver():
            driver, called = _CLASSES[self._kind]
            self._printer = getattr(_escpos(self._cache), driver)(**{called: self._name})
            self._printer.open()

    def write(self, data: bytes) -> None:
        """Hand over one job.  Raises LinkDownError."""
        printer, self._printer = self._printer, None
        if printer is None:
            raise LinkDownError("not open")
        with self._driver():
            printer._raw(data)  # noqa: SLF001 - its only way to send bytes untouched
            printer.close()  # a spooler takes the job only now

    def read(self, timeout: float) -> bytes:  # noqa: ARG002 - there is nothing to wait for
        """Return nothing."""
        return b""

    def close(self) -> None:
        """Drop a driver that was opened and not used."""
        printer, self._printer = self._printer, None
        if printer is not None:
            with suppress(LinkDownError), self._driver():
                printer.close()

    @contextmanager
    def _driver(self) -> Iterator[None]:
        try:
            with _root_logger_left_alone():
                yield
        except Exception as wrong:  # drivers raise classes of their own that exist only where they are installed
            raise LinkDownError(f"{self._kind}:{self._name}: {wrong}") from wrong


def _escpos(cache: Path) -> object:
    cache.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("ESCPOS_CAPABILITIES_PICKLE_DIR", str(cache))
    return importlib.import_module("escpos.printer")


@contextmanager
def _root_logger_left_alone() -> Iterator[None]:
    """Take back the handler that a library gives the root logger, at its import and at each of its log lines."""
    root = logging.getLogger()
    before = list(root.handlers)
    try:
        yield
    finally:
        for handler in root.handlers[:]:
            if handler not in before and type(handler) is logging.StreamHandler:
                root.removeHandler(handler)
