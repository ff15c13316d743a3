"""A virtual scanner on a virtual serial port."""

from pathlib import Path

from demo.virtual.ptys import VirtualPort


class VirtualScanner:
    """Sends a code and its suffix, as the program of the scanner is set."""

    def __init__(self, path: Path) -> None:
        self._port = VirtualPort(path, self._ignore)
        self.path = path

    def plug(self) -> None:
        """Plug it in (again)."""
        self._port.plug()

    def unplug(self) -> None:
        """Pull the cable."""
        self._port.unplug()

    def scan(self, code: str, suffix: str = "\r") -> None:
        """Scan a code."""
        self._port.send((code + suffix).encode())

    def _ignore(self, data: bytes) -> None:
        """A scanner does not listen."""
