"""A virtual serial port that can be unplugged: a pty behind a link whose name stays."""

import os
import select
import sys
import threading
from collections.abc import Callable
from pathlib import Path

if sys.platform != "win32":  # which has no ptys: there is no virtual serial port then
    import tty


class VirtualPort:
    """The device's end of a serial cable; ``path`` is what the program opens."""

    def __init__(self, path: Path, on_bytes: Callable[[bytes], None]) -> None:
        self.path = path
        self._on_bytes = on_bytes
        self._device, self._program = -1, -1
        self._thread: threading.Thread | None = None
        self._plugged = threading.Event()

    def plug(self) -> None:
        """Make the port appear."""
        if self._plugged.is_set():
            return
        self._device, self._program = os.openpty()
        tty.setraw(self._program)
        tty.setraw(self._device)
        self.path.unlink(missing_ok=True)
        self.path.symlink_to(os.ttyname(self._program))
        self._plugged.set()
        self._thread = threading.Thread(target=self._listen, args=(self._device,), daemon=True)
        self._thread.start()

    def unplug(self) -> None:
        """Make the port vanish, with whatever is on the way."""
        if not self._plugged.is_set():
            return
        self._plugged.clear()
        self.path.unlink(missing_ok=True)
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()
        os.close(self._program)
        os.close(self._device)

    def send(self, data: bytes) -> None:
        """Send bytes to the program; nobody hears them when the cable is out."""
        if self._plugged.is_set():
            os.write(self._device, data)

    def _listen(self, device: int) -> None:
        while self._plugged.is_set():
            if select.select([device], [], [], 0.02)[0]:
                data = os.read(device, 4096)
                self._on_bytes(data)
